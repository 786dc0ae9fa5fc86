"""Where places are: some eight thousand towns, those around the Baltic Sea down to a thousand inhabitants.

The names are those of GeoNames in many languages (CC BY 4.0), so that Åbo, Turku and Bryssel are found alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from utblick.engine.travel.distance import Point

MOST_WORDS = 3


class Place(NamedTuple):
    """A town: its country's ISO 3166 code, and where it is."""

    name: str
    country: str
    point: Point


def find(words: str, country: str = "") -> Place | None:
    """Give the town that the words name, in the country if one is given; None when they name none.

    What stands alone between commas goes before a name within a sentence, a town's own name before what others
    call it, and a larger town before a smaller.
    """
    parts = [part.strip() for part in re.split(r"[,;()/]", words) if part.strip()]
    for candidates in (parts, _names_within(parts)):
        found = [
            place
            for one in candidates
            for place in _by_name().get(_folded(one), ())
            if not country or place.country == country
        ]
        if found:
            return found[0]
    return None


def _names_within(parts: list[str]) -> list[str]:
    """Give the runs of words that begin with a capital letter, the longest first."""
    found = []
    for part in parts:
        words = part.split()
        for length in range(min(MOST_WORDS, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                run = words[at : at + length]
                if run[0][:1].isupper() and len(run[0]) > 2:
                    found.append(" ".join(run).strip(".:!?\"'"))
    return found


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Place, ...]]:
    """Read the list: names folded, the places of a name by size."""
    own: dict[str, list[Place]] = {}
    other: dict[str, list[Place]] = {}
    text = files("utblick.features.exchanges").joinpath("gazetteer.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, country, latitude, longitude, others = line.split("\t")
        place = Place(name, country, Point(float(latitude), float(longitude)))
        own.setdefault(_folded(name), []).append(place)
        for one in {_folded(one) for one in others.split(";") if one} - {_folded(name)}:
            other.setdefault(one, []).append(place)
    return {name: (*own.get(name, ()), *other.get(name, ())) for name in {*own, *other}}


def _folded(name: str) -> str:
    # Danish and Swedish write the same letters in two ways.
    return name.casefold().replace("ø", "ö").replace("æ", "ä")
