"""CELEX numbers: which descriptors a sector has, and what one number says about the others."""

from __future__ import annotations

import re


def _set(letters: str) -> frozenset[str]:
    return frozenset(letters.split())


# Sector -> descriptors (EUR-Lex, "How CELEX numbers are composed"); 8 carries a country's letters.
DESCRIPTORS: dict[str, frozenset[str]] = {
    "0": _set("R L D H F Q S A B C E G J K M O X Y"),
    "1": _set("A B C D E F G H I K L M N O P R S T U V W ME"),
    "2": _set("A D P X"),
    "3": _set("A B C D E F G H J K L M O Q R S X Y"),
    "4": _set("A D X Y Z"),
    "5": _set(
        "AA AB AC AE AG AK AP AR AS AT BP DC DP EC FC GC HB IE IG IP IR JC KG M PC SA SC TA "
        "XA XB XC XE XG XK XP XR XX"
    ),
    "6": _set("CA CB CC CD CG CJ CN CO CP CQ CS CT CU CV CX FA FB FJ FN FO FT TA TB TC TJ TN TO TQ TT"),
    "7": _set("D F H L R"),
    "8": _set("AT BE BG CH CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI SK UK"),
    "9": _set("E H O"),
    "E": _set("A C G J O P X"),
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
