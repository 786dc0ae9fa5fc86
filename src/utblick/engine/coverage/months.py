"""Months and half-years as the calendar has them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple


def months_after(day: date, months: int) -> date:
    """Give the day so many months later (or earlier); a day that the month lacks becomes its last.

    31 August less six months is 28 or 29 February.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class HalfYear(NamedTuple):
    """January to June (1) or July to December (2) of a year."""

    year: int
    half: int

    @property
    def first(self) -> date:
        """Give its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        """Give its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def following(self) -> HalfYear:
        """Give the next."""
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)


def half_year_of(day: date) -> HalfYear:
    """Give the half-year that a day lies in."""
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


def half_years(first: date, last: date) -> Iterator[HalfYear]:
    """Yield the half-years from that of the first day to that of the last."""
    current = half_year_of(first)
    while current.first <= last:
        yield current
        current = current.following


def day_before(day: date) -> date:
    """Give the day before."""
    return day - timedelta(days=1)
