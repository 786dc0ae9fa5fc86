"""The passages that carry most of what an ask adds or strikes, and the words that carry it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

from utblick.engine.tracing.passages import Passage, Passages
from utblick.engine.tracing.reading import ORDER, Reading, Words, changed_grams, grams

Span = tuple[int, int]

CHANGES = 2.0
"""The weight of what is added and struck together, in one or two words in a row; each by how much it is."""
WHOLES = 0.5
"""The weight of the whole wording after, and of that before, in three words in a row."""
LIKENESS = 0.25
"""Beside how much of the ask a passage has: how alike they are, so that of two equals the shorter comes first."""
RARE = 2.0
"""A single word that is carried counts when it is at least so rare (in fewer than one of seven passages)."""


class Ranked(NamedTuple):
    """A passage, and how much of what the ask adds or strikes it carries (0–1)."""

    passage: Passage
    score: float


def rank(reading: Reading, passages: Passages, top: int) -> list[Ranked]:
    """Give the passages that carry most of an ask, best first, equals in the order given."""
    old, new = reading.old.stems, reading.new.stems
    added = changed_grams(new, reading.added, 1) | changed_grams(new, reading.added, 2)
    struck = changed_grams(old, reading.lost, 1) | changed_grams(old, reading.lost, 2)
    changes = [(added, passages.added), (struck, passages.struck)]
    wholes = [(set(grams(new, ORDER)), passages.after), (set(grams(old, ORDER)), passages.before)]
    masses = [sum(map(index.weight, sorted(rows))) for rows, index in changes]
    asked = [(CHANGES * mass / (sum(masses) or 1), *one) for mass, one in zip(masses, changes, strict=True)]
    asked += [(WHOLES, *one) for one in wholes]
    # What only reads alike, or shares a common word, carries nothing of what is asked.
    carrying = {number for rows, index in changes for number in index.telling(rows, RARE)}
    total = (1 + LIKENESS) * sum(weight for weight, rows, _ in asked if rows)
    scores = dict.fromkeys(sorted(carrying), 0.0)
    for weight, rows, index in asked:
        for number, share in index.shares(rows, LIKENESS, carrying).items():
            scores[number] += weight * share / total
    best = heapq.nsmallest(top, ((-round(score, 9), number) for number, score in scores.items()))
    return [Ranked(passages.all[number], min(1.0, -score)) for score, number in best]


def spans(reading: Reading, passage: Passage, passages: Passages) -> tuple[list[Span], list[Span]]:
    """Give where the words of an ask that a passage carries stand, in the passage and in the ask's new wording.

    Words are carried in rows of two or more, or alone when they are rare; spans hold whole words, are merged
    over what is between two carried words, and never overlap. What is struck has no place in either.
    """
    ours = _carried(reading.new, reading.added, passage.words.stems, passage.added, passages)
    theirs = _carried(passage.words, passage.added, reading.new.stems, reading.added, passages)
    return _merged(passage.words, theirs), _merged(reading.new, ours)


def _carried(
    words: Words,
    added: Sequence[bool],
    other: Sequence[str],
    other_added: Sequence[bool],
    passages: Passages,
) -> list[bool]:
    """Say of each word of one text whether the other carries it: new in both, in a common row or rare."""
    stems = words.stems
    common = changed_grams(other, other_added, 2)
    alone = {stem for (stem,) in changed_grams(other, other_added, 1)}
    carried = [False] * len(stems)
    for at, gram in enumerate(grams(stems, 2)):
        if gram in common:
            carried[at] |= added[at]
            carried[at + 1] |= added[at + 1]
    for at, stem in enumerate(stems):
        if added[at] and stem in alone and passages.word_weight(stem) >= RARE:
            carried[at] = True
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
