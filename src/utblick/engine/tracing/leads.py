"""The passages that carry most of what an ask adds or strikes, and the words that carry it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

from utblick.engine.tracing.index import rarity
from utblick.engine.tracing.passages import Passage, Passages
from utblick.engine.tracing.reading import Reading
from utblick.engine.tracing.wording import Changes, Words, grams

Span = tuple[int, int]

CHANGES = 2.0
"""The weight of what is added and struck together, in one or two words in a row; each by how much it is."""
WHOLES = 0.5
"""The weight of the whole wording after, and of that before, in three words in a row."""
LIKENESS = 0.25
"""Beside how much of the ask a passage has: how alike they are, so that of two equals the shorter comes first."""
RARE = 2.0
"""A single word that is carried counts when it is at least so rare (in fewer than one of seven passages)."""

NEAR = 8
"""A carried word is shown when another stands so many words from it at most: the rest is scattered by chance."""
SAME = 1e-6
"""Scores that differ by less are equal: sums of the same numbers in another order."""


class Ranked(NamedTuple):
    """A passage, and how much of what the ask adds or strikes it carries (0–1)."""

    passage: Passage
    score: float


def rank(reading: Reading, passages: Passages, top: int) -> list[Ranked]:
    """Give the passages that carry most of an ask, best first, equals in the order given."""
    changes = [(sorted(reading.added_rows), passages.added), (sorted(reading.struck_rows), passages.struck)]
    wholes = zip(reading.wholes, (passages.after, passages.before), strict=True)
    masses = [sum(map(index.weight, rows)) for rows, index in changes]
    asked = [(CHANGES * mass / (sum(masses) or 1), *one) for mass, one in zip(masses, changes, strict=True)]
    asked += [(WHOLES, *one) for one in wholes]
    rare = _rare(passages)
    # What only reads alike, or shares a common word, carries nothing of what is asked.
    carrying = {number for rows, index in changes for number in index.telling(rows, rare)}
    scores = dict.fromkeys(sorted(carrying), 0.0)
    for weight, rows, index in asked:
        for number, share in index.shares(rows, LIKENESS, carrying).items():
            scores[number] += weight * share
    total = (1 + LIKENESS) * sum(weight for weight, rows, _ in asked if rows)
    least = min(heapq.nlargest(top, scores.values()), default=0.0) - SAME
    close = ((-round(score / total, 9), number) for number, score in scores.items() if score >= least)
    best = sorted(close)[:top]
    return [Ranked(passages.all[number], min(1.0, -score)) for score, number in best]


def _rare(passages: Passages) -> float:
    """Give the weight from which a word is rare; among a few passages, that of a word which only one has."""
    return min(RARE, rarity(1, len(passages.all)))


def spans(reading: Reading, passage: Passage, passages: Passages) -> tuple[list[Span], list[Span]]:
    """Give where the words of an ask that a passage carries stand, in the passage and in the ask's new wording.

    Words are carried in rows of two or more, or alone when they are rare; spans hold whole words, are merged
    over what is between two carried words, and never overlap. What is struck has no place in either.
    """
    ours, theirs = _carried(reading, passage, passages), _carried(passage, reading, passages)
    return _merged(passage.new, theirs), _merged(reading.new, ours)


def _carried(one: Changes, other: Changes, passages: Passages) -> list[bool]:
    """Say of each word of one wording whether the other carries it: new in both, in a common pair or rare.

    Pairs of common words are left out, and so is a word with no other carried word near, unless all stand so.
    """
    stems, added, weight, rare = one.new.stems, one.added, passages.word_weight, _rare(passages)
    pairs = {pair for pair in one.pairs & other.pairs if sum(map(weight, pair)) >= rare}
    alone = {stem for (stem,) in one.singles & other.singles if weight(stem) >= rare}
    carried = [new and stem in alone for new, stem in zip(added, stems, strict=True)]
    for at, gram in enumerate(grams(stems, 2)):
        if gram in pairs:
            carried[at] |= added[at]
            carried[at + 1] |= added[at + 1]
    places = [at for at, marked in enumerate(carried) if marked]
    lonely = [
        at
        for before, at, after in zip([None, *places], places, [*places[1:], None], strict=False)
        if all(
            beside is None or abs(beside - at) > NEAR or stems[beside] == stems[at]
            for beside in (before, after)
        )
    ]
    if len(lonely) < len(places):
        for at in lonely:
            carried[at] = False
    return carried


def _merged(words: Words, carried: Sequence[bool]) -> list[Span]:
    found: list[Span] = []
    for at, marked in enumerate(carried):
        if not marked:
            continue
        start, end = words.place(at)
        if found and carried[at - 1]:
            start = found.pop()[0]
        found.append((start, end))
    return found
