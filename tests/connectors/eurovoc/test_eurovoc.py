"""EuroVoc's labels and hierarchy are loaded from every file they are passed on in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.eurovoc.thesaurus import (
    Concept,
    Label,
    merge,
    read_hierarchy,
    read_labels,
    read_levels,
)
from utblick.connectors.eurovoc.wire import yaml_map

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


def test_hierarchy_and_labels_are_merged() -> None:
    concepts = read_hierarchy(YAML.encode())
    assert [one.id for one in concepts] == ["642", "c_433922a6"]
    labels = read_labels('{"642": "biobränsle ", "1": "okänt", "2": 3}'.encode(), "sv")
    assert labels == [Label("642", "sv", "biobränsle"), Label("1", "sv", "okänt")]
    known = merge(concepts, labels)
    assert known["642"].labels == {"en": "biofuel", "fr": "biocarburant", "sv": "biobränsle"}
    assert known["642"].broader == ("5482",)
    assert known["642"].alternatives == {"en": ("bio-fuel: any", "agrofuel")}
    assert known["1"] == Concept(id="1", labels={"sv": "okänt"})


def test_the_json_list() -> None:
    row = b'{"id": "1", "label": "old county", "broader_ids": ["337"], "replaced_by_ids": ["8280"]}'
    rows = b"[" + row + b', {"id": "2"}, 3]'
    (concept,) = read_hierarchy(rows)
    assert concept == Concept(id="1", labels={"en": "old county"}, broader=("337",), replaced_by=("8280",))


def test_unreadable_files_are_empty() -> None:
    for data in (b"", b"[", b"{}", b"words", b"\xff\xfe"):
        assert not read_labels(data, "sv")
        assert not read_hierarchy(data)
        assert not read_levels(data)


def test_the_real_files(shared_data: Path) -> None:
    folder = shared_data / "eurovoc"
    counts = {
        kind: [
            len(read_labels((folder / f"label_mappings_{kind}/{language}.json").read_bytes(), language))
            for language in ("sv", "en", "fi", "et", "lv")
        ]
        for kind in ("tc", "mt", "do")
    }
    assert counts == {"tc": [7382, 7382, 7381, 7342, 7364], "mt": [127] * 5, "do": [21] * 5}
    thesaurus = read_hierarchy((folder / "eurovoc.yaml").read_bytes())
    listed = read_hierarchy((folder / "howtheyvote-eurovoc.json").read_bytes())
    assert (len(thesaurus), len(listed)) == (7317, 7536)
    assert all(set(one.labels) == {"en", "fr"} for one in thesaurus)
    assert len(read_levels((folder / "eurovoc_concepts.json").read_bytes())) == 7390
    swedish = read_labels((folder / "label_mappings_tc/sv.json").read_bytes(), "sv")
    known = merge(listed, swedish)
    assert known["2739"].labels["sv"]
    assert sum("sv" in one.labels and "en" in one.labels for one in known.values()) > 7300
