"""When and in which configuration the Council meets, out of a title's free Swedish text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from utblick.connectors.reading.dates import MONTHS

_MONTH = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|jan|feb|aug|sept|sep|okt|nov|dec"
)
_DASH = r"\s*(?:[-–—]|och|samt|till)\s*"
_DAYS = re.compile(
    rf"(?P<from_day>\d{{1,2}})(?:\s*(?P<from_month>{_MONTH}))?(?:,?\s+(?P<from_year>\d{{4}}))?"
    rf"(?:{_DASH}(?:den\s+)?(?P<to_day>\d{{1,2}}))?\s*(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}|\d{{2}})(?!\d))?"
    rf"|(?P<one_day>\d{{1,2}})\s*(?P<one_month>{_MONTH})\b(?:,?\s+(?P<one_year>\d{{4}}|\d{{2}})(?!\d))?",
    re.IGNORECASE,
)
_MONTHS = MONTHS | {"okt": 10, "sept": 9}
_LONGEST = 7  # days; what seems longer is two dates, not one meeting

# Words of titles since 2004, in any inflection; the first that fits decides. GAERC was split in December
# 2009.
CONFIGURATIONS: tuple[tuple[str, str], ...] = (
    ("GAERC", r"allmän+a frågor och yttre förbindelser"),
    (
        "EPSCO",
        r"sysselsättning|socialpolitik|hälso-? ?och sjukvård|häslo|hälsominist|arbetsmarknad|\bepsco\b"
        r"|konsumentfrågor|jämställdhets",
    ),
    ("EYCS", r"utbildning|ungdom|kultur\b|kultur-|\bidrott|\beycs\b|\buuki"),
    ("TTE", r"\btte|transport|telekom|energi"),
    ("AGRIFISH", r"jordbruk|fiske|landsbygd"),
    ("ENV", r"miljö|klimatråd|klimatminist"),
    ("COMPET", r"konkurrenskraft|\bkkr\b|näringsminist|\bforskning|rymd|inre marknad"),
    ("ECOFIN", r"ekonomisk|finansiell|ekofin|budget|finansminist"),
    ("JHA", r"rättsliga|inrikes|\brif\b|\brif-|migration|justitie"),
    ("FAC", r"utrikes|\bfac\b|försvarsminist|handelsfrågor|handelsminist|bistånd|utvecklingsminist"),
    ("GAC", r"allmänna|\bgac\b|europaminist|\beu-ministr|sammanhållning"),
    ("EUCO", r"europeiska rådet|toppmöte"),
)
_CONFIGURATIONS = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in CONFIGURATIONS)


def council(title: str) -> str:
    """Give the Council configuration that a title names, or nothing."""
    return next((code for code, words in _CONFIGURATIONS if words.search(title)), "")


def meeting_days(text: str, published: str) -> Sequence[str]:
    """Give the days of the first meeting that a text dates, as ISO dates; `26-27 april 2004` is both days.

    A date without a year is the one nearest to the day of publication; without that day it is not read.
    """
    known = _published(published)
    for found in _DAYS.finditer(text):
        if days := _days(found, known):
            return days
    return ()


def _published(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _days(found: re.Match[str], published: date | None) -> Sequence[str]:
    month = _MONTHS[(found["month"] or found["one_month"]).lower()]
    last_day = int(found["to_day"] or found["from_day"] or found["one_day"])
    last = _day(found["year"] or found["one_year"] or "", month, last_day, published)
    if last is None:
        return ()
    first = last
    if found["to_day"]:
        first_month = _MONTHS[found["from_month"].lower()] if found["from_month"] else month
        year = int(found["from_year"]) if found["from_year"] else last.year - (first_month > month)
        try:
            first = date(year, first_month, int(found["from_day"]))
        except ValueError:
            return ()
    span = (last - first).days
    if not 0 <= span < _LONGEST:
        return ()
    return [(first + timedelta(days=count)).isoformat() for count in range(span + 1)]


def _day(year: str, month: int, day: int, published: date | None) -> date | None:
    if year:
        years = [int(year) if len(year) == 4 else 2000 + int(year)]
    elif published:
        years = [published.year - 1, published.year, published.year + 1]
    else:
        return None
    candidates = []
    for one in years:
        try:
            candidates.append(date(one, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda one: abs((one - (published or one)).days), default=None)
