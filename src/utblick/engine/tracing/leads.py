"""The passages that carry most of what an ask adds or strikes, and the words that carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from utblick.engine.tracing.index import GramIndex, Share
from utblick.engine.tracing.passages import Passage, Passages
from utblick.engine.tracing.reading import ORDER, Gram, Reading, Words, changed_grams, grams

Span = tuple[int, int]

CHANGES = 1.0
"""The weight of what is added, and of what is struck, in one or two words in a row."""
WHOLES = 0.5
"""The weight of the whole wording after, and of that before, in three words in a row."""
LIKENESS = 0.25
"""Beside how much of the ask a passage has: how alike they are, so that of two equals the shorter comes first."""


class Ranked(NamedTuple):
    """A passage, and how much of what the ask adds or strikes it carries (0–1)."""

    passage: Passage
    score: float


def rank(reading: Reading, passages: Passages, top: int) -> list[Ranked]:
    """Give the passages that carry most of an ask, best first, equals in the order given."""
    old, new = reading.old.stems, reading.new.stems
    added = changed_grams(new, reading.added, 1) | changed_grams(new, reading.added, 2)
    struck = changed_grams(old, reading.lost, 1) | changed_grams(old, reading.lost, 2)
    parts: list[tuple[float, set[Gram], GramIndex]] = [
        (CHANGES, added, passages.added),
        (CHANGES, struck, passages.struck),
        (WHOLES, set(grams(new, ORDER)), passages.after),
        (WHOLES, set(grams(old, ORDER)), passages.before),
    ]
    asked = [(weight, index.shares(rows)) for weight, rows, index in parts if rows]
    total = (1 + LIKENESS) * sum(weight for weight, rows, _ in parts if rows)
    scores: defaultdict[int, float] = defaultdict(float)
    for weight, shares in asked:
        for number, share in shares.items():
            scores[number] += weight * _worth(share) / total
    best = sorted(scores, key=lambda number: (-round(scores[number], 9), number))[:top]
    return [Ranked(passages.all[number], min(1.0, scores[number])) for number in best]


def _worth(share: Share) -> float:
    return share.contained + LIKENESS * share.alike


def spans(reading: Reading, passage: Passage, rare: float, passages: Passages) -> tuple[list[Span], list[Span]]:
    """Give where the words of an ask that a passage carries stand, in the passage and in the ask's new wording.

    Words are carried in rows of two or more, or alone when they are rare; spans hold whole words, are merged
    over what is between two carried words, and never overlap. What is struck has no place in either.
    """
    ours = _carried(reading.new, reading.added, passage.words.stems, passage.added, rare, passages)
    theirs = _carried(passage.words, passage.added, reading.new.stems, reading.added, rare, passages)
    return _merged(passage.words, theirs), _merged(reading.new, ours)


def _carried(
    words: Words,
    added: Sequence[bool],
    other: Sequence[str],
    other_added: Sequence[bool],
    rare: float,
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
        if added[at] and stem in alone and passages.word_weight(stem) >= rare:
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
