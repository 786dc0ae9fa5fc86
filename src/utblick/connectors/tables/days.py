"""Days as people write them in lists: alone, or from one to another."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mar mars march",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug augusti august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./ -]+(\d{4})")
_NAMED = re.compile(r"(\d{1,2})\.? ?([a-zåäö]+)\.?,? (\d{4})", re.I)
_NAMED_FIRST = re.compile(r"([a-z]+) (\d{1,2}),? (\d{4})", re.I)
_SPAN = re.compile(
    r"^(\d{1,2})\.? ?[–—-] ?(\d{1,2}\.? ?[a-zåäö]+\.?,? \d{4}|\d{1,2}[./]\d{1,2}[./ ]+\d{4})$", re.I
)
_BETWEEN = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*|\s+(?:till|to|t\.o\.m\.)\s+", re.I)
# Excel counts days from here, with a 29 February 1900 that never was.
_EXCEL = date(1899, 12, 30)
FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)


def days_in(value: object) -> tuple[date, date] | None:
    """Give the first and last day that a cell says, or nothing when it says no day between 1990 and 2100."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _checked(value, value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_number(value)
    text = " ".join(str(value).split())
    if not text:
        return None
    span = _SPAN.match(text)
    if span:
        last = _one(span[2])
        if last is None:
            return None
        first = _safe(last.year, last.month, int(span[1]))
        return _checked(first, last) if first else None
    one = _one(text)
    if one:
        return _checked(one, one)
    parts = _BETWEEN.split(text)
    if len(parts) == 2:
        last = _one(parts[1])
        first = _one(parts[0]) or (_one(f"{parts[0]} {last.year}") if last else None)
        return _checked(first, last) if first and last else None
    return None


def _one(text: str) -> date | None:
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _safe(int(found[1]), int(found[2]), int(found[3]))
    if found := _COMPACT.fullmatch(text):
        return _safe(int(found[1] + found[2]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        return _safe(int(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        return _safe(int(found[3]), month, int(found[1])) if month else None
    if found := _NAMED_FIRST.fullmatch(text):
        month = _MONTHS.get(found[1].casefold())
        return _safe(int(found[3]), month, int(found[2])) if month else None
    return None


def _of_number(value: float) -> tuple[date, date] | None:
    if value == int(value) and 19900101 <= value <= 21000101:
        one = _one(str(int(value)))
        return _checked(one, one) if one else None
    if 32874 <= value <= 73051:  # 1990 to 2100 as Excel counts
        day = _EXCEL + timedelta(days=int(value))
        return _checked(day, day)
    return None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(first: date | None, last: date | None) -> tuple[date, date] | None:
    if first is None or last is None or not FIRST <= first <= last <= LAST:
        return None
    return first, last
