"""The tables of terms in each database: SQLite's FTS5 and PostgreSQL's GIN on a tsvector without positions.

A row is `(rank, terms)`. In the archive itself the rank is the document's day and number in one integer, so
that "newest first" is the order of the index; in its vocabulary it is the word's number, and the terms are
its grams. Both databases get the same opaque terms and only intersect them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any as Anything

from django.db import connection

from utblick.engine.archive.narrowing import EVERYTHING, All, Any, Expression, Term, Without
from utblick.engine.archive.terms import opaque

ARCHIVE, GRAMS = "monitoring_archive", "monitoring_archive_grams"
_NUMBER_BITS = 32
_NUMBER = (1 << _NUMBER_BITS) - 1
_HIGHEST = 1 << 62
Row = tuple[int, Iterable[str]]
Among = tuple[str, Sequence[Anything]]
"""A query, with its parameters, that gives the numbers of the documents to choose from."""


def rank(on: date, document: int) -> int:
    """Give a document's place: later days first, then later numbers."""
    return on.toordinal() << _NUMBER_BITS | document


def document_of(rank_: int) -> int:
    """Give the document that has a rank."""
    return rank_ & _NUMBER


def day_of(rank_: int) -> date:
    """Give the day of a rank."""
    return date.fromordinal(ordinal_of(rank_))


def ordinal_of(rank_: int) -> int:
    """Give the day of a rank as its number since the year 1."""
    return rank_ >> _NUMBER_BITS


@dataclass(frozen=True, slots=True)
class Period:
    """Days from and until, the last included; nothing is no limit. `before` limits to ranks below it."""

    first: date | None = None
    last: date | None = None
    before: int = _HIGHEST

    def bounds(self) -> tuple[int, int]:
        """Give the least rank and the rank above the greatest."""
        low = rank(self.first, 0) if self.first else 0
        high = rank(self.last, 0) + (1 << _NUMBER_BITS) if self.last else _HIGHEST
        return low, min(high, self.before)


EVER = Period()


class SQLiteStore:
    """Terms in FTS5: `ascii` splits only at ASCII punctuation, `detail=none` keeps no places, and no text.

    FTS5 without its text must be told what to take out of a row, so the terms are kept beside it, packed.
    """

    _TABLE = (
        "CREATE VIRTUAL TABLE {} USING fts5(terms, tokenize='ascii', content='', detail=none, columnsize=0)"
    )
    CREATE = (
        _TABLE.format(ARCHIVE),
        _TABLE.format(GRAMS),
        f"CREATE TABLE {ARCHIVE}_packed (rank INTEGER PRIMARY KEY, terms BLOB NOT NULL)",
    )
    DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in (ARCHIVE, GRAMS, f"{ARCHIVE}_packed"))

    def write(self, rows: Iterable[Row], table: str = ARCHIVE) -> None:
        """Add rows."""
        joined = [(rank_, " ".join(map(opaque, terms))) for rank_, terms in rows]
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} (rowid, terms) VALUES (%s, %s)", joined)  # noqa: S608
            if table == ARCHIVE:
                cursor.executemany(
                    f"INSERT INTO {ARCHIVE}_packed (rank, terms) VALUES (%s, %s)",  # noqa: S608
                    [(rank_, zlib.compress(text.encode(), 1)) for rank_, text in joined],
                )

    def remove(self, ranks: Sequence[int]) -> None:
        """Take documents out."""
        with connection.cursor() as cursor:
            for rank_ in ranks:
                cursor.execute(f"SELECT terms FROM {ARCHIVE}_packed WHERE rank = %s", [rank_])  # noqa: S608
                if (row := cursor.fetchone()) is None:
                    continue
                cursor.execute(
                    f"INSERT INTO {ARCHIVE} ({ARCHIVE}, rowid, terms) VALUES ('delete', %s, %s)",  # noqa: S608
                    [rank_, zlib.decompress(row[0]).decode()],
                )
                cursor.execute(f"DELETE FROM {ARCHIVE}_packed WHERE rank = %s", [rank_])  # noqa: S608

    def exchange(self, rank_: int, old: str, new: str) -> None:
        """Let a document have one term in the place of another."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT terms FROM {ARCHIVE}_packed WHERE rank = %s", [rank_])  # noqa: S608
            if (row := cursor.fetchone()) is None:
                return
            joined = zlib.decompress(row[0]).decode()
            changed = " ".join([one for one in joined.split(" ") if one != opaque(old)] + [opaque(new)])
            cursor.execute(
                f"INSERT INTO {ARCHIVE} ({ARCHIVE}, rowid, terms) VALUES ('delete', %s, %s)",  # noqa: S608
                [rank_, joined],
            )
            cursor.execute(f"INSERT INTO {ARCHIVE} (rowid, terms) VALUES (%s, %s)", [rank_, changed])  # noqa: S608
            cursor.execute(
                f"UPDATE {ARCHIVE}_packed SET terms = %s WHERE rank = %s",  # noqa: S608
                [zlib.compress(changed.encode(), 1), rank_],
            )

    def indexed(self) -> list[int]:
        """Give the ranks of all that is in the archive."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rank FROM {ARCHIVE}_packed")  # noqa: S608
            return [row[0] for row in cursor.fetchall()]

    def tidy(self) -> None:
        """Merge the pieces that the index was written in; after writing very much."""
        with connection.cursor() as cursor:
            for table in (ARCHIVE, GRAMS):
                cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608

    def selection(
        self,
        expression: Expression,
        period: Period,
        limit: int,
        among: Among | None = None,
        table: str = ARCHIVE,
    ) -> Among:
        """Give the query for the greatest ranks that satisfy an expression, greatest first."""
        low, high = period.bounds()
        within = f" AND (rowid & {_NUMBER}) IN ({among[0]})" if among else ""
        return (
            f"SELECT rowid FROM {table} WHERE {table} MATCH %s AND rowid >= %s AND rowid < %s{within} "  # noqa: S608
            "ORDER BY rowid DESC LIMIT %s",
            [self.match(expression), low, high, *(among[1] if among else ()), limit],
        )

    def match(self, expression: Expression) -> str:
        """Write an expression in FTS5's own language."""
        if isinstance(expression, Term):
            return f'"{opaque(expression.term)}"' + (" *" if expression.is_prefix else "")
        if isinstance(expression, All):
            # FTS5 knows NOT only as "this but not that", so the positive parts come first.
            wanted = [self.match(p) for p in expression.parts if not isinstance(p, Without)]
            unwanted = [self.match(p.part) for p in expression.parts if isinstance(p, Without)]
            left = " AND ".join(wanted) or self.match(EVERYTHING)
            return f"(({left}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({left})"
        if isinstance(expression, Any):
            return "(" + " OR ".join(map(self.match, expression.parts)) + ")"
        return f"({self.match(EVERYTHING)} NOT {self.match(expression.part)})"


class PostgreSQLStore:
    """Terms in a tsvector without positions; a document with too many for one has them in an array of its own.

    A lexeme's place in a tsvector has 20 bits, and `array_to_tsvector` does not say so when that is not enough.
    """

    ROOM = 1_000_000
    LARGE = f"{ARCHIVE}_large"
    CREATE = (
        *(
            statement
            for table in (ARCHIVE, GRAMS)
            for statement in (
                f"CREATE TABLE {table} (rank bigint PRIMARY KEY, terms tsvector NOT NULL)",
                f"CREATE INDEX {table}_terms ON {table} USING gin (terms)",
            )
        ),
        f"CREATE TABLE {LARGE} (rank bigint PRIMARY KEY, terms text[] NOT NULL)",
        f"CREATE INDEX {LARGE}_terms ON {LARGE} USING gin (terms)",
    )
    DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in (ARCHIVE, GRAMS, LARGE))

    def write(self, rows: Iterable[Row], table: str = ARCHIVE) -> None:
        """Add rows."""
        small: list[tuple[int, str]] = []
        with connection.cursor() as cursor:
            for rank_, terms in rows:
                joined = " ".join(map(opaque, terms))
                if len(joined) * 4 > self.ROOM and len(joined.encode()) > self.ROOM:
                    cursor.execute(
                        f"INSERT INTO {self.LARGE} (rank, terms) VALUES (%s, string_to_array(%s, ' '))",  # noqa: S608
                        [rank_, joined],
                    )
                else:
                    small.append((rank_, joined))
            cursor.execute(
                f"INSERT INTO {table} (rank, terms) "  # noqa: S608
                "SELECT given.rank, array_to_tsvector(string_to_array(given.terms, ' ')) "
                "FROM unnest(%s::bigint[], %s::text[]) AS given (rank, terms)",
                [[row[0] for row in small], [row[1] for row in small]],
            )

    def remove(self, ranks: Sequence[int]) -> None:
        """Take documents out."""
        with connection.cursor() as cursor:
            for table in (ARCHIVE, self.LARGE):
                cursor.execute(f"DELETE FROM {table} WHERE rank = ANY(%s)", [list(ranks)])  # noqa: S608

    def exchange(self, rank_: int, old: str, new: str) -> None:
        """Let a document have one term in the place of another."""
        gone, come = opaque(old), opaque(new)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {ARCHIVE} SET terms = ts_delete(terms, %s) || array_to_tsvector(ARRAY[%s]) "  # noqa: S608
                "WHERE rank = %s",
                [gone, come, rank_],
            )
            cursor.execute(
                f"UPDATE {self.LARGE} SET terms = array_append(array_remove(terms, %s), %s) WHERE rank = %s",  # noqa: S608
                [gone, come, rank_],
            )

    def indexed(self) -> list[int]:
        """Give the ranks of all that is in the archive."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rank FROM {ARCHIVE} UNION SELECT rank FROM {self.LARGE}")  # noqa: S608
            return [row[0] for row in cursor.fetchall()]

    def tidy(self) -> None:
        """Let the planner know what there is; PostgreSQL merges by itself."""
        with connection.cursor() as cursor:
            for table in (ARCHIVE, GRAMS, self.LARGE):
                cursor.execute(f"ANALYZE {table}")

    def selection(
        self,
        expression: Expression,
        period: Period,
        limit: int,
        among: Among | None = None,
        table: str = ARCHIVE,
    ) -> Among:
        """Give the query for the greatest ranks that satisfy an expression, greatest first."""
        low, high = period.bounds()
        bounds = "rank >= %s AND rank < %s" + (f" AND (rank & {_NUMBER}) IN ({among[0]})" if among else "")
        limits = [low, high, *(among[1] if among else ())]
        query = f"SELECT rank FROM {table} WHERE terms @@ %s::tsquery AND {bounds}"  # noqa: S608
        values = [self.match(expression), *limits]
        if table == ARCHIVE:
            condition, terms = self._condition(expression)
            query += f" UNION ALL SELECT rank FROM {self.LARGE} WHERE {condition} AND {bounds}"  # noqa: S608
            values += [*terms, *limits]
        # `rank + 0` keeps the planner from walking the primary key backwards for minutes after rare terms.
        return f"SELECT rank FROM ({query}) AS found ORDER BY rank + 0 DESC LIMIT %s", [*values, limit]  # noqa: S608

    def match(self, expression: Expression) -> str:
        """Write an expression in PostgreSQL's own language of text search."""
        if isinstance(expression, Term):
            return f"'{opaque(expression.term)}'" + (":*" if expression.is_prefix else "")
        if isinstance(expression, All):
            return "(" + " & ".join(map(self.match, expression.parts)) + ")"
        if isinstance(expression, Any):
            return "(" + " | ".join(map(self.match, expression.parts)) + ")"
        return f"!({self.match(expression.part)})"

    def _condition(self, expression: Expression) -> tuple[str, list[str]]:
        """Write an expression as a condition on an array, with its parameters."""
        if isinstance(expression, Term):
            term = opaque(expression.term)
            if expression.is_prefix:
                return "EXISTS (SELECT 1 FROM unnest(terms) AS one WHERE starts_with(one, %s))", [term]
            return "terms @> ARRAY[%s]", [term]
        if isinstance(expression, Without):
            condition, values = self._condition(expression.part)
            return f"NOT ({condition})", values
        parts = [self._condition(part) for part in expression.parts]
        word = " AND " if isinstance(expression, All) else " OR "
        return f"({word.join(c for c, _ in parts)})", [v for _, values in parts for v in values]


def listed_numbers(numbers: Sequence[int]) -> Among:
    """Give a query for these numbers, under the name `value`; ten times as fast as one parameter for each."""
    if connection.vendor == "postgresql":
        return "SELECT unnest(%s::bigint[]) AS value", [list(numbers)]
    return "SELECT value FROM json_each(%s)", [json.dumps(list(numbers))]


def store() -> SQLiteStore | PostgreSQLStore:
    """Give the store of the database in use."""
    return PostgreSQLStore() if connection.vendor == "postgresql" else SQLiteStore()


def empty() -> None:
    """Make the tables anew, with nothing in them; what is damaged in them is gone with them."""
    now = store()
    with connection.cursor() as cursor:
        for statement in (*now.DROP, *now.CREATE):
            cursor.execute(statement)


def ranks(
    expression: Expression,
    period: Period = EVER,
    *,
    limit: int,
    among: Among | None = None,
    table: str = ARCHIVE,
) -> list[int]:
    """Give the greatest ranks that satisfy an expression, greatest first."""
    query, values = store().selection(expression, period, limit, among, table)
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [row[0] for row in cursor.fetchall()]


def counts(wanted: Mapping[str, Expression], most: int) -> dict[str, int]:
    """Count the documents of several expressions in one question, each up to so many."""
    if not wanted:
        return {}
    parts: list[str] = []
    values: list[Anything] = []
    for name, expression in wanted.items():
        query, given = store().selection(expression, EVER, most)
        parts.append(f"SELECT %s, count(*) FROM ({query}) AS found")  # noqa: S608 (a query of our own)
        values += [name, *given]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return dict(cursor.fetchall())
