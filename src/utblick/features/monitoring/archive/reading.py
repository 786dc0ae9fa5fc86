"""Read documents for a search: decide which candidates hit, and cut the passages that show why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from utblick.engine.archive.narrowing import Expression
from utblick.engine.matching.evaluate import positive_leaves
from utblick.engine.matching.index import ProfileIndex
from utblick.engine.query.tree import Field, Node, Or
from utblick.engine.text.analysis import Document as Text
from utblick.engine.text.analysis import analyse
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive.store import Among, Period, document_of, ranks
from utblick.features.monitoring.models import ArchiveEntry, Document
from utblick.features.monitoring.passages import Passage, passages

# A step reads so many documents or characters, whichever comes first.
STEP, STEP_CHARACTERS = 80, 400_000
# A long text is marked a piece at a time, until enough of it is found.
PIECE, ENOUGH = 60_000, 12

Spans = list[tuple[str, int, int]]


@dataclass(slots=True)
class Budget:
    """How much may be read while a person waits: about half a second on one core."""

    documents: int = 600
    characters: int = 900_000

    @property
    def is_spent(self) -> bool:
        return self.documents <= 0 or self.characters <= 0


@dataclass(frozen=True, slots=True)
class Verified:
    """The ranks that truly hit, newest first. `unread_below`: candidates below this rank were not read."""

    ranks: list[int]
    unread_below: int | None


class Reader:
    """One query, ready to be asked of one document after another; what was decided is not decided twice."""

    def __init__(self, node: Node | None, vocabulary: standing.Vocabulary) -> None:
        self._decided: dict[int, bool] = {}
        self._index: ProfileIndex | None = None
        self._marking: ProfileIndex | None = None
        if node is None:
            return
        self._index = ProfileIndex(vocabulary)
        self._index.add("", node)
        leaves = [leaf for leaf in positive_leaves(node) if not isinstance(leaf, Field)]
        if leaves:
            self._marking = ProfileIndex(vocabulary)
            self._marking.add("", leaves[0] if len(leaves) == 1 else Or(tuple(leaves)))

    def verified(
        self, expression: Expression, period: Period, among: Among | None, *, wanted: int, budget: Budget
    ) -> Verified:
        """Read candidates, newest first, until they end, or enough hit and the budget is spent.

        The budget is of documents not decided before. Never reads on when it is spent: what remains is told.
        """
        found: list[int] = []
        while candidates := ranks(expression, period, limit=STEP, among=among):
            for part in _steps([r for r in candidates if r not in self._decided], budget):
                self._decide(part)
            for rank in candidates:
                if rank not in self._decided:
                    return Verified(found, rank + 1)
                if self._decided[rank]:
                    found.append(rank)
                if len(found) >= wanted:
                    return Verified(found, rank)
            period = replace(period, before=candidates[-1])
            if len(candidates) < STEP:
                break
        return Verified(found, None)

    def _decide(self, some: Sequence[int]) -> None:
        rows = {row.pk: row for row in _rows([document_of(rank) for rank in some])}
        for rank in some:
            row = rows.get(document_of(rank))
            self._decided[rank] = row is not None and (
                self._index is None or bool(self._index.match(analyse(standing.as_text(cast(Document, row)))))
            )

    def passages(self, document: Document) -> list[Passage]:
        """Cut the passages of a document that is known to hit."""
        if self._marking is None:
            return []
        if len(document.text) <= 2 * PIECE:
            spans = self._spans(standing.as_text(document), 0)
        else:
            spans = self._spans_in_pieces(document)
        return passages(document.title, document.text, spans)

    def _spans(self, text: Text, start: int) -> Spans:
        assert self._marking is not None
        hits = self._marking.match(analyse(text))
        shift = {"title": 0, "text": start}
        return [
            (span.field, span.start + shift[span.field], span.end + shift[span.field])
            for hit in hits
            for span in hit.spans
        ]

    def _spans_in_pieces(self, document: Document) -> Spans:
        whole = replace(standing.as_text(document), language=document.language or "en")
        found: Spans = []
        for start, end in _pieces(document.text):
            piece = replace(whole, title=whole.title if start == 0 else "", text=whole.text[start:end])
            found += self._spans(piece, start)
            if len(found) >= ENOUGH:
                break
        return found


class _Source(NamedTuple):
    key: str


class _Row(NamedTuple):
    """What the engine reads of a document, without the rest of its model: half the time."""

    pk: int
    title: str
    text: str
    language: str
    type: str
    fields: dict[str, list[str]]
    source: _Source


def _rows(numbers: Sequence[int]) -> Iterator[_Row]:
    columns = ("pk", "title", "text", "language", "type", "fields", "source__key")
    for pk, title, text, language, type_, fields, key in Document.objects.filter(pk__in=numbers).values_list(
        *columns
    ):
        yield _Row(pk, title, text, language, type_, fields, _Source(key))


def _steps(some: Sequence[int], budget: Budget) -> Iterator[list[int]]:
    """Cut what is to be read into steps, and take each from the budget; at least one while any is left."""
    lengths = dict(ArchiveEntry.objects.filter(pk__in=some).values_list("rank", "length"))
    step: list[int] = []
    characters = 0
    for rank in some:
        if budget.is_spent:
            break
        step.append(rank)
        length = lengths.get(rank, 0)
        characters += length
        budget.documents -= 1
        budget.characters -= length
        if characters >= STEP_CHARACTERS:
            yield step
            step, characters = [], 0
    if step:
        yield step


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at line ends or blanks into pieces of about `PIECE` characters."""
    start = 0
    while start < len(text):
        end = min(len(text), start + PIECE)
        if end < len(text):
            cut = max(text.rfind("\n", start + PIECE // 2, end), text.rfind(" ", end - 200, end))
            end = cut + 1 if cut > start else end
        yield start, end
        start = end
