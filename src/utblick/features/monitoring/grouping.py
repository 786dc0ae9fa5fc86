"""Decide which matter a document belongs to: pure rules on references, titles and texts.

Nothing here reads the database; `actions/grouping.py` finds the candidates and asks these rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
# When one of these occurs exactly once in a whole document, the document is about it.
SINGLE_TYPES = ("procedure", "com", "join", "state_aid")
# Lists of many matters: what they mention is not what they are.
GATHERING_TYPES = frozenset(
    {"council_agenda", "agenda", "calendar", "newsletter", "work_programme", "programme"}
)
SAME_TITLE_WITHIN_DAYS = 45


@dataclass(frozen=True, slots=True)
class Mention:
    """One identifier of a document, by its comparison key."""

    type: str
    key: str
    value: str
    defining: bool = False
    implied: bool = False


def mentions(
    *, source_id: str, url: str, title: str, text: str, type: str, fields: dict[str, list[str]]
) -> list[Mention]:
    """Collect what a document refers to, and mark what it is about.

    A reference defines the document when it stands in its own number, address or title, or is the only one
    of its kind in the whole document. A document that names two procedures, or two proposals, joins none.
    """
    own: dict[tuple[str, str], str] = {}
    for place in (source_id, url, title):
        for found in identifiers.find(place):
            own.setdefault((found.type, identifiers.key(found.type, found.value)), found.value)
    everything = dict(own)
    for found in identifiers.find(text):
        everything.setdefault((found.type, identifiers.key(found.type, found.value)), found.value)
    for name, values in fields.items():
        for value in values:
            canonical = identifiers.canonical(name, str(value)) if name in DEFINING_TYPES else None
            if canonical:
                everything.setdefault((name, identifiers.key(name, canonical)), canonical)

    defining = {pair for pair in own if pair[0] in DEFINING_TYPES} if type not in GATHERING_TYPES else set()
    if type not in GATHERING_TYPES:
        by_type: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for pair in everything:
            by_type[pair[0]].add(pair)
        for name in SINGLE_TYPES:
            if len(by_type[name]) == 1 and not any(pair[0] == name for pair in defining):
                defining |= by_type[name]
    for name in ("procedure", "com", "join"):
        if sum(pair[0] == name for pair in defining) > 1:
            defining = {pair for pair in defining if pair[0] == "celex"}
            break

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


def keeper(matters: Sequence[Standing]) -> tuple[int, list[int]]:
    """Choose the matter that stays and the ones it takes in.

    Two matters that people have already judged are never merged by a rule: only the chosen one and the
    unjudged are.
    """
    ordered = sorted(matters, key=lambda m: (not m.is_judged, m.created, m.id))
    return ordered[0].id, [m.id for m in ordered[1:] if not m.is_judged]
