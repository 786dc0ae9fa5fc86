"""The example's documents, words and profiles: whole, linked to each other, in our own words, and matched."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from utblick.connectors.catalogue import BY_KEY as CATALOGUE
from utblick.connectors.record import DocumentRecord
from utblick.engine.similarity import near_identical
from utblick.engine.text import languages
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.organisation.example.structure import BOARDS
from utblick.features.organisation.example.topics import TOPICS
from utblick.foundation.accounts.roles import Role

EXAMPLE = Path(__file__).resolve().parents[3] / "src/utblick/features/monitoring/example"
SILENT = {"energiskatt-uppgorelse"}
NOISE = {"2025/26:FPM1", "2012/13:FPM149", "2025/26:FPM25", "2024/25:FPM59", "2024/25:FPM64"}
# What a document may be recognised by; the real rule (grouping.py) knows more and joins more.
SHARED = ("procedure", "com", "celex", "state_aid", "fakta_pm", "sou", "prop", "skr")
LONGEST_RUN = 12


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLE / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    with (EXAMPLE / "documents.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def concepts() -> list[dict[str, Any]]:
    return _toml("concepts.toml")["concept"]


@pytest.fixture(scope="module")
def profiles() -> list[dict[str, Any]]:
    return _toml("profiles.toml")["profile"]


@pytest.fixture(scope="module")
def hits(
    documents: list[dict[str, Any]], concepts: list[dict[str, Any]], profiles: list[dict[str, Any]]
) -> dict[str, set[str]]:
    """Give each profile's documents, found as the watch itself finds them."""
    from utblick.engine.matching.index import ProfileIndex
    from utblick.engine.text.analysis import Analysis, Document

    index = ProfileIndex({c["id"]: {"sv": c["sv"], "en": c["en"]} for c in concepts})
    found: dict[str, set[str]] = {profile["id"]: set() for profile in profiles}
    for profile in profiles:
        index.add(profile["id"], profile["query"], profile["languages"])
    for row in documents:
        fields = {**row["fields"], "source": [row["source"]], "type": [row["type"]]}
        text = Document(
            id=row["source_id"], title=row["title"], text=row["text"], language=row["language"], fields=fields
        )
        for hit in index.match(Analysis(text)):
            found[hit.profile].add(row["source_id"])
    return found


def test_documents_are_records_as_read_gives_them(documents: list[dict[str, Any]]) -> None:
    for row in documents:
        values = {name: value for name, value in row.items() if name != "kind"}
        assert DocumentRecord(**values).to_row() == row


def test_documents_have_one_id_each_and_a_known_source(documents: list[dict[str, Any]]) -> None:
    ids = Counter(row["source_id"] for row in documents)
    assert [key for key, times in ids.items() if times > 1] == []
    keys = [source["key"] for source in _toml("sources.toml")["source"]]
    assert len(keys) == len(set(keys))
    assert {row["source"] for row in documents} == set(keys)


def test_sources_of_the_catalogue_carry_its_names(documents: list[dict[str, Any]]) -> None:
    rows = _toml("sources.toml")["source"]
    for row in rows:
        if known := CATALOGUE.get(row["key"]):
            assert (row["name_sv"], row["name_en"], row["kind"]) == (known.name_sv, known.name_en, known.kind)
        else:
            assert row["kind"] == "manual", row["key"]
    assert sum(row["key"] in CATALOGUE for row in rows) >= 15


def test_documents_are_short_texts_with_a_day_that_is_one_or_none(documents: list[dict[str, Any]]) -> None:
    for row in documents:
        assert 60 <= len(row["text"].split()) <= 220, row["source_id"]
        assert row["title"].strip() == row["title"] != "", row["source_id"]
        assert row["published"] == "" or date.fromisoformat(row["published"]) <= date(2026, 11, 23)
        assert row["url"] == "" or row["url"].startswith("https://"), row["source_id"]
        for written in row["fields"].get("deadline", ()):
            assert datetime.fromisoformat(written), row["source_id"]


def test_an_address_agrees_with_the_number_it_is_made_from(documents: list[dict[str, Any]]) -> None:
    for row in documents:
        if "CELEX:" in row["url"]:
            assert row["url"].rpartition("CELEX:")[2] in row["fields"]["celex"], row["source_id"]
        if "reference=" in row["url"]:
            assert row["url"].rpartition("reference=")[2] in row["fields"]["procedure"], row["source_id"]
        if row["source"].startswith("eurlex-") and re.fullmatch(r"\d{5}[A-Z]{1,2}\d{4}", row["source_id"]):
            assert row["source_id"] in row["fields"]["celex"]


def test_languages_are_what_the_engine_hears(documents: list[dict[str, Any]]) -> None:
    heard = {row["source_id"]: languages.detect(f"{row['title']}\n{row['text']}") for row in documents}
    assert [row["source_id"] for row in documents if heard[row["source_id"]] != row["language"]] == []
    shares = Counter(row["language"] for row in documents)
    assert shares["sv"] >= 80
    assert shares["en"] >= 50


def _matters(documents: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    group = {row["source_id"]: {row["source_id"]} for row in documents}
    first: dict[tuple[str, str], str] = {}
    for row in documents:
        for name in SHARED:
            for value in row["fields"].get(name, ()):
                other = first.setdefault((name, re.sub(r" final(/\d)?$", "", value)), row["source_id"])
                together = group[other] | group[row["source_id"]]
                for member in together:
                    group[member] = together
    rows = {row["source_id"]: row for row in documents}
    return [[rows[member] for member in sorted(set_)] for set_ in {frozenset(g) for g in group.values()}]


def test_documents_give_many_matters_and_some_come_from_several_sources(
    documents: list[dict[str, Any]],
) -> None:
    matters = _matters(documents)
    assert len(matters) >= 75
    assert sum(len({row["source"] for row in rows}) > 1 for rows in matters) >= 15
    assert max(len(rows) for rows in matters) <= 6


def test_sources_that_disagree_and_a_correction_are_there(documents: list[dict[str, Any]]) -> None:
    refueleu = {row["source"]: row for row in documents if "32023R2405" in row["fields"].get("celex", ())}
    assert refueleu["eurlex-legislation"]["published"] == "2023-10-31"
    assert refueleu["european-sources"]["published"] == "2023-11-06"
    corrected = [row for row in documents if "COM(2025) 565 final/2" in row["fields"].get("com", ())]
    assert [row["type"] for row in corrected] == ["correction"]


def test_a_bill_and_its_draft_are_one_matter_that_differs_in_a_day(documents: list[dict[str, Any]]) -> None:
    draft, bill = (
        next(row for row in documents if row["source_id"] == key)
        for key in ("lr-flyg-2025", "prop-2024-25-118")
    )
    assert near_identical(draft["title"], draft["text"], bill["title"], bill["text"])
    assert "1 juli 2025" not in draft["text"]
    assert "1 juli 2025" in bill["text"]


def test_twelve_concepts_with_enough_words_in_both_languages(concepts: list[dict[str, Any]]) -> None:
    assert len(concepts) == len({c["id"] for c in concepts}) == 12
    topics = {topic.key for topic in TOPICS}
    for concept in concepts:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", concept["id"])
        assert concept["topic"] in topics
        assert concept["name_sv"]
        assert concept["name_en"]
        for language in ("sv", "en"):
            labels = [label.casefold() for label in concept[language]]
            assert 8 <= len(labels) <= 32, (concept["id"], language)
            assert len(labels) == len(set(labels)), (concept["id"], language)


# What people write of each thing, in no form that the lists have as it stands.
SAID = {
    "cohesion-policy": (
        "Regionen svarar om sammanhållningspolitikens framtid",
        "The future of cohesion policy",
    ),
    "interreg": ("Fler söker Interregs medel", "Interreg money for the islands"),
    "baltic-sea": ("Algblomning i Östersjöns kustvatten", "Algae in the Baltic Sea"),
    "biofuel": ("Skatten på biodrivmedlen höjs", "Taxing biofuels and bioenergy"),
    "culture": ("Kulturens villkor i länet", "Culture ministers meet; a work plan for cultural exchange"),
    "eu-budget": ("Förhandlingarna om EU:s långtidsbudget", "The EU's long-term budget is late"),
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_concept_finds_its_own_name(concepts: list[dict[str, Any]], language: str) -> None:
    from utblick.engine.matching.index import ProfileIndex
    from utblick.engine.text.analysis import Document

    vocabulary = {c["id"]: {"sv": c["sv"], "en": c["en"]} for c in concepts}
    index = ProfileIndex(vocabulary)
    for name in vocabulary:
        index.add(name, f"#{name}")
    missed = {
        text: concept["id"]
        for concept in concepts
        for text in (
            concept[f"name_{language}"],
            *([SAID[concept["id"]][language == "en"]] if concept["id"] in SAID else []),
        )
        if concept["id"] not in {hit.profile for hit in index.match(Document("d", text, "", language))}
    }
    assert not missed


def test_profiles_name_roles_boards_topics_and_rhythms_that_exist(profiles: list[dict[str, Any]]) -> None:
    assert 12 <= len(profiles) == len({p["id"] for p in profiles}) <= 15
    topics, boards = {topic.key for topic in TOPICS}, {board.key for board in BOARDS}
    for profile in profiles:
        assert profile["topic"] in topics
        assert profile["rhythm"] in Rhythm.values
        assert set(profile["languages"]) <= {"sv", "en"}
        for name in ("name_sv", "name_en", "why_sv", "why_en"):
            assert profile[name].strip(), (profile["id"], name)
        for receiver in (profile["owner"], *profile["receivers"]):
            role, _, board = receiver.partition(":")
            assert role in Role.values, (profile["id"], receiver)
            assert not board or board in boards, (profile["id"], receiver)


def test_every_profile_but_the_silent_one_hits(hits: dict[str, set[str]]) -> None:
    assert {profile for profile, found in hits.items() if not found} == SILENT
    caught = set().union(*hits.values())
    assert not NOISE & caught
    assert len(caught) >= 150


def test_profiles_overlap(hits: dict[str, set[str]]) -> None:
    assert len(hits["biodrivmedel"] & hits["biogas-statsstod"]) >= 5
    assert len(hits["sammanhallning-nu"] & hits["sammanhallning-efter-2027"]) >= 5


def test_what_mattered_is_caught_except_what_is_missed_on_purpose(
    hits: dict[str, set[str]], documents: list[dict[str, Any]]
) -> None:
    ids = {row["source_id"] for row in documents}
    rows = _toml("mattered.toml")["mattered"]
    assert {row["profile"] for row in rows} == set(hits) - SILENT
    for row in rows:
        assert set(row["missed"]) <= set(row["documents"]) <= ids, row["profile"]
        assert set(row["documents"]) - hits[row["profile"]] == set(row["missed"]), row["profile"]
        assert bool(row["missed"]) == bool(row["why_sv"] and row["why_en"]), row["profile"]


def test_the_wording_is_our_own(documents: list[dict[str, Any]], shared_data: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        return {tuple(words[i : i + LONGEST_RUN + 1]) for i in range(len(words) - LONGEST_RUN)}

    files = sorted((shared_data.parent / "reference").glob("*.*"))
    assert files
    theirs = set().union(*(runs(file.read_text(encoding="utf-8")) for file in files))
    for part in ("regeringen-faktapromemoria/faktapromemoria", "regeringen-monitoring/monitoring"):
        with (shared_data / f"{part}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                theirs |= runs(json.loads(line)["text"])
    same = {
        row["source_id"]: run
        for row in documents
        for part in ("title", "text")
        if (run := next(iter(runs(row[part]) & theirs), None))
    }
    assert same == {}
