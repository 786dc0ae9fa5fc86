"""What a board is asked of a project, by where the project stands, and the words that its paper begins with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.projects.models import Currency, Matter, Project
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import Stage
from utblick.ui.columns import grouped

# What may be put before a board in each stage; the likeliest first.
ASKED: dict[Stage, tuple[Matter, ...]] = {
    Stage.IDEA: (Matter.IDEA, Matter.APPLY),
    Stage.APPLIED: (Matter.FINANCE,),
    Stage.GRANTED: (Matter.FINANCE,),
    Stage.RUNNING: (Matter.FINANCE, Matter.CLOSE),
    Stage.CLOSED: (Matter.CLOSE,),
    Stage.IN_USE: (),
    Stage.REJECTED: (Matter.APPLY,),
    Stage.WITHDRAWN: (),
}
PROPOSALS: dict[str, Promise] = {
    Matter.IDEA: gettext_lazy("The board approves that the project %(project)s is prepared."),
    Matter.APPLY: gettext_lazy("The board decides that an application is made for the project %(project)s."),
    Matter.FINANCE: gettext_lazy(
        "The board decides to finance the region's own share of the project %(project)s%(share)s."
    ),
    Matter.CLOSE: gettext_lazy(
        "The board approves the final report of the project %(project)s and closes it."
    ),
}


def asked_of(told: Told, board: int, decided: Iterable[tuple[int, str]]) -> list[Matter]:
    """Give what may be put before a board of a project now; `decided` are the boards and matters that are done.

    While it is open there is always something: what is likely, or else another matter, to be said in the form.
    """
    done = set(decided)
    if told.project.financed_on is not None:
        done.add((board, Matter.FINANCE.value))
    likely = [matter for matter in ASKED[Stage(told.standing.stage)] if (board, matter.value) not in done]
    return likely or ([Matter.OTHER] if told.standing.is_open else [])


def first_words(project: Project, matter: str, today: date) -> dict[str, Any]:
    """Give what the item's form is filled in with.

    Heading, summary and proposal are shown to everybody, so those of a secret project do not name it.
    """
    label = str(Matter(matter).label)
    if project.secrecy:
        known = project.diary_number or f"#{project.pk}"
        title = _("A project, %(number)s: %(what)s") % {"number": known, "what": label}
        named, share, told = known, "", ""
    else:
        title = _("%(project)s: %(what)s") % {"project": project.name, "what": label}
        named, share, told = project.name, _share(project), project.purpose
    found = {
        "title": title[:250],
        "project_matter": matter,
        "diary_number": project.diary_number,
        "secrecy": project.get_secrecy_display() if project.secrecy else "",
        "summary": told,
        "background": background(project, today),
    }
    if matter in PROPOSALS:
        found["proposal"] = PROPOSALS[matter] % {"project": named, "share": share}
    return found


def _share(project: Project) -> str:
    if project.own_share is None:
        return ""
    currency = str(Currency(project.currency).label)
    return _(" (%(amount)s %(currency)s)") % {"amount": grouped(project.own_share), "currency": currency}


def background(project: Project, today: date) -> str:
    """Give what is known of a project in lines, for the matter of a paper."""
    rows = [
        (_("Project"), project.name if project.secrecy else ""),
        (_("Why"), project.purpose if project.secrecy else ""),
        (_("Programme"), project.programme.name if project.programme else ""),
        (_("Our role"), str(project.get_part_display())),
        (_("Unit"), project.unit.name if project.unit else ""),
        (_("Days"), " – ".join(day.isoformat() for day in (project.starts_on, project.ends_on) if day)),
    ]
    currency = str(Currency(project.currency).label)
    for field in ("total", "our_budget", "our_grant", "own_share"):
        value = getattr(project, field)
        if value is not None:
            label = str(Project._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
            rows.append((f"{label[:1].upper()}{label[1:]}", f"{grouped(value)} {currency}"))
    results = "; ".join(row.words for row in project.results.all())
    rows.append((_("What changed"), results))
    return "\n".join(f"{label}: {value}" for label, value in rows if value)
