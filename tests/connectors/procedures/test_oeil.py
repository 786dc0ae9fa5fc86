"""A page of the Observatory is read by its headings: events, key players, documents, meetings, summaries."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.procedures import oeil
from utblick.connectors.record import DocumentRecord, MeetingRecord, ProcedureRecord, Reject


def member(number: int, name: str) -> str:
    return f'<a href="https://www.europarl.europa.eu/meps/en/{number}"><span>{name}</span></a>'


def table(head: str, *rows: str) -> str:
    columns = "".join(f"<th>{one}</th>" for one in head.split("|"))
    body = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row.split("|")) + "</tr>" for row in rows)
    return f"<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"


def section(number: int, heading: str, inner: str) -> str:
    return f'<div id="section{number}"><h2>{heading}</h2>{inner}</div>'


PLAYERS = table(
    "Committee responsible|Rapporteur|Appointed",
    f"REGI Regional Development|{member(1, 'ÅBERG Anna (S&amp;D)')}|<span>04/05/2026</span>",
    f"|<button>Shadow rapporteur</button>{member(2, 'BERG Bo (Greens/EFA)')}{member(3, 'CEDER Cia (EPP)')}",
) + table("Commission DG|Commissioner", "Energy|DAHL Dan")
PAGE = f"""<html><body><main id="website-body"><h2>2026/0044(INI)</h2><h2>Biogas in the regions</h2>
{section(1, "Basic information", '<p class="font-weight-bold">Subject</p><p>3.60 Energy policy</p>')}
{section(2, "Key players", PLAYERS)}
{
    section(
        3,
        "Key events",
        table(
            "Date|Event|Reference|Summary",
            "19/01/2027|Committee referral announced in Parliament||",
            "10/05/2027|Decision by Parliament|<a>T10-0193/2027</a>|Summary",
            "|No day||",
        ),
    )
}
{
    section(
        5,
        "Technical information",
        "<table><tr><th>Stage reached in procedure</th><td>Procedure completed</td></tr>"
        '<tr><th>Legal basis</th><td><span class="d-block">Rules EP 55</span>'
        '<span class="d-block">Rules EP 52</span></td></tr></table>',
    )
}
{
    section(
        6,
        "Documentation gateway",
        table(
            "Document type|Reference|Date|Summary",
            "Committee draft report|<a>PE739.814</a>|25/01/2027|",
        ),
    )
}
{
    section(
        7,
        "Transparency",
        table(
            "Name|Role|Committee|Date|Interest representatives",
            f"{member(1, 'ÅBERG Anna')}|Shadow rapporteur|REGI|04/03/2027|Biogas Öst<br>Region Norr",
            f"{member(1, 'ÅBERG Anna')}|Rapporteur|REGI|04/03/2027|Region Syd",
        ),
    )
}
</main></body></html>""".encode()
SUMMARY = b"""<html><body><main id="website-body"><h1>Resolution on biogas</h1>
<div class="small es_product-subtitle"><span>2026/0044(INI)</span><time datetime="2018-07-01">11/05/2027</time></div>
<div class="es_product-content"><p>Parliament adopted a resolution on COM(2026) 12.</p></div>
<span class="t-x">Text adopted</span></main></body></html>"""


def test_a_procedure_file() -> None:
    record, first, second = oeil.read(PAGE, "f.html")
    assert isinstance(record, ProcedureRecord)
    assert (record.reference, record.title, record.type, record.status) == (
        "2026/0044(INI)",
        "Biogas in the regions",
        "INI",
        "Procedure completed",
    )
    assert [(one.date, one.type, one.event, one.documents) for one in record.events] == [
        ("2027-01-19", "Committee referral announced in Parliament", "committee_referral", []),
        ("2027-05-10", "Decision by Parliament", "ep_resolution", ["P10_TA(2027)0193"]),
    ]
    assert [(one.role, one.name, one.group, one.since, one.body, one.person) for one in record.actors] == [
        ("committee_lead", "REGI", "", "", "", ""),
        ("rapporteur", "ÅBERG Anna", "S&D", "2026-05-04", "REGI", "1"),
        ("shadow_rapporteur", "BERG Bo", "Greens/EFA", "", "REGI", "2"),
        ("shadow_rapporteur", "CEDER Cia", "EPP", "", "REGI", "3"),
        ("commission_dg", "Energy", "", "", "", ""),
        ("commissioner", "DAHL Dan", "", "", "Energy", ""),
    ]
    assert record.fields == {
        "documents": ["2027-01-25 · Committee draft report · PE 739.814"],
        "subject": ["3.60 Energy policy"],
        "legal_basis": ["Rules EP 55", "Rules EP 52"],
    }
    assert isinstance(first, MeetingRecord)
    assert isinstance(second, MeetingRecord)
    assert (first.date, first.person, first.person_id, first.role) == (
        "2027-03-04",
        "ÅBERG Anna",
        "1",
        "shadow_rapporteur",
    )
    assert first.participants == ["Biogas Öst", "Region Norr"]
    assert (first.procedure, first.committees) == ("2026/0044(INI)", ["REGI"])
    assert first.source_id != second.source_id


def test_a_summary() -> None:
    (record,) = oeil.read(SUMMARY, "f.html")
    assert isinstance(record, DocumentRecord)
    assert (record.title, record.published, record.type) == ("Resolution on biogas", "2027-05-11", "summary")
    assert record.text == "Parliament adopted a resolution on COM(2026) 12."
    assert record.fields["procedure"] == ["2026/0044(INI)"]
    assert record.fields["about"] == ["Text adopted"]


def test_another_page_gets_a_sentence() -> None:
    for data in (
        b"",
        b"<html></html>",
        b"{}",
        b'<main id="website-body"><h2>News</h2></main>',
        b"\x00\xff",
        b"%PDF",
    ):
        (reject,) = oeil.read(data, "f")
        assert isinstance(reject, Reject)
        assert reject.reason.endswith(".")


@pytest.mark.parametrize("size", range(0, len(PAGE), 211))
def test_a_truncated_page_is_read_as_far_as_it_goes_or_rejected(size: int) -> None:
    assert list(oeil.read(PAGE[:size], "f"))


@given(st.binary(max_size=200), st.integers(0, len(PAGE)))
@settings(max_examples=40)
def test_never_raises(data: bytes, at: int) -> None:
    list(oeil.read(data, "f"))
    list(oeil.read(PAGE[:at] + data + PAGE[at:], "f"))


def test_the_real_pages(shared_data: Path) -> None:
    found = Counter[str]()
    events = Counter[str]()
    actors = 0
    for path in sorted((shared_data / "europarl-votes-oeil").rglob("oeil*.html")):
        for record in oeil.read(path.read_bytes(), path.name):
            found[record.kind if not isinstance(record, Reject) else "reject"] += 1
            if isinstance(record, ProcedureRecord):
                events.update(one.event for one in record.events)
                actors += len(record.actors)
                assert record.title
                assert record.events == sorted(record.events, key=lambda one: one.date)
    assert found == {"procedure": 7, "meeting": 20, "document": 1}
    assert (events.total(), actors) == (41, 78)
    assert events == {
        "": 12,
        "committee_report_tabled": 7,
        "committee_referral": 7,
        "committee_vote": 6,
        "ep_resolution": 2,
        "proposal_adopted": 2,
        "ep_opinion": 1,
        "council_adoption": 1,
        "rejected": 2,
        "published": 1,
    }
