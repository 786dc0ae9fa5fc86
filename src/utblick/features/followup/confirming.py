"""Confirming beats filling in: what each unit did in a half-year, ready to be confirmed or corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from utblick.engine.coverage.months import HalfYear, day_before, half_year_of
from utblick.features.exchanges.models import Exchange
from utblick.features.exchanges.queries import exchanges
from utblick.features.followup.models import Confirmation
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import lowest_units
from utblick.foundation.accounts.viewer import Viewer

WRITE, HANDLE = "followup.confirmation.write", "followup.confirmation.handle"


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit, what it did in the half-year, and what was confirmed of it."""

    unit: Unit
    exchanges: list[Exchange]
    confirmation: Confirmation | None
    # Whether the viewer is the unit's own contact, rather than somebody who may answer for all.
    is_own: bool = True


def half_year_to_confirm(today: date) -> HalfYear:
    """Give the half-year that is over and was the last."""
    return half_year_of(day_before(half_year_of(today).first))


def units_to_confirm(viewer: Viewer, at: datetime) -> list[Unit]:
    """Give the units that the viewer answers for."""
    rows = lowest_units(day_of(at)).order_by("parent__name_sv", "name_sv")
    return [unit for unit in rows if viewer.may(WRITE, unit=unit.pk)]


def answers(viewer: Viewer, half: HalfYear, at: datetime) -> list[Answer]:
    """Give the pre-filled answer of each of the viewer's units."""
    units = units_to_confirm(viewer, at)
    keys = {unit.pk for unit in units}
    given = {
        row.unit_id: row for row in Confirmation.objects.filter(year=half.year, half=half.half, unit__in=keys)
    }
    held: dict[int, list[Exchange]] = {}
    rows = exchanges(viewer).filter(ends_on__range=(half.first, half.last), is_draft=False, cancelled_on=None)
    for row in rows.order_by("ends_on", "pk"):
        for unit in row.units.all():
            held.setdefault(unit.pk, []).append(row)
    return [
        Answer(unit, held.get(unit.pk, []), given.get(unit.pk), unit.pk in viewer.units) for unit in units
    ]


def objections() -> QuerySet[Confirmation]:
    """Give what units have said is missing or wrong and nobody has seen to, the oldest first."""
    rows = Confirmation.objects.exclude(missing="").filter(handled_at=None)
    return rows.select_related("unit", "unit__parent").order_by("at")


def share_confirmed(units: Iterable[Unit], half: HalfYear) -> tuple[int, int]:
    """Give how many of some units have confirmed a half-year, and how many there are."""
    keys = [unit.pk for unit in units]
    return Confirmation.objects.filter(year=half.year, half=half.half, unit__in=keys).count(), len(keys)
