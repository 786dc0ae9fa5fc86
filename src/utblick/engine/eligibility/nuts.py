"""NUTS 3 codes of Finland, Estonia, Latvia and Sweden over the versions, and which code became which.

Source: the Joint Research Centre's NUTS converter (release 2025.08). Between 2013 and 2016 nothing changed that these
programmes' areas notice, so the two are one version here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

VERSIONS = (2013, 2021, 2024)
SAME_AS = {2016: 2013}
FORM = re.compile(r"[A-Z]{2}[0-9A-Z]{3}")
ALAND = "FI200"

_ALWAYS = (
    "EE001 EE004 EE008 FI196 FI1B1 FI1C1 FI1C2 FI1C5 FI1D5 FI1D7 FI1D8 FI1D9 FI200 LV005 LV009 SE110 SE121 SE122 SE123 "
    "SE124 SE125 SE211 SE212 SE213 SE214 SE221 SE224 SE231 SE232 SE311 SE312 SE313 SE321 SE322 SE331 SE332"
)
_UNTIL_2024 = "FI193 FI194 FI195 FI197 FI1C3 FI1C4 FI1D1 FI1D2 FI1D3 LV003 LV006 LV007 LV008"
_FROM_2024 = "FI198 FI199 FI19A FI19B FI1C6 FI1C7 FI1DA FI1DB FI1DC LV00A LV00B LV00C"
CODES: dict[int, frozenset[str]] = {
    2013: frozenset(f"{_ALWAYS} {_UNTIL_2024} EE006 EE007 FI1D4 FI1D6".split()),
    2021: frozenset(f"{_ALWAYS} {_UNTIL_2024} EE009 EE00A".split()),
    2024: frozenset(f"{_ALWAYS} {_FROM_2024} EE009 EE00A".split()),
}
COVERED = frozenset(("EE", "FI", "LV", "SE"))

# What a code of one version covers in the next, where that is not just the same code.
_NEXT: dict[int, dict[str, tuple[str, ...]]] = {
    2013: {
        "EE006": ("EE009",),
        "EE007": ("EE00A", "EE008", "EE009"),
        "FI1D4": ("FI1D8", "FI1D9"),
        "FI1D6": ("FI1D9",),
    },
    2021: {
        "FI193": ("FI198", "FI19B"),
        "FI194": ("FI199",),
        "FI195": ("FI19A", "FI199"),
        "FI197": ("FI19B",),
        "FI1C3": ("FI1C6",),
        "FI1C4": ("FI1C7", "FI1C6"),
        "FI1D1": ("FI1DA", "FI1DB", "FI1DC"),
        "FI1D2": ("FI1DB",),
        "FI1D3": ("FI1DC",),
        "LV003": ("LV00B",),
        "LV006": ("LV00A",),
        "LV007": ("LV00A", "LV00B", "LV00C"),
        "LV008": ("LV00C",),
    },
}


def version_of(year: int) -> int | None:
    """Give the version that a year names, or None where it names none."""
    version = SAME_AS.get(year, year)
    return version if version in VERSIONS else None


def versions_of(code: str) -> tuple[int, ...]:
    """Give the versions that have a code, the oldest first."""
    return tuple(version for version in VERSIONS if code in CODES[version])


def translated(code: str, version: int, given: int | None = None) -> tuple[str, ...]:
    """Give the codes of a version that cover a code: one where the code goes over whole, none where it is unknown.

    `given` is the version that the code is of. Without it, a code that the asked version has is read in that version,
    and any other in the version nearest to it.
    """
    of = versions_of(code)
    if given is None and of:
        given = min(of, key=lambda one: abs(VERSIONS.index(one) - VERSIONS.index(version)))
    if given not in of or given is None:
        return ()
    codes, at, to = {code}, VERSIONS.index(given), VERSIONS.index(version)
    while at < to:
        codes = set(_forward(codes, VERSIONS[at]))
        at += 1
    while at > to:
        at -= 1
        codes = set(_backward(codes, VERSIONS[at]))
    return tuple(sorted(codes))


def _forward(codes: Iterable[str], version: int) -> Iterable[str]:
    for code in codes:
        yield from _NEXT[version].get(code, (code,))


def _backward(codes: set[str], version: int) -> Iterable[str]:
    return (code for code in CODES[version] if codes.intersection(_NEXT[version].get(code, (code,))))
