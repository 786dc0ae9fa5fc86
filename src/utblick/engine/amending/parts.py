"""An act as a row of parts that can be taken out, put in and counted anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from utblick.engine.passages.ids import Path, Segment, parsed, sort_key, written
from utblick.engine.passages.labels import label
from utblick.engine.passages.writing import Passage

_COUNTED = {"sub": 2, "ind": 1, "tbl": 1, "qt": 1, "cit": 1}
"""Kinds that have their number by their place, and the first one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage at its path; `new` when an amending act has brought or changed it."""

    path: Path
    passage: Passage
    new: bool = False

    def saying(self, text: str) -> Part:
        """Give the part with another text."""
        return Part(self.path, replace(self.passage, text=text), new=True)

    def headed(self, heading: str) -> Part:
        """Give the part with another heading."""
        return Part(self.path, replace(self.passage, heading=heading), new=True)


def parts(passages: Sequence[Passage]) -> list[Part]:
    """Give the parts of an act in its order."""
    return [Part(parsed(one.id) or (("txt", ""),), one) for one in passages]


def with_heads(passages: Sequence[Passage]) -> list[Passage]:
    """Give an act with a passage for each article and annex, also where that has only a number.

    Whoever keeps passages by their words alone has left those out.
    """
    there = {one.id for one in passages}
    result: list[Passage] = []
    for one in passages:
        path = parsed(one.id)
        top = written(path[:1]) if path else ""
        if top not in there and top[:3] in ("art", "anx"):
            there.add(top)
            result.append(Passage(top, label(top), "", "", len(result)))
        result.append(replace(one, order=len(result)))
    return result


def end(row: Sequence[Part], at: int) -> int:
    """Give the place after a part and everything that belongs to it.

    Points that follow a subparagraph are numbered in what the subparagraph stands in, and belong to it.
    """
    path = row[at].path
    owner = path[:-1] if path[-1][0] == "sub" else path
    after = at + 1
    while after < len(row) and row[after].path[: len(owner)] == owner and len(row[after].path) > len(owner):
        if owner != path and len(row[after].path) == len(path) and row[after].path[-1][0] in ("sub", "par"):
            break
        after += 1
    return after


def own_end(row: Sequence[Part], at: int) -> int:
    """Give the place after a passage as its first subparagraph: with its points, before the second one."""
    path = row[at].path
    last = end(row, at)
    for place in range(at + 1, last):
        below = row[place].path
        if len(below) == len(path) + 1 and below[-1][0] in ("sub", "par"):
            return place
    return last


def place_for(row: Sequence[Part], owner: Path, segment: Segment) -> int | None:
    """Give where a numbered part goes among its like: after the last that comes before it, else before the first."""
    wanted = sort_key(written((*owner, segment)))
    beside = [at for at, one in enumerate(row) if one.path[:-1] == owner and one.path[-1][0] == segment[0]]
    before = [at for at in beside if sort_key(written(row[at].path)) <= wanted]
    if before:
        return end(row, before[-1])
    return beside[0] if beside else None


def counted(row: Sequence[Part], language: str = "en") -> list[Passage]:
    """Give the passages of a row with ids and labels by their place: what is counted is counted anew.

    Points whose numbers are taken stand in the subparagraph before them, as readers have it.
    """
    at: dict[Path, Path] = {}
    counts: dict[tuple[Path, str], int] = {}
    latest: dict[Path, Path] = {}
    seen: set[Path] = set()
    result: list[Passage] = []
    for order, one in enumerate(row):
        owner = at.get(one.path[:-1], one.path[:-1])
        kind, value = one.path[-1]
        if kind in _COUNTED and owner:
            value = str(counts.get((owner, kind), _COUNTED[kind] - 1) + 1)
            counts[owner, kind] = int(value)
        path: Path = (*owner, (kind, value))
        bare = value.partition("~")[0]
        if path in seen and kind == "pt" and owner in latest:
            path = (*latest[owner], (kind, bare))
        again = 1
        while path in seen:
            again += 1
            path = (*path[:-1], (kind, f"{bare}~{again}"))
        if kind == "sub":
            latest[owner] = path
        seen.add(path)
        at[one.path] = path
        id = written(path)
        name = one.passage.label if id == one.passage.id else label(id, language)
        result.append(replace(one.passage, id=id, label=name, order=order))
    return result
