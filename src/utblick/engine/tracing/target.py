"""Read where in an act something stands: "Article 25 – paragraph 2 – point a", "artikel 25.2 a", `art-25.par-2`."""

from __future__ import annotations

import re
from typing import NamedTuple

from utblick.engine.text.words import fold


class Place(NamedTuple):
    """A unit of an act (`art`, `rec`, `anx`, `cit`), its number (`25a`, `iii`), and the parts within it (`2a`).

    The parts are written without their names and in one: paragraph 2, point (a) and paragraph 2a are told
    apart differently in every language and are only a hint here.
    """

    unit: str
    number: str
    parts: str = ""

    def same_unit(self, other: Place | None) -> bool:
        """Say whether the other place is in the same article, recital or annex."""
        return other is not None and self[:2] == other[:2]


_UNITS = {
    **dict.fromkeys(("article", "articles", "artikel", "artiklarna", "art"), "art"),
    **dict.fromkeys(("recital", "recitals", "skäl", "skälen", "rec"), "rec"),
    **dict.fromkeys(("annex", "annexes", "bilaga", "bilagorna", "anx"), "anx"),
    **dict.fromkeys(("citation", "beaktandeled", "cit"), "cit"),
}
_ORDINALS = (
    *(("first", "första"), ("second", "andra"), ("third", "tredje"), ("fourth", "fjärde")),
    *(("fifth", "femte"), ("sixth", "sjätte"), ("seventh", "sjunde"), ("eighth", "åttonde")),
    *(("ninth", "nionde"), ("tenth", "tionde"), ("eleventh", "elfte"), ("twelfth", "tolfte")),
)
_NUMBERS = {word: str(number) for number, words in enumerate(_ORDINALS, 1) for word in words}
# Two letters or fewer that are no number: prepositions, and `pt` as passage ids write a point.
_NO_NUMBER = ("of", "to", "in", "or", "on", "av", "på", "pt", "ny")
_UNIT = re.compile(
    rf"\b({'|'.join(_UNITS)})\b[\s.(-]*(\d+|[ivxlc]+)(?:([a-z]{{1,2}})\b|\b(?:\s(?!(?:i|{'|'.join(_NO_NUMBER)})\b)([a-z]{{1,2}})\b)?)"
)
_PART = re.compile(rf"\d+|\b[a-z]{{1,2}}\b|\b[ivx]+\b|\b(?:{'|'.join(_NUMBERS)})\b|(?<=\d)[a-z]{{1,2}}\b")


def read_place(text: str | None) -> Place | None:
    """Read the first article, recital, annex or citation that is named, with its parts; None when none is."""
    folded = fold(text or "")
    found = _UNIT.search(folded)
    if not found:
        return None
    unit, number, tail, letter = found.groups()
    parts = [part for part in _PART.findall(folded, found.end()) if part not in _NO_NUMBER]
    return Place(
        _UNITS[unit], number + (tail or letter or ""), "".join(_NUMBERS.get(part, part) for part in parts)
    )
