"""The archive's index: a search finds exactly what the engine says, on either database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.features.monitoring.conftest import document, record
from utblick.engine.archive.narrowing import EVERYTHING, All, Term, Without
from utblick.engine.archive.narrowing import Any as Either
from utblick.engine.matching.evaluate import matches
from utblick.engine.query.parse import parse
from utblick.engine.text.analysis import analyse
from utblick.features.monitoring import archive, standing
from utblick.features.monitoring.archive import asked as asked_module
from utblick.features.monitoring.archive import reading
from utblick.features.monitoring.archive.search import Search, all_found, search
from utblick.features.monitoring.archive.store import Period, day_of, document_of, rank, ranks, store
from utblick.features.monitoring.models import ArchiveEntry, ArchiveWord, Document, WatchProfile
from utblick.foundation.accounts.viewer import Viewer

pytestmark = pytest.mark.django_db

TEXTS = [
    ("Skatt på biodrivmedel", "Regeringen vill sänka skatten på hållbara biodrivmedel och drivmedel.", "sv"),
    ("Biofuels and taxes", "The Council agreed on COM(2018) 375 final. A tax on biofuels is levied.", "en"),
    ("EU-kontoret i Bryssel", "EU:s institutioner och regionens kontor: procedur 2018/0196(COD).", "sv"),
    ("Östersjön", "Ett hållbart hav. Flygbränsle och sjöbränslen; \"hållbara\" bränslen utan skatt.", "sv"),
    ("Läänemeri", "Eesti ja Rootsi piirkonnad teevad koostööd.", "et"),
    ("Latvija", "Reģioni un skatt.", "lv"),
    ("Drivmedelsskatten", "biodrivmedlens CO₂ 100%_sant 'citat' \\ tecken * och \ue020 privat", "sv"),
    ("x" * 300, "ord" + "y" * 400 + "drivmedel slut", "sv"),
    ("COM(2018) 375", "Ny budget. Förslaget KOM (2018) 375 slutlig.", "sv"),
    ("Gas", "biogas naturgas gasol vätgas", "sv"),
]  # fmt: skip
QUERIES = [
    "skatt", "skatt biodrivmedel", "skatt OR tax OR hav OR gas OR budget", '"hållbara biodrivmedel"',
    '"hållbara bränslen"',
    "title:skatt", "title:(skatt OR tax)", "bio*", "*drivmedel", "*gas*", "*bränsle", "#biofuel",
    "hållbara NEAR/2 bränslen",
    "COM(2018) 375", "2018/196(COD)", "skatt NOT tax", 'skatt NOT "hållbara biodrivmedel"', "source:kommissionen",
    "language:et", "skatt AND language:lv", "EU-kontoret", "EU", '"EU:s"', "CO2", f"{'x' * 300}",
    f"*{'y' * 300}drivmedel",
    f"{'x' * 250}*", "*slut", "type:news", "com:COM(2018)375", "(skatt OR gas) AND NOT (tax OR bio*)", "*zzz*", "ord*",
]  # fmt: skip


@pytest.fixture
def filled(bring: Callable[..., Any], biofuel: WatchProfile) -> list[Document]:
    """Bring in the texts, a day apart."""
    for number, (title, text, language) in enumerate(TEXTS):
        published = f"2026-10-{number + 1:02}"
        bring(record(f"d{number}", title, text, language=language, published=published, type="news"))
    bring(record("fields", "Utan ord", "", fields={"com": ["COM(2018) 375"]}, published="2024-02-29"))
    return list(Document.objects.select_related("source"))


def titles(viewer: Viewer, query: str, **more: Any) -> list[str]:
    return [found.document.title for found in search(viewer, Search(query, **more)).found]


def test_a_search_finds_what_the_engine_says(filled: list[Document], person: Callable[[str], Viewer]) -> None:
    words, viewer = standing.vocabulary(), person("strateg")
    newest = sorted(filled, key=lambda d: d.archive_rank or 0, reverse=True)
    analyses = {d.pk: analyse(standing.as_text(d)) for d in newest}
    empty = []
    for query in QUERIES:
        tree = parse(query, words)
        wanted = [d.pk for d in newest if matches(tree, analyses[d.pk], words)]
        found = search(viewer, Search(query))
        assert [f.document.pk for f in found.found] == wanted, query
        assert (found.total, found.more) == (len(wanted), False), query
        assert all_found(viewer, Search(query), 100) == (wanted, False), query
        if not wanted:
            empty.append(query)
    # Were nothing ever found, all would agree too.
    assert empty == ["*zzz*"]


def test_a_passage_shows_why(filled: list[Document], person: Callable[[str], Viewer]) -> None:
    (found,) = search(person("strateg"), Search('"hållbara biodrivmedel"')).found
    (passage,) = found.passages
    assert [passage["text"][s:e] for s, e in passage["marks"]] == ["hållbara biodrivmedel"]


def test_a_corrected_document_is_found_by_what_it_says_now(
    filled: list[Document], bring: Callable[..., Any], person: Callable[[str], Viewer]
) -> None:
    bring(record("d0", "Höjd avgift", "Något helt annat.", published="2026-11-01"))
    viewer = person("strateg")
    assert titles(viewer, "Regeringen") == []
    assert titles(viewer, "avgift") == ["Höjd avgift"]
    assert ArchiveEntry.objects.count() == Document.objects.count() == len(filled)
    assert search(viewer, Search()).total == len(filled)


def test_rebuilding_changes_nothing(filled: list[Document], person: Callable[[str], Viewer]) -> None:
    viewer = person("strateg")
    before = {query: titles(viewer, query) for query in QUERIES}
    words = set(ArchiveWord.objects.values_list("word", flat=True))
    assert archive.rebuild() == len(filled)
    assert {query: titles(viewer, query) for query in QUERIES} == before
    assert set(ArchiveWord.objects.values_list("word", flat=True)) == words


def test_a_document_taken_out_is_not_found(filled: list[Document], person: Callable[[str], Viewer]) -> None:
    archive.remove([document("d9")])
    assert titles(person("strateg"), "*gas*") == []


def test_facets_narrow_and_count(
    filled: list[Document], bring: Callable[..., Any], other_source: Any, person: Callable[[str], Viewer]
) -> None:
    bring(record("o", "Skatt igen", "", type="opinion", published="2025-05-05"), into=other_source)
    viewer = person("strateg")
    found = search(viewer, Search("skatt", sources=["radet"]))
    assert [f.document.title for f in found.found] == ["Skatt igen"]
    # The facet that is ticked is counted as if it were not, so that others can be ticked beside it.
    assert {f.value: (f.count, f.is_chosen) for f in found.facets["source"]} == {
        "kommissionen": (3, False),
        "radet": (1, True),
    }
    assert [(f.value, f.count) for f in found.facets["type"]] == [("opinion", 1)]
    assert titles(viewer, "skatt", years=["2025"]) == ["Skatt igen"]
    assert titles(viewer, "skatt", types=["opinion"], years=["2026"]) == []
    assert len(titles(viewer, "skatt", years=["2025", "2026"])) == 4
    assert titles(viewer, "skatt", period=Period(date(2025, 1, 1), date(2025, 5, 5))) == ["Skatt igen"]
    assert titles(viewer, "skatt", period=Period(date(2025, 5, 6), date(2025, 12, 31))) == []
    # The same where the engine has to read.
    phrase = search(viewer, Search('skatt NOT "hållbara biodrivmedel"', sources=["radet"]))
    assert {f.value: f.count for f in phrase.facets["source"]} == {"kommissionen": 2, "radet": 1}
    assert [(f.value, f.count) for f in search(viewer, Search("skatt")).facets["year"]] == [
        ("2026", 3),
        ("2025", 1),
    ]


def test_what_is_left_of_a_search_is_told_and_goes_on_there(
    filled: list[Document], person: Callable[[str], Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "STEP", 2)
    monkeypatch.setattr(reading.Budget.__init__, "__defaults__", (3, 10**9))
    viewer, query = person("strateg"), 'skatt NOT "hållbara biodrivmedel"'
    whole, _more = all_found(viewer, Search(query), 100)
    seen: list[int] = []
    before: int | None = None
    for _step in range(9):
        period = Period() if before is None else Period(before=before)
        found = search(viewer, Search(query, period=period))
        seen += [f.document.pk for f in found.found]
        before = found.before
        assert found.more == (before is not None)
        if before is None:
            break
    assert seen == whole
    assert len(seen) == 2


def test_too_many_compounds_still_find_the_same(
    filled: list[Document], person: Callable[[str], Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = person("strateg")
    before = titles(viewer, "*gas*"), titles(viewer, "NOT *medel AND skatt")
    monkeypatch.setattr(asked_module, "MOST_WORDS", 0)
    assert (titles(viewer, "*gas*"), titles(viewer, "NOT *medel AND skatt")) == before


ODD = "'\"\\*()|&!:<>-%_\x00\n\t;ﬀ\ue000\ue0ff\ufffe😀Aa1å\u2028"


@given(
    st.lists(
        st.text(alphabet=st.sampled_from(ODD) | st.characters(), min_size=1, max_size=8),
        min_size=1,
        max_size=3,
    )
)
def test_no_sign_means_anything_to_the_database(written: list[str]) -> None:
    parts = tuple(map(Term, written))
    nothing = All((Without(Either(parts)), Term(parts[0].term, is_prefix=True), Without(EVERYTHING)))
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM monitoring_archive_grams" if connection.vendor == "postgresql" else "SELECT 1"
        )
    assert ranks(nothing, limit=5) == []
    assert ranks(Either((All(parts), nothing)), limit=5) == []


@pytest.mark.parametrize(
    "term", ["'", '"', "\\", "a'b", 'a"b', "\x00", "*", "\ue000", "\ud800", "😀", "å" * 200, "A", "a b"]
)
def test_a_term_with_any_sign_is_found_and_no_other(term: str) -> None:
    here, other = rank(date(2026, 1, 1), 1), rank(date(2026, 1, 2), 2)
    store().write([(here, ["a", f"c type {term}"]), (other, ["a", f"c type {term}x", "c type \ue001"])])
    assert ranks(Term(f"c type {term}"), limit=5) == [here]
    assert ranks(Term(f"c type {term}", is_prefix=True), limit=5) == [other, here]
    assert ranks(Without(Term(f"c type {term}")), limit=5) == [other]
    store().remove([here])
    assert ranks(Term(f"c type {term}", is_prefix=True), limit=5) == [other]


@pytest.mark.parametrize(
    "query", ["(" * 90 + "skatt" + ")" * 90, " OR ".join(f"ord{n}" for n in range(3_000)) + " OR skatt"]
)
def test_large_queries_are_answered(
    query: str, filled: list[Document], person: Callable[[str], Viewer]
) -> None:
    assert "Skatt på biodrivmedel" in titles(person("strateg"), query)


def test_deep_queries_are_answered(filled: list[Document], person: Callable[[str], Viewer]) -> None:
    query = "skatt"
    for depth in range(45):
        query = f"(({query}) AND NOT a{depth}) OR b{depth}"
    assert titles(person("strateg"), query) == titles(person("strateg"), "skatt")


def test_a_document_of_two_million_characters(
    bring: Callable[..., Any], person: Callable[[str], Viewer]
) -> None:
    # Fifty thousand different words: more terms than PostgreSQL's own type for them has room for.
    words = [f"ord{n % 50_000:06}" for n in range(200_000)]
    words[150_000:150_000] = ["sällsynta", "biodrivmedel"]
    bring(
        record("large", "En mycket stor akt", " ".join(words)),
        record("small", "En liten", "sällsynta ord000001"),
    )
    viewer = person("strateg")
    for query in (
        "sällsynt akt",
        '"sällsynta biodrivmedel"',
        "*drivmedel",
        "ord049999",
        "biodriv*",
        "akt NOT liten",
    ):
        (found,) = search(viewer, Search(query)).found
        assert len(found.document.text) > 2_000_000
        assert found.passages, query
    assert len(titles(viewer, "ord000001")) == len(titles(viewer, "sällsynta OR zzz")) == 2
    assert titles(viewer, "ord050001") == titles(viewer, "akt NOT ord000001") == []
    archive.remove([document("large")])
    assert titles(viewer, "sällsynta") == ["En liten"]


def test_a_rank_is_a_day_and_a_document() -> None:
    place = rank(date(2026, 11, 23), 4_000_000_000)
    assert (day_of(place), document_of(place)) == (date(2026, 11, 23), 4_000_000_000)
    assert rank(date(2026, 11, 23), 9) > rank(date(2026, 11, 22), 4_000_000_000)


def test_what_has_no_day_is_of_no_year_and_in_no_period(
    bring: Callable[..., Any], person: Callable[[str], Viewer]
) -> None:
    bring(
        record("w", "Brev om skatt", "Från 2022."), record("d", "Skatt med dag", "", published="2026-03-04")
    )
    viewer = person("strateg")
    assert titles(viewer, "skatt", years=["2026"]) == ["Skatt med dag"]
    assert titles(viewer, "skatt", years=["none"]) == ["Brev om skatt"]
    assert len(titles(viewer, "skatt", years=["none", "2026"])) == 2
    assert titles(viewer, "skatt", period=Period(date(2020, 1, 1))) == ["Skatt med dag"]
    assert titles(viewer, "skatt", period=Period(None, date(2030, 1, 1))) == ["Skatt med dag"]
    assert titles(viewer, '"om skatt"', period=Period(date(2020, 1, 1))) == []
    assert [(f.value, f.count) for f in search(viewer, Search("skatt")).facets["year"]] == [
        ("2026", 1),
        ("none", 1),
    ]


def test_an_index_made_before_is_put_right_by_its_migration(
    bring: Callable[..., Any], person: Callable[[str], Viewer]
) -> None:
    from importlib import import_module

    from django.apps import apps

    migration = import_module("utblick.features.monitoring.migrations.0007_undated_documents")
    bring(record("w", "Brev om skatt", "Från 2022."))
    viewer, seen = person("strateg"), str(timezone.localdate(document("w").first_seen_at).year)
    migration.back(apps, None)
    assert titles(viewer, "skatt", years=[seen]) == ["Brev om skatt"]
    migration.exchange(apps, None)
    assert titles(viewer, "skatt", years=[seen]) == []
    assert titles(viewer, "skatt", years=["none"]) == titles(viewer, "Brev") == ["Brev om skatt"]
    archive.remove([document("w")])
    assert titles(viewer, "Brev") == []
