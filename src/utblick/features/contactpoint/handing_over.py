"""Where a case can be handed over, and what is written beforehand of what is handed over: nothing of any person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.contactpoint import periods
from utblick.features.contactpoint.counties import called, home_counties
from utblick.features.contactpoint.kinds import StepKind
from utblick.features.contactpoint.models import Case
from utblick.features.programmes.models import Manager, ProgrammeBody


def sisters(programme: str, on: date) -> list[str]:
    """Give the names of the other contact points of a programme on a day, as its page has them."""
    ours = {*home_counties(on)}
    return [
        row.name
        for row in _bodies(programme, on, Manager.CONTACT_POINT)
        if not ours.intersection(row.counties)
    ]


def secretariat(programme: str, on: date) -> str:
    """Give what the joint secretariat of a programme is called on a day."""
    names = [row.name for row in _bodies(programme, on, Manager.SECRETARIAT)]
    return names[0] if names else _("the joint secretariat")


def note_of(case: Case) -> str:
    """Write what is handed over: the question, who asks, the priority, the idea, and what the latest check said."""
    name = periods.priority_names([case.programme]).called(case.programme, case.priority)
    ideas = [step.words for step in case.steps.all() if step.kind == StepKind.IDEA and step.words]
    check = case.checks.first()
    summary = ""
    if check is not None:
        words = check.summary_en if get_language() == "en" else check.summary_sv
        summary = f"{words} ({date_format(check.rules_on, 'DATE_FORMAT')})"
    lines = (
        (_("Question"), case.question),
        (_("Who is asking"), ", ".join(part for part in (case.organisation, called(case.county)) if part)),
        (_("Programme period"), periods.name_of(case.programme, periods.periods())),
        (_("Priority"), name),
        (_("Idea"), ideas[-1] if ideas else ""),
        (_("Rule check"), summary),
    )
    return "\n".join(f"{label}: {text}" for label, text in lines if text)


def _bodies(programme: str, on: date, role: str) -> Iterable[ProgrammeBody]:
    return ProgrammeBody.objects.filter(
        Q(since=None) | Q(since__lte=on),
        Q(until=None) | Q(until__gt=on),
        programme__key=programme,
        role=role,
    ).order_by("pk")
