"""How far an ask got, as a score and a word: the weights and cuts that decide it, each with its reason.

Chosen on asks that people had judged (docs/decisions/0018-tracing.md says how and what else was tried); few
and round on purpose, so that they hold for other acts and languages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Literal

from utblick.engine.tracing.aligning import Originals
from utblick.engine.tracing.passages import Passage, Passages
from utblick.engine.tracing.reading import Reading
from utblick.engine.tracing.target import Place
from utblick.engine.tracing.wording import ORDER

Outcome = Literal["whole", "part", "none", "already"]

WHOLE, PART = 0.5, 0.2
"""The cuts: from here on the wording got in as a whole, or in part."""
IN_UNIT = 0.7
"""In the same article but in another of its passages. The passage itself, or one that is new there: 1."""
NEW_UNIT = 0.9
"""An ask for a new article or recital, which may be given any number: new passages anywhere."""
VERBATIM, ELSEWHERE = 0.7, 0.8
"""In another article only a passage that carries at least so much counts, and a little less."""
LONG_CLAUSE = 6
"""Clauses of so many added words are also sought word by word, within a window …"""
WINDOW = 2
"""… of so many times their length: the same in another order, with words between."""
COMMON = 1.5
"""What is taken off the weight of a word in a clause, so that common words say nothing."""
CLAUSES = 0.3
"""The share of the clauses in the score of what is added."""
STRUCK = 0.3
"""The share of what is struck in the whole score, where the ask also adds something …"""
FULLY_STRUCK = 3.0
"""… and strikes at least so much; proportionally less below."""
BEFORE = 0.5
"""From here on the baseline already carried what the ask adds."""
FEWEST = 6
"""Fewer added words than this stand in other articles, and in the baseline, by chance."""


def decide(score: float, before: float) -> Outcome:
    """Give the word for a score; what the baseline carried is only said of what did not get in."""
    if score >= WHOLE:
        return "whole"
    if score >= PART:
        return "part"
    return "already" if before >= BEFORE else "none"


class Places:
    """Where an ask may be looked for: passage -> what is found there counts for so much."""

    def __init__(self, reading: Reading, passages: Passages) -> None:
        self.passages = passages
        origin = passages.originals.changed_by(reading)
        found = None if origin is None else passages.originals.passages[origin].place
        if reading.place and not reading.place.same_unit(found):
            origin = None
        self.origin = origin
        place = reading.place or found
        known = place is not None and place[:2] in passages.originals.units
        self.weights: dict[int, float] = {}
        if not known:
            self.weights = {
                number: NEW_UNIT * (1.0 if one.origin is None else IN_UNIT)
                for number, one in enumerate(passages.all)
            }
        for number in passages.in_unit.get(place[:2], ()) if place else ():
            self.weights[number] = 1.0 if passages.all[number].origin is None else IN_UNIT
        own = [] if origin is None else passages.of.get(origin, [])
        self.weights.update(dict.fromkeys(own, 1.0))
        self.own = [passages.all[number] for number in own]


def score(reading: Reading, passages: Passages) -> float:
    """Say how much of an ask got in (0–1)."""
    places = Places(reading, passages)
    gone, weight = _gone(reading, places)
    added = _added(reading, places)
    if added is None:
        return gone or 0.0
    if gone is None:
        return added
    share = STRUCK * min(1.0, weight / FULLY_STRUCK)
    return (1 - share) * added + share * gone


def _added(reading: Reading, places: Places) -> float | None:
    """Say how much of what an ask adds is new in the places where it counts; None when it adds nothing."""
    if not any(reading.added):
        return None
    rows = _rows(reading, places)
    clauses = _clauses(reading, places)
    return rows if clauses is None else (1 - CLAUSES) * rows + CLAUSES * clauses


def _rows(reading: Reading, places: Places) -> float:
    """Give the share of the rows that are new: the mean of the best passage and of all passages together.

    A passage elsewhere that carries nearly all of them becomes a place that counts.
    """
    passages = places.passages
    asked = {gram: passages.weight(gram) for gram in reading.rows}
    total = sum(asked.values())
    if not total:
        return 0.0
    index = passages.novel if len(next(iter(asked))) == ORDER else passages.added
    has: defaultdict[int, float] = defaultdict(float)
    for gram, weight in asked.items():
        for number in index.where(gram):
            has[number] += weight
    if sum(reading.added) >= FEWEST:
        for number, carried in has.items():
            if carried >= VERBATIM * total:
                places.weights.setdefault(number, ELSEWHERE)
    best = max((places.weights.get(number, 0.0) * carried for number, carried in has.items()), default=0.0)
    together = sum(
        weight * max((places.weights.get(number, 0.0) for number in index.where(gram)), default=0.0)
        for gram, weight in asked.items()
    )
    return (best + together) / 2 / total


def _clauses(reading: Reading, places: Places) -> float | None:
    """Give the mean of how much of each long clause one window has; None when there is no long clause."""
    passages = places.passages
    got = asked = 0.0
    for clause in reading.clauses:
        if len(clause) < LONG_CLAUSE:
            continue
        weights = {
            stem: weight * weight
            for stem in dict.fromkeys(clause)
            if (weight := passages.word_weight(stem) - COMMON) > 0
        }
        asked += sum(weights.values())
        got += _best_window(weights, WINDOW * len(clause), places)
    return got / asked if asked else None


def _best_window(weights: dict[str, float], size: int, places: Places) -> float:
    """Give the greatest weight of a clause's words that are new within one window of a passage that counts."""
    most: defaultdict[int, float] = defaultdict(float)
    for stem, weight in weights.items():
        for number in places.passages.added.where((stem,)):
            if number in places.weights:
                most[number] += weight * places.weights[number]
    best = 0.0
    for number in sorted(most, key=lambda number: (-most[number], number)):
        if most[number] <= best:
            break
        found = _window(weights, size, places.passages.all[number])
        best = max(best, found * places.weights[number])
    return best


def _window(weights: dict[str, float], size: int, passage: Passage) -> float:
    stems = passage.new.stems
    events = [
        (at, stem)
        for at, stem in enumerate(stems)
        if stem in weights and passage.added[at] and stem not in passage.known
    ]
    best = weight = 0.0
    inside: Counter[str] = Counter()
    first = 0
    for at, stem in events:
        inside[stem] += 1
        if inside[stem] == 1:
            weight += weights[stem]
        while events[first][0] <= at - size:
            left = events[first][1]
            inside[left] -= 1
            if not inside[left]:
                weight -= weights[left]
            first += 1
        best = max(best, weight)
    return best


def _gone(reading: Reading, places: Places) -> tuple[float | None, float]:
    """Give the share of what an ask strikes that is gone, and its weight; None when that cannot be said."""
    weights = {
        stem: count * max(0.0, places.passages.word_weight(stem) - 1.0)
        for stem, count in sorted(reading.struck.items())
    }
    total = sum(weights.values())
    if not total or places.origin is None:
        return None, 0.0
    if not places.own:
        # The passage is gone as a whole: that is what was asked only if nothing was to stay.
        return (None if len(reading.new) else 1.0), total
    best = 0.0
    for passage in places.own:
        share = sum(
            weight * min(1.0, passage.struck[stem] / reading.struck[stem]) for stem, weight in weights.items()
        )
        best = max(best, share / total)
    return best, total


def before(reading: Reading, originals: Originals) -> float:
    """Say how much of what an ask adds one passage of the baseline has already (0–1).

    It counts in the ask's own article and, for whole sentences, in a recital, which says what the articles mean.
    A baseline that has what the ask strikes, or lacks a number that it adds, has not carried it.
    """
    if reading.changes_nothing:
        return float(len(reading.new) > 0 and originals.holds(reading.new))
    if reading.struck or sum(reading.added) < FEWEST:
        return 0.0
    rows = originals.rows
    asked = {gram: rows.weight(gram) for gram in reading.rows}
    has: defaultdict[int, float] = defaultdict(float)
    for gram, weight in asked.items():
        for number in rows.where(gram):
            has[number] += weight
    numbers = {
        stem for stem, added in zip(reading.new.stems, reading.added, strict=True) if added and stem.isdigit()
    }
    most = 0.0
    for number, weight in has.items():
        passage = originals.passages[number]
        if _may_carry(reading, passage.place) and numbers <= set(passage.words.stems):
            most = max(most, weight)
    return most / sum(asked.values()) if most else 0.0


def _may_carry(reading: Reading, found: Place | None) -> bool:
    asked = reading.place
    if asked is None or found is None or asked.same_unit(found):
        return True
    return "rec" in (asked.unit, found.unit) and not reading.is_point
