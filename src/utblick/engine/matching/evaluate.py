"""What a query means on one document, slowly and plainly: the meaning that every faster way must share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from utblick.engine.query.tree import (
    And,
    Concept,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Reference,
    Title,
    Wildcard,
    Words,
)
from utblick.engine.text.analysis import PARTS, Analysis
from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut

Vocabulary = Mapping[str, Mapping[str, Sequence[str]]]
"""Concept -> language -> labels."""


class Span(NamedTuple):
    """A stretch of the `title` or the `text`, in code points as given."""

    field: str
    start: int
    end: int


def labels(vocabulary: Vocabulary, name: str, language: str) -> Sequence[str]:
    """Give a concept's labels in a language, or in English where it has none."""
    concept = vocabulary.get(name, {})
    return concept.get(language) or concept.get("en") or ()


def matches(node: Node, analysis: Analysis, vocabulary: Vocabulary) -> bool:
    """Say whether the document satisfies the query."""
    if isinstance(node, And):
        return all(matches(part, analysis, vocabulary) for part in node.parts)
    if isinstance(node, Or):
        return any(matches(part, analysis, vocabulary) for part in node.parts)
    if isinstance(node, Not):
        return not matches(node.inside, analysis, vocabulary)
    if isinstance(node, Field):
        return node.value in analysis.fields.get(node.name, ())
    return any(_places(node, analysis, part, vocabulary) for part in PARTS)


def spans(node: Node, analysis: Analysis, vocabulary: Vocabulary) -> list[Span]:
    """Give what to mark: all places of the leaves not under a NOT, title first, merged where they meet."""
    found = []
    for part in PARTS:
        places = (
            place for leaf in positive_leaves(node) for place in _places(leaf, analysis, part, vocabulary)
        )
        found += [Span(part, start, end) for start, end in merged(places)]
    return found


def positive_leaves(node: Node) -> list[Node]:
    """Give the leaves that are not under a NOT, in order."""
    if isinstance(node, And | Or):
        return [leaf for part in node.parts for leaf in positive_leaves(part)]
    return [] if isinstance(node, Not) else [node]


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort stretches and merge those that overlap or meet."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _places(leaf: Node, analysis: Analysis, part: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Give the stretches of text where a leaf is true."""
    if isinstance(leaf, Reference):
        return [
            (s, e) for kind, key, s, e in analysis.identifiers[part] if (kind, key) == (leaf.type, leaf.value)
        ]
    words = analysis.words(part)
    return [(words[a].start, words[b].end) for a, b in occurrences(leaf, analysis, part, vocabulary)]


def occurrences(leaf: Node, analysis: Analysis, part: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Give (first word, last word) of each occurrence of a leaf of words in the title or text."""
    language = analysis.language
    if isinstance(leaf, Words):
        return _rows([stem(language, word) for word in leaf.words], analysis.stems(part))
    full = [word.full for word in analysis.words(part)]
    if isinstance(leaf, Phrase):
        return _rows(leaf.words, full)
    if isinstance(leaf, Wildcard):
        return [(i, i) for i, word in enumerate(full) if fits(leaf, word)]
    if isinstance(leaf, Concept):
        rows = [[word.base for word in cut(label)] for label in labels(vocabulary, leaf.name, language)]
        return [
            place
            for row in rows
            if row
            for place in occurrences(Words(tuple(row)), analysis, part, vocabulary)
        ]
    if isinstance(leaf, Or):
        return [place for one in leaf.parts for place in occurrences(one, analysis, part, vocabulary)]
    if isinstance(leaf, Title):
        return occurrences(leaf.inside, analysis, part, vocabulary) if part == "title" else []
    if isinstance(leaf, Near):
        left = occurrences(leaf.left, analysis, part, vocabulary)
        right = occurrences(leaf.right, analysis, part, vocabulary)
        return [place for a in left for b in right if are_near(a, b, leaf.distance) for place in (a, b)]
    return []


def fits(leaf: Wildcard, word: str) -> bool:
    """Say whether a folded word has the part where the wildcard wants it."""
    if leaf.open_start and leaf.open_end:
        return leaf.part in word
    return word.endswith(leaf.part) if leaf.open_start else word.startswith(leaf.part)


def are_near(a: tuple[int, int], b: tuple[int, int], distance: int) -> bool:
    """Say whether two occurrences lie apart from each other with at most so many words between."""
    return 0 <= b[0] - a[1] - 1 <= distance or 0 <= a[0] - b[1] - 1 <= distance


def _rows(wanted: Sequence[str], given: Sequence[str]) -> list[tuple[int, int]]:
    length, wanted = len(wanted), list(wanted)
    return [
        (i, i + length - 1)
        for i in range(len(given) - length + 1)
        if given[i] == wanted[0] and list(given[i : i + length]) == wanted
    ]
