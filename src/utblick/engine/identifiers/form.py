"""What one type of identifier looks like: a row of the table that `finding` reads.

In the patterns `~` stands for up to three blanks of any kind (also no-break, also a line break). Hyphens are
plain when a pattern sees them. `YEAR` and `END` stand for the fragments below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1951, 2049
FRAGMENTS = {
    "~": r"[\s\u200b\u2060\ufeff]{0,3}",
    "<YEAR>": r"(?P<year>19[5-9]\d|20[0-4]\d)",
    "<FINAL>": r"(?P<final>~(?:final|slutligt?)(?:~/~(?P<version>\d)(?!\d))?(?!\w))?",
}


class Found(NamedTuple):
    """What a form makes of a match: the canonical value, and where it starts when not at the match's start.

    `lead` is where the word begins that the type needs beside it (`NUTS`, `SFS`, a law's name).
    """

    value: str
    start: int | None = None
    end: int | None = None
    lead: int | None = None
    celex: str | None = None


Reading = Callable[["re.Match[str]", str, int], Found | str | None]
"""(match, text with plain hyphens, first position that may be looked at) -> canonical value, or None."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one type; `cue` is the mark in the text (`finding.CUES`) that makes it worth a try."""

    type: str
    cue: str
    pattern: re.Pattern[str]
    read: Reading


def form(kind: str, cue: str, pattern: str, read: Reading | str, flags: int = re.I) -> Form:
    """Build a row; a string for `read` is a template over the named groups."""
    for _ in range(2):  # a fragment may hold another
        for sign, fragment in FRAGMENTS.items():
            pattern = pattern.replace(sign, fragment)
    reading = read if callable(read) else _filled(read)
    return Form(kind, cue, re.compile(pattern, flags), reading)


def _filled(template: str) -> Reading:
    def read(match: re.Match[str], text: str, floor: int) -> str:
        groups = {name: written.upper() if written else "" for name, written in match.groupdict().items()}
        numbers = {name: int(written) if written.isdigit() else written for name, written in groups.items()}
        return template.format_map(numbers)

    return read


def full_year(written: str) -> int | None:
    """Read a year of four digits, or of two that mean 1952–1999; None when it is no plausible year."""
    year = int(written)
    if len(written) == 4:
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    return 1900 + year if len(written) == 2 and year >= 52 else None


def consecutive(first: str, second: str) -> str | None:
    """Give a parliamentary session (riksmöte) as `2017/18`; None when the years do not follow each other."""
    start = int(first)
    if (
        not 1975 <= start <= LAST_YEAR
        or int(second) not in ((start + 1) % 100, start + 1)
        or len(second) == 3
    ):
        return None
    return "1999/2000" if start == 1999 else f"{start}/{(start + 1) % 100:02}"


def luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit of the others."""
    doubled = (int(digit) * (1 + (place % 2)) for place, digit in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0
