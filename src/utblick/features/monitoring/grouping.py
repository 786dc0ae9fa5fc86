"""Decide which matter a document belongs to: pure rules on references, titles and texts.

Nothing here reads the database; `actions/grouping.py` finds the candidates and asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.engine import identifiers

# What a document can be *about*. An act's number is left out on purpose: proposals name the acts they amend.
DEFINING_TYPES = frozenset(
    {
        "procedure",
        "com",
        "join",
        "celex",
        "state_aid",
        "case_number",
        "ecli",
        "fakta_pm",
        "sou",
        "ds",
        "prop",
        "skr",
        "ep_report",
        "ep_adopted_text",
        "ep_motion",
        "pe_cons",
        "cor_opinion",
    }
)
# When one of these is the only one of its kind in a whole document, the document may be about it: a procedure
# always, a proposal only under `_is_news_of`.
SINGLE_TYPES = ("procedure", "com", "join", "state_aid")
# Documents that exist because of one proposal.
ABOUT_ONE = frozenset({"fakta_pm", "proposal", "opinion", "consultation"})
LEAD = 400
# Lists of many matters: what they mention is not what they are.
GATHERING_TYPES = frozenset(
    {"council_agenda", "agenda", "calendar", "newsletter", "work_programme", "programme"}
)
SAME_TITLE_WITHIN_DAYS = 45
# `COM (2018) 372-375, 382 och 390`: a title that lists several is about none of them alone.
_LISTED = re.compile(r"\b[CK]OM\s?\(\d{4}\)\s?\d+\s*(?:[-–,]|och|and|&)\s*\d", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """One identifier of a document, by its comparison key."""

    type: str
    key: str
    value: str
    defining: bool = False
    implied: bool = False


def mentions(
    *,
    source_id: str,
    url: str,
    title: str,
    text: str,
    type: str,
    fields: dict[str, list[str]],
    published: date | None = None,
) -> list[Mention]:
    """Collect what a document refers to, and mark what it is about.

    A reference defines the document when it stands in its own number, address or title, or is the only one of
    its kind and the document is news of it. One that names two procedures, or two proposals, joins none.
    """
    own: dict[Pair, str] = {}
    for place in (source_id, url, title):
        for found in identifiers.find(place):
            own.setdefault((found.type, identifiers.key_of(found)), found.value)
    everything = dict(own)
    first_at: dict[Pair, int] = {}
    for found in identifiers.find(text):
        pair = (found.type, identifiers.key_of(found))
        everything.setdefault(pair, found.value)
        first_at.setdefault(pair, found.start)
    for name, values in fields.items():
        for value in values:
            canonical = identifiers.canonical(name, str(value)) if name in DEFINING_TYPES else None
            if canonical:
                everything.setdefault((name, identifiers.key(name, canonical)), canonical)

    defining: set[Pair] = set()
    if type not in GATHERING_TYPES and not _LISTED.search(title):
        defining = {pair for pair in own if pair[0] in DEFINING_TYPES}
        for name in SINGLE_TYPES:
            only = [pair for pair in everything if pair[0] == name]
            if len(only) != 1 or any(pair[0] == name for pair in defining):
                continue
            # The one proposal that a document about a procedure names is that procedure's.
            of_procedure = any(pair[0] == "procedure" for pair in defining)
            if (
                of_procedure
                or name == "procedure"
                or _is_news_of(only[0], first_at.get(only[0]), type, published)
            ):
                defining.add(only[0])
    for name in ("procedure", "com", "join"):
        if sum(pair[0] == name for pair in defining) > 1:
            defining = {pair for pair in defining if pair[0] == "celex"}
            break
    return _with_implied(everything, defining)


def _is_news_of(pair: Pair, at: int | None, type: str, published: date | None) -> bool:
    """Say whether a document is news of the one proposal it mentions.

    It is when it exists because of proposals, or names this one early and within a year of it: assignments,
    calls and speeches cite a strategy for many years without being news of it.
    """
    if type in ABOUT_ONE:
        return True
    if type == "call" or at is None or at > LEAD:
        return False
    year = _YEAR.search(pair[1])
    return published is None or year is None or published.year <= int(year[0]) + 1


def _with_implied(everything: dict[Pair, str], defining: set[Pair]) -> list[Mention]:
    result = [
        Mention(type=pair[0], key=pair[1], value=value, defining=pair in defining)
        for pair, value in everything.items()
    ]
    known = set(everything)
    for pair in sorted(defining):
        for name, value in identifiers.implied(identifiers.Identifier(pair[0], everything[pair], 0, 0)):
            key = identifiers.key(name, value)
            if (name, key) not in known and name in DEFINING_TYPES:
                known.add((name, key))
                result.append(Mention(type=name, key=key, value=value, defining=True, implied=True))
    return result


def shared(one: Iterable[Mention], other: Iterable[Mention]) -> list[Mention]:
    """Give the references that make two documents one matter."""
    keys = {(m.type, m.key) for m in other if m.defining}
    return [m for m in one if m.defining and (m.type, m.key) in keys]


def close_in_time(one: date | None, other: date | None) -> bool:
    """Say whether two documents with the same title may be the same news: 45 days at most between them."""
    return one is None or other is None or abs((one - other).days) <= SAME_TITLE_WITHIN_DAYS


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides which of several matters keeps the others: judged ones first, then the oldest."""

    id: int
    is_judged: bool
    created: float


def keeper(
    matters: Sequence[Standing], apart: Collection[frozenset[int]] = frozenset()
) -> tuple[int, list[int]]:
    """Choose the matter that stays and the ones it takes in.

    Two matters that people have already judged are never merged by a rule: only the chosen one and the
    unjudged are. Nor are two that hold documents a person has split: `apart` is such pairs of matters.
    """
    ordered = sorted(matters, key=lambda m: (not m.is_judged, m.created, m.id))
    together = [ordered[0].id]
    for matter in ordered[1:]:
        if not matter.is_judged and not any(frozenset((matter.id, one)) in apart for one in together):
            together.append(matter.id)
    return together[0], together[1:]
