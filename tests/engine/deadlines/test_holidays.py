"""Days off: fixed, by Easter, at midsummer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.deadlines.holidays import days_off, is_day_off, working_day


def test_the_days_off_of_a_year() -> None:
    assert sorted(day.isoformat()[5:] for day in days_off(2026)) == [
        *("01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-06", "06-19"),
        *("12-24", "12-25", "12-26", "12-31"),
    ]


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2027-01-01", "2026-12-30"),
        ("2026-02-08", "2026-02-06"),
        ("2026-04-06", "2026-04-02"),
        ("2026-02-09",) * 2,
    ],
)
def test_a_day_off_gives_the_working_day_before(day: str, before: str) -> None:
    assert working_day(date.fromisoformat(day)) == date.fromisoformat(before)


@given(st.dates(date(1990, 1, 10), date(2199, 12, 31)))
def test_a_working_day_is_near_and_none_lies_between(day: date) -> None:
    found = working_day(day)
    assert not is_day_off(found)
    assert 0 <= (day - found).days <= 7
