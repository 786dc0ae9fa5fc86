"""Count what was found by source, type, language, year and board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from utblick.features.monitoring.archive.asked import BOARD, FACETS, UNDATED
from utblick.features.monitoring.archive.store import document_of, listed_numbers, ordinal_of
from utblick.features.monitoring.models import ArchiveEntry, Document, Matter
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer

Counts = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a facet and how many of the found documents have it."""

    value: str
    count: int
    is_chosen: bool


def counts(viewer: Viewer, ranks: Sequence[int], names: Iterable[str] = FACETS) -> Counts:
    """Count documents by each of the named facets."""
    wanted = set(names)
    found: dict[str, Counter[str]] = {name: Counter() for name in wanted}
    if not ranks:
        return found
    if "year" in wanted:
        found["year"] = _years(ranks)
    if columns := [name for name in ("source", "type", "language") if name in wanted]:
        sql, values = listed_numbers(ranks)
        listed = ", ".join(columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {listed}, count(*) FROM ({sql}) AS hit "  # noqa: S608 (constants)
                f"JOIN {ArchiveEntry._meta.db_table} ON rank = hit.value GROUP BY {listed}",
                values,
            )
            for *row, number in cursor.fetchall():
                for name, value in zip(columns, row, strict=True):
                    found[name][value] += number
    if "board" in wanted:
        found["board"] = _boards(viewer, ranks)
    return found


def _years(ranks: Sequence[int]) -> Counter[str]:
    """Count by the year of publication; a rank alone does not tell whether its day is one."""
    listed, values = listed_numbers(list(map(document_of, ranks)))
    documents = Document._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT document.archive_rank FROM ({listed}) AS hit "  # noqa: S608 (constants)
            f"JOIN {documents} AS document ON document.id = hit.value WHERE document.published_on IS NULL",
            values,
        )
        undated = {row[0] for row in cursor.fetchall()}
    days = Counter(ordinal_of(rank) for rank in ranks if rank not in undated)
    found = Counter({UNDATED: len(undated)} if undated else {})
    for day, number in days.items():
        found[str(date.fromordinal(day).year)] += number
    return found


def _boards(viewer: Viewer, ranks: Sequence[int]) -> Counter[str]:
    """Count by the board of the matter, as far as the viewer may see it."""
    listed, values = listed_numbers(list(map(document_of, ranks)))
    documents, matters = Document._meta.db_table, Matter._meta.db_table
    # From the hits on: they are limited, the matters with a board are not.
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT matter.id, {BOARD} FROM ({listed}) AS hit "  # noqa: S608 (constants)
            f"JOIN {documents} AS document ON document.id = hit.value "
            f"JOIN {matters} AS matter ON matter.id = document.matter_id WHERE {BOARD} > 0",
            values,
        )
        found: list[tuple[int, int]] = cursor.fetchall()
    seen = set(visible(viewer).filter(pk__in={m for m, _ in found}).values_list("pk", flat=True))
    keys = dict(Board.objects.values_list("pk", "key"))
    return Counter(keys[board] for matter, board in found if matter in seen)


def facets(counted: Counts, ticked: Mapping[str, Sequence[str]]) -> dict[str, list[Facet]]:
    """Order each facet's values: years newest first, then what has none; others by count. Ticked ones stay."""
    found = {}
    for name in FACETS:
        chosen = set(ticked[name])
        counter = {value: n for value, n in counted.get(name, {}).items() if value}
        values = {**dict.fromkeys(sorted(chosen), 0), **counter}
        listed = [Facet(value, n, value in chosen) for value, n in values.items()]
        found[name] = (
            sorted(listed, key=lambda f: (f.value != UNDATED, f.value), reverse=True)
            if name == "year"
            else sorted(listed, key=lambda f: (-f.count, f.value))
        )
    return found
