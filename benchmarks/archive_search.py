"""Measure archive search on a million short documents, with the page's own work: passages, total, facets.

    python benchmarks/archive_search.py [--documents N] [--folder F] [--repeat N] [--peers]

Builds a scratch installation in the folder (kept, so that a second run only measures): documents, matters and terms,
written in bulk. The texts are made up: words drawn by Zipf's law from a vocabulary of Swedish-like words with endings
and compounds, 60 to a text. With `--peers`, FTS5 as it comes and tantivy answer the words and phrases among the
searches, newest 20 with snippets, without total and facets.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # run as a program
    sys.path.insert(0, str(ROOT))

from benchmarks.archive_texts import DAYS, FIRST, LANGUAGES, SOURCES, TYPES, texts  # noqa: E402

SEARCHES: dict[str, dict[str, Any]] = {
    "one rare word": {"query": "hälsodata"},
    "one word": {"query": "biodrivmedel"},
    "a word in every second document": {"query": "och"},
    "two words": {"query": "biodrivmedel skatt"},
    "five words with OR": {"query": "vätgas OR hälsodata OR interreg OR kollektivtrafik OR östersjön"},
    "phrase": {"query": '"hållbara biodrivmedel"'},
    "phrase of common words": {"query": '"europeiska kommissionen"'},
    "in the title": {"query": "title:biodrivmedel"},
    "begins with": {"query": "biodriv*"},
    "begins with three letters": {"query": "bio*"},
    "compound, ends with": {"query": "*drivmedel"},
    "compound, thousands of words": {"query": "*politik"},
    "contains": {"query": "*vätgas*"},
    "near": {"query": "skatt NEAR/5 biodrivmedel"},
    "concept": {"query": "#biofuel"},
    "concept and not": {"query": "#biofuel NOT skatt"},
    "identifier": {"query": "COM(2021) 557"},
    "field and word": {"query": "source:kalla-3 skatt"},
    "ticked facets": {
        "query": "skatt",
        "sources": ["kalla-3", "kalla-4"],
        "languages": ["sv"],
        "years": ["2025"],
    },
    "ticked board": {"query": "skatt", "boards": ["RUN"]},
    "third page": {"query": "biodrivmedel", "page": 3},
    "a period": {"query": "östersjön", "days": (date(2020, 1, 1), date(2020, 12, 31))},
    "nothing written": {"query": ""},
}


def build(count: int) -> None:
    """Write documents, matters, terms and words in bulk, as importing one by one would leave them.

    Goes on where an earlier build was broken off.
    """
    from django.core.management import call_command
    from django.db import connection, transaction

    from utblick.engine.archive import terms
    from utblick.engine.text.analysis import Document as Text
    from utblick.engine.text.analysis import analyse
    from utblick.features.monitoring.archive.store import GRAMS, rank, store
    from utblick.features.monitoring.models import (
        ArchiveEntry,
        ArchiveLanguage,
        ArchiveWord,
        Concept,
        Document,
        Matter,
        Source,
    )
    from utblick.features.organisation import example
    from utblick.features.organisation.models import Board
    from utblick.foundation.accounts.matrix import load_defaults

    call_command("migrate", verbosity=0)
    now = datetime(2026, 11, 24, tzinfo=UTC)
    if not Source.objects.exists():
        load_defaults()
        example.load(now)
        Source.objects.bulk_create(Source(key=key, kind="feed", name_sv=key, name_en=key) for key in SOURCES)
        Concept.objects.create(
            key="biofuel",
            name_sv="Biodrivmedel",
            name_en="Biofuel",
            labels={
                "sv": ["biodrivmedel", "flygbränsledrivmedel", "vätgas"],
                "en": ["biodrivmedel", "vätgas"],
            },
            changed_at=now,
        )
        ArchiveLanguage.objects.bulk_create([ArchiveLanguage(code=code) for code in set(LANGUAGES)])
    boards, sources = list(Board.objects.all()), list(Source.objects.all())
    done, seen = Document.objects.count(), set(ArchiveWord.objects.values_list("word", flat=True))
    dice, made = random.Random(done), texts(count)
    for _skipped in islice(made, done):
        pass
    spent = 0.0
    matter, document = Matter(created_at=now), Document(digest="", first_seen_at=now)
    for start in range(done, count, 5_000):
        matters: list[dict[str, Any]] = []
        documents: list[dict[str, Any]] = []
        entries, rows, words = [], [], set[str]()
        for number, (title, text) in enumerate(islice(made, min(5_000, count - start)), start + 1):
            on = FIRST + timedelta(days=number * DAYS // count)
            source, type_, language = dice.choice(sources), dice.choice(TYPES), dice.choice(LANGUAGES)
            is_judged = dice.random() < 0.02
            board = dice.choice(boards).pk if is_judged else None
            state = "inbox" if is_judged else "quiet"
            place = rank(on, number)
            matters.append(
                {
                    "id": number,
                    "title": title,
                    "language": language,
                    "proposed_board_id": board,
                    "state": state,
                }
            )
            documents.append(
                {
                    "id": number, "source_id": source.pk, "publisher_id": str(number), "matter_id": number,
                    "type": type_,
                    "title": title, "text": text, "language": language, "published_on": on, "title_key": title[:200],
                    "archive_rank": place,
                }
            )  # fmt: skip
            entries.append(
                {
                    "rank": place,
                    "source": source.key,
                    "type": type_,
                    "language": language,
                    "length": len(text),
                }
            )
            began = time.perf_counter()
            analysis = analyse(Text("", title, text, language, {"source": [source.key], "type": [type_]}))
            rows.append((place, {*terms.terms(analysis), terms.year(on.year)}))
            words |= terms.vocabulary(analysis)
            spent += time.perf_counter() - began
        with transaction.atomic():
            _insert(matter, matters)
            _insert(document, documents)
            _insert(ArchiveEntry(), entries)
            began = time.perf_counter()
            store().write(rows)
            new = sorted(words - seen)
            ArchiveWord.objects.bulk_create([ArchiveWord(word=word) for word in new], batch_size=5_000)
            numbers = ArchiveWord.objects.order_by("-pk").values_list("pk", "word")[: len(new)]
            store().write([(number, terms.grams(word)) for number, word in numbers], GRAMS)
            seen.update(new)
            spent += time.perf_counter() - began
        print(f"\r{start + len(rows):,} documents", end="", file=sys.stderr, flush=True)
    began = time.perf_counter()
    store().tidy()
    spent += time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"\rindexed {count - done:,} documents more, {len(seen):,} words in all, in {spent:.0f} s",
        file=sys.stderr,
    )


def _insert(pattern: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows that are like the pattern but for what each says; ten times as fast as one model each."""
    from django.db import connection

    fields = pattern._meta.concrete_fields
    plain = {f.attname: f.get_db_prep_save(f.pre_save(pattern, True), connection) for f in fields}
    marks = ", ".join(["%s"] * len(fields))
    columns = ", ".join(f'"{f.column}"' for f in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{pattern._meta.db_table}" ({columns}) VALUES ({marks})',
            [[row.get(name, value) for name, value in plain.items()] for row in rows],
        )


def sizes() -> dict[str, float]:
    """Give the size of the index in megabytes, by table."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sum(pgsize) / 1e6 FROM dbstat GROUP BY name")
        return {name: size for name, size in cursor.fetchall() if "archive" in name}


def measure(repeat: int) -> list[tuple[str, int, bool, list[float]]]:
    """Time each search as the page does it; the first of each is not counted."""
    from utblick.features.monitoring.archive.search import Search, search
    from utblick.features.monitoring.archive.store import Period
    from utblick.features.organisation.viewers import viewer_for
    from utblick.foundation.accounts.models import Account

    viewer = viewer_for(
        Account.objects.get(email="strateg@utblick.example"), datetime(2026, 11, 24, tzinfo=UTC)
    )
    results = []
    for name, given in SEARCHES.items():
        words = dict(given)
        page = words.pop("page", 1)
        if days := words.pop("days", None):
            words["period"] = Period(*days)
        times = []
        for _turn in range(repeat + 1):
            began = time.perf_counter()
            found = search(viewer, Search(**words), page=page)
            times.append((time.perf_counter() - began) * 1000)
        results.append((name, found.total, found.more, times[1:]))
    return results


def percentile(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def report(results: list[tuple[str, int, bool, list[float]]]) -> None:
    """Print the table."""
    print("| search | found | p50 ms | p95 ms |\n|---|---:|---:|---:|")
    for name, total, more, times in results:
        said = f"more than {total:,}" if more else f"{total:,}"
        print(f"| {name} | {said} | {statistics.median(times):.0f} | {percentile(times, 0.95):.0f} |")
    every = [t for _, _, _, times in results for t in times]
    print(f"| all together | | {statistics.median(every):.0f} | {percentile(every, 0.95):.0f} |")


def peers(count: int, folder: Path, repeat: int) -> None:
    """Let FTS5 as it comes and tantivy answer some of the searches: newest 20 with snippets."""
    import tantivy

    wanted = {
        "one word": "biodrivmedel", "two words": "biodrivmedel AND skatt", "phrase": '"hållbara biodrivmedel"',
        "five words with OR": "vätgas OR hälsodata OR interreg OR kollektivtrafik OR östersjön",
        "a word in every second document": "och",
    }  # fmt: skip
    path = folder / "peer.sqlite3"
    fresh = not path.exists()
    base = sqlite3.connect(path)
    if fresh:
        began = time.perf_counter()
        base.execute(
            "CREATE VIRTUAL TABLE t USING fts5(title, text, tokenize='unicode61 remove_diacritics 0')"
        )
        base.executemany("INSERT INTO t VALUES (?, ?)", texts(count))
        base.commit()
        print(
            f"FTS5 as it comes: built in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
        )
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("number", fast=True)
    schema.add_text_field("title", stored=True)
    schema.add_text_field("text", stored=True)
    place = folder / "tantivy"
    fresh = not place.exists()
    place.mkdir(exist_ok=True)
    built = schema.build()
    index = tantivy.Index(built, path=str(place))
    if fresh:
        began = time.perf_counter()
        writer = index.writer(400_000_000, 1)
        for number, (title, text) in enumerate(texts(count)):
            writer.add_document(tantivy.Document(number=number, title=title, text=text))
        writer.commit()
        writer.wait_merging_threads()
        print(f"tantivy: built in {time.perf_counter() - began:.0f} s")
    index.reload()
    searcher = index.searcher()

    def fts5(query: str) -> Any:
        return base.execute(
            "SELECT rowid, snippet(t, 1, '[', ']', '…', 40) FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT 20",
            [query],
        ).fetchall()

    def tantivy_(query: str) -> Any:
        parsed = index.parse_query(query, ["title", "text"])
        shown = tantivy.SnippetGenerator.create(searcher, parsed, built, "text")
        found = searcher.search(parsed, 20, order_by_field="number").hits
        return [shown.snippet_from_doc(searcher.doc(address)).to_html() for _score, address in found]

    print(
        "\n| newest 20 with snippets, no total, no facets | FTS5 p50 / p95 ms | tantivy p50 / p95 ms |\n|---|---:|---:|"
    )
    for name, query in wanted.items():
        cells = [
            f"{statistics.median(t):.1f} / {percentile(t, 0.95):.1f}"
            for t in (_times(f, query, repeat) for f in (fts5, tantivy_))
        ]
        print(f"| {name} | {cells[0]} | {cells[1]} |")


def _times(ask: Callable[[str], Any], query: str, repeat: int) -> list[float]:
    times = []
    for _turn in range(repeat + 1):
        began = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - began) * 1000)
    return times[1:]


def main() -> None:
    """Build when there is nothing yet, measure, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=1_000_000)
    options.add_argument("--folder", type=Path)
    options.add_argument("--repeat", type=int, default=20)
    options.add_argument("--peers", action="store_true")
    given = options.parse_args()
    folder = given.folder or Path(tempfile.gettempdir()) / f"utblick-archive-{given.documents}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["UTBLICK_DATA"], os.environ["UTBLICK_DATABASE"] = str(folder), ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    import django

    django.setup()
    done = folder / "built"
    if not done.exists() or int(done.read_text()) < given.documents:
        build(given.documents)
        done.write_text(str(given.documents))
    print(
        f"{given.documents:,} documents; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    print("MB: " + json.dumps({name: round(size) for name, size in sizes().items() if size > 1}))
    report(measure(given.repeat))
    if given.peers:
        peers(given.documents, folder, given.repeat)


if __name__ == "__main__":
    main()
