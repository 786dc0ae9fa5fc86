"""What is asked of the archive, and what the database is asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.exceptions import EmptyResultSet
from django.db import connection

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import (
    EVERYTHING,
    All,
    Any,
    Expression,
    Narrowing,
    Term,
    Without,
    narrow,
)
from utblick.engine.matching.evaluate import fits
from utblick.engine.query.tree import Node, Wildcard
from utblick.engine.text.fields import comparable
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive.store import GRAMS, Among, Period, listed_numbers, ranks
from utblick.features.monitoring.models import ArchiveLanguage, ArchiveWord, Document, Matter
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer

# A wildcard that fits more words than this narrows nothing: most documents have one of them.
MOST_WORDS = 3_000
FACETS = ("source", "type", "language", "year", "board")
UNDATED = "none"
"""The year of documents that say no day of publication."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked: a query (empty finds all) and the ticked facets."""

    query: str = ""
    sources: Sequence[str] = ()
    types: Sequence[str] = ()
    languages: Sequence[str] = ()
    years: Sequence[str] = ()
    boards: Sequence[str] = ()
    period: Period = field(default_factory=Period)

    @property
    def ticked(self) -> Mapping[str, Sequence[str]]:
        """Give what is ticked in each facet."""
        return {
            "source": self.sources,
            "type": self.types,
            "language": self.languages,
            "year": self.years,
            "board": self.boards,
        }

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything but the query limits the search."""
        return any(self.ticked.values()) or bool(self.period.first or self.period.last)

    @property
    def is_empty(self) -> bool:
        return not self.query.strip() and not self.is_narrowed

    def freed(self) -> Search:
        """Give the same query without anything ticked and for all days."""
        return Search(self.query)


def words_like(wildcard: Wildcard) -> list[str] | None:
    """List the archive's words that a wildcard fits, or may fit where one is kept cut; None for too many."""
    grams = terms.grams_of_part(wildcard.part, open_start=wildcard.open_start, open_end=wildcard.open_end)
    wanted = Any((All(tuple(map(Term, grams))), Term(terms.CUT)))
    numbers = ranks(wanted, limit=4 * MOST_WORDS + 1, table=GRAMS)
    if len(numbers) > 4 * MOST_WORDS:
        return None
    listed, values = listed_numbers(numbers)
    with connection.cursor() as cursor:
        table = ArchiveWord._meta.db_table
        cursor.execute(f"SELECT word FROM {table} JOIN ({listed}) AS one ON id = one.value", values)  # noqa: S608
        words = [row[0] for row in cursor.fetchall()]
    found = [word for word in words if fits(wildcard, word) or word.endswith(terms.CUT)]
    return None if len(found) > MOST_WORDS else found


def archive_languages() -> list[str]:
    """Give the languages that the archive's documents are in."""
    return list(ArchiveLanguage.objects.order_by("code").values_list("code", flat=True))


def narrowing_of(search: Search, node: Node | None, vocabulary: standing.Vocabulary) -> Narrowing:
    """Give what the database is asked for, the ticked facets included (but not boards)."""
    found = Narrowing(EVERYTHING, True)
    if node is not None:
        found = narrow(node, vocabulary, archive_languages(), words_like)
    return with_ticks(found, search)


def with_ticks(found: Narrowing, search: Search, *, but: str = "") -> Narrowing:
    """Narrow further by the ticked facets, `but` one of them."""
    ticked: list[Expression] = []
    for name, values in search.ticked.items():
        if not values or name in (but, "board"):
            continue
        if name == "year":
            ticked.append(_either(map(_year, values)))
        else:
            ticked.append(_either(Term(terms.field(name, comparable(name, v))) for v in values))
    if search.period.first or search.period.last:
        # Ranks go by the day it was seen where there is no other; that is no day of publication.
        ticked.append(Without(Term(terms.UNDATED)))
    return replace(found, expression=All((found.expression, *ticked))) if ticked else found


def _year(value: str) -> Term:
    return Term(terms.UNDATED if value == UNDATED else terms.year(int(value)))


def _either(parts: Iterable[Expression]) -> Expression:
    listed = tuple(parts)
    return listed[0] if len(listed) == 1 else Any(listed)


BOARD = "coalesce(matter.owner_board_id, matter.proposed_board_id)"


def on_boards(viewer: Viewer, keys: Sequence[str]) -> Among | None:
    """Give the query for the numbers of documents whose matter the viewer sees with one of these boards."""
    if not keys:
        return None
    numbers = list(Board.objects.filter(key__in=keys).values_list("pk", flat=True)) or [0]
    matters, documents = Matter._meta.db_table, Document._meta.db_table
    try:
        seen, values = visible(viewer).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        seen, values = "NULL", ()
    marks = ", ".join(["%s"] * len(numbers))
    # First the matters of these boards, from indexes alone; `+` keeps it from beginning with all that are seen.
    theirs = " UNION ALL ".join(
        f"SELECT id FROM {matters} WHERE {column} IN ({marks})"  # noqa: S608
        for column in ("owner_board_id", "proposed_board_id")
    )
    return (
        f"SELECT document.id FROM {documents} AS document JOIN {matters} AS matter ON matter.id = document.matter_id "  # noqa: S608
        f"WHERE document.matter_id IN ({theirs}) AND +matter.id IN ({seen}) AND {BOARD} IN ({marks})",
        [*numbers, *numbers, *values, *numbers],
    )
