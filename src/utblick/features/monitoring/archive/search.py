"""Search the archive: parse, let the database narrow, let the engine decide, show passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count
from django.db.models.functions import ExtractYear

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import All, Any, Expression, Narrowing, Term, narrow
from utblick.engine.matching.evaluate import matches, spans
from utblick.engine.query.parse import parse
from utblick.engine.query.tree import Node, Wildcard
from utblick.engine.text.analysis import analyse
from utblick.engine.text.fields import comparable
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive.store import Period, document_of, store
from utblick.features.monitoring.models import ArchiveWord, Document
from utblick.features.monitoring.passages import Passage, passages
from utblick.foundation.accounts.viewer import Viewer

PAGE = 20
# Beyond this many candidates a total is "more than", and facets are of the newest so many.
COUNTED = 10_000
# Where the expression is not exact, this many candidates are read before the total becomes an estimate.
VERIFIED = 400
# A wildcard that fits more words than this narrows nothing.
MOST_WORDS = 1_500
STEP = 60


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked: a query (empty finds all) and the ticked facets."""

    query: str = ""
    sources: Sequence[str] = ()
    types: Sequence[str] = ()
    languages: Sequence[str] = ()
    boards: Sequence[str] = ()
    period: Period = field(default_factory=Period)


@dataclass(frozen=True, slots=True)
class Found:
    """A document that the search finds, with the passages that show why."""

    document: Document
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a facet and how many of the found documents have it."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found. `total` is exact unless `more` (then it is at least so many)."""

    found: list[Found]
    total: int
    more: bool
    page: int
    pages: int
    facets: dict[str, list[Facet]]


def words_like(wildcard: Wildcard) -> list[str] | None:
    """List the archive's words that a wildcard fits, or nothing when they are too many."""
    rows = ArchiveWord.objects.all()
    rows = (
        rows.filter(word__contains=wildcard.part)
        if wildcard.open_end
        else rows.filter(word__endswith=wildcard.part)
    )
    found = [w for w in rows.values_list("word", flat=True)[: MOST_WORDS + 1] if _fits(wildcard, w)]
    return None if len(found) > MOST_WORDS else found


def _fits(wildcard: Wildcard, word: str) -> bool:
    # SQLite's LIKE knows no case for ASCII letters; the words are folded, so this only repeats what is meant.
    return wildcard.part in word if wildcard.open_end else word.endswith(wildcard.part)


def archive_languages() -> list[str]:
    """Give the languages that the archive's documents are in."""
    return sorted(filter(None, Document.objects.order_by().values_list("language", flat=True).distinct()))


def narrowing_of(search: Search, node: Node | None, vocabulary: standing.Vocabulary) -> Narrowing:
    """Give what the database is asked for."""
    found = Narrowing(Term(terms.EVERY), True)
    if node is not None:
        found = narrow(node, vocabulary, archive_languages(), words_like)
    ticked: list[Expression] = []
    for name, values in (("source", search.sources), ("type", search.types), ("language", search.languages)):
        if values:
            ticked.append(_either(Term(terms.field(name, comparable(name, v))) for v in values))
    return replace(found, expression=All((found.expression, *ticked))) if ticked else found


def _either(parts: Iterable[Expression]) -> Expression:
    listed = tuple(parts)
    return listed[0] if len(listed) == 1 else Any(listed)


def verified(
    search: Search, node: Node | None, narrowing: Narrowing, vocabulary: standing.Vocabulary
) -> Iterator[Found]:
    """Yield the documents that truly hit, newest first, reading candidates a step at a time."""
    offset = 0
    while ranks := store().ranks(narrowing.expression, search.period, STEP, offset):
        offset += len(ranks)
        rows = Document.objects.select_related(
            "source", "matter__owner_board", "matter__proposed_board"
        ).in_bulk([document_of(r) for r in ranks])
        for rank_ in ranks:
            document = rows.get(document_of(rank_))
            if document is None or not _on_board(search, document):
                continue
            if node is None:
                yield Found(document, [])
                continue
            analysis = analyse(standing.as_text(document))
            if narrowing.exact or matches(node, analysis, vocabulary):
                places = [(s.field, s.start, s.end) for s in spans(node, analysis, vocabulary)]
                yield Found(document, passages(document.title, document.text, places))


def _on_board(search: Search, document: Document) -> bool:
    if not search.boards:
        return True
    board = document.matter.owner_board or document.matter.proposed_board
    return board is not None and board.key in search.boards


def search(viewer: Viewer, asked: Search, *, page: int = 1) -> Results:
    """Find documents. Raises `QueryError` with a sentence when the query cannot be read."""
    viewer.check("monitoring.document.view")
    vocabulary = standing.vocabulary()
    node = parse(asked.query, vocabulary) if asked.query.strip() else None
    narrowing = narrowing_of(asked, node, vocabulary)
    start, wanted = (page - 1) * PAGE, page * PAGE
    shown: list[Found] = []
    # An exact count is the database's; otherwise as many candidates are read as a person waits for.
    exact = narrowing.exact and not asked.boards
    most = wanted + 1 if exact else max(VERIFIED, wanted + 1)
    number, more = 0, False
    for found in verified(asked, node, narrowing, vocabulary):
        if start <= number < wanted:
            shown.append(found)
        number += 1
        if number >= most:
            more = True
            break
    total = number
    if exact:
        total = store().count(narrowing.expression, asked.period, COUNTED + 1)
        more = total > COUNTED
        total = min(total, COUNTED)
    pages = max(1, -(-total // PAGE))
    return Results(shown, total, more, page, pages, _facets(asked, narrowing))


def _facets(asked: Search, narrowing: Narrowing) -> dict[str, list[Facet]]:
    """Count the newest candidates by source, type, language, year and board."""
    numbers = [document_of(r) for r in store().ranks(narrowing.expression, asked.period, COUNTED)]
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for start in range(0, len(numbers), 5_000):
        rows = Document.objects.filter(pk__in=numbers[start : start + 5_000]).order_by()
        for name, columns in (
            ("source", ("source__key", "source__name_sv", "source__name_en")),
            ("type", ("type",)),
            ("language", ("language",)),
            ("board", ("matter__owner_board__key", "matter__proposed_board__key")),
        ):
            for *values, n in rows.values_list(*columns).annotate(n=Count("pk")):
                key = next((str(v) for v in values if v), "")
                counts.setdefault(name, Counter())[key, key] += n
        for year, n in (
            rows.annotate(year=ExtractYear("published_on")).values_list("year").annotate(n=Count("pk"))
        ):
            counts.setdefault("year", Counter())[str(year or ""), str(year or "")] += n
    chosen = {
        "source": set(asked.sources),
        "type": set(asked.types),
        "language": set(asked.languages),
        "board": set(asked.boards),
        "year": set(),
    }
    return {
        name: [
            Facet(value, label, n, value in chosen[name])
            for (value, label), n in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            if value
        ]
        for name, counter in counts.items()
    }
