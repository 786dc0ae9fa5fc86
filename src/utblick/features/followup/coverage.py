"""The goal worked out from what is stored: units and exchanges become facts, the engine counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from utblick.engine.coverage.counting import Cell, Coverage, Lapse, Participation, Standing
from utblick.engine.coverage.facts import Definition, Event, Exemption
from utblick.engine.coverage.facts import Unit as UnitFact
from utblick.engine.coverage.months import HalfYear, day_before, half_year_of
from utblick.features.exchanges.models import Exchange
from utblick.features.followup.models import NotApplicable, ParticipationDefinition
from utblick.features.organisation.models import Level, Unit
from utblick.features.organisation.queries import units_as_of
from utblick.ui.alphabet import place

HALF_YEARS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A unit on the coverage map."""

    unit: Unit
    standing: Standing
    cells: list[Cell]


class Goal:
    """The goal under one definition, as of a day, for all units or for those of a board or an area.

    The tree of units is that of the day; what an earlier unit did counts for the one that continues it.
    """

    def __init__(
        self, definition: ParticipationDefinition, as_of: date, *, board: str = "", area: int | None = None
    ) -> None:
        self.definition, self.as_of, self.board, self.area = definition, as_of, board, area

    @cached_property
    def _rows(self) -> dict[int, Unit]:
        return units_as_of(self.as_of)

    @cached_property
    def participation(self) -> Participation:
        """The engine's answer book."""
        continues: dict[int, list[int]] = {}
        for unit in self._rows.values():
            if unit.successor_id:
                continues.setdefault(unit.successor_id, []).append(unit.pk)
        units = [
            UnitFact(
                unit.pk,
                unit.level,
                unit.valid_from,
                unit.valid_until,
                _above(unit, self._rows),
                tuple(continues.get(unit.pk, ())),
            )
            for unit in self._rows.values()
        ]
        exemptions = [
            Exemption(unit, first, until)
            for unit, first, until in NotApplicable.objects.values_list("unit", "valid_from", "valid_until")
            if until is not None
        ]
        return Participation(units, events(), exemptions, definition_fact(self.definition))

    @cached_property
    def units(self) -> list[Unit]:
        """The units that the goal is counted for here, by area and name."""
        found = [
            unit
            for unit in self._rows.values()
            if unit.level == self.definition.level
            and (not self.board or (unit.board is not None and unit.board.key == self.board))
            and (self.area is None or self.area in (unit.pk, unit.parent_id))
        ]
        return sorted(found, key=lambda unit: (place(area_of(unit).name), place(unit.name)))

    @property
    def coverage(self) -> Coverage:
        """How many are in each state."""
        return self.participation.coverage(self.as_of, self._keys)

    def by_year(self, years: int) -> list[tuple[int, int | None]]:
        """Give the share at the end of each of the last years, the present one as of the day."""
        found = range(self.as_of.year - years + 1, self.as_of.year + 1)
        return [(year, self.share_on(min(date(year, 12, 31), self.as_of))) for year in found]

    def share_on(self, day: date) -> int | None:
        """Give the share that is done on a day, in per cent; None where the goal applies to nobody."""
        share = self.participation.coverage(day, self._keys).share
        return round(100 * share) if share is not None else None

    @cached_property
    def _keys(self) -> frozenset[int]:
        return frozenset(unit.pk for unit in self.units)

    @property
    def halves(self) -> list[HalfYear]:
        """The half-years of the map, the current one last."""
        last = half_year_of(self.as_of)
        found = [last]
        while len(found) < HALF_YEARS:
            found.append(half_year_of(day_before(found[-1].first)))
        return found[::-1]

    @cached_property
    def rows(self) -> list[Row]:
        """The map: every unit that exists on the day or did during its half-years."""
        facts = {fact.key: fact for fact in self.participation.units}
        first, last = self.halves[0].first, self.halves[-1].last
        found = []
        for unit in self.units:
            fact = facts[unit.pk]
            if fact.valid_until is not None and fact.valid_until <= first:
                continue
            cells = self.participation.row(fact, first, last, self.as_of)
            found.append(Row(unit, self.participation.standing(fact, self.as_of), cells))
        return found

    @property
    def lapsing(self) -> list[tuple[Unit, Lapse]]:
        """Who is done now and will not be within six months, the soonest first."""
        lapses = self.participation.lapsing(self.as_of)
        return [(self._rows[one.unit], one) for one in lapses if one.unit in self._keys]

    @property
    def trend(self) -> list[tuple[HalfYear, Coverage]]:
        """The coverage at the end of each half-year of the map, and today."""
        return [
            (half, self.participation.coverage(min(half.last, self.as_of), self._keys))
            for half in self.halves
        ]


def events() -> list[Event]:
    """Give every exchange that takes place as a fact; those to come are known by their day."""
    units: dict[int, set[int]] = {}
    for exchange, unit in Exchange.units.through.objects.values_list("exchange", "unit"):
        units.setdefault(exchange, set()).add(unit)
    rows = Exchange.objects.filter(is_draft=False, cancelled_on=None).order_by()
    found = []
    for key, ends_on, kind, direction, learning, evidence, change in rows.values_list(
        "pk", "ends_on", "type__key", "direction__key", "learning", "evidence", "change"
    ):
        shown = bool(learning or evidence or change)
        found.append(
            Event(
                key, frozenset(units.get(key, ())), ends_on, kind or "", direction or "", has_evidence=shown
            )
        )
    return found


def definition_fact(row: ParticipationDefinition) -> Definition:
    """Give a stored version as the engine takes it."""
    return Definition(
        row.level, row.months, frozenset(row.kinds), frozenset(row.directions), row.needs_evidence
    )


def area_of(unit: Unit) -> Unit:
    """Give the area that a unit belongs to; an area is its own."""
    return unit.parent if unit.level == Level.UNIT and unit.parent else unit


def definition_on(day: date, rows: Iterable[ParticipationDefinition]) -> ParticipationDefinition | None:
    """Give the version that holds on a day; before the first, the first."""
    ordered = sorted(rows, key=lambda row: row.number)
    holding = [row for row in ordered if row.valid_from <= day]
    return holding[-1] if holding else next(iter(ordered), None)


def _above(unit: Unit, rows: dict[int, Unit]) -> tuple[int, ...]:
    found = []
    at: int | None = unit.parent_id
    while at is not None and at not in found:
        found.append(at)
        at = rows[at].parent_id
    return tuple(found)
