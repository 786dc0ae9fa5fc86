"""EuroVoc is read from every shape of file that it is passed on in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.eurovoc.adapt import read
from utblick.connectors.eurovoc.wire import yaml_map
from utblick.connectors.record import ConceptRecord, Reject

YAML = """# a thesaurus
title:
  en: 'EuroVoc, the EU''s thesaurus'
$schema: yamlskosv2
concepts:
  642:
    inScheme:
      - 100141
    prefLabel:
      en: 'biofuel'
      fr: 'biocarburant'
    altLabel:
      en:
        - 'bio-fuel: any'
        - agrofuel
    broader:
    - 5482
  c_433922a6:
    prefLabel:
      en: cloud
    definition:
"""


def test_yaml() -> None:
    assert yaml_map(YAML) == {
        "title": {"en": "EuroVoc, the EU's thesaurus"},
        "$schema": "yamlskosv2",
        "concepts": {
            "642": {
                "inScheme": ["100141"],
                "prefLabel": {"en": "biofuel", "fr": "biocarburant"},
                "altLabel": {"en": ["bio-fuel: any", "agrofuel"]},
                "broader": ["5482"],
            },
            "c_433922a6": {"prefLabel": {"en": "cloud"}, "definition": ""},
        },
    }


@pytest.mark.parametrize("text", ["just words", "a:\n  - b\n  c: d", "- a\n- b", "a: b\n  loose"])
def test_what_is_no_such_yaml_is_refused_whole(text: str) -> None:
    assert yaml_map(text) is None


KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
TEXTS = st.lists(st.text("ab '", max_size=5).map(str.strip).filter(bool), min_size=1, max_size=3)


@given(st.dictionaries(KEYS, TEXTS, max_size=4))
@settings(max_examples=50)
def test_what_was_written_as_yaml_is_read(value: dict[str, list[str]]) -> None:
    rows: list[str] = []
    for key, items in value.items():
        rows += [f"{key}:", *(f"  - {quoted(item)}" for item in items)]
    assert yaml_map("\n".join(rows)) == value


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def found(text: str, name: str = "sv.json") -> tuple[list[ConceptRecord], list[Reject]]:
    rows = list(read(text.encode(), name))
    return [r for r in rows if isinstance(r, ConceptRecord)], [r for r in rows if isinstance(r, Reject)]


def said(record: ConceptRecord) -> dict[str, Any]:
    """Give what a record says, without what it leaves out."""
    row = record.to_row()
    always = ("kind", "source", "licence", "seen")
    return {name: value for name, value in row.items() if value and name not in always}


def test_a_table_of_labels() -> None:
    records, rejects = found('{"642": "biobränsle ", "1": "", "2": 3, "x/1": "fel"}')
    assert [said(one) for one in records] == [
        {
            "scheme": "concept",
            "source_id": "642",
            "url": "http://eurovoc.europa.eu/642",
            "labels": {"sv": "biobränsle"},
            "edition": "labels-sv",
        }
    ]
    assert [(one.line, one.id) for one in rejects] == [(2, "1"), (3, "2"), (4, "x/1")]
    assert records[0].licence


@pytest.mark.parametrize(
    ("text", "name", "scheme"),
    [
        ('{"04": "POLITIK", "10": "EU"}', "sv.json", "domain"),
        ('{"0406": "ram", "1006": "EU"}', "sv.json", "microthesaurus"),
        ('{"10": "inrikeshandel", "12": "sjuk"}', "sv.json", "concept"),
        ('{"10": "EU"}', "label_mappings_do/sv.json", "domain"),
        ('{"1006": "EU"}', "x/label_mappings_mt/sv.json", "microthesaurus"),
        ('{"1006": "skuld"}', "label_mappings_tc/sv.json", "concept"),
    ],
)
def test_what_a_table_names(text: str, name: str, scheme: str) -> None:
    records, _rejects = found(text, name)
    assert {one.scheme for one in records} == {scheme}


@pytest.mark.parametrize(
    ("name", "language"),
    [("sv.json", "sv"), ("sv (1).json", "sv"), ("eurovoc_labels_fi.json", "fi"), ("labels.json", "")],
)
def test_the_name_of_a_table_says_its_language(name: str, language: str) -> None:
    records, rejects = found('{"642": "x"}', name)
    assert [list(one.labels) for one in records] == ([[language]] if language else [])
    assert bool(rejects) != bool(language)


def test_the_thesaurus() -> None:
    schemes = """domains:
  66:
    prefLabel:
      en: '66 ENERGY'
    eurovocId: 100159
schemes:
  100141:
    domain: 0
    prefLabel:
      en: EuroVoc
  100263:
    domain: 66
    prefLabel:
      en: '6606 energy policy'
issued: '2021-06-04'
"""
    records, rejects = found(schemes + YAML.replace("100141", "100263").replace("  2:", ""), "a.yaml")
    assert not rejects
    rows = {(one.scheme, one.source_id): said(one) for one in records}
    assert rows["domain", "66"]["labels"] == {"en": "ENERGY"}
    assert rows["domain", "66"]["url"] == "http://eurovoc.europa.eu/100159"
    assert rows["microthesaurus", "6606"]["within"] == ["66"]
    concept = rows["concept", "642"]
    assert concept["labels"] == {"en": "biofuel", "fr": "biocarburant"}
    assert concept["alternatives"] == {"en": ("bio-fuel: any", "agrofuel")}
    assert (list(concept["broader"]), list(concept["within"])) == (["5482"], ["6606"])
    assert (concept["issued"], concept["edition"]) == ("2021-06-04", "thesaurus")
    assert rows["concept", "c_433922a6"]["labels"] == {"en": "cloud"}


def test_the_list_of_concepts() -> None:
    rows = [
        {"id": "1", "label": "old county", "broader_ids": ["337"], "replaced_by_ids": ["8280"]},
        {"id": "100142", "label": "04 POLITICS"},
        {"id": "2"},
        3,
    ]
    records, rejects = found(json.dumps(rows), "list.json")
    county, politics = records
    assert (county.labels, county.broader, county.replaced_by) == ({"en": "old county"}, ("337",), ("8280",))
    assert (politics.scheme, politics.source_id, politics.labels) == ("domain", "04", {"en": "POLITICS"})
    assert [one.line for one in rejects] == [3, 4]


def test_levels_are_of_concepts() -> None:
    records, rejects = found('{"level_1": ["100149"], "level_3": ["642"], "original": ["642"], "level_x": 1}')
    assert [(one.source_id, one.level) for one in records] == [("642", 3)]
    assert len(rejects) == 1


def test_what_was_read_is_read_again() -> None:
    records, _rejects = found('{"642": "biobränsle", "643": "gas"}')
    lines = "\n".join(json.dumps(one.to_row(), ensure_ascii=False) for one in records)
    for text in (lines, lines.partition("\n")[0], lines + "\n\n"):
        again, rejects = found(text, "rows.jsonl")
        assert not rejects
        assert [said(one) for one in again] == [said(one) for one in records[: len(again)]]
    _again, rejects = found(lines + "\n{]\n" + '{"source_id": "9"}', "rows.jsonl")
    assert [one.line for one in rejects] == [3, 4]


@given(st.binary(max_size=60) | st.text('{}[]":,0al ', max_size=30).map(str.encode))
@settings(max_examples=100)
def test_no_bytes_are_too_strange(data: bytes) -> None:
    for row in read(data, "sv.json"):
        assert row.to_row()


def test_unreadable_files_are_told_of() -> None:
    for data in (b"", b"[", b"{}", b"words", b"\xff\xfe", b'{"a": {"b": 1}}'):
        rows = list(read(data, "sv.json"))
        assert [type(row) for row in rows] == [Reject], data


def test_the_real_files(shared_data: Path) -> None:
    folder = shared_data / "eurovoc"
    counts: dict[str, Counter[str]] = {}
    for path in sorted(folder.rglob("*.*")):
        rows = list(read(path.read_bytes(), str(path)))
        assert not [row for row in rows if isinstance(row, Reject)], path
        counts[str(path.relative_to(folder))] = Counter(
            row.scheme for row in rows if isinstance(row, ConceptRecord)
        )
    tables = {"sv": 7382, "en": 7382, "fi": 7381, "et": 7342, "lv": 7364}
    expected: dict[str, dict[str, int]] = {
        "eurovoc.yaml": {"concept": 7317, "microthesaurus": 127, "domain": 21},
        "howtheyvote-eurovoc.json": {"concept": 7515, "domain": 21},
        "eurovoc_concepts.json": {"concept": 7242},
    }
    for language, number in tables.items():
        expected[f"label_mappings_tc/{language}.json"] = {"concept": number}
        expected[f"label_mappings_mt/{language}.json"] = {"microthesaurus": 127}
        expected[f"label_mappings_do/{language}.json"] = {"domain": 21}
    assert counts == expected
