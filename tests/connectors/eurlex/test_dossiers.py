"""A dossier of Cellar is a procedure: its events by day, its documents, its acts; in every form of notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.eurlex import dossiers
from utblick.connectors.record import ProcedureRecord, Reject


def uri(kind: str, name: str) -> str:
    return f"<URI><VALUE>http://x/{name}</VALUE><IDENTIFIER>{name}</IDENTIFIER><TYPE>{kind}</TYPE></URI>"


def event(on: str, code: str, number: str, more: str = "") -> str:
    return (
        f"<EVENT><EVENT_LEGAL_DATE><VALUE>{on}</VALUE></EVENT_LEGAL_DATE>"
        f"<EVENT_LEGAL_HAS_TYPE_CONCEPT_TYPE_EVENT_LEGAL><IDENTIFIER>{code}</IDENTIFIER>"
        f"<PREFLABEL>Label of {code}</PREFLABEL></EVENT_LEGAL_HAS_TYPE_CONCEPT_TYPE_EVENT_LEGAL>"
        f"<EVENT_LEGAL_DOCUMENT_REFERENCE><VALUE>{number}</VALUE></EVENT_LEGAL_DOCUMENT_REFERENCE>{more}</EVENT>"
    )


REFERENCE = "<REFERENCE_PROCEDURE><VALUE>2026/0044/COD</VALUE></REFERENCE_PROCEDURE>"
KEY = f"<SAMEAS>{uri('procedure', '2026_44')}</SAMEAS>"
REPORTED = f"<EVENT_LEGAL_REPORTED_BY_PERSON><SAMEAS>{uri('agent', 'Anna ÅBERG')}</SAMEAS></EVENT_LEGAL_REPORTED_BY_PERSON>"
EVENTS = (
    event("2026-06-01", "DIS_byCONSIL", "ST 100 2026 INIT")
    + event("2026-02-01", "ADP_byCOM", "COM(2026) 12", REPORTED)
    + event("2026-07-01", "NEW_CODE", "X/1")
    + event("2026-06-01", "DIS_byCONSIL", "ST 100 2026 INIT")
)
STATES = "<DOSSIER_PENDING-PROPOSAL><VALUE>true</VALUE></DOSSIER_PENDING-PROPOSAL>"
TITLES = "<DOSSIER_TITLE><VALUE>On biogas</VALUE><LANG>en</LANG></DOSSIER_TITLE>"
NOTICE = (
    f'<NOTICE decoding="eng"><DOSSIER>{KEY}{REFERENCE}{TITLES}{STATES}</DOSSIER>{EVENTS}</NOTICE>'.encode()
)


def test_a_dossier() -> None:
    (record,) = dossiers.read(NOTICE, "n.xml")
    assert isinstance(record, ProcedureRecord)
    assert (record.source_id, record.reference, record.type, record.status, record.title) == (
        "procedure:2026_44",
        "2026/0044(COD)",
        "COD",
        "pending",
        "On biogas",
    )
    assert [(one.date, one.type, one.event, one.title) for one in record.events] == [
        ("2026-02-01", "ADP_byCOM", "proposal_adopted", "Label of ADP_byCOM"),
        ("2026-06-01", "DIS_byCONSIL", "council_examination", "Label of DIS_byCONSIL"),
        ("2026-07-01", "NEW_CODE", "", "Label of NEW_CODE"),
    ]
    assert [one.documents for one in record.events] == [
        ("COM(2026) 12",),
        ("ST 100 2026 INIT",),
        ("X/1",),
    ]
    assert [(one.role, one.name) for one in record.actors] == [("rapporteur", "Anna ÅBERG")]


def test_a_dossier_within_the_notice_of_a_work_is_told_once() -> None:
    bare = (
        "<EVENT><EVENT_LEGAL_DATE><VALUE>2026-03-01</VALUE></EVENT_LEGAL_DATE><EVENT_LEGAL_TYPE>"
        "<VALUE>REF_OF_byEP</VALUE></EVENT_LEGAL_TYPE><EVENT_LEGAL_CONTAINS_WORK><SAMEAS>"
        f"{uri('immc', 'COM(2026)12 final')}</SAMEAS></EVENT_LEGAL_CONTAINS_WORK></EVENT>"
    )
    inner = f"<EMBEDDED_NOTICE><DOSSIER>{REFERENCE}</DOSSIER>{bare}</EMBEDDED_NOTICE>"
    text = (
        f"<NOTICE><WORK><WORK_PART_OF_DOSSIER>{inner}</WORK_PART_OF_DOSSIER>"
        f"<RESOURCE_LEGAL_PRODUCED_BY_DOSSIER>{inner}</RESOURCE_LEGAL_PRODUCED_BY_DOSSIER></WORK></NOTICE>"
    )
    (record,) = dossiers.read(text.encode(), "n.xml")
    assert isinstance(record, ProcedureRecord)
    (only,) = record.events
    assert (only.type, only.event, only.documents) == (
        "REF_OF_byEP",
        "committee_referral",
        ("COM(2026) 12 final",),
    )


def test_a_number_without_its_type_is_no_reference() -> None:
    (record,) = dossiers.read(f"<NOTICE><DOSSIER>{KEY}</DOSSIER></NOTICE>".encode(), "n.xml")
    assert isinstance(record, ProcedureRecord)
    assert (record.reference, record.fields["procedure_number"]) == ("", ["2026/0044"])


@pytest.mark.parametrize("size", range(0, len(NOTICE), 211))
def test_a_truncated_notice_gives_a_sentence(size: int) -> None:
    (reject,) = dossiers.read(NOTICE[:size], "f")
    assert isinstance(reject, Reject)


def test_what_is_no_dossier_gets_a_sentence() -> None:
    for data in (b"", b"<NOTICE/>", b"<a/>", b"{}", b"{", b"\xff", b"<NOTICE><WORK/></NOTICE>"):
        (reject,) = dossiers.read(data, "f")
        assert isinstance(reject, Reject)
        assert reject.reason.endswith((".", ")"))


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_never_raises(data: bytes) -> None:
    list(dossiers.read(data, "f"))


def test_the_real_notices(shared_data: Path) -> None:
    found: dict[str, list[tuple[str, int]]] = {}
    rejected = 0
    for path in sorted((shared_data / "eurlex-notices").rglob("*.*")):
        for record in dossiers.read(path.read_bytes(), path.name):
            if isinstance(record, ProcedureRecord):
                known = sum(bool(one.event) for one in record.events)
                found.setdefault(record.reference or record.source_id, []).append(
                    (path.name, len(record.events))
                )
                assert known == {"2018/0172(COD)": 15, "2020/0266(COD)": 27}.get(record.reference, 3)
            else:
                rejected += 1
    assert found == {
        "2020/0266(COD)": [("32022R2554_tree.xml", 30)],
        "2018/0172(COD)": [
            ("2018_172_tree_new.xml", 15),
            ("2018_172_tree_new.xml.json", 15),
            ("2018_172_tree.xml", 15),
        ],
        "procedure:2009_162": [("tree_dossier_2009_162.xml", 4)],
    }
    assert rejected == 9
