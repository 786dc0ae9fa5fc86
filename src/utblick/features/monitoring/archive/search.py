"""Search the archive: parse, let the database narrow, let the engine decide, show passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from utblick.engine.archive.narrowing import Narrowing
from utblick.engine.query.parse import parse
from utblick.engine.query.tree import Node, Reference
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive.asked import (
    FACETS,
    Search,
    archive_languages,
    narrowing_of,
    on_boards,
    with_ticks,
    words_like,
)
from utblick.features.monitoring.archive.facets import Facet, counts, facets
from utblick.features.monitoring.archive.reading import Budget, Reader
from utblick.features.monitoring.archive.store import document_of, ranks
from utblick.features.monitoring.models import Document, Matter
from utblick.features.monitoring.passages import Passage
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.marking import marked

__all__ = ["Found", "Results", "Search", "archive_languages", "narrowing_of", "search", "words_like"]

PAGE = 20
# Beyond this many documents a total is "more than", and facets are of the newest so many.
COUNTED = 10_000
CARRIERS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A document that the search finds, the passages that show why, its matter if the viewer may see it."""

    document: Document
    passages: list[Passage]
    matter: Matter | None

    @property
    def board(self) -> Board | None:
        return (self.matter.owner_board or self.matter.proposed_board) if self.matter else None

    @property
    def title(self) -> SafeString:
        """Give the title with what was found in it."""
        in_title = [p for p in self.passages if p["field"] == "title"]
        return marked(self.document.title, in_title[0]["marks"] if in_title else [])

    @property
    def in_text(self) -> list[Passage]:
        return [p for p in self.passages if p["field"] == "text"]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found.

    `total` is exact unless `more` (then there are at least so many). `before` is the rank below which the
    search goes on where it was cut off. `carriers` are what an identifier typed alone is the number of.
    """

    found: list[Found]
    total: int
    more: bool
    page: int
    facets: dict[str, list[Facet]]
    before: int | None
    carriers: list[Found]
    node: Node | None

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def search(viewer: Viewer, asked: Search, *, page: int = 1) -> Results:
    """Find documents. Raises `QueryError` with a sentence when the query cannot be read."""
    looking = _Looking(viewer, asked)
    page = min(max(1, page), COUNTED // PAGE)
    hits, before = looking.hits()
    shown = hits[(page - 1) * PAGE : page * PAGE]
    return Results(
        found=looking.shown(shown),
        total=len(hits),
        more=before is not None,
        page=page,
        facets=facets(looking.counts(hits), asked.ticked),
        before=before,
        carriers=looking.carriers() if page == 1 else [],
        node=looking.node,
    )


def all_found(viewer: Viewer, asked: Search, most: int) -> tuple[list[int], bool]:
    """Give the documents' numbers for an export, newest first, and whether there are more."""
    looking = _Looking(viewer, asked, Budget(documents=20_000, characters=20_000_000))
    hits, before = looking.hits(most)
    return [document_of(rank) for rank in hits], before is not None


def count(viewer: Viewer, asked: Search, most: int = COUNTED) -> int:
    """Count the hits of a search, up to so many."""
    return len(_Looking(viewer, asked, Budget(documents=200, characters=400_000)).hits(most)[0])


class _Looking:
    """One search under way."""

    def __init__(self, viewer: Viewer, asked: Search, budget: Budget | None = None) -> None:
        viewer.check("monitoring.document.view")
        self.viewer, self.asked, self.budget = viewer, asked, budget or Budget()
        vocabulary = standing.vocabulary()
        self.node = parse(asked.query, vocabulary) if asked.query.strip() else None
        self.base: Narrowing = narrowing_of(Search(), self.node, vocabulary)
        self.reader = Reader(self.node, vocabulary)

    def hits(self, most: int = COUNTED) -> tuple[list[int], int | None]:
        """Give the ranks of the hits, newest first, and the rank below which there may be more."""
        return self._hits("", most, self.budget)

    def _hits(self, but: str, most: int, budget: Budget) -> tuple[list[int], int | None]:
        asked = self.asked
        narrowing = with_ticks(self.base, asked, but=but)
        among = None if but == "board" else on_boards(self.viewer, asked.boards)
        if not narrowing.exact:
            found = self.reader.verified(
                narrowing.expression, asked.period, among, wanted=most, budget=budget
            )
            return found.ranks, found.unread_below
        listed = ranks(narrowing.expression, asked.period, limit=most + 1, among=among)
        return listed[:most], (listed[most - 1] if len(listed) > most else None)

    def counts(self, hits: Sequence[int]) -> dict[str, Counter[str]]:
        """Count the hits; a facet with ticks is counted without them, so that others may be ticked too."""
        ticked = [name for name in FACETS if self.asked.ticked[name]]
        found = dict(counts(self.viewer, hits, [name for name in FACETS if name not in ticked]))
        for name in ticked:
            without, _before = self._hits(name, COUNTED, self.budget)
            found.update(counts(self.viewer, without, [name]))
        return found

    def shown(self, some: Sequence[int]) -> list[Found]:
        """Read the documents of a page."""
        return self._found([document_of(rank) for rank in some])

    def carriers(self) -> list[Found]:
        """Give what an identifier typed alone is the number of, not what only mentions it."""
        if not isinstance(self.node, Reference) or self.asked.is_narrowed:
            return []
        carrying = Document.objects.filter(
            references__type=self.node.type, references__key=self.node.value, references__defining=True
        )
        numbers = carrying.order_by("-archive_rank").values_list("pk", flat=True)
        return self._found(list(numbers[:CARRIERS]))

    def _found(self, numbers: Sequence[int]) -> list[Found]:
        rows = documents(numbers)
        known = matters(self.viewer, rows.values())
        return [
            Found(rows[n], self.reader.passages(rows[n]), known.get(rows[n].matter_id))
            for n in numbers
            if n in rows
        ]


def documents(numbers: Sequence[int]) -> dict[int, Document]:
    """Read documents with their sources."""
    return Document.objects.select_related("source").defer("details").in_bulk(numbers)


def matters(viewer: Viewer, rows: Iterable[Document]) -> dict[int, Matter]:
    """Give the matters of documents, as far as the viewer may see them."""
    wanted = {document.matter_id for document in rows}
    return visible(viewer).select_related("owner_board", "proposed_board").in_bulk(wanted)
