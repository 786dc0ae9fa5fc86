"""The Riksdag's documents are read from single answers and from lists; persons are not."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from utblick.connectors.record import DocumentRecord, Reject
from utblick.connectors.riksdag.adapt import read

DOCUMENT: dict[str, Any] = {
    "dok_id": "HX01NU9",
    "rm": "2030/31",
    "beteckning": "NU9",
    "doktyp": "bet",
    "subtyp": "utl",
    "organ": "NU",
    "datum": "2031-03-08 00:00:00",
    "publicerad": "2031-01-01 10:00:00",
    "titel": "Meddelande om biogas",
    "subtitel": "av N.N. (X)",
    "dokument_url_html": "http://data.riksdagen.se/dokument/HX01NU9",
    "html": "<style>p{}</style><div><p>Sammanfattning</p><p>Utskottet&nbsp;anser</p></div>",
}


def test_a_document() -> None:
    people = {"intressent": [{"partibet": "S"}, {"partibet": "M"}, {"partibet": "S"}]}
    answer = {"dokumentstatus": {"dokument": DOCUMENT, "dokintressent": people, "dokreferens": None}}
    (record,) = read(json.dumps(answer).encode(), "f.json")
    assert isinstance(record, DocumentRecord)
    assert (record.source_id, record.type, record.published) == (
        "HX01NU9",
        "committee_statement",
        "2031-03-08",
    )
    assert record.text == "av N.N. (X)\n\nSammanfattning\n\nUtskottet anser"
    assert record.url == "https://data.riksdagen.se/dokument/HX01NU9"
    assert record.fields == {"designation": ["2030/31:NU9"], "committee": ["NU"], "party": ["M", "S"]}


def test_a_list_and_a_single_row_of_one() -> None:
    bill = {
        "id": "HX0365",
        "rm": "2030/31",
        "beteckning": "65",
        "doktyp": "prop",
        "titel": "T",
        "datum": "2031-01-02",
    }
    for rows in ([bill], bill):
        (record,) = read(json.dumps({"dokumentlista": {"@sidor": "1", "dokument": rows}}).encode(), "f")
        assert isinstance(record, DocumentRecord)
        assert record.fields["prop"] == ["prop. 2030/31:65"]
        assert record.type == "government_bill"
    assert list(read(json.dumps({"dokumentlista": {"@traffar": "0"}}).encode(), "f")) == []


def test_what_is_no_document_gets_a_sentence() -> None:
    bad = [{"person": {"intressent_id": "1"}}, {"x": 1}, {"dokumentstatus": {"dokument": {"dok_id": "A"}}}]
    found = list(read("\n".join(json.dumps(one) for one in bad).encode(), "f"))
    assert [(one.line, one.id) for one in found if isinstance(one, Reject)] == [(1, "1"), (2, ""), (3, "A")]


def test_the_real_files(shared_data: Path) -> None:
    paths = sorted((shared_data / "riksdagen").glob("*/*.json"))
    assert len(paths) == 32
    found = [one for path in paths for one in read(path.read_bytes(), path.name)]
    records = [one for one in found if isinstance(one, DocumentRecord)]
    rejects = [one for one in found if isinstance(one, Reject)]
    assert (len(records), len(rejects)) == (26, 6)
    assert all("member of the Riksdag" in one.reason for one in rejects)
    assert Counter(one.type for one in records) == {
        "committee_report": 7,
        "committee_statement": 4,
        "motion": 15,
    }
    assert all(one.fields["committee"] and one.published and len(one.text) > 1000 for one in records)
    assert not any("font-family" in one.text or "<p" in one.text for one in records)
