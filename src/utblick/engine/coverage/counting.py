"""Which units take part regularly: done, due, silent, exempt, on a day, by half-year, and by when that ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from utblick.engine.coverage.facts import Definition, Event, Exemption, Unit, why_not
from utblick.engine.coverage.months import HalfYear, half_years, months_after


class State(StrEnum):
    """Where a unit stands on a day."""

    DONE = "done"  # a counting event within the period
    DUE = "due"  # took part before, not within the period
    SILENT = "silent"  # never took part
    EXEMPT = "exempt"  # the goal does not apply
    ABSENT = "absent"  # does not exist


class Standing(NamedTuple):
    """A unit's state; the last counting event and its day; the first day on which that no longer is enough."""

    state: State
    event: int | None = None
    last: date | None = None
    lapses_on: date | None = None


class Coverage(NamedTuple):
    """How many units are in each state, and the share of done among those that the goal applies to."""

    done: int
    due: int
    silent: int
    exempt: int

    @property
    def counted(self) -> int:
        """Give how many units the goal applies to."""
        return self.done + self.due + self.silent

    @property
    def share(self) -> Fraction | None:
        """Give the share of done; None when the goal applies to nobody."""
        return Fraction(self.done, self.counted) if self.counted else None


class Cell(NamedTuple):
    """A unit in a half-year: its state at the end (or as of today), the events then, and those that count."""

    half: HalfYear
    state: State
    events: tuple[int, ...]
    counting: tuple[int, ...]


class Lapse(NamedTuple):
    """A unit that is done and will not be from `on`, unless one of the planned events takes place before."""

    unit: int
    on: date
    planned: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _History:
    """The events of one unit: all (day, key), and those that count."""

    all: list[tuple[date, int]]
    counting: list[tuple[date, int]]


class Participation:
    """The events of all units under one definition, ready to be asked about any day.

    An event counts for the units it names and for everything above them; what a unit did that another
    continues counts for that other too, through any number of steps. Events after the day that is asked about
    are not known on it.
    """

    def __init__(
        self,
        units: Iterable[Unit],
        events: Iterable[Event],
        exemptions: Iterable[Exemption],
        definition: Definition,
    ) -> None:
        self.definition = definition
        self._units = {unit.key: unit for unit in units}
        self.units = [unit for unit in self._units.values() if unit.level == definition.level]
        self._exemptions: dict[int, list[Exemption]] = defaultdict(list)
        for exemption in exemptions:
            self._exemptions[exemption.unit].append(exemption)
        heirs: dict[int, list[int]] = defaultdict(list)
        for unit in self._units.values():
            for before in unit.continues:
                heirs[before].append(unit.key)
        histories: dict[int, _History] = defaultdict(lambda: _History([], []))
        self._planned: dict[int, list[tuple[date, int]]] = defaultdict(list)
        for event in events:
            reason = why_not(event, definition)
            for key in _reached(event.units, self._units, heirs):
                if reason != "not-held":
                    histories[key].all.append((event.ends_on, event.key))
                else:
                    self._planned[key].append((event.ends_on, event.key))
                if not reason:
                    histories[key].counting.append((event.ends_on, event.key))
        for history in histories.values():
            history.all.sort()
            history.counting.sort()
        self._histories = histories

    def standing(self, unit: Unit, on: date) -> Standing:
        """Say where a unit stands on a day."""
        if not unit.exists(on):
            return Standing(State.ABSENT)
        last, event = self._last(unit.key, on)
        lapses_on = _lapse(last, self.definition.months) if last else None
        if any(one.holds(on) for one in self._exemptions.get(unit.key, ())):
            return Standing(State.EXEMPT, event, last, lapses_on)
        if last is None or lapses_on is None:
            return Standing(State.SILENT)
        return Standing(State.DONE if on < lapses_on else State.DUE, event, last, lapses_on)

    def coverage(self, on: date, among: Iterable[int] | None = None) -> Coverage:
        """Count the units by state on a day, all or those `among` some keys."""
        wanted = None if among is None else set(among)
        counts: dict[State, int] = defaultdict(int)
        for unit in self.units:
            if wanted is None or unit.key in wanted:
                counts[self.standing(unit, on).state] += 1
        return Coverage(*(counts[state] for state in (State.DONE, State.DUE, State.SILENT, State.EXEMPT)))

    def row(self, unit: Unit, first: date, last: date, as_of: date) -> list[Cell]:
        """Give a unit's half-years from that of the first day to that of the last, as they were known on `as_of`.

        The half-year that `as_of` lies in is told as of that day, and those after it are left out.
        """
        history = self._histories.get(unit.key, _History([], []))
        cells = []
        for half in half_years(first, min(last, as_of)):
            ends = min(half.last, as_of)
            state = self.standing(unit, ends).state
            cells.append(
                Cell(
                    half,
                    state,
                    _between(history.all, half.first, ends),
                    _between(history.counting, half.first, ends),
                )
            )
        return cells

    def lapsing(self, on: date, months: int = 6) -> list[Lapse]:
        """Give the units that are done on a day and will not be within so many months, the soonest first."""
        until = months_after(on, months)
        found = []
        for unit in self.units:
            standing = self.standing(unit, on)
            if (
                standing.state is State.DONE
                and standing.lapses_on is not None
                and standing.lapses_on <= until
            ):
                planned = _between(self._planned.get(unit.key, []), on, standing.lapses_on)
                coming = [
                    key for day, key in self._histories[unit.key].counting if on < day <= standing.lapses_on
                ]
                found.append(Lapse(unit.key, standing.lapses_on, tuple(dict.fromkeys([*planned, *coming]))))
        return sorted(found, key=lambda one: (one.on, one.unit))

    def trend(self, days: Sequence[date], among: Iterable[int] | None = None) -> list[tuple[date, Coverage]]:
        """Give the coverage on each of some days."""
        wanted = None if among is None else set(among)
        return [(day, self.coverage(day, wanted)) for day in days]

    def _last(self, key: int, on: date) -> tuple[date | None, int | None]:
        counting = self._histories[key].counting if key in self._histories else []
        at = bisect_right(counting, (on, _LARGEST))
        return counting[at - 1] if at else (None, None)


_LARGEST = 2**63


def _lapse(last: date, months: int) -> date:
    """Give the first day on which an event is older than the period: it counts while day − months < its day."""
    day = months_after(last, months)
    # Clamping shortens months: walk to the first day whose period no longer holds the event.
    while months_after(day, -months) < last:
        day = date.fromordinal(day.toordinal() + 1)
    while day > last and months_after(date.fromordinal(day.toordinal() - 1), -months) >= last:
        day = date.fromordinal(day.toordinal() - 1)
    return day


def _between(days: list[tuple[date, int]], first: date, last: date) -> tuple[int, ...]:
    return tuple(
        key for _day, key in days[bisect_left(days, (first, 0)) : bisect_right(days, (last, _LARGEST))]
    )


def _reached(named: Iterable[int], units: dict[int, Unit], heirs: dict[int, list[int]]) -> set[int]:
    """Give the units that an event counts for: those named, those above them, and whoever continues any of them."""
    found: set[int] = set()
    waiting = list(named)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        if key in units:
            waiting += units[key].above
        waiting += heirs.get(key, ())
    return found
