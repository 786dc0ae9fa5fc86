"""Dates as sources write them, to ISO; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_ZONE_WITHOUT_COLON = re.compile(r"([+-]\d{2})(\d{2})$")

MONTHS: dict[str, int] = {
    name: number
    for language in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(language.split(), start=1)
}
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})$", re.IGNORECASE)


def day(value: object) -> str:
    """Give a calendar day as ISO, or an empty string where the value is none.

    Reads `2026-09-23…`, `23/09/2026`, `23.9.2026`, `20260923` and `23 September 2026` (Swedish, English).
    """
    text = str(value or "").strip()
    if found := _ISO_DAY.match(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(text):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    if found := _COMPACT.match(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if (found := _DAY_MONTH_YEAR.match(text)) and (month := MONTHS.get(found[2].lower())):
        return _checked(int(found[3]), month, int(found[1]))
    return ""


def moment(value: object) -> str:
    """Give a moment as ISO with its zone; only the day where the source gives no hour or no zone.

    Midnight, exactly, is how machines write a day without an hour: it gives the day.
    """
    text = _ZONE_WITHOUT_COLON.sub(r"\1:\2", str(value or "").strip())
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return day(value)
    if read.tzinfo is None or (read.hour, read.minute, read.second) == (0, 0, 0):
        return read.date().isoformat()
    return read.replace(microsecond=0).isoformat()


def day_of_brussels(value: object) -> str:
    """Give the day that the register means: it writes midnight in Brussels as 22:00 or 23:00 UTC the day
    before.
    """

    try:
        read = datetime.fromisoformat(str(value or ""))
    except ValueError:
        return day(value)
    return (read.astimezone(ZoneInfo("Europe/Brussels")) if read.tzinfo else read).date().isoformat()


def _checked(year: int, month: int, day_of_month: int) -> str:
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return ""
