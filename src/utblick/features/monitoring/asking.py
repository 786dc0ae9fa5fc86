"""A profile's question put to the archive: which documents may hit, and which of them do.

The database narrows and the engine decides, with the same index that decides when a document comes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from utblick.engine.archive.narrowing import EVERYTHING, Expression, Narrowing, narrow
from utblick.engine.matching.evaluate import labels
from utblick.engine.matching.index import ProfileIndex
from utblick.engine.query.parse import parse
from utblick.engine.query.tree import Concept, Node, Words
from utblick.engine.text import languages as text_languages
from utblick.engine.text.analysis import Analysis, analyse
from utblick.engine.text.words import cut
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive.asked import Search, archive_languages, narrowing_of, words_like
from utblick.features.monitoring.archive.store import Period, document_of
from utblick.features.monitoring.archive.store import ranks as ranks_of
from utblick.features.monitoring.models import Document, WatchProfile

STEP = 60
# Beyond this many documents a count is "more than".
COUNTED = 10_000
Spans = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the limits of its profile: language codes and sources' keys, none for all."""

    tree: Node
    vocabulary: standing.Vocabulary
    languages: Sequence[str] = ()
    sources: Sequence[str] = ()

    def narrowing(self) -> Narrowing:
        """Give what the database is asked for."""
        codes = tuple(code for code in map(text_languages.code, self.languages) if code)
        asked = Search(sources=tuple(self.sources), languages=codes)
        return narrowing_of(asked, self.tree, self.vocabulary)

    def is_blind(self) -> bool:
        """Say whether the query lets the database leave out nothing."""
        found = narrow(self.tree, self.vocabulary, archive_languages(), words_like)
        return not found.exact and found.expression == EVERYTHING

    def matcher(self) -> Matcher:
        """Give what decides for one document after another."""
        index = ProfileIndex(self.vocabulary)
        index.add("", self.tree, list(self.languages))
        return Matcher(index, frozenset(self.sources))


@dataclass(frozen=True, slots=True)
class Matcher:
    """One profile's index, and the sources it is limited to."""

    index: ProfileIndex
    sources: frozenset[str]

    def spans(self, document: Document, analysis: Analysis | None = None) -> Spans | None:
        """Give what to mark in a document, or nothing when it does not hit."""
        if self.sources and document.source.key not in self.sources:
            return None
        return self.spans_in(analysis or analyse(standing.as_text(document)))

    def spans_in(self, analysis: Analysis) -> Spans | None:
        """Give what to mark in a text that has no source, or nothing when it does not hit."""
        hits = self.index.match(analysis)
        return [(span.field, span.start, span.end) for span in hits[0].spans] if hits else None


def question_of(profile: WatchProfile, vocabulary: standing.Vocabulary | None = None) -> Question:
    """Give a saved profile's question. Raises `QueryError` when its query can no longer be read."""
    words = standing.vocabulary() if vocabulary is None else vocabulary
    keys = sorted(source.key for source in profile.sources.all())
    return Question(parse(profile.query, words), words, tuple(profile.languages), tuple(keys))


def ranks(expression: Expression, most: int = COUNTED) -> list[int]:
    """Give the ranks of the documents that satisfy an expression, newest first."""
    return ranks_of(expression, limit=most)


def count(expression: Expression, most: int = COUNTED) -> int:
    """Count the documents that satisfy an expression, up to so many."""
    return len(ranks(expression, most))


def candidates(narrowing: Narrowing) -> Iterator[tuple[int, Document]]:
    """Yield the documents that may hit with their ranks, newest first, read a step at a time."""
    period = Period()
    while found := ranks_of(narrowing.expression, period, limit=STEP):
        period = replace(period, before=found[-1])
        rows = Document.objects.select_related("source").in_bulk([document_of(r) for r in found])
        for rank in found:
            if (document := rows.get(document_of(rank))) is not None:
                yield rank, document


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many documents something finds by itself: `exact`, or at most so many."""

    text: str
    count: int
    exact: bool


def found_by_labels(labels_by_language: Mapping[str, Sequence[str]]) -> int:
    """Count the documents that may have one of a concept's words: exact where each is a single word."""
    name = "it"
    vocabulary = {name: {code: list(words) for code, words in labels_by_language.items()}}
    found = narrow(Concept(name), vocabulary, archive_languages(), words_like)
    return count(found.expression)


class LabelCounter:
    """Count documents for a concept's labels, each read only in the documents that it is meant for."""

    # With more candidates than this, what the database says ("at most") has to do.
    MOST_READ = 60

    def __init__(self) -> None:
        self._languages = archive_languages()
        self._analyses: dict[int, Analysis] = {}

    def counts(self, concept_labels: dict[str, list[str]], language: str) -> list[WordCount]:
        """Count each label of one language."""
        meant = [
            code
            for code in self._languages
            if labels({"": concept_labels}, "", code) is concept_labels.get(language)
        ]
        return [self._count(label, meant) for label in concept_labels.get(language, [])]

    def _count(self, label: str, languages: Sequence[str]) -> WordCount:
        words = tuple(word.base for word in cut(label))
        if not words or not languages:
            return WordCount(label, 0, True)
        node = Words(words)
        found = narrow(node, {}, languages, words_like)
        total = count(found.expression)
        if found.exact or not total or total > self.MOST_READ:
            return WordCount(label, total, found.exact or not total)
        index = ProfileIndex({})
        index.add("", node, languages)
        return WordCount(label, sum(bool(index.match(a)) for a in self._read(found.expression)), True)

    def _read(self, expression: Expression) -> Iterator[Analysis]:
        numbers = [document_of(rank) for rank in ranks(expression, self.MOST_READ)]
        missing = [number for number in numbers if number not in self._analyses]
        for number, document in Document.objects.select_related("source").in_bulk(missing).items():
            self._analyses[number] = analyse(standing.as_text(document))
        return (self._analyses[number] for number in numbers if number in self._analyses)
