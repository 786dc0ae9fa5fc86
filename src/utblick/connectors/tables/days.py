"""Days as people write them in lists: alone, or from one to another."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import isfinite

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
_DAY_FIRST_SHORT = re.compile(r"(\d{1,2})[./](\d{1,2})[./ -]+(\d{2})")
_YEAR_FIRST_SHORT = re.compile(r"(\d{2})(-?)(\d{2})\2(\d{2})")
_NAMED = re.compile(r"(?:den )?(\d{1,2})(?:\.|:[ae])? ?([a-zåäö]+)\.?,? ?(\d{4}|[-'’]\d{2})", re.I)
_NAMED_FIRST = re.compile(r"([a-z]+) (\d{1,2}),? (\d{4})", re.I)
_SPAN = re.compile(
    r"^(\d{1,2})\.? ?[–—-] ?(\d{1,2}\.? ?[a-zåäö]+\.?,? \d{4}|\d{1,2}[./]\d{1,2}[./ ]+\d{4})$", re.I
)
_BETWEEN = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*|\s+(?:till|to|t\.o\.m\.)\s+", re.I)
_WEEKDAY = re.compile(
    r"(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,? ",
    re.I,
)
_CLOCK = re.compile(
    r",? \d{1,2}:\d{2}(?: ?[–-] ?\d{1,2}:\d{2})?$|,? kl\.? ?\d{1,2}(?:[.:]\d{2})?(?: ?[–-] ?\d{1,2}(?:[.:]\d{2})?)?$",
    re.I,
)
# Excel counts days from here, with a 29 February 1900 that never was.
_EXCEL = date(1899, 12, 30)
LONGEST = 80
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
    if not text or len(text) > LONGEST:
        return None
    text = _CLOCK.sub("", _WEEKDAY.sub("", text, count=1))
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
        return _between(parts[0], parts[1])
    # A hyphen without spaces may as well stand within a day, so each is tried.
    for hyphen in re.finditer("-+", text):
        if found := _between(text[: hyphen.start()], text[hyphen.end() :]):
            return found
    return None


def _between(before: str, after: str) -> tuple[date, date] | None:
    """Read a span whose first day may leave out the year, and whose last day all but its number."""
    first, last = _one(before), _one(after)
    if first and after.isdecimal() and len(after) <= 2:
        last = _safe(first.year, first.month, int(after))
    if last and first is None:
        first = _one(f"{before} {last.year}")
        if first and first > last:
            first = _one(f"{before} {last.year - 1}")  # from December into January
    return _checked(first, last)


def _one(text: str) -> date | None:
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _safe(int(found[1]), int(found[2]), int(found[3]))
    if found := _COMPACT.fullmatch(text):
        return _safe(int(found[1] + found[2]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        return _safe(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_FIRST_SHORT.fullmatch(text):
        return _safe(_full(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_FIRST_SHORT.fullmatch(text):
        return _of_six(found)
    if found := _NAMED.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        return _safe(_full(found[3]), month, int(found[1])) if month else None
    if found := _NAMED_FIRST.fullmatch(text):
        month = _MONTHS.get(found[1].casefold())
        return _safe(int(found[3]), month, int(found[2])) if month else None
    return None


def _full(year: str) -> int:
    """Give a year written with two digits or four."""
    number = int(year.lstrip("-'’"))
    return number if number > 99 else number + (2000 if number < 70 else 1900)


def _of_six(found: re.Match[str]) -> date | None:
    """Read `240305` and `24-03-05`, year first; `05-03-24` may be meant either way, and is not read."""
    first, hyphen, month, last = found.groups()
    if hyphen and int(first) < 13 and _safe(_full(last), int(month), int(first)):
        return None
    return _safe(_full(first), int(month), int(last))


def _of_number(value: float) -> tuple[date, date] | None:
    if not isfinite(value):
        return None
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
