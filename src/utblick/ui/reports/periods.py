"""The time that a report is asked for, as one writes it: `2026`, `2026-H1`, `2026-05`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WRITTEN = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?:[Hh](?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?\Z", re.A)


class Length(StrEnum):
    """How long a time is."""

    YEAR = "year"
    HALF = "half-year"
    MONTH = "month"


# How a time of each length is written, for sentences.
EXAMPLES = {Length.YEAR: "2026", Length.HALF: "2026-H1", Length.MONTH: "2026-05"}


@dataclass(frozen=True, slots=True)
class Period:
    """A year, half-year or month; both days are in it."""

    length: Length
    first: date
    last: date
    written: str


def read_period(word: str) -> Period | None:
    """Read a time; None where it is written in no way that is known."""
    found = WRITTEN.match(word.strip())
    if found is None:
        return None
    year, written = int(found["year"]), word.strip().upper()
    if found["half"]:
        months, length = ((1, 6) if found["half"] == "1" else (7, 12)), Length.HALF
    elif found["month"]:
        months, length = (int(found["month"]),) * 2, Length.MONTH
    else:
        months, length = (1, 12), Length.YEAR
    last = date(year, months[1], monthrange(year, months[1])[1])
    return Period(length, date(year, months[0], 1), last, written)
