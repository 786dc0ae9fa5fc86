"""The words of stages, and the sentences that say what they rest on."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.projects.models import Currency, Project, StepKind
from utblick.features.projects.money import adds_up, share_left
from utblick.features.projects.stages import Stage, Standing
from utblick.ui.columns import grouped

STAGES: dict[str, Promise] = {
    Stage.IDEA: gettext_lazy("idea"),
    Stage.APPLIED: gettext_lazy("applied for"),
    Stage.GRANTED: gettext_lazy("granted"),
    Stage.RUNNING: gettext_lazy("under way"),
    Stage.CLOSED: gettext_lazy("wound up"),
    Stage.IN_USE: gettext_lazy("results in use"),
    Stage.REJECTED: gettext_lazy("turned down"),
    Stage.WITHDRAWN: gettext_lazy("called off"),
}
TONES = {
    Stage.APPLIED: "water",
    Stage.GRANTED: "water",
    Stage.RUNNING: "lichen",
    Stage.IN_USE: "lichen",
    Stage.REJECTED: "granite",
    Stage.WITHDRAWN: "granite",
}
# What may be written down next, as the button says it.
TO_WRITE: dict[str, Promise] = {
    "idea": gettext_lazy("It is an idea again"),
    "applied": gettext_lazy("The application is sent"),
    "granted": gettext_lazy("The grant is decided"),
    "rejected": gettext_lazy("It was turned down"),
    "started": gettext_lazy("It has started"),
    "closed": gettext_lazy("It is closed"),
    "in_use": gettext_lazy("The results are in use"),
    "withdrawn": gettext_lazy("We withdraw it"),
}


def day_words(day: date | None) -> str:
    """Give a day as the page's language writes it."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def outward_name(project: Project) -> str:
    """Give what a project is called where whoever holds a link reads it: without its name when it is secret."""
    if not project.secrecy:
        return project.name
    if project.diary_number:
        return _("The project with diary number %(number)s") % {"number": project.diary_number}
    return _("A project that you answer for")


def share_words(project: Project) -> str:
    """Say what the own share would be where it is not written, or that it does not agree; otherwise nothing."""
    budget, grant, share = project.our_budget, project.our_grant, project.own_share
    currency = Currency(project.currency).label
    left = share_left(budget, grant)
    if share is None and left is not None:
        return _("Our part of the budget less the grant to us is %(left)s %(currency)s.") % {
            "left": grouped(left),
            "currency": currency,
        }
    if budget is None or grant is None or share is None or adds_up(budget, grant, share):
        return ""
    return _(
        "The grant to us and our own share make %(sum)s %(currency)s, but our part of the budget is %(budget)s. "
        "Look at the three amounts."
    ) % {"sum": grouped(grant + share), "budget": grouped(budget), "currency": currency}


def derivation(standing: Standing, starts_on: date | None, ends_on: date | None) -> str:
    """Say in a sentence what a stage rests on."""
    step = standing.rests_on
    if step is None:
        return _("No step is written down, so it counts as an idea.")
    said = _("Rests on the step of %(day)s: %(kind)s.") % {
        "day": day_words(step.on),
        "kind": StepKind(step.kind).label,
    }
    if standing.by_day:
        said += " " + _("Its first day, %(day)s, has come.") % {"day": day_words(starts_on)}
    if standing.is_late:
        said += " " + _("Its last day, %(day)s, has passed, and nobody has written that it is closed.") % {
            "day": day_words(ends_on)
        }
    return said
