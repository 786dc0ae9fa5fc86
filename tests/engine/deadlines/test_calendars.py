"""Calendars of institutions: recesses, holidays, days not counted, and years whose calendar is not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import example, given
from hypothesis import strategies as st

from utblick.engine.deadlines.calendars import INSTITUTIONS, Calendar, Pause, Recess
from utblick.engine.deadlines.counting import due, warnings_due
from utblick.engine.deadlines.counting import given as given_end
from utblick.engine.deadlines.elections import (
    election_day,
    european_election,
    is_election_year,
    is_european_election_year,
)
from utblick.engine.deadlines.rules import RULES

TODAY = date(2026, 6, 1)
SUMMER = Recess("parliament", date(2026, 7, 20), date(2026, 8, 23))
KNOWN = frozenset((one, year) for one in INSTITUTIONS for year in (2025, 2026, 2027))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def test_easter_falls_on_the_days_that_are_known() -> None:
    known = {2019: "04-21", 2022: "04-17", 2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28"}
    known |= {2008: "03-23", 2011: "04-24", 2038: "04-25", 2285: "03-22"}
    assert {year: easter(year).isoformat()[5:] for year in known} == known


def test_a_warning_that_would_fall_in_a_recess_comes_before_it() -> None:
    calendar = Calendar(recesses=(SUMMER,), years=KNOWN)
    found = given_end(RULES["ep_am_deadline"], date(2026, 9, 1), calendar=calendar)
    assert found.on == date(2026, 9, 1)
    assert found.warnings == (date(2026, 7, 17), date(2026, 7, 17), date(2026, 8, 29))
    assert warnings_due(found, date(2026, 7, 17)) == (21, 10)
    assert warnings_due(found, date(2026, 8, 11)) == ()
    plain = given_end(RULES["ep_am_deadline"], date(2026, 9, 1))
    assert plain.warnings[0] == date(2026, 8, 11)


def test_a_recess_of_one_institution_moves_no_warning_about_another() -> None:
    calendar = Calendar(recesses=(SUMMER,), years=KNOWN)
    assert due(RULES["cfe_feedback"], date(2026, 7, 6), today=TODAY, calendar=calendar).warnings == (
        *(date(2026, 7, 20), date(2026, 7, 29), date(2026, 8, 2)),
    )


def test_a_pause_for_one_rule_holds_for_that_alone_and_makes_the_end_unsure() -> None:
    august = Calendar(
        (Pause("subsidiarity", date(2026, 8, 1), date(2026, 8, 31), is_sure=False),), years=KNOWN
    )
    start = date(2026, 7, 6)
    found = due(RULES["subsidiarity"], start, today=TODAY, calendar=august)
    assert (found.on, found.is_sure) == (date(2026, 10, 1), False)
    assert "31 (bör bekräftas)" in " ".join(found.sentences_sv)
    other = due(RULES["proposal_feedback"], start, today=TODAY, calendar=august)
    assert (other.on, other.is_sure) == (date(2026, 8, 31), True)
    later = due(RULES["subsidiarity"], date(2026, 9, 1), today=TODAY, calendar=august)
    assert (later.on, later.is_sure) == (date(2026, 10, 27), True)


def test_a_holiday_that_somebody_should_confirm_makes_the_end_unsure() -> None:
    rule, start = RULES["sa_comments"], date(2026, 10, 2)
    monday = date(2026, 11, 2)
    sure = Calendar(holidays=frozenset({monday}), years=KNOWN)
    assert (due(rule, start, today=TODAY, calendar=sure).on, sure.unsure) == (date(2026, 11, 3), frozenset())
    unsure = replace(sure, unsure=sure.holidays)
    found = due(rule, start, today=TODAY, calendar=unsure)
    assert (found.on, found.is_sure) == (date(2026, 11, 3), False)


def test_a_year_whose_calendar_is_not_there_is_said_where_it_could_move_the_date() -> None:
    calendar = Calendar(years=frozenset({("parliament", 2026), ("commission", 2027), ("eu", 2026)}))
    found = due(RULES["ep_2r"], date(2026, 11, 2), today=TODAY, calendar=calendar)
    assert found.sentences_en[-1] == (
        "The European Parliament: the calendar for 2027 is not here yet, so dates are counted without recess and "
        "holidays."
    )
    assert "Europaparlamentet: kalendern för 2027 finns inte här ännu" in found.sentences_sv[-1]
    rule = RULES["sa_comments"]
    assert calendar.missing(rule, date(2026, 12, 1), date(2027, 1, 4)) == (("commission", 2026), ("eu", 2027))
    for other in (due(RULES["remiss"], date(2026, 11, 2), today=TODAY, calendar=calendar),):
        assert not any("finns inte här" in one for one in other.sentences_sv)
    assert not any("not here" in one for one in due(RULES["ep_2r"], TODAY, today=TODAY).sentences_en)


@given(st.sampled_from(sorted(RULES)), DAYS, st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=4))
@example("draft_act_feedback", date(2026, 6, 9), [(date(2026, 5, 31), 6)])
def test_no_warning_is_late_or_falls_in_a_recess(key: str, end: date, off: list[tuple[date, int]]) -> None:
    rule = RULES[key]
    recesses = tuple(Recess(rule.institution, first, first + timedelta(days=length)) for first, length in off)
    plain = given_end(rule, end)
    found = given_end(rule, end, calendar=Calendar(recesses=recesses, years=KNOWN))
    assert found.on == plain.on
    assert list(found.warnings) == sorted(found.warnings)
    for moved, day in zip(found.warnings, plain.warnings, strict=True):
        assert moved <= day
        if rule.institution:
            assert all(not one.first <= moved <= one.last for one in recesses)
        else:
            assert moved == day


@given(st.sampled_from(["sa_examination", "sa_comments"]), DAYS, st.frozensets(DAYS, max_size=30))
def test_a_period_ends_on_the_first_working_day_and_none_lies_between(
    key: str, start: date, holidays: frozenset[date]
) -> None:
    plain = due(replace(RULES[key], rolls=False), start, today=TODAY).on
    calendar = Calendar(holidays=holidays, years=KNOWN)
    found = due(RULES[key], start, today=TODAY, calendar=calendar).on
    assert calendar.is_working_day(found)
    between = (plain + timedelta(days=number) for number in range((found - plain).days))
    assert not any(calendar.is_working_day(day) for day in between)


@pytest.mark.parametrize(("year", "day"), [(2018, "2018-09-09"), (2022, "2022-09-11"), (2026, "2026-09-13")])
def test_swedish_elections_are_on_the_second_sunday_of_september(year: int, day: str) -> None:
    assert (is_election_year(year), election_day(year).isoformat()) == (True, day)


@given(st.integers(1979, 2199))
def test_a_european_election_goes_from_thursday_to_sunday_early_in_june(year: int) -> None:
    first, last = european_election(year)
    assert (first.weekday(), last.weekday(), first.month) == (3, 6, 6)
    assert first.day <= 7
    assert is_european_election_year(year) == (year in range(1979, 2200, 5))


def test_the_european_elections_that_followed_the_rule() -> None:
    assert european_election(1979) == (date(1979, 6, 7), date(1979, 6, 10))
    assert european_election(2009) == (date(2009, 6, 4), date(2009, 6, 7))
    assert european_election(2024) == (date(2024, 6, 6), date(2024, 6, 9))
