"""Which parliamentary term a sitting belongs to, and where its lists are, by the register's pattern."""

from __future__ import annotations

# The first sitting of each term.
_TERMS = (
    ("2024-07-16", 10),
    ("2019-07-02", 9),
    ("2014-07-01", 8),
    ("2009-07-14", 7),
    ("2004-07-20", 6),
    ("1999-07-20", 5),
)
REGISTER = "https://www.europarl.europa.eu/doceo/document/"


def term_on(day: str) -> int | None:
    """Give the number of the term on an ISO day, from the fifth on."""
    return next((term for first, term in _TERMS if day >= first), None)


def list_address(day: str, kind: str) -> str:
    """Give the address of a sitting's list by pattern: `VOT_EN.xml` or `RCV_FR.xml`; empty before 1999."""
    term = term_on(day)
    return f"{REGISTER}PV-{term}-{day}-{kind}" if term else ""
