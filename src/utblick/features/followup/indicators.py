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
    "groups": Computed(
        _("working groups used"), _("Working groups of networks that a unit takes part in, as of today."), groups_used
    ),
}  # fmt: skip
