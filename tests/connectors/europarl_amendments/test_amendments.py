"""Amendments of any form: place as written, old and new text, who proposes; what cannot be parted is marked."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.europarl_amendments import adapt
from utblick.connectors.record import AmendmentRecord, Reject

OF_GROUP: dict[str, Any] = {
    "uuid": "u1",
    "amendment_number": 310,
    "author": "S&D",
    "proposers": "Anna Åberg, Bo Berg",
    "title": "Article 3 – paragraph 1",
    "commission": "Biogas may be used.",
    "text": "Biogas shall be used.', 'It is clean.",
}
OF_COMMITTEE: dict[str, Any] = {
    "uuid": "u2",
    "amendment_number": 7,
    "author": "REGI",
    "title": "Recital 1 a (new)",
    "text": "(1a) Regions matter. Or. sv Justification Because.",
}
TWO_COLUMNS = """Amendment: 1: Recital 1
commission: (1) Old <a href="https://x">text</a> &amp; more.
parliament: (1) New text.
commission: Second old.
parliament:
Amendment: 2: Article 2 a (new)
commission:
parliament: Article 2 a
Amendment: to Directive (EU) 2020/1828
Amendment: 3: Recital 3
commission: Gone.
parliament: deleted
"""
NEW_ONLY = """Amendment 1
Recital 1
(1) New text.
It goes on.

Amendment 2
Title VII: The database

Amendment 3
Recital 3
deleted

Amendment 4
Recital 4

"""


def one(data: object) -> AmendmentRecord | Reject:
    (record,) = adapt.read(json.dumps([data]).encode(), "f.json")
    assert isinstance(record, AmendmentRecord | Reject)
    return record


def test_an_amendment_of_a_group() -> None:
    record = one(OF_GROUP)
    assert isinstance(record, AmendmentRecord)
    assert (record.number, record.target, record.group, record.committee) == (
        "310",
        "Article 3 – paragraph 1",
        "S&D",
        "",
    )
    assert (record.old, record.new) == ("Biogas may be used.", "Biogas shall be used.\nIt is clean.")
    assert (record.authors, record.status) == (["Anna Åberg", "Bo Berg"], "tabled")
    deleted = one({**OF_GROUP, "text": "deleted"})
    assert isinstance(deleted, AmendmentRecord)
    assert (deleted.new, deleted.fields) == ("", {"deletes": ["whole"]})


def test_an_amendment_of_a_committee() -> None:
    record = one(OF_COMMITTEE)
    assert isinstance(record, AmendmentRecord)
    assert (record.committee, record.group, record.new, record.justification) == (
        "REGI",
        "",
        "(1a) Regions matter.",
        "Because.",
    )
    assert record.fields == {"original_language": ["sv"]}
    mixed = one({**OF_COMMITTEE, "title": "Recital 1"})
    assert isinstance(mixed, AmendmentRecord)
    assert mixed.fields["columns"] == ["run together"]


def test_a_pair_of_normalised_words() -> None:
    record = one({"uid": "x", "text": {"old": " old words ", "new": ""}})
    assert isinstance(record, AmendmentRecord)
    assert (record.source_id, record.old, record.new) == ("x", "old words", "")
    assert record.fields == {"words": ["normalised"], "deletes": ["whole"]}


def test_what_an_organisation_proposed() -> None:
    value = {
        "uid": "p1",
        "doc": "paper.pdf",
        "page": "3",
        "text": {"old": "a.\nb", "new": "c", "ins": []},
        "relations": ["a4i1"],
        "lobbyist_title": "Biogas Öst",
    }
    record = one(value)
    assert isinstance(record, AmendmentRecord)
    assert (record.document, record.authors, record.status) == ("paper.pdf", ["Biogas Öst"], "proposed")
    assert (record.old, record.new) == ("a.\nb", "c")
    assert record.fields == {"page": ["3"], "place": ["a4i1"]}
    reject = one({**value, "text": {}})
    assert isinstance(reject, Reject)
    assert reject.reason == "The proposal has no text."


def test_blocks_with_two_columns() -> None:
    first, second, third = adapt.read(TWO_COLUMNS.encode(), "f.html")
    assert isinstance(first, AmendmentRecord)
    assert (first.number, first.target) == ("1", "Recital 1")
    assert (first.old, first.new) == ("(1) Old text & more.\nSecond old.", "(1) New text.")
    assert isinstance(second, AmendmentRecord)
    assert (second.old, second.new) == ("", "Article 2 a\nAmendment: to Directive (EU) 2020/1828")
    assert isinstance(third, AmendmentRecord)
    assert (third.old, third.new, third.fields["deletes"]) == ("Gone.", "", ["whole"])


def test_blocks_with_the_new_text_only() -> None:
    first, second, third, fourth = adapt.read(NEW_ONLY.encode(), "f.txt")
    assert isinstance(first, AmendmentRecord)
    assert (first.target, first.new) == ("Recital 1", "(1) New text.\nIt goes on.")
    assert isinstance(second, AmendmentRecord)
    assert (second.target, second.new) == ("Title VII", "The database")
    assert isinstance(third, AmendmentRecord)
    assert third.fields == {"deletes": ["whole"], "columns": ["new text only"]}
    assert isinstance(fourth, Reject)
    assert (fourth.line, fourth.id, fourth.reason) == (13, "4", "The amendment has no text.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({**OF_GROUP, "title": ""}, "The amendment names no place."),
        ({**OF_GROUP, "amendment_number": None}, "The amendment has no number."),
        ({**OF_GROUP, "text": "", "commission": ""}, "The amendment has no text."),
        ({"uid": "", "text": {"old": "a"}}, "The amendment has no identifier."),
        ({"uid": "x", "text": {}}, "The amendment has no text."),
        ({"a": 1}, "The object is no amendment."),
    ],
)
def test_rejects(data: dict[str, Any], reason: str) -> None:
    reject = one(data)
    assert isinstance(reject, Reject)
    assert reject.reason == reason


def test_what_holds_no_amendments_gets_a_sentence() -> None:
    for data in (b"", b"[]", b"{", b"<html></html>", b"Amendment one\n", b"\x00\xff", b"[1]"):
        found = list(adapt.read(data, "f"))
        assert found
        assert all(isinstance(item, Reject) and item.reason.endswith((".", "”.")) for item in found)


_VALUES = st.none() | st.integers() | st.text(max_size=8) | st.lists(st.text(max_size=3), max_size=2)


@given(st.sampled_from([*OF_GROUP, "uid"]), _VALUES, st.binary(max_size=150), st.integers(0, 400))
@settings(max_examples=80)
def test_never_raises(key: str, value: Any, data: bytes, size: int) -> None:
    one({**OF_GROUP, key: value})
    list(adapt.read(data, "f"))
    list(adapt.read(json.dumps([OF_GROUP, OF_COMMITTEE]).encode()[:size], "f"))
    for sample in (TWO_COLUMNS, NEW_ONLY):
        list(adapt.read(sample[:size].encode(), "f"))
        list(adapt.read(sample.encode() + data, "f"))


def test_the_real_files(shared_data: Path) -> None:
    def read(path: str) -> list[AmendmentRecord]:
        found = list(adapt.read((shared_data / path).read_bytes(), path))
        records = [item for item in found if isinstance(item, AmendmentRecord)]
        assert len(found) == len(records) == len({item.source_id for item in records})
        return records

    folder = "ai-act-negotiation/"
    groups = read(f"{folder}amendments_political_groups-2024-02-09.json")
    committees = read(f"{folder}amendments_committees-2024-02-09.json")
    assert (len(groups), len(committees), len(groups) + len(committees)) == (2020, 479, 2499)
    assert Counter(item.group for item in groups) == {
        "EPP": 489,
        "Renew": 389,
        "S&D": 337,
        "Greens/EFA": 297,
        "GUE/NGL": 263,
        "ID": 145,
        "ECR": 100,
    }
    assert sum("deletes" in item.fields for item in groups) == 243
    assert all(item.authors for item in groups)
    assert Counter(item.committee for item in committees)["IMCO-LIBE"] == 197
    assert sum("columns" in item.fields for item in committees) == 305
    assert sum(bool(item.justification) for item in committees) == 22
    plenary, text = read(f"{folder}EP-amendments-001.html"), read(f"{folder}EP-amendments-parliament.txt")
    assert (
        [item.number for item in plenary] == [item.number for item in text] == [str(n) for n in range(1, 772)]
    )
    assert sum("deletes" in item.fields for item in plenary) == 44
    pairs = read("lobbyplag-gdpr/index.amd.json")
    assert len(pairs) == 4255
    assert sum(not item.old for item in pairs) == 870
    assert sum(not item.new for item in pairs) == 719
    path = shared_data / "lobbyplag-gdpr/proposals.json"
    *asked, empty = sorted(
        adapt.read(path.read_bytes(), path.name), key=lambda item: isinstance(item, Reject)
    )
    assert isinstance(empty, Reject)
    assert empty.reason == "The proposal has no text."
    asked = [item for item in asked if isinstance(item, AmendmentRecord)]
    assert len(asked) == 1158
    assert sum("deletes" in item.fields for item in asked) == 242
    assert all(item.authors and item.document for item in asked)
