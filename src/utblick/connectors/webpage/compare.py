"""What changed between two readings of a page; dates of today, counters and cookie texts do not count.

A date that may be a deadline always counts: only dates with a weekday, or called today's or the page's own,
are taken for noise. A needless alert costs a minute, a missed deadline a project.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
    r"|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
)
_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.|:e|:a)?(?:\s+of)?\s+[a-zåäöéû]{3,12}\.?,?\s+\d{4}"
    r"|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})"
)
_TIME = r"(?:(?:kl\.?|at|klo)\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:am|pm|cet|cest|utc|gmt))?"
_WHEN = rf"(?:(?:den|the|det|on|{_WEEKDAY})[\s,]+)*(?:{_DATE}|{_TIME})(?:[\s,|-]+(?:{_DATE}|{_TIME})){{0,2}}"
_COUNTED = (
    r"(?:visningar|besök(?:are)?|läst|läsningar|nedladdningar|kommentarer|delningar|gillar|views?|visits?|visitors?"
    r"|hits|reads?|downloads?|comments?|shares?|likes?|online(?: now)?)"
)
_OF_THE_PAGE = (
    r"(?:updated|modified|reviewed|generated|printed"
    r"|uppdaterad|granskad|ändrad|publicerad|utskriven|päivitetty)"
)
# A whole paragraph that is one of these says nothing.
_NOISE = re.compile(
    "^(?:"
    + "|".join(
        (
            # today's date and the clock
            rf"{_WEEKDAY}[\s,]+(?:den\s+)?{_DATE}(?:[\s,|-]+{_TIME})?",
            _TIME,
            r"(?:today(?:'s date)?(?: is)?|i ?dag(?: är det)?|dagens datum|current (?:time|date))"
            rf"\s*:?\s*{_WHEN}",
            # the page about itself
            r"(?:this )?(?:page |sidan |sivu )?(?:was |är )?(?:last |senast )?"
            rf"{_OF_THE_PAGE}(?: at)?\s*:?\s*{_WHEN}",
            r"(?:page |sidan )?(?:generated|rendered|loaded|skapad) (?:in|på) "
            r"[\d.,]+ ?(?:m?s|sec(?:onds)?|sekunder)",
            r"(?:copyright\s*)?©.{0,80}",
            # counters
            rf"(?:antal )?{_COUNTED}\s*:?\s*\(?[\d\s.,]+\)?(?:\s*(?:gånger|times))?",
            rf"\(?[\d\s.,]+\)?\s*(?:{_COUNTED}|min(?:uters)? (?:läsning|read))",
            r"(?:för )?\d+ (?:minut(?:er)?|timm(?:e|ar)|dag(?:ar)?|seconds?|minutes?|hours?|days?)"
            r" (?:sedan|ago)",
        )
    )
    + r")\.?$",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"^(?=.{0,400}$)(?=.*\b(?:cookies?|kakor|evästei\w+)\b)(?=.*\b(?:we use|this (?:web)?site uses"
    r"|vi använder|webbplatsen använder|accept|acceptera|godkänn|samtyck\w+|consent|käytämme|käyttää)).*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(https?://[^\s?#;]+)[?#;][^\s)\]>]*", re.IGNORECASE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "”": '"', "“": '"', "„": '"', "–": "-", "—": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that came or went: `kind` is `added` or `removed`."""

    kind: str
    text: str


def paragraphs(text: str) -> list[tuple[str, str]]:
    """Give the paragraphs that count, each as it is compared and as it is shown."""
    found = []
    for shown in text.split("\n"):
        shown = shown.strip()
        key = " ".join(unicodedata.normalize("NFKC", shown).translate(_QUOTES).split())
        if not any(c.isalnum() for c in key) or (len(key) < 160 and _NOISE.match(key)) or _COOKIES.match(key):
            continue
        found.append((_ADDRESS.sub(r"\1", key).casefold(), shown))
    return found


def changes(old_text: str, new_text: str) -> list[Change]:
    """Give the paragraphs that were removed, then those that were added, each in its text's order.

    A paragraph that only moved has not changed.
    """
    old, new = paragraphs(old_text), paragraphs(new_text)
    return [
        *(Change("removed", shown) for shown in _without(old, Counter(key for key, _ in new))),
        *(Change("added", shown) for shown in _without(new, Counter(key for key, _ in old))),
    ]


def _without(ours: list[tuple[str, str]], theirs: Counter[str]) -> list[str]:
    left = []
    for key, shown in ours:
        if theirs[key]:
            theirs[key] -= 1
        else:
            left.append(shown)
    return left
