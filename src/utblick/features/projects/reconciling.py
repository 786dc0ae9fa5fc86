"""Where our own record and a public row say different things, field by field. Pure.

A source that says nothing of a field differs in nothing. What a person has settled stays settled for as long as the
source says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from utblick.features.actors.folding import fold

FIELDS = ("title", "acronym", "programme", "number", "starts_on", "ends_on", "total", "grant", "address")
# Compared as words: case, accents and signs between words make no difference.
AS_WORDS = frozenset({"title", "acronym", "programme"})


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a difference, and what the source said then."""

    verdict: str
    theirs: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what we have, what the source has, and what was said of it where that still counts."""

    field: str
    ours: str
    theirs: str
    said: Said | None = None

    @property
    def is_open(self) -> bool:
        """Say whether somebody is still to settle it: a difference put off is open."""
        return self.said is None or self.said.verdict == "later"


def differences(
    ours: Mapping[str, tuple[str, ...]], theirs: Mapping[str, str], said: Mapping[str, Said]
) -> list[Difference]:
    """Give the fields that differ, in the order of `FIELDS`.

    `ours` holds all the ways in which we write a field (a title in two languages); one that agrees is enough. Of
    what was said, only “ours is right” and “later” count, and only while the source says what it said then.
    """
    found = []
    for field in FIELDS:
        told = theirs.get(field, "").strip()
        own = tuple(one.strip() for one in ours.get(field, ()) if one.strip())
        if not told or any(_same(field, one, told) for one in own):
            continue
        held = said.get(field)
        if held is not None and (held.verdict == "taken" or held.theirs != told):
            held = None
        found.append(Difference(field, own[0] if own else "", told, held))
    return found


def _same(field: str, one: str, other: str) -> bool:
    if field in AS_WORDS:
        return fold(one) == fold(other)
    if field == "address":
        return one.rstrip("/").casefold() == other.rstrip("/").casefold()
    return one == other


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a public row is to a project of ours, from 0 to 100, and why; the reasons are codes."""

    score: int
    reasons: tuple[str, ...]


LEAST_ALIKE = 82


def likeness(
    acronyms: tuple[str, str], titles: int, *, same_programme: bool | None, names_us: bool
) -> Likeness | None:
    """Say whether a row is likely to be a project of ours; None where it is not.

    `acronyms` are ours and theirs, `titles` how alike the titles are (0 to 100), `same_programme` None where either
    is not known. A short name of one or two letters proves nothing.
    """
    one, other = (fold(word) for word in acronyms)
    same_name = len(one) > 2 and one == other
    reasons = []
    if same_name:
        reasons.append("acronym")
    if titles >= LEAST_ALIKE:
        reasons.append("title")
    if not reasons:
        return None
    if same_programme:
        reasons.append("programme")
    if names_us:
        reasons.append("names_us")
    if same_programme is False and not names_us and titles < LEAST_ALIKE:
        return None
    score = (45 if same_name else 0) + titles * 35 // 100
    score += (10 if same_programme else 0) + (10 if names_us else 0)
    return Likeness(min(100, score), tuple(reasons))
