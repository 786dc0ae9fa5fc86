"""The programs that are timed: each takes profiles once, then documents, and gives the hits of each document.

Utblick reads the profiles as they are. The peers get the same analyser's words: a term in any inflection as its
stem, a phrase as words in a row, compiled for one language and run on the documents in it, so that their hits must be
the same as ours. Preparing a peer's documents (cutting, stemming) is part of its time, as it is of ours.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from benchmarks.standing.profiles import tokens
from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.lines import HitLines
from utblick.engine.text.analysis import Document, analyse

Terms = list[list[list[str]]]
"""Groups that must all be met; a group is alternatives; an alternative is words in a row."""


class Engine(Protocol):
    """A program under measurement."""

    per_language: bool
    """Whether profiles are compiled for one language, and documents come language by language."""
    at_once: int
    """How many documents a call should give it at least; 0 for all."""

    def build(self, profiles: Iterable[Any], languages: Sequence[str]) -> None:
        """Take the profiles (per language: as terms); documents in these languages follow."""

    def run(self, documents: Sequence[Document]) -> Any:
        """Match the documents; this is what is timed."""

    def numbers(self, results: Any) -> list[list[int]]:
        """Read out of what a run gave the numbers of the profiles that hit each document."""

    def outside(self) -> tuple[int, float]:
        """Give the memory (most, kB) and processor time (s) so far of processes that work for this one."""


class Reading:
    """No matching: what cutting and stemming the documents takes everybody."""

    per_language = False
    at_once = 0

    def build(self, profiles: Iterable[Any], languages: Sequence[str]) -> None:
        """Leave the profiles alone."""

    def run(self, documents: Sequence[Document]) -> list[list[int]]:
        """Cut the documents into words."""
        for document in documents:
            analysis = analyse(document)
            assert analysis.title is not None
            assert analysis.text is not None
        return [[] for _ in documents]

    def numbers(self, results: Any) -> list[list[int]]:
        """Give the results as they are."""
        return results

    def outside(self) -> tuple[int, float]:
        """Give nothing: all is done here."""
        return 0, 0.0


class Utblick(Reading):
    """The index that the product uses: hits with their spans as objects."""

    def build(self, profiles: Iterable[Any], languages: Sequence[str]) -> None:
        """Read the queries into an index."""
        self.index = ProfileIndex({})
        for profile in profiles:
            self.index.add(profile.id, profile.query)
        self.index.prepare(languages)

    def run(self, documents: Sequence[Document]) -> list[list[str]]:
        """Match with spans; only the names are kept."""
        match = self.index.match
        return [[hit.profile for hit in match(document)] for document in documents]

    def numbers(self, results: list[list[str]]) -> list[list[int]]:
        """Read the numbers out of the names."""
        return [[int(name[1:]) for name in names] for names in results]


class UtblickNumbers(Utblick):
    """Only which profiles hit, as the peers give it."""

    def run(self, documents: Sequence[Document]) -> list[list[int]]:  # type: ignore[override]
        """Match without asking for spans."""
        find = self.index.find
        return [list(find(analyse(document)).hits) for document in documents]

    def numbers(self, results: list[list[int]]) -> list[list[int]]:  # type: ignore[override]
        """Read the profiles' own numbers out of their names; the index gives numbers of its own."""
        return [sorted(int(self.index.name(number)[1:]) for number in numbers) for numbers in results]


class UtblickLines(Utblick):
    """The same as `utblick match` writes it: a line of JSON for each hit, with its spans."""

    def build(self, profiles: Iterable[Any], languages: Sequence[str]) -> None:
        """Read the queries into an index."""
        super().build(profiles, languages)
        self.lines = HitLines(self.index)

    def run(self, documents: Sequence[Document]) -> list[str]:  # type: ignore[override]
        """Write the lines."""
        return [self.lines.of(document) for document in documents]

    def numbers(self, results: list[str]) -> list[list[int]]:  # type: ignore[override]
        """Read the numbers out of the lines."""
        return [[int(json.loads(line)["profile"][1:]) for line in lines.splitlines()] for lines in results]


class Batches(Reading):
    """An index of the documents, batch by batch in memory, against which each profile is run as a query."""

    per_language = True

    def __init__(self, size: int) -> None:
        self.size = size

    def run(self, documents: Sequence[Document]) -> list[list[int]]:
        """Index a batch, run all queries, drop it."""
        found: list[list[int]] = []
        remaining = iter(documents)
        while batch := list(islice(remaining, self.size)):
            hits: list[list[int]] = [[] for _ in batch]
            for number, place in self.hits(batch):
                hits[place].append(number)
            found += hits
        return found

    def hits(self, batch: Sequence[Document]) -> Iterator[tuple[int, int]]:
        """Yield (profile, document) of each hit."""
        raise NotImplementedError


class Fts5(Batches):
    """SQLite FTS5: one table without content, cut at blanks; all profiles in one statement."""

    def build(self, profiles: Iterable[Terms], languages: Sequence[str]) -> None:
        """Write each profile as an FTS5 query, in a table beside the documents'."""
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE TABLE profiles (id INTEGER PRIMARY KEY, query TEXT)")
        self.database.executemany("INSERT INTO profiles VALUES (?, ?)", enumerate(map(_fts5, profiles)))

    def hits(self, batch: Sequence[Document]) -> Iterator[tuple[int, int]]:
        """Yield the hits of one batch."""
        database = self.database
        database.execute(
            "CREATE VIRTUAL TABLE batch USING fts5(words, content='', tokenize=\"ascii tokenchars '_'\")"
        )
        # All in one segment: nothing is merged before the queries run.
        database.execute("INSERT INTO batch (batch, rank) VALUES ('hashsize', 200000000)")
        rows = ((n, " ".join([*words, "_e", *stems])) for n, (words, stems) in enumerate(map(tokens, batch)))
        with database:
            database.executemany("INSERT INTO batch (rowid, words) VALUES (?, ?)", rows)
        yield from database.execute(
            "SELECT profiles.id, batch.rowid FROM profiles CROSS JOIN batch WHERE batch MATCH profiles.query"
        )
        database.execute("DROP TABLE batch")


class Tantivy(Batches):
    """tantivy: one segment in memory, queries made once, without scores."""

    def build(self, profiles: Iterable[Terms], languages: Sequence[str]) -> None:
        """Make each profile a query object."""
        import tantivy

        self.tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="blanks", index_option="position")
        builder.add_text_field("stems", tokenizer_name="blanks", index_option="basic")
        self.schema = builder.build()
        self.queries = [self._query(terms) for terms in profiles]

    def _query(self, terms: Terms) -> Any:
        make, occur = self.tantivy.Query, self.tantivy.Occur
        parts = [
            leaves[0] if len(leaves) == 1 else make.boolean_query([(occur.Should, leaf) for leaf in leaves])
            for leaves in ([self._leaf(words) for words in group] for group in terms)
        ]
        whole = parts[0] if len(parts) == 1 else make.boolean_query([(occur.Must, part) for part in parts])
        return make.const_score_query(whole, 1.0)

    def _leaf(self, words: list[str]) -> Any:
        make = self.tantivy.Query
        if len(words) > 1:
            return make.phrase_query(self.schema, "words", words)
        field = "stems" if words[0].startswith("_s") else "words"
        return make.term_query(self.schema, field, words[0], index_option="basic")

    def hits(self, batch: Sequence[Document]) -> Iterator[tuple[int, int]]:
        """Yield the hits of one batch."""
        tantivy = self.tantivy
        index = tantivy.Index(self.schema)
        blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("blanks", blanks)
        writer = index.writer(300_000_000, 1)
        for words, stems in map(tokens, batch):
            writer.add_document(tantivy.Document(words=" ".join(words), stems=" ".join(stems)))
        writer.commit()
        index.reload()
        searcher = index.searcher()
        # In one segment a document's number is its place in the batch, so nothing need be stored to know it.
        assert searcher.num_segments == 1
        search, limit = searcher.search, len(batch)
        for number, query in enumerate(self.queries):
            for _, address in search(query, limit, count=False).hits:
                yield number, address.doc


class Postgres(Reading):
    """PostgreSQL: profiles as stored tsqueries, each document as a tsvector asked for by itself.

    With `prefiltered`, a table holds for each profile words of which any hit has one, and only the profiles that the
    document's words lead to are compared. (A GIN index on the same words as arrays was slower than no index.)
    """

    per_language = True
    at_once = 20

    def __init__(self, prefiltered: bool) -> None:
        self.prefiltered = prefiltered

    def build(self, profiles: Iterable[Terms], languages: Sequence[str]) -> None:
        """Store the profiles and, where asked for, the index."""
        import psycopg

        connection = self.connection = psycopg.connect(os.environ["STANDING_POSTGRES"], autocommit=True)
        connection.execute("SET jit = off")
        connection.execute("DROP TABLE IF EXISTS profiles, required")
        connection.execute("CREATE TABLE profiles (id integer PRIMARY KEY, query tsquery)")
        connection.execute('CREATE TABLE required (word text COLLATE "C", profile integer)')
        required: list[tuple[str, int]] = []
        with connection.cursor().copy("COPY profiles FROM STDIN") as copy:
            for number, terms in enumerate(profiles):
                copy.write_row((number, _tsquery(terms)))
                if self.prefiltered:
                    required += [(word, number) for word in _required(terms)]
        with connection.cursor().copy("COPY required FROM STDIN") as copy:
            for row in required:
                copy.write_row(row)
        connection.execute("CREATE INDEX ON required (word, profile)")
        connection.execute("VACUUM ANALYZE profiles")
        connection.execute("VACUUM ANALYZE required")

    def run(self, documents: Sequence[Document]) -> list[list[int]]:
        """Ask for the profiles of each document."""
        found = []
        cursor = self.connection.cursor()
        for document in documents:
            words, stems = tokens(document)
            places: dict[str, list[str]] = {}
            for place, word in enumerate(words, 1):
                places.setdefault(word, []).append(str(place))
            vector = " ".join(
                [*(f"'{word}':{','.join(at)}" for word, at in places.items()), *(f"'{s}'" for s in stems)]
            )
            if self.prefiltered:
                sql = (
                    "SELECT id FROM profiles WHERE id IN (SELECT profile FROM required"
                    " WHERE word = ANY(%s::text[])) AND query @@ %s::tsvector"
                )
                cursor.execute(sql, ([*places, *stems], vector))
            else:
                cursor.execute("SELECT id FROM profiles WHERE query @@ %s::tsvector", (vector,))
            found.append([number for (number,) in cursor.fetchall()])
        return found

    def outside(self) -> tuple[int, float]:
        """Give the memory and processor time of the server's process for this connection."""
        process = Path(f"/proc/{self.connection.info.backend_pid}")
        times = (process / "stat").read_text().rpartition(")")[2].split()
        seconds = (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
        return int((process / "status").read_text().partition("VmHWM:")[2].split()[0]), seconds


def _fts5(terms: Terms) -> str:
    groups = (" OR ".join('"' + " ".join(words) + '"' for words in group) for group in terms)
    return " AND ".join(f"({group})" for group in groups)


def _tsquery(terms: Terms) -> str:
    groups = (
        " | ".join("(" + " <-> ".join(f"'{w}'" for w in words) + ")" for words in group) for group in terms
    )
    return " & ".join(f"({group})" for group in groups)


def _required(terms: Terms) -> list[str]:
    """Give words of which any hit has one: of the shortest group, the longest word of each alternative."""
    return sorted({max(words, key=len) for words in min(terms, key=len)})


ENGINES: dict[str, tuple[str, Callable[[], Any]]] = {
    "reading": ("reading the documents, no matching", Reading),
    "utblick-numbers": ("Utblick, which profiles hit", UtblickNumbers),
    "utblick": ("Utblick, hits with spans as objects", Utblick),
    "utblick-lines": ("Utblick, hits with spans as JSON lines", UtblickLines),
    "tantivy-200": ("tantivy, batches of 200 in memory", lambda: Tantivy(200)),
    "tantivy-2000": ("tantivy, batches of up to 2,000 in memory", lambda: Tantivy(2000)),
    "fts5-200": ("SQLite FTS5, batches of 200 in memory", lambda: Fts5(200)),
    "fts5-2000": ("SQLite FTS5, batches of up to 2,000 in memory", lambda: Fts5(2000)),
    "postgres": ("PostgreSQL, stored tsqueries", lambda: Postgres(prefiltered=False)),
    "postgres-words": (
        "PostgreSQL, stored tsqueries behind an index of required words",
        lambda: Postgres(prefiltered=True),
    ),
}
"""Name -> (what it is, how it is made)."""
OURS = ("utblick", "utblick-lines", "utblick-numbers")
PEERS = tuple(name for name in ENGINES if name not in ("reading", *OURS))
