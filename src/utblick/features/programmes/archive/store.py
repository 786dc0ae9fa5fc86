"""The index of words over public projects: opaque terms in FTS5 or in a tsvector, as monitoring's archive has them.

A row is `(rank, terms)`; the rank is the day on which a project starts and its number in one integer, so that "latest
first" is the order of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any as Anything

from django.db import connection

from utblick.engine.archive.narrowing import Expression
from utblick.engine.archive.terms import opaque
from utblick.features.monitoring.archive.store import Row
from utblick.features.monitoring.archive.store import store as terms_store

TABLE = "programmes_archive"
NUMBER = (1 << 32) - 1
# FTS5 keeps the terms of a row beside its index, so that a row can be taken out again.
CREATE = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(terms, tokenize='ascii', detail=none, columnsize=0)",
    ),
    "postgresql": (
        f"CREATE TABLE {TABLE} (rank bigint PRIMARY KEY, terms tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_terms ON {TABLE} USING gin (terms)",
    ),
}


def write(rows: Iterable[Row]) -> None:
    """Add rows."""
    joined = [(rank, " ".join(map(opaque, terms))) for rank, terms in rows]
    if connection.vendor == "postgresql":
        written = "array_to_tsvector(string_to_array(given.terms, ' '))"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TABLE} (rank, terms) SELECT given.rank, {written} "  # noqa: S608 (a constant)
                "FROM unnest(%s::bigint[], %s::text[]) AS given (rank, terms)",
                [[row[0] for row in joined], [row[1] for row in joined]],
            )
        return
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, terms) VALUES (%s, %s)", joined)  # noqa: S608


def remove(ranks: Sequence[int]) -> None:
    """Take rows out."""
    column = "rank" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {column} = %s", [(one,) for one in ranks])  # noqa: S608


def tidy() -> None:
    """Merge the pieces that the index was written in, and let the planner know; after writing very much."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ANALYZE {TABLE}")
        else:
            cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')")  # noqa: S608 (a constant)


def selection(expression: Expression, most: int, low: int = 0) -> tuple[str, list[Anything]]:
    """Give a query, with its parameters, for the ranks of the latest projects that satisfy an expression.

    `low` is the least rank that counts.
    """
    match = terms_store().match(expression)
    if connection.vendor == "postgresql":
        # `rank + 0` keeps the planner from walking the primary key backwards after rare terms.
        return (
            f"SELECT rank FROM {TABLE} WHERE terms @@ %s::tsquery AND rank >= %s "  # noqa: S608
            "ORDER BY rank + 0 DESC LIMIT %s",
            [match, low, most],
        )
    return (
        f"SELECT rowid AS rank FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid >= %s "  # noqa: S608
        "ORDER BY rowid DESC LIMIT %s",
        [match, low, most],
    )
