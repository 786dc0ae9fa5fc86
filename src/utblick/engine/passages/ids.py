"""The ids of passages: `rec-12`, `art-25a.par-1.sub-2.pt-b-i`, `anx-IX.prt-A.pt-b`.

An id is a path of segments joined by dots, each a kind and its number. Points within points share a segment
(`pt-b-i`). What is named alike a second time carries `~2`, so that no two passages of a text share an id.
"""

from __future__ import annotations

import re

Segment = tuple[str, str]
Path = tuple[Segment, ...]

TOPS = (
    "tit", "pre", "cit", "rec", "prt", "ttl", "cpt", "sct", "ssc", "art", "fin", "anx", "fn", "txt",
)  # fmt: skip
"""Title, preamble, citation, recital, part, title, chapter, section, subsection, article, concluding formulas,
annex, footnote that nothing refers to, text outside all of these."""
DIVISIONS = ("prt", "ttl", "cpt", "sct", "ssc")
INSIDE = ("par", "sub", "pt", "ind", "tbl", "qt", *DIVISIONS, "art")
"""Paragraph, unnumbered subparagraph, point, indent, table, quoted line; divisions, and articles of annexes."""
_WITHOUT_NUMBER = frozenset(("tit", "pre", "fin", "anx", "txt"))
_SEGMENT = re.compile(r"([a-z]{2,3})((?:-[0-9A-Za-z]+(?:~\d+)?)*)(~\d+)?")


def written(path: Path) -> str:
    """Give the id of a path."""
    parts: list[str] = []
    for at, (kind, number) in enumerate(path):
        if kind == "pt" and at and path[at - 1][0] == "pt":
            parts[-1] += f"-{number}"
        elif number.startswith("~"):
            parts.append(f"{kind}{number}")
        else:
            parts.append(f"{kind}-{number}" if number else kind)
    return ".".join(parts)


def parsed(id: str) -> Path | None:
    """Give the path of an id, or nothing when it is none."""
    path: list[Segment] = []
    for at, part in enumerate(id.split(".")):
        found = _SEGMENT.fullmatch(part)
        if not found or found[1] not in (INSIDE if at else TOPS):
            return None
        numbers = found[2].split("-")[1:]
        if len(numbers) > 1 and found[1] != "pt":
            return None
        if not numbers:
            if found[1] not in _WITHOUT_NUMBER:
                return None
            numbers = [found[3] or ""]
        elif found[3]:
            return None
        path += [(found[1], number) for number in numbers]
    return tuple(path)


def number(text: str) -> str:
    """Give a number as ids carry it: letters and digits only, `(aa)` is `aa`, `7 a` is `7a`."""
    return re.sub(r"[^0-9A-Za-z]", "", text)


def parent(id: str) -> str:
    """Give the id of what a passage stands in; nothing for the uppermost."""
    path = parsed(id)
    return written(path[:-1]) if path else ""


def sort_key(id: str) -> tuple[object, ...]:
    """Order ids as an act has its parts: 9, 9a, 10; points a, b, aa; Roman numerals of annexes by value."""
    path = parsed(id)
    if path is None:
        return ((len(TOPS), (0, id)),)
    keys: list[object] = []
    for at, (kind, value) in enumerate(path):
        rank = TOPS.index(kind) if not at else INSIDE.index(kind) + 1
        keys.append((rank, _number_key(value, roman=kind in {"anx", "ttl", "cpt"})))
    return tuple(keys)


def _number_key(value: str, *, roman: bool) -> tuple[int, str]:
    if roman and (found := re.match(r"[IVXLC]+", value)):
        return roman_value(found[0]), value[found.end() :]
    digits = re.match(r"\d*", value)[0]  # type: ignore[index]
    rest = value[len(digits) :]
    return (int(digits), rest) if digits else (0, f"{len(rest):03}{rest}")


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman_value(text: str) -> int:
    """Give the value of a Roman numeral of any case; 0 when it is none."""
    values = [_ROMAN.get(letter, 0) for letter in text.lower()]
    if not values or 0 in values:
        return 0
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total
