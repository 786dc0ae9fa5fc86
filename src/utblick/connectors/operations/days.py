"""The day on which an operation begins or ends, as lists write it: a day, a month, or only a year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from utblick.connectors.tables.cells import Value
from utblick.connectors.tables.days import days_in

_YEAR = re.compile(r"((?:19[89]|20[0-9])\d)(?:\.0)?")
_YEAR_POINT_MONTH = re.compile(r"((?:19[89]|20[0-9])\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.?")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?: .*)?")
_SHORT = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{2})")
_POINT_MONTH_NAME = re.compile(
    r"(?:[A-Za-z]+, )?(?:(\d{1,2})\.?[ -]([A-Za-z]{3,9})\.?[ -](\d{2,4})|([A-Za-z]{3,9}) (\d{1,2}), (\d{4}))"
)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[ -](\d{4}|\d{2})|(\d{1,2})[./](\d{4})")
_QUARTER = re.compile(r"(?:Q|Quarter |kvartal )([1-4])[ /-](\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_in(value: Value, *, month_first: bool = False, last: bool = False) -> str | None:
    """Give a cell's day as ISO, or nothing. A year, quarter or month alone is its first day, with `last` its last.

    `5/13/2016` can only be month first; where the column is so (`is_month_first`), all of it is read so.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    if found := _YEAR.fullmatch(text):
        return f"{found[1]}-12-31" if last else f"{found[1]}-01-01"
    if found := _YEAR_POINT_MONTH.fullmatch(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), _full(found[3])
        if month_first or second > 12:
            first, second = second, first
        return _iso(year, second, first)
    if found := _SHORT.fullmatch(text):
        return _iso(_full(found[3]), int(found[2]), int(found[1]))
    if found := _POINT_MONTH_NAME.fullmatch(text):
        name, day, year_text = (found[2], found[1], found[3]) if found[1] else (found[4], found[5], found[6])
        if month := _month(name):
            return _iso(_full(year_text), month, int(day))
    if found := _MONTH.fullmatch(text):
        month = int(found[3]) if found[3] else _month(found[1])
        return _end_or_start(_full(found[2] or found[4]), month, 1, last)
    if found := _QUARTER.fullmatch(text):
        return _end_or_start(int(found[2]), 3 * int(found[1]) - 2, 3, last)
    read = days_in(value)
    return read[-1 if last else 0].isoformat() if read else None


def is_month_first(values: list[Value]) -> bool:
    """Say whether a column writes `6/29/2015`: some day can only be so, and none only the other way."""
    found = [
        one for value in values if isinstance(value, str) and (one := _MONTH_FIRST.fullmatch(value.strip()))
    ]
    return any(int(one[2]) > 12 for one in found) and not any(int(one[1]) > 12 for one in found)


def _month(name: str) -> int:
    """Give the number of a month by its English name or the beginning of it, or 0."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _end_or_start(year: int, month: int, months: int, last: bool) -> str | None:
    """Give the first day of some months, or their last."""
    if not 1 <= month <= 12:
        return None
    if not last:
        return _iso(year, month, 1)
    month += months
    return (date(year + (month > 12), (month - 1) % 12 + 1, 1) - timedelta(days=1)).isoformat()


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if 1980 <= year <= 2100 else None
