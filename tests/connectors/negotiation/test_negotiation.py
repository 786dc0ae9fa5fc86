"""Rows of a table in order, documents behind it, and passages with the places that amendments point at."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.negotiation import four_column, passages
from utblick.connectors.record import DocumentRecord, NegotiationRowRecord, PassageRecord, Reject

ROW: dict[str, Any] = {
    "uuid": "u1",
    "pdf_order": "1.2.3",
    "section": "recitals",
    "title": "Recital 1",
    "commission": "Old.",
    "parliament": "New.",
    "council": "",
    "draft": "Agreed.",
    "origin": "EP Mandate",
}
DOCUMENT: dict[str, Any] = {
    "uuid": "d1",
    "refs": ["COM(2026) 12 final", "2026/0044(COD)"],
    "related": [],
    "urls": ["https://example.org/1"],
    "title": "The proposal",
    "date_published": "2026-02-01",
    "issuer": "European Commission",
    "lang": ["EN"],
}


def passage(path: str, text: str, header: bool = False) -> dict[str, Any]:
    return {"uuid": f"{path}|{text}", "path": path, "text": text, "header": header}


ACT = [
    passage("TITLE I: GENERAL PROVISIONS", "TITLE I: GENERAL PROVISIONS", True),
    passage("TITLE I: GENERAL PROVISIONS >> Article 1: Subject matter", "Article 1: Subject matter", True),
    passage("TITLE I: GENERAL PROVISIONS >> Article 1: Subject matter >> Section 1", "This Regulation…"),
    passage("TITLE I: GENERAL PROVISIONS >> Article 2: Definitions >> Section 7", "‘biogas’ means…"),
    passage("TITLE II: GAS >> Chapter 1: Use >> Article 3: Use >> Section 1", "First."),
    passage("TITLE II: GAS >> Chapter 1: Use >> Article 3: Use >> Section 2", "Second."),
    passage("Recital 9", "Whereas."),
    passage("Elsewhere", "Something."),
]
ACT_FILE = json.dumps(ACT).encode()


def test_rows_come_in_order_with_their_texts() -> None:
    first, document, second = four_column.read(
        json.dumps([ROW, DOCUMENT, {**ROW, "uuid": "u2"}]).encode(), "f"
    )
    assert isinstance(first, NegotiationRowRecord)
    assert (first.order, first.number, first.place, first.section) == (1, "1.2.3", "Recital 1", "recitals")
    assert (first.commission, first.parliament, first.council, first.agreed) == (
        "Old.",
        "New.",
        "",
        "Agreed.",
    )
    assert isinstance(second, NegotiationRowRecord)
    assert second.order == 2
    assert isinstance(document, DocumentRecord)
    assert (document.title, document.published, document.language) == ("The proposal", "2026-02-01", "en")
    assert document.fields["procedure"] == ["2026/0044(COD)"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({**ROW, "commission": "", "parliament": "", "draft": ""}, "The row has no text in any column."),
        ({**ROW, "title": " "}, "The row names no place."),
        ({"a": 1}, "The object is no row of a four-column table and no document behind one."),
    ],
)
def test_rows_that_are_rejected(data: dict[str, Any], reason: str) -> None:
    (reject,) = four_column.read(json.dumps([data]).encode(), "f")
    assert isinstance(reject, Reject)
    assert reject.reason == reason


def test_passages_have_the_places_that_amendments_name() -> None:
    found = [
        one
        for one in passages.read(ACT_FILE, "dir/52026PC0012-regulation.json")
        if isinstance(one, PassageRecord)
    ]
    assert [(one.id, one.label, one.heading, one.is_heading) for one in found] == [
        ("", "Title I", "GENERAL PROVISIONS", True),
        ("art-1", "Article 1", "Subject matter", True),
        ("art-1", "Article 1 – paragraph 1", "Subject matter", False),
        ("art-2.pt-7", "Article 2 – paragraph 1 – point 7", "Definitions", False),
        ("art-3.par-1", "Article 3 – paragraph 1", "Use", False),
        ("art-3.par-2", "Article 3 – paragraph 2", "Use", False),
        ("rec-9", "Recital 9", "", False),
        ("", "Elsewhere", "", False),
    ]
    assert {one.document for one in found} == {"52026PC0012"}
    assert [one.order for one in found] == list(range(1, 9))


@pytest.mark.parametrize(
    ("code", "kind", "literal", "place", "label", "is_heading"),
    [
        ("r9", "recital", "9", "rec-9", "Recital 9", False),
        ("a14", "article", "14", "art-14", "Article 14", True),
        ("a11p2", "paragraph", "2", "art-11.par-2", "Article 11 – paragraph 2", False),
        ("a14p1i2", "point", "b", "art-14.par-1.pt-b", "Article 14 – paragraph 1 – point b", False),
        ("a49i1", "point", "a", "art-49.pt-a", "Article 49 – point a", False),
        ("a10t1", "introduction", None, "art-10", "Article 10 – introductory part", False),
        ("a30p4t1", "subparagraph", None, "", "Article 30 – paragraph 4 – subparagraph", False),
        ("c3s1", "section", "1", "", "Chapter 3 – Section 1", True),
    ],
)
def test_passages_with_codes_of_their_own(
    code: str, kind: str, literal: str | None, place: str, label: str, is_heading: bool
) -> None:
    data = {
        "id": code,
        "type": kind,
        "literal": literal,
        "title": "Chapter 3 – Section 1",
        "text": [{"lang": "de", "text": "Deutsch"}, {"lang": "en", "text": "English"}],
    }
    (record,) = passages.read(json.dumps({"file": "x", "data": data}).encode(), "f.jsonl")
    assert isinstance(record, PassageRecord)
    assert (record.id, record.label, record.is_heading, record.text) == (place, label, is_heading, "English")
    (reject,) = passages.read(json.dumps({"data": {**data, "text": []}}).encode(), "f.jsonl")
    assert isinstance(reject, Reject)
    assert reject.reason == "The passage has no text."


def test_passages_without_path_or_text_are_rejected() -> None:
    bad = [{"path": "", "text": "a"}, {"path": "Recital 1", "text": ""}, {"text": "a"}]
    found = list(passages.read(json.dumps(bad).encode(), "f"))
    assert [one.reason for one in found if isinstance(one, Reject)] == [
        "The passage has no path.",
        "The passage has no text.",
        "The object is no passage with a path and a text.",
    ]


def test_other_files_get_a_sentence() -> None:
    for read in (four_column.read, passages.read):
        for data in (b"", b"[]", b"{", b"<a/>", b"\x00\xff", b"[1]", b"text"):
            found = list(read(data, "f"))
            assert found
            assert all(isinstance(one, Reject) and one.reason.endswith(".") for one in found)


_VALUES = st.none() | st.integers() | st.text(max_size=8) | st.lists(st.integers(), max_size=2)


@given(
    st.sampled_from([*ROW, *DOCUMENT, "path", "text"]), _VALUES, st.binary(max_size=150), st.integers(0, 600)
)
@settings(max_examples=80)
def test_never_raises(key: str, value: Any, data: bytes, size: int) -> None:
    for read in (four_column.read, passages.read):
        list(read(data, "f"))
        list(read(json.dumps([ROW, DOCUMENT]).encode()[:size], "f"))
        list(read(ACT_FILE[:size], "f"))
        list(read(json.dumps([{**one, key: value} for one in (ROW, DOCUMENT, ACT[2])]).encode(), "f"))


def test_the_real_files(shared_data: Path) -> None:
    folder = shared_data / "ai-act-negotiation"
    table = list(four_column.read((folder / "final-four-2024-02-06.json").read_bytes(), "f"))
    rows = [one for one in table if isinstance(one, NegotiationRowRecord)]
    assert len(table) == len(rows) == len({one.source_id for one in rows}) == 1290
    assert Counter(one.section for one in rows) == {
        "regulation": 1025,
        "recitals": 148,
        "annex": 104,
        "citation": 13,
    }
    assert [one.order for one in rows] == list(range(1, 1291))
    assert sum(not one.agreed for one in rows) == 280
    documents = list(four_column.read((folder / "documents.json").read_bytes(), "f"))
    assert [one.kind for one in documents if isinstance(one, DocumentRecord)] == ["document"] * 2
    counted = {}
    for part in ("regulation", "recitals"):
        name = f"52021PC0206-{part}.json"
        found = list(passages.read((folder / name).read_bytes(), name))
        read = [one for one in found if isinstance(one, PassageRecord)]
        assert len(found) == len(read)
        assert {one.document for one in read} == {"52021PC0206"}
        counted[part] = (len(read), sum(one.is_heading for one in read), sum(bool(one.id) for one in read))
    assert counted == {"regulation": (809, 433, 788), "recitals": (89, 0, 89)}
    path = shared_data / "lobbyplag-gdpr/directive-articles.jsonl"
    coded = [one for one in passages.read(path.read_bytes(), path.name) if isinstance(one, PassageRecord)]
    assert (len(coded), sum(one.is_heading for one in coded), sum(bool(one.id) for one in coded)) == (
        593,
        86,
        567,
    )
    assert len({one.source_id for one in coded}) == 593
