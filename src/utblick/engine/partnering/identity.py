"""Which tellings are of one project: two lists name it in the same programme and period, by its number or its name.

Not joining is the smaller error: a wrong join is a false statement about somebody's money. So a number alone does not
do, for each list may have numbers of its own, nor a name that a list has twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

# Lists differ by months in when a project begins; by more than this it is another.
MOST_DAYS, FEW_DAYS = 400, 31
SHORTEST = 3
# A word that so many tellings have in common says of none which project it is.
MOST_ALIKE = 60


@dataclass(frozen=True, slots=True)
class Telling:
    """A project as one list tells it. `programme` tells generations apart; `number` and `names` (title, acronym) are
    folded, empty where the list has none.
    """

    key: int
    source: str
    programme: str
    number: str = ""
    names: frozenset[str] = frozenset()
    starts: date | None = None
    ends: date | None = None


def is_same(one: Telling, other: Telling) -> bool:
    """Say whether two tellings are of one project."""
    if not one.programme or one.programme != other.programme:
        return False
    same_name = any(len(name) >= SHORTEST for name in one.names & other.names)
    same_number = bool(one.number) and one.number == other.number
    if one.source == other.source:
        # A list of payments has a row for each who got some; what it numbers apart is apart.
        return same_name and same_number
    if _apart(one.starts, other.starts) > MOST_DAYS:
        return False
    if same_number:
        return same_name or (one.starts is not None and (one.starts, one.ends) == (other.starts, other.ends))
    if not same_name:
        return False
    both_numbered = bool(one.number and other.number)
    return not both_numbered or _apart(one.starts, other.starts) <= FEW_DAYS


def _apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0


def groups(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Give the tellings of each project together, each in one group; the lowest key first.

    A group in which one list would have two projects as one is none: its tellings stand alone.
    """
    listed = sorted(tellings, key=lambda one: one.key)
    at: dict[tuple[str, str], list[Telling]] = {}
    for one in listed:
        for word in {*one.names, f"#{one.number}" if one.number else ""} - {""}:
            at.setdefault((one.programme, word), []).append(one)
    head = {one.key: one.key for one in listed}

    def root(key: int) -> int:
        while head[key] != key:
            key = head[key]
        return key

    for alike in at.values():
        if len(alike) > MOST_ALIKE:
            continue
        for place, one in enumerate(alike):
            for other in alike[place + 1 :]:
                a, b = sorted((root(one.key), root(other.key)))
                if a != b and is_same(one, other):
                    head[b] = a
    found: dict[int, list[Telling]] = {}
    for one in listed:
        found.setdefault(root(one.key), []).append(one)
    return sorted(
        (part for group in found.values() for part in (_sure(group))), key=lambda group: group[0].key
    )


def _sure(group: Sequence[Telling]) -> list[list[Telling]]:
    """Give a group as it is, or each telling alone where the same list would have two projects as one."""
    by_source: dict[str, list[Telling]] = {}
    for one in group:
        by_source.setdefault(one.source, []).append(one)
    for rows in by_source.values():
        if any(not is_same(rows[0], other) for other in rows[1:]):
            return [[one] for one in group]
    return [list(group)]
