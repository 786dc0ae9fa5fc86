"""Indicators that are worked out from what is stored: each a function from spans of days to whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.models import Changed, Exchange
from utblick.features.followup.coverage import Goal, definition_on
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.networks.models import Gain, WorkingGroup, YearCost
from utblick.features.programmes.models import Part
from utblick.features.projects.models import Project, Step, StepKind
from utblick.features.projects.money import total_of
from utblick.features.projects.queries import Told, sum_of
from utblick.features.projects.stages import Stage, day_of_step

Span = tuple[date, date]
Compute = Callable[[Sequence[Span]], list[int | None]]


def coverage_share(spans: Sequence[Span]) -> list[int | None]:
    """Give the share of units that take part on each last day, in per cent, under the version of that day."""
    versions = list(ParticipationDefinition.objects.all())
    goals: dict[int, Goal] = {}
    found: list[int | None] = []
    for _first, last in spans:
        version = definition_on(last, versions)
        if version is None:
            found.append(None)
            continue
        goal = goals.setdefault(version.pk, Goal(version, last))
        found.append(goal.share_on(last))
    return found


def exchanges_held(spans: Sequence[Span]) -> list[int | None]:
    """Give how many exchanges were held."""
    return [_held(span).count() for span in spans]


def changed_share(spans: Sequence[Span]) -> list[int | None]:
    """Give the share of answered exchanges that changed something, in per cent; None where nobody answered."""
    found: list[int | None] = []
    for span in spans:
        answers = list(_held(span).exclude(changed="").values_list("changed", flat=True))
        found.append(round(100 * answers.count(Changed.YES) / len(answers)) if answers else None)
    return found


def units_out(spans: Sequence[Span]) -> list[int | None]:
    """Give how many units took part in at least one exchange."""
    return [_held(span).exclude(units=None).values("units").distinct().count() for span in spans]


def cost_for_each_unit(spans: Sequence[Span]) -> list[int | None]:
    """Give the known fees of a year for each unit that a membership gave something; None where not known."""
    found: list[int | None] = []
    for span in spans:
        fees = [row.fee for row in YearCost.objects.filter(year=span[1].year) if row.fee is not None]
        units = Gain.objects.filter(on__range=span, unit__isnull=False).values("unit").distinct().count()
        found.append(round(sum(fees) / units) if fees and units else None)
    return found


def groups_used(spans: Sequence[Span]) -> list[int | None]:
    """Give how many working groups a unit takes part in; known for today alone, so for the last span."""
    used = WorkingGroup.objects.exclude(units=None).distinct().count()
    return [*[None] * (len(spans) - 1), used] if spans else []


def _held(span: Span) -> QuerySet[Exchange]:
    return Exchange.objects.filter(ends_on__range=span, is_draft=False, cancelled_on=None)


def projects_running(spans: Sequence[Span]) -> list[int | None]:
    """Give how many projects ran on each last day."""
    return [len(_running(last)) for _first, last in spans]


def projects_led(spans: Sequence[Span]) -> list[int | None]:
    """Give how many projects that we lead ran on each last day."""
    return [sum(row.part == Part.LEAD for row in _running(last)) for _first, last in spans]


def _running(last: date) -> list[Project]:
    rows = Project.objects.prefetch_related("steps")
    return [row for row in rows if Told(row, last).standing.stage == Stage.RUNNING]


def grants_decided(spans: Sequence[Span]) -> list[int | None]:
    """Give the grants to us that were decided, in thousand kronor; None where an amount or a rate is missing."""
    rows = list(Project.objects.prefetch_related("steps"))
    found: list[int | None] = []
    for first, last in spans:
        days = ((row, day_of_step(Told(row, last).events, "granted", last)) for row in rows)
        total = total_of(sum_of(row, "our_grant") for row, day in days if day is not None and day >= first)
        found.append(None if total.unknown or total.without_rate else round(total.kronor / 1000))
    return found


def share_granted(spans: Sequence[Span]) -> list[int | None]:
    """Give the share of decided applications that were granted, in per cent; None where none was decided."""
    decided = Step.objects.filter(kind__in=[StepKind.GRANTED, StepKind.REJECTED], undone_by=None)
    rows = list(decided.values_list("project", "kind", "on"))
    found: list[int | None] = []
    for first, last in spans:
        held = {(project, kind) for project, kind, on in rows if first <= on <= last}
        granted = sum(kind == StepKind.GRANTED for _project, kind in held)
        found.append(round(100 * granted / len(held)) if held else None)
    return found


class Computed(NamedTuple):
    """A computed indicator: what it is called in a choice, its formula in words, and the function."""

    name: Promise
    formula: Promise
    compute: Compute


COMPUTED: dict[str, Computed] = {
    "coverage": Computed(
        _("share of units that take part"),
        _("Units that take part on the last day of the year, of those that the goal applies to."),
        coverage_share,
    ),
    "exchanges": Computed(
        _("exchanges held"), _("Exchanges whose last day lies in the year."), exchanges_held
    ),
    "units": Computed(
        _("units with an exchange"),
        _("Units that took part in an exchange whose last day lies in the year."),
        units_out,
    ),
    "changed": Computed(
        _("share of exchanges that changed something"),
        _("Exchanges of the year that changed something, of those that have answered."),
        changed_share,
    ),
    "cost-for-each-unit": Computed(
        _("network fees for each unit that gained"),
        _("Known fees of the year, divided by the units that a membership gave something."),
        cost_for_each_unit,
    ),
    "projects": Computed(
        _("projects that run"), _("Projects that run on the last day of the year."), projects_running
    ),
    "projects-led": Computed(
        _("projects that we lead"), _("Projects that we lead and that run on the last day of the year."), projects_led
    ),
    "grants": Computed(
        _("grants to us in thousand kronor"),
        _("Grants decided in the year, at the rate of each project; nothing where an amount or a rate is missing."),
        grants_decided,
    ),
    "success": Computed(
        _("share of applications granted"),
        _("Applications granted in the year, of those that were granted or turned down."),
        share_granted,
    ),
    "groups": Computed(
        _("working groups used"), _("Working groups of networks that a unit takes part in, as of today."), groups_used
    ),
}  # fmt: skip
