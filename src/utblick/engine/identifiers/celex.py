"""CELEX numbers: which descriptors a sector has, and what one number says about the others."""

from __future__ import annotations

import re

# Sector -> descriptors (EUR-Lex, "How CELEX numbers are composed"); 7 and 8 carry a directive's or a country's letters.
DESCRIPTORS: dict[str, frozenset[str]] = {
    "0": frozenset("R L D H F Q S A B C E G J K M O X Y".split()),
    "1": frozenset("A B C D E F G H I K L M N O P R S T U V W ME".split()),
    "2": frozenset("A D P X".split()),
    "3": frozenset("A B C D E F G H J K L M O Q R S X Y".split()),
    "4": frozenset("A D X Y Z".split()),
    "5": frozenset(
        "AA AB AC AE AG AK AP AR AS AT BP DC DP EC FC GC HB IE IG IP IR JC KG M PC SA SC TA XA XB XC XE XG XK XP XR XX".split()
    ),
    "6": frozenset(
        "CA CB CC CD CG CJ CN CO CP CQ CS CT CU CV CX FA FB FJ FN FO FT TA TB TC TJ TN TO TQ TT".split()
    ),
    "7": frozenset("D F H L R".split()),
    "8": frozenset(
        "AT BE BG CH CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK UK".split()
    ),
    "9": frozenset("E H O".split()),
    "E": frozenset("A C G J O P X".split()),
}
NUMBER = re.compile(
    r"(?P<sector>[0-9E])(?P<year>19[5-9]\d|20[0-4]\d)(?P<descriptor>[A-Z]{1,2})(?P<number>\d{3,6})"
    r"(?P<part>\(\d\d\))?(?P<correction>R(?:\(\d\d\))?)?(?P<date>-\d{8})?"
)


def checked(written: str) -> str | None:
    """Give the number in capitals, or None when sector, descriptor and length do not go together."""
    match = NUMBER.fullmatch(written.upper())
    if not match or match["descriptor"] not in DESCRIPTORS[match["sector"]]:
        return None
    allowed = {"1": (3, 4), "9": (4, 6)}.get(match["sector"], (4, 4))
    if not allowed[0] <= len(match["number"]) <= allowed[1] or (match["date"] and match["sector"] != "0"):
        return None
    return match[0]


def of_act(descriptor: str, year: int, number: int) -> str:
    """Compose the number of a legal act: `L`, 2018, 2001 -> 32018L2001."""
    return f"3{year}{descriptor}{number:04}"
