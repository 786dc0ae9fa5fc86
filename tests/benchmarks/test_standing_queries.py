"""The benchmark of standing queries: a tiny run, in which every program must find the same."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from benchmarks import standing_queries
from benchmarks.standing import documents, report
from benchmarks.standing.engines import Fts5, Tantivy, Utblick, UtblickLines, _required
from benchmarks.standing.profiles import Profile, Writer, groups
from utblick.engine.query.parse import parse
from utblick.engine.text.analysis import Document


@pytest.fixture(scope="module")
def some_documents() -> list[Document]:
    generated = list(documents._generated(50, seed=3))
    return [dataclasses.replace(document, id=f"d{n}") for n, document in enumerate(generated)]


@pytest.fixture(scope="module")
def writer(some_documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(some_documents, tmp_path_factory.mktemp("no thesaurus"), seed=3)


def test_all_programs_find_the_same(some_documents: list[Document], writer: Writer) -> None:
    pytest.importorskip("tantivy")
    profiles = list(writer.profiles(300, all_kinds=False))
    for language in ("sv", "en"):
        mine = [d for d in some_documents if d.language == language]
        terms = [groups(parse(p.query, {}), language) for p in profiles]
        found = {}
        for engine, given in (
            (Utblick(), profiles),
            (UtblickLines(), profiles),
            (Fts5(7), terms),
            (Tantivy(7), terms),
        ):
            engine.build(given, [language])
            found[type(engine).__name__] = [sorted(hits) for hits in engine.numbers(engine.run(mine))]
        assert sum(map(len, found["Utblick"])) > 100
        assert found["UtblickLines"] == found["Utblick"]
        assert found["Fts5"] == found["Utblick"]
        assert found["Tantivy"] == found["Utblick"]


def test_inflections_phrases_and_signs_mean_the_same_to_the_peers() -> None:
    pytest.importorskip("tantivy")
    text = "Biodrivmedlens skatt. EU:s hållbara bränslen, regions' plan"
    document = Document("d", "Om havet", text, "sv")
    queries = (
        "biodrivmedlen",
        '"EU:s hållbara"',
        '"EU hållbara"',
        "skatterna AND (hav OR sjö)",
        '"havet biodrivmedlens"',
    )
    profiles = [Profile(f"p{n}", query) for n, query in enumerate(queries)]
    terms = [groups(parse(query, {}), "sv") for query in queries]
    for engine, given in ((Utblick(), profiles), (Fts5(5), terms), (Tantivy(5), terms)):
        engine.build(given, ["sv"])
        assert [sorted(hits) for hits in engine.numbers(engine.run([document]))] == [[0, 1, 3]]


def test_every_hit_has_one_of_the_required_words(some_documents: list[Document], writer: Writer) -> None:
    from benchmarks.standing.profiles import tokens

    profiles = list(writer.profiles(200, all_kinds=False))
    swedish = [d for d in some_documents if d.language == "sv"]
    engine = Utblick()
    engine.build(profiles, ["sv"])
    required = [set(_required(groups(parse(p.query, {}), "sv"))) for p in profiles]
    checked = 0
    for document, hits in zip(swedish, engine.numbers(engine.run(swedish)), strict=True):
        words = {word for part in tokens(document) for word in part}
        for number in hits:
            assert required[number] & words
            checked += 1
    assert checked > 20


def test_what_peers_cannot_say_is_refused_by_the_translation() -> None:
    with pytest.raises(ValueError, match="Near is left out"):
        groups(parse("skatt NEAR/3 avgift", {}), "sv")


def test_profiles_are_the_same_for_the_same_seed(some_documents: list[Document], tmp_path: Path) -> None:
    first, second = (list(Writer(some_documents, tmp_path, 5).profiles(60, all_kinds=True)) for _ in range(2))
    assert first == second
    assert any("NEAR/" in p.query for p in first)
    assert any("COM(" in p.query or "procedure:" in p.query or "source:" in p.query for p in first)
    for profile in first:
        parse(profile.query, {})


def test_agreement_counts_pairs_on_the_documents_that_a_peer_looked_at() -> None:
    ours = {"a": [1, 2], "b": [3]}
    assert standing_queries.agreement(ours, {"a": [2, 1]}) == (1.0, 0)
    assert standing_queries.agreement(ours, {"a": [1, 4]}) == (1 / 3, 2)
    assert standing_queries.agreement(ours, {"a": []}) == (0.0, 2)


def test_a_run_writes_its_figures_and_a_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def in_here(
        name: str, folder: Path, kinds: str, size: int, options: object
    ) -> tuple[dict[str, object], dict[str, list[int]]]:
        found = standing_queries.work(name, folder, kinds, size, 5)
        hits = found.pop("hits")
        return {"engine": name, "kinds": kinds, "profiles": size, "runs": 1, "hits_each": 1.0, **found}, hits

    monkeypatch.setattr(documents, "REAL", tmp_path / "none")
    monkeypatch.setattr(standing_queries, "REAL", tmp_path / "none")
    monkeypatch.setattr(standing_queries, "_repeated", in_here)
    out = tmp_path / "out"
    given = ["--sizes", "1,40", "--peers", "fts5-200", "--documents", "30", "--out", str(out)]
    assert standing_queries.main(given) == 0
    found = json.loads((out / "standing_queries.json").read_text())
    peers = [figure for figure in found["figures"] if figure["engine"] == "fts5-200"]
    assert [figure["profiles"] for figure in peers] == [1, 40]
    assert all(figure["differing_pairs"] == 0 and figure["looked_at"] == 30 for figure in peers)
    table = (out / "standing_queries.md").read_text()
    assert table == report.table(found)
    assert "30 generated documents" in table
    assert "100 %" in table
