"""Days off in Sweden, so that no step of a plan falls on Christmas Day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

# Month and day. The Public Holidays Act (1989:253), with the eves that the Annual Leave Act (1977:480) makes Sundays.
_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
# Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day.
_FROM_EASTER = (-2, 1, 39)
_SATURDAY = 5


@cache
def days_off(year: int) -> frozenset[date]:
    """Give the days of a year, beside Saturdays and Sundays, when nobody is at work."""
    sunday = easter(year)
    found = {date(year, month, day) for month, day in _FIXED}
    found |= {sunday + timedelta(days=days) for days in _FROM_EASTER}
    midsummer = date(year, 6, 20)
    while midsummer.weekday() != _SATURDAY:
        midsummer += timedelta(days=1)
    return frozenset(found | {midsummer - timedelta(days=1)})


def is_day_off(day: date) -> bool:
    """Say whether nobody is at work on a day."""
    return day.weekday() >= _SATURDAY or day in days_off(day.year)


def working_day(day: date) -> date:
    """Give the day, or the working day before it when it is a day off."""
    while is_day_off(day):
        day -= timedelta(days=1)
    return day
