"""The table of terms in each database: SQLite's FTS5 and PostgreSQL's GIN on a tsvector without positions.

A row is `(rank, terms)`. The rank is the document's day and number in one integer, so that "newest first" is the
order of the index itself. Both databases get the same opaque terms and only intersect them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db import connection

from utblick.engine.archive.narrowing import All, Any, Expression, Term, Without
from utblick.engine.archive.terms import EVERY, opaque

TABLE = "monitoring_archive"
_NUMBER_BITS = 32


def rank(on: date, document: int) -> int:
    """Give a document's place: later days first, then later numbers."""
    return on.toordinal() << _NUMBER_BITS | document


def document_of(rank_: int) -> int:
    """Give the document that has a rank."""
    return rank_ & ((1 << _NUMBER_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from and until, the last included; nothing is no limit."""

    first: date | None = None
    last: date | None = None

    def bounds(self) -> tuple[int, int]:
        """Give the least rank and the rank above the greatest."""
        low = rank(self.first, 0) if self.first else 0
        high = rank(self.last, 0) + (1 << _NUMBER_BITS) if self.last else 1 << 62
        return low, high


class Store(Protocol):
    """What search needs of a database."""

    CREATE: Sequence[str]
    DROP: Sequence[str]

    def write(self, rows: Iterable[tuple[int, Iterable[str]]]) -> None: ...
    def remove(self, ranks: Sequence[int]) -> None: ...
    def ranks(self, expression: Expression, period: Period, limit: int, offset: int = 0) -> list[int]: ...
    def count(self, expression: Expression, period: Period, most: int) -> int: ...


class SQLiteStore:
    """Terms in FTS5. `ascii` splits only at ASCII punctuation and folds nothing else; `detail=none` keeps no places."""

    CREATE = (
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(terms, tokenize='ascii', detail=none, columnsize=0, prefix='5 6')",
    )
    DROP = (f"DROP TABLE IF EXISTS {TABLE}",)

    def write(self, rows: Iterable[tuple[int, Iterable[str]]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (rowid, terms) VALUES (%s, %s)",  # noqa: S608 (a constant)
                [(rank_, " ".join(map(opaque, terms))) for rank_, terms in rows],
            )

    def remove(self, ranks: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(r,) for r in ranks])  # noqa: S608

    def ranks(self, expression: Expression, period: Period, limit: int, offset: int = 0) -> list[int]:
        low, high = period.bounds()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid >= %s AND rowid < %s "  # noqa: S608
                "ORDER BY rowid DESC LIMIT %s OFFSET %s",
                [self.match(expression), low, high, limit, offset],
            )
            return [row[0] for row in cursor.fetchall()]

    def count(self, expression: Expression, period: Period, most: int) -> int:
        low, high = period.bounds()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s "  # noqa: S608
                "AND rowid >= %s AND rowid < %s LIMIT %s)",
                [self.match(expression), low, high, most],
            )
            return int(cursor.fetchone()[0])

    def match(self, expression: Expression) -> str:
        """Write an expression in FTS5's own language."""
        if isinstance(expression, Term):
            return f'"{opaque(expression.term)}"' + ("*" if expression.is_prefix else "")
        if isinstance(expression, All):
            # FTS5 knows NOT only as "this but not that", so the positive parts come first.
            wanted = [self.match(p) for p in expression.parts if not isinstance(p, Without)]
            unwanted = [self.match(p.part) for p in expression.parts if isinstance(p, Without)]
            left = " AND ".join(wanted) or f'"{EVERY}"'
            return f"(({left}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({left})"
        if isinstance(expression, Any):
            return "(" + " OR ".join(self.match(p) for p in expression.parts) + ")"
        return f'("{EVERY}" NOT {self.match(expression.part)})'


class PostgreSQLStore:
    """Terms in a tsvector without positions: no limit of 16,383 words, and 1 MB is far away."""

    CREATE = (
        f"CREATE TABLE {TABLE} (rank bigint PRIMARY KEY, terms tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_terms ON {TABLE} USING gin (terms)",
    )
    DROP = (f"DROP TABLE IF EXISTS {TABLE}",)

    def write(self, rows: Iterable[tuple[int, Iterable[str]]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (rank, terms) VALUES (%s, array_to_tsvector(%s))",  # noqa: S608
                [(rank_, sorted(map(opaque, terms))) for rank_, terms in rows],
            )

    def remove(self, ranks: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE rank = ANY(%s)", [list(ranks)])  # noqa: S608

    def ranks(self, expression: Expression, period: Period, limit: int, offset: int = 0) -> list[int]:
        low, high = period.bounds()
        with connection.cursor() as cursor:
            # `rank + 0` keeps the planner from walking the primary key backwards for minutes after rare terms.
            cursor.execute(
                f"SELECT rank FROM {TABLE} WHERE terms @@ %s::tsquery AND rank >= %s AND rank < %s "  # noqa: S608
                "ORDER BY rank + 0 DESC LIMIT %s OFFSET %s",
                [self.match(expression), low, high, limit, offset],
            )
            return [row[0] for row in cursor.fetchall()]

    def count(self, expression: Expression, period: Period, most: int) -> int:
        low, high = period.bounds()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE terms @@ %s::tsquery "  # noqa: S608
                "AND rank >= %s AND rank < %s LIMIT %s) found",
                [self.match(expression), low, high, most],
            )
            return int(cursor.fetchone()[0])

    def match(self, expression: Expression) -> str:
        """Write an expression in PostgreSQL's own language."""
        if isinstance(expression, Term):
            return f"'{opaque(expression.term)}'" + (":*" if expression.is_prefix else "")
        if isinstance(expression, All):
            return "(" + " & ".join(self.match(p) for p in expression.parts) + ")"
        if isinstance(expression, Any):
            return "(" + " | ".join(self.match(p) for p in expression.parts) + ")"
        return f"!({self.match(expression.part)})"


def store() -> Store:
    """Give the store of the database in use."""
    return PostgreSQLStore() if connection.vendor == "postgresql" else SQLiteStore()
