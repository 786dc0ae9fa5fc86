"""Which projects are asked for: the database narrows by terms, and what terms leave open is decided by reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from utblick.engine.archive.deciding import Decision
from utblick.features.monitoring.archive.store import listed_numbers
from utblick.features.programmes.archive import store
from utblick.features.programmes.archive.asking import Asked
from utblick.features.programmes.archive.indexing import ABOUT, as_text, details_of
from utblick.features.programmes.models import PublicDetail, PublicProject

# The latest so many projects are looked through.
PROJECTS = 10_000
# So many signs are read to find phrases in them, and so many where every word has to be looked at.
QUICKLY, SLOWLY = 20_000_000, 900_000
_SOME = 1_000


@dataclass(frozen=True, slots=True)
class Hits:
    """A query for the ranks of the projects that are asked for, latest first, with its parameters.

    `looked` is how many projects were looked through where that is not all that may fit.
    """

    query: str
    values: Sequence[Any]
    looked: int | None = None

    @property
    def ranks(self) -> Any:
        """Give the ranks as something that a query can be narrowed by."""
        return RawSQL(f"SELECT rank FROM ({self.query}) AS hit", self.values)  # noqa: S608, S611


class _Read(NamedTuple):
    """What is read of a project to decide whether it is asked for."""

    rank: int
    pk: int
    source: str
    number: str
    acronym: str
    title: str
    summary: str
    priority: str
    objective: str
    language: str


def hits(question: Asked | None, since: int | None) -> Hits:
    """Give the projects that are asked for by words, programme or year."""
    low = date(since, 1, 1).toordinal() << 32 if since else 0
    if question is None:
        table = PublicProject._meta.db_table
        query = f"SELECT rank FROM {table} WHERE rank >= %s ORDER BY rank DESC LIMIT %s"  # noqa: S608
        return Hits(query, [low, PROJECTS])
    query, values = store.selection(question.expression, PROJECTS, low)
    if question.decision is None:
        return Hits(query, values)
    return _decided(Hits(query, values), question.decision)


def _decided(narrowed: Hits, decision: Decision) -> Hits:
    """Keep the projects whose words stand as they are asked for, as far as can be read in a moment."""
    room = QUICKLY if decision.is_quick else SLOWLY
    kept: list[int] = []
    seen = 0
    is_whole = True
    has_details = PublicDetail.objects.filter(name__in=ABOUT).exists()
    for rows in _read(narrowed):
        about = details_of(rows) if has_details else {}
        for row in rows:
            document = as_text(row, about.get((row.source, row.number), ()))
            room -= len(document.title) + len(document.text)
            if room < 0:
                is_whole = False
                break
            seen += 1
            if decision.holds(document):
                kept.append(row.rank)
        if not is_whole:
            break
    listed, numbers = listed_numbers(kept)
    query = f"SELECT value AS rank FROM ({listed}) AS listed ORDER BY value DESC"  # noqa: S608
    return Hits(query, numbers, None if is_whole and seen < PROJECTS else seen)


def _read(narrowed: Hits) -> Iterator[list[_Read]]:
    """Read projects, latest first, some at a time."""
    columns = ", ".join("project.id" if name == "pk" else f"project.{name}" for name in _Read._fields)
    query = (
        f"SELECT {columns} FROM ({narrowed.query}) AS hit "  # noqa: S608 (constants and parameters)
        f"JOIN {PublicProject._meta.db_table} AS project ON project.rank = hit.rank ORDER BY hit.rank DESC"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, narrowed.values)
        while rows := cursor.fetchmany(_SOME):
            yield [_Read(*row) for row in rows]
