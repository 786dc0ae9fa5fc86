"""Coverage: what each state means, and that it never moves the wrong way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.coverage.counting import Coverage, Lapse, Participation, State
from utblick.engine.coverage.facts import Definition, Event, Exemption, Unit, why_not
from utblick.engine.coverage.months import HalfYear, half_year_of, half_years, months_after

BEGAN = date(2015, 1, 1)
TODAY = date(2026, 11, 23)
REGION, AREA, ONE, TWO = (
    Unit(1, 1, BEGAN),
    Unit(2, 2, BEGAN, above=(1,)),
    Unit(3, 3, BEGAN, above=(2, 1)),
    Unit(4, 3, BEGAN, above=(2, 1)),
)
UNITS = (REGION, AREA, ONE, TWO)
RULE = Definition()


def event(key: int, ends_on: date, *units: int, **more: object) -> Event:
    return Event(key, frozenset(units), ends_on, **more)  # type: ignore[arg-type]


def state(*events: Event, unit: Unit = ONE, on: date = TODAY, rule: Definition = RULE) -> State:
    return Participation(UNITS, events, (), rule).standing(unit, on).state


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2024, 8, 31), -6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 23), -24, date(2024, 11, 23)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_end_where_the_calendar_does(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_half_years_follow_each_other() -> None:
    assert list(half_years(date(2025, 6, 30), date(2026, 7, 1))) == [
        HalfYear(2025, 1), HalfYear(2025, 2), HalfYear(2026, 1), HalfYear(2026, 2)
    ]  # fmt: skip
    assert half_year_of(date(2026, 6, 30)).last == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [(0, State.DONE), (729, State.DONE), (730, State.DUE), (5000, State.DUE), (-1, State.SILENT)],
)
def test_done_due_silent(days_ago: int, expected: State) -> None:
    assert state(event(1, TODAY - timedelta(days=days_ago), 3)) == expected


def test_an_event_counts_upwards_and_not_downwards() -> None:
    below, above = event(1, TODAY, 3), event(2, TODAY, 2)
    area = Definition(level=2)
    assert state(below, unit=AREA, rule=area) == State.DONE
    assert state(above) == State.SILENT
    assert state(above, unit=AREA, rule=area) == State.DONE


def test_what_was_continued_counts_for_the_one_that_continues() -> None:
    old = Unit(5, 3, BEGAN, date(2025, 1, 1), above=(2, 1))
    middle = Unit(6, 3, date(2025, 1, 1), date(2026, 1, 1), above=(2, 1), continues=(5,))
    new = Unit(7, 3, date(2026, 1, 1), above=(2, 1), continues=(6,))
    part = Participation((*UNITS, old, middle, new), [event(1, date(2024, 12, 1), 5)], (), RULE)
    assert part.standing(new, TODAY).state == State.DONE
    assert part.standing(old, TODAY).state == State.ABSENT
    assert part.coverage(TODAY) == Coverage(1, 0, 2, 0)


@pytest.mark.parametrize(
    ("rule", "more", "reason"),
    [
        (RULE, {}, ""),
        (RULE, {"is_held": False}, "not-held"),
        (Definition(kinds=frozenset({"visit"})), {"kind": "fair"}, "kind"),
        (Definition(kinds=frozenset({"visit"})), {"kind": "visit"}, ""),
        (Definition(directions=frozenset({"out"})), {"direction": "digital"}, "direction"),
        (Definition(needs_evidence=True), {}, "evidence"),
        (Definition(needs_evidence=True), {"has_evidence": True}, ""),
    ],
)
def test_the_definition_says_what_counts(rule: Definition, more: dict[str, object], reason: str) -> None:
    one = event(1, TODAY, 3, **more)
    assert why_not(one, rule) == reason
    assert state(one, rule=rule) == (State.SILENT if reason else State.DONE)


def test_an_exempt_unit_leaves_the_others_as_they_are() -> None:
    exemption = Exemption(4, date(2026, 1, 1), date(2026, 12, 1))
    events = [event(1, TODAY, 3)]
    assert Participation(UNITS, events, [exemption], RULE).coverage(TODAY) == Coverage(1, 0, 0, 1)
    assert Participation(UNITS, events, [exemption], RULE).coverage(date(2026, 12, 1)) == Coverage(1, 0, 1, 0)
    assert Participation(UNITS, events, (), RULE).coverage(TODAY).share == Fraction(1, 2)
    assert Participation((), (), (), RULE).coverage(TODAY).share is None


def test_a_row_tells_each_half_year() -> None:
    events = [
        event(1, date(2024, 3, 1), 3),
        event(2, date(2026, 10, 1), 3, kind="fair"),
        event(3, date(2026, 12, 1), 3),
    ]
    rule = Definition(kinds=frozenset({""}))
    cells = Participation(UNITS, events, (), rule).row(ONE, date(2024, 1, 1), date(2026, 12, 31), TODAY)
    assert [(cell.half, cell.state.value, cell.events, cell.counting) for cell in cells] == [
        ((2024, 1), "done", (1,), (1,)),
        ((2024, 2), "done", (), ()),
        ((2025, 1), "done", (), ()),
        ((2025, 2), "done", (), ()),
        ((2026, 1), "due", (), ()),
        ((2026, 2), "due", (2,), ()),
    ]


def test_who_lapses_and_what_would_help() -> None:
    events = [
        event(1, date(2025, 1, 10), 3),
        event(2, date(2027, 1, 5), 3, is_held=False),
        event(3, date(2025, 6, 1), 4),
    ]
    part = Participation(UNITS, events, (), RULE)
    assert part.lapsing(TODAY) == [Lapse(3, date(2027, 1, 10), (2,))]
    assert part.lapsing(TODAY, months=12)[1].unit == 4
    assert part.lapsing(date(2027, 1, 10)) == [Lapse(4, date(2027, 6, 1), ())]


# Small worlds: a region, two areas, up to six units, some continued by others.

DAYS = st.dates(date(2018, 1, 1), date(2028, 12, 31))
ASKED = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Unit], list[Event], list[Exemption], Definition]:
    units = [Unit(1, 1, BEGAN), Unit(2, 2, BEGAN, above=(1,)), Unit(3, 2, BEGAN, above=(1,))]
    for key in range(4, 4 + draw(st.integers(1, 6))):
        begins = draw(st.sampled_from([BEGAN, date(2020, 7, 1), date(2024, 1, 1)]))
        ends = draw(st.sampled_from([None, date(2023, 1, 1), date(2026, 7, 1)]))
        continues = draw(st.sampled_from([(), (), (key - 1,)])) if key > 4 else ()
        units.append(
            Unit(
                key,
                3,
                begins,
                ends if ends is None or ends > begins else None,
                (draw(st.sampled_from([2, 3])), 1),
                continues,
            )
        )
    keys = [unit.key for unit in units]
    events = [
        Event(
            number,
            frozenset(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3))),
            draw(DAYS),
            draw(st.sampled_from(["visit", "fair"])),
            draw(st.sampled_from(["out", "digital"])),
            draw(st.booleans()),
            draw(st.sampled_from([True, True, True, False])),
        )
        for number in range(draw(st.integers(0, 8)))
    ]
    exemptions = []
    for key in draw(st.lists(st.sampled_from(keys), max_size=2)):
        begins = draw(DAYS)
        exemptions.append(Exemption(key, begins, begins + timedelta(days=draw(st.integers(1, 900)))))
    return units, events, exemptions, draw(definitions())


def definitions() -> st.SearchStrategy[Definition]:
    return st.builds(
        Definition,
        st.sampled_from([2, 3]),
        st.integers(1, 48),
        st.sampled_from([frozenset(), frozenset({"visit"}), frozenset({"visit", "fair"})]),
        st.sampled_from([frozenset(), frozenset({"out"})]),
        st.booleans(),
    )


RANK = {State.SILENT: 0, State.DUE: 1, State.DONE: 2}


@given(worlds(), ASKED)
@settings(max_examples=150, deadline=None)
def test_it_is_what_the_slow_way_says(
    world: tuple[list[Unit], list[Event], list[Exemption], Definition], on: date
) -> None:
    units, events, exemptions, rule = world
    part = Participation(units, events, exemptions, rule)
    by_key = {unit.key: unit for unit in units}

    def counts_for(one: Event, unit: Unit) -> bool:
        return (
            any(named == unit.key or unit.key in by_key[named].above for named in one.units)
            or any(counts_for(one, by_key[before]) for before in unit.continues)
            or any(counts_for(one, below) for below in units if unit.key in below.above)
        )

    for unit in part.units:
        known = [e for e in events if e.ends_on <= on and not why_not(e, rule) and counts_for(e, unit)]
        if not unit.exists(on):
            expected = State.ABSENT
        elif any(x.unit == unit.key and x.valid_from <= on < x.valid_until for x in exemptions):
            expected = State.EXEMPT
        elif not known:
            expected = State.SILENT
        else:
            expected = (
                State.DONE if any(months_after(on, -rule.months) < e.ends_on for e in known) else State.DUE
            )
        standing = part.standing(unit, on)
        assert standing.state == expected
        if standing.state is State.DONE and standing.lapses_on is not None:
            before = standing.lapses_on - timedelta(days=1)
            assert (
                months_after(before, -rule.months)
                < standing.last
                <= months_after(standing.lapses_on, -rule.months)
            )  # type: ignore[operator]


@given(worlds(), ASKED, DAYS, st.data())
@settings(max_examples=120, deadline=None)
def test_one_more_event_never_lowers(
    world: tuple[list[Unit], list[Event], list[Exemption], Definition],
    on: date,
    day: date,
    data: st.DataObject,
) -> None:
    units, events, exemptions, rule = world
    named = frozenset({data.draw(st.sampled_from([unit.key for unit in units]))})
    more = Event(99, named, day, "visit", "out", True)
    before, after = (Participation(units, some, exemptions, rule) for some in (events, [*events, more]))
    assert after.coverage(on).done >= before.coverage(on).done
    assert after.coverage(on).counted == before.coverage(on).counted
    for unit in before.units:
        one, other = before.standing(unit, on).state, after.standing(unit, on).state
        assert RANK.get(other, -1) >= RANK.get(one, -1)


@given(worlds(), ASKED, st.integers(1, 24))
@settings(max_examples=80, deadline=None)
def test_a_longer_period_or_a_wider_definition_never_lowers(
    world: tuple[list[Unit], list[Event], list[Exemption], Definition], on: date, months: int
) -> None:
    units, events, exemptions, rule = world
    before = Participation(units, events, exemptions, rule).coverage(on)
    for wider in (
        replace(rule, months=rule.months + months),
        replace(rule, kinds=frozenset()),
        replace(rule, directions=frozenset()),
        replace(rule, needs_evidence=False),
    ):
        assert Participation(units, events, exemptions, wider).coverage(on).done >= before.done


@given(worlds(), ASKED, ASKED)
@settings(max_examples=80, deadline=None)
def test_splitting_a_span_never_changes_its_events(
    world: tuple[list[Unit], list[Event], list[Exemption], Definition], first: date, last: date
) -> None:
    units, events, exemptions, rule = world
    first, last = half_year_of(min(first, last)).first, half_year_of(max(first, last)).last
    part = Participation(units, events, exemptions, rule)
    middle = half_year_of(first + (last - first) / 2).last
    for unit in part.units:
        whole = [key for cell in part.row(unit, first, last, last) for key in cell.events]
        halves = [
            key
            for begins, ends in ((first, middle), (middle + timedelta(days=1), last))
            for cell in part.row(unit, begins, ends, last)
            for key in cell.events
        ]
        assert sorted(whole) == sorted(halves)


@given(worlds(), ASKED)
@settings(max_examples=80, deadline=None)
def test_what_comes_after_a_day_changes_nothing_on_it(
    world: tuple[list[Unit], list[Event], list[Exemption], Definition], on: date
) -> None:
    units, events, exemptions, rule = world
    then = [event for event in events if event.ends_on <= on]
    one, other = (Participation(units, some, exemptions, rule) for some in (events, then))
    assert one.coverage(on) == other.coverage(on)
    for unit in one.units:
        assert one.row(unit, date(2019, 1, 1), on, on) == other.row(unit, date(2019, 1, 1), on, on)
