"""The Parliament's documents, questions, sittings and pages are read; procedures are left alone."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.europarl import documents, pages
from utblick.connectors.europarl.documents import printed
from utblick.connectors.record import DocumentRecord, Reject

REPORT: dict[str, Any] = {
    "id": "eli/dl/doc/A-10-2025-0007",
    "type": "Work",
    "identifier": "A-10-2025-0007",
    "work_type": "def/ep-document-types/REPORT_PLENARY",
    "document_date": "2025-04-04",
    "label": "A10-0007/2025",
    "epNumber": "PE759.748",
    "title_dcterms": {"en": "REPORT on biogas", "sv": "BETÄNKANDE om biogas"},
    "is_about": ["http://eurovoc.europa.eu/5659", "http://elsewhere.org/1"],
    "creator": ["org/REGI", "person/1"],
    "inverse_created_a_realization_of": ["eli/dl/proc/2025-0044"],
}


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("A-9-2024-0163", "A9-0163/2024"),
        ("RC-10-2025-0249", "RC-B10-0249/2025"),
        ("TA-9-2024-0315", "P9_TA(2024)0315"),
        ("E-9-2022-000001", "E-000001/2022"),
        ("P-9-2022-000026-ASW", "P-000026/2022"),
        ("CRE-9-2022-03-01", ""),
    ],
)
def test_numbers_as_printed(identifier: str, number: str) -> None:
    assert printed(identifier) == number


def test_a_report_as_json_ld() -> None:
    (record,) = documents.read(json.dumps({"data": [REPORT]}).encode(), "f.json")
    assert isinstance(record, DocumentRecord)
    assert (record.title, record.language, record.type) == ("REPORT on biogas", "en", "report")
    assert (record.text, record.published) == ("BETÄNKANDE om biogas", "2025-04-04")
    assert record.fields == {
        "ep_report": ["A10-0007/2025"],
        "pe_number": ["PE 759.748"],
        "number": ["A10-0007/2025"],
        "eurovoc": ["5659"],
        "committee": ["REGI"],
        "procedure_number": ["2025/0044"],
    }


def test_what_is_no_document_gets_a_sentence() -> None:
    bad = [
        {"id": "eli/dl/proc/1", "type": "Process"},
        {"type": "Event"},
        3,
        {**REPORT, "title_dcterms": None},
    ]
    found = list(documents.read(json.dumps({"data": bad}).encode(), "f.json"))
    reasons = [one.reason for one in found if isinstance(one, Reject)]
    assert len(reasons) == 4
    assert "procedure" in reasons[0]
    assert "no title" in reasons[3]
    for data in (b"{}", b"[1]", b"{", b"", b"<?xml version='1.0'?><a/>", b"a b c ."):
        (reject,) = documents.read(data, "f")
        assert isinstance(reject, Reject)


TURTLE = """@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix dl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#> .
@prefix dc: <http://purl.org/dc/elements/1.1/> . @prefix dt: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ev: <http://publications.europa.eu/resource/authority/event/> .
@prefix t: <http://publications.europa.eu/resource/authority/resource-type/> .
<https://x/doc/E-10-2031-000001> a eli:Work ; dc:identifier "E-10-2031-000001" ; 
  eli:work_type t:QUEST_WRITTEN ;
  eli:date_document "2031-01-02T23:00:00Z"^^xsd:dateTime ; dt:title "On biogas"@en , "Om biogas"@sv ;
  eli:is_realized_by <https://x/doc/E-10-2031-000001/en> .
<https://x/doc/E-10-2031-000001/en> eli:title_alternative "Question E-000001/2031<br/>to the Commission"@en .
<https://x/doc/PV> a eli:ComplexWork ; dt:title "A roof"@en .
<https://x/event/MTG-PL-2031-02-16> a dl:Activity ; dl:activity_id "MTG-PL-2031-02-16" ;
  dl:had_activity_type ev:EP_PLENARY_SITTING ; dl:activity_label "Sunday, 16 February 2031"@en ;
  dl:activity_date "2031-02-15T23:00:00Z"^^xsd:dateTime ; dl:consists_of <https://x/event/P1> .
<https://x/event/P1> a dl:Activity ; dl:had_activity_type ev:EP_MEETING_PART ; 
  dl:activity_label "DEBATES"@en ;
  dl:activity_start_date "2031-02-16T08:00:00Z"^^xsd:dateTime ;
  dl:activity_end_date "2031-02-16T11:00:00Z"^^xsd:dateTime .
"""


def test_turtle_with_a_question_and_a_sitting() -> None:
    question, sitting = documents.read(TURTLE.encode(), "f.ttl")
    assert isinstance(question, DocumentRecord)
    assert isinstance(sitting, DocumentRecord)
    assert (question.type, question.published) == ("written_question", "2031-01-03")
    assert question.text == "Question E-000001/2031\nto the Commission\nOm biogas"
    assert question.fields["number"] == ["E-000001/2031"]
    assert sitting.title == "Plenary sitting: Sunday, 16 February 2031"
    assert (sitting.published, sitting.fields["meeting_date"]) == ("2031-02-16", ["2031-02-16"])
    assert sitting.text.endswith("DEBATES")
    assert "2031-02-16T08:00:00" in sitting.text


PRESS = """<html><head>
<link rel="canonical" href="https://www.europarl.europa.eu/news/sv/press-room/20311212IPR25960/biogas">
<meta name="keywords" content="productType:PRESS_RELEASE,com:REGI,plenaryDate:16-12-2031"></head><body>
<header>Menu</header><article id="website-body"><h1>Ja till biogas</h1><div class="ep_share">Dela</div>
<time itemprop="datePublished" datetime="2031-12-17T13:17:00">17-12</time>
<p>Parlamentet röstade.</p></article></body></html>"""


def test_a_press_release() -> None:
    (record,) = pages.read(PRESS.encode(), "f.html")
    assert isinstance(record, DocumentRecord)
    assert (record.source_id, record.title, record.language) == (
        "20311212IPR25960.sv",
        "Ja till biogas",
        "sv",
    )
    assert (record.published, record.type) == ("2031-12-17", "press_release")
    assert record.fields == {"committee": ["REGI"], "plenary_date": ["2031-12-16"]}
    assert record.text == "17-12\nParlamentet röstade."


def test_a_document_page() -> None:
    address = "https://www.europarl.europa.eu/doceo/document/A-10-2025-0007_EN.html"
    text = f"""<html><head><link rel="canonical" href="{address}">
    <meta name="available" content="04-04-2025"></head><body><main id="website-body">
    <h1>REPORT on biogas</h1><p>Procedure : 2025/0044(COD)</p></main></body></html>"""
    (record,) = pages.read(text.encode(), "f.html")
    assert isinstance(record, DocumentRecord)
    assert (record.source_id, record.type, record.published) == ("A-10-2025-0007.en", "report", "2025-04-04")
    assert record.fields["procedure"] == ["2025/0044(COD)"]
    assert record.fields["ep_report"] == ["A10-0007/2025"]


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_never_raises(data: bytes) -> None:
    list(documents.read(data, "f"))
    list(pages.read(data, "f"))
    list(documents.read(b'{"data": [{"type": "Work", "identifier": "' + data.hex().encode() + b'"}]}', "f"))


def test_the_real_files(shared_data: Path) -> None:
    def kinds(path: str, reader: Any = documents.read) -> dict[str, int]:
        found = list(reader((shared_data / path).read_bytes(), path))
        return dict(Counter(one.type if isinstance(one, DocumentRecord) else "reject" for one in found))

    votes, data = "europarl-votes-oeil", "europarl-open-data"
    session = f"{data}/plenary-session-documents/data_v1_plenary-session-docs-by-session"
    assert kinds(f"{data}/calendar/data_v1_meetings-by-year_2022.ttl") == {"plenary_sitting": 58}
    assert kinds(f"{data}/parliamentary-questions/data_v1_questions-by-year_0_100_2022.ttl") == {
        "written_question": 100,
        "answer": 97,
    }
    assert kinds(f"{session}_2022-03-01.ttl") == {"verbatim_record": 2, "plenary_agenda": 5, "minutes": 2}
    assert kinds(f"{session}_2022-05-18.ttl") == {"verbatim_record": 3, "plenary_agenda": 10, "minutes": 4}
    shapes = sorted((shared_data / data / "data-structure").rglob("*.ttl"))
    assert len(shapes) == 7
    assert all(kinds(str(path.relative_to(shared_data))) == {"reject": 1} for path in shapes), (
        "shapes, no documents"
    )
    assert kinds(f"{votes}/pipelines/odp-document_a-9-2024-0163.json") == {"report": 1}
    assert kinds(f"{votes}/scrapers/votes/odp-document_rc-9-2021-0068.json") == {"joint_motion": 1}
    procedures = sorted((shared_data / votes).rglob("odp-procedure*.json"))
    assert len(procedures) == 5
    assert all(kinds(str(path.relative_to(shared_data))) == {"reject": 1} for path in procedures)
    html = Counter[str]()
    for path in sorted((shared_data / votes).rglob("*.html")):
        html.update(kinds(str(path.relative_to(shared_data)), pages.read))
    assert html == {"press_release": 3, "report": 1, "joint_motion": 1, "reject": 12}
