"""Members come from lists, directories and pages alike; nothing private comes along."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.europarl_members import adapt
from utblick.connectors.record import MeetingRecord, Membership, PersonRecord, Reject

TERM = """mep_identifier,mep_given_name,mep_family_name,mep_official_family_name,mep_citizenship,mep_birthday
12,Anna,Åberg,,France,01/02/1970 01:00
13,Bo,Berg,БЕРГ,Sweden,
,Cia,Ceder,,Sweden,
14,Dan
"""
PARLTRACK = """epid,country,first_name,last_name,birthdate,eugroup,party,committee,substitute,delegation,since
12,Sweden,Anna,ÅBERG,1970-02-01,S&D,Partiet,"BUDG,REGI"," ECON ITRE","DMED,Delegation for Norway, and Iceland",2017-09-13
"""
DIRECTORY = """<?xml version="1.0"?><meps><mep><fullName>Anna ÅBERG</fullName><id>12</id><country>Sweden</country>
<politicalGroup>S&amp;D</politicalGroup></mep><mep><fullName/><id>13</id></mep></meps>"""


def page(address: str, inner: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><title>9th term | Anna ÅBERG | MEPs | European Parliament</title>
<link rel="canonical" href="https://www.europarl.europa.eu/meps/en/12/ANNA_ABERG/{address}"></head><body>
<section id="presentationmep"><h3 class="x_title-h3">The Group</h3><p class="sln-political-group-role">Vice-Chair</p>
<div class="x_title-h3">Sweden - Partiet (Sweden)</div><p>Date of birth: 01-02-1970</p></section>
{inner}</body></html>""".encode()


HISTORY = page(
    "history/9",
    """<div id="status"><h4>Political groups</h4><ul><li><strong>02-07-2019 / 31-01-2020</strong> : The Group - Chair</li>
<li><strong>01-02-2020 ...</strong> : Another Group - Member</li></ul>
<h4>National parties</h4><ul><li><strong>02-07-2019 ...</strong> : Partiet (Sweden)</li></ul>
<h4>Substitute</h4><ul><li><strong>02-07-2019 ...</strong> : Committee on Regional Development</li>
<li>No days</li></ul></div>
<section id="member-meetings"><div class="erpl_document"><h3>On biogas</h3>
<span class="erpl_document-subtitle-date"><time datetime="2019-10-25">25-10-2019</time></span>
<span class="erpl_document-subtitle-location">Brussels</span>
<span class="erpl_document-subtitle-capacity">Shadow rapporteur</span>
<span class="erpl_document-subtitle-author">Biogas Öst</span><span class="erpl_document-subtitle-author">Region Syd</span>
</div></section>""",
)
HOME = page(
    "home",
    """<h4>Member</h4><a class="es_badge es_badge-committee">AFET</a>
<div class="erpl_committee">Committee on Foreign Affairs</div><h4>Most recent activities</h4>
<a class="es_badge es_badge-committee">INTA</a>""",
)


def test_a_list_of_a_term_takes_no_country_from_citizenship() -> None:
    first, second, third, fourth = adapt.read(TERM.encode(), "data_v1_meps_9_en.csv")
    assert isinstance(first, PersonRecord)
    assert (first.source_id, first.name, first.country, first.term) == ("12", "Anna Åberg", "", "9")
    assert "1970" not in str(first.to_row())
    assert isinstance(second, PersonRecord)
    assert second.name == "Bo БЕРГ"
    assert isinstance(third, Reject)
    assert isinstance(fourth, Reject)
    assert (third.line, third.reason) == (4, "The member has no number of the Parliament.")
    assert fourth.reason == "The row has 2 columns, the header 6."


def test_a_list_of_parltrack() -> None:
    (record,) = adapt.read(PARLTRACK.encode(), "f.csv")
    assert isinstance(record, PersonRecord)
    assert (record.name, record.country, record.licence) == (
        "Anna ÅBERG",
        "Sweden",
        "ODbL 1.0 (as Parltrack states)",
    )
    assert [(one.type, one.role, one.name) for one in record.memberships] == [
        ("group", "member", "S&D"),
        ("party", "member", "Partiet"),
        ("committee", "member", "BUDG"),
        ("committee", "member", "REGI"),
        ("committee", "substitute", "ECON"),
        ("committee", "substitute", "ITRE"),
        ("delegation", "member", "DMED"),
        ("delegation", "member", "Delegation for Norway, and Iceland"),
        ("parliament", "member", "European Parliament"),
    ]
    assert record.memberships[-1].since == "2017-09-13"


def test_a_directory() -> None:
    record, reject = adapt.read(DIRECTORY.encode(), "members_directory_term_9.xml")
    assert isinstance(record, PersonRecord)
    assert (record.name, record.country, record.term) == ("Anna ÅBERG", "Sweden", "9")
    assert record.memberships == (Membership(type="group", name="S&D", role="member"),)
    assert isinstance(reject, Reject)
    assert (reject.id, reject.reason) == ("13", "The member has no name.")


def test_a_page_with_history_and_meetings() -> None:
    person, meeting = adapt.read(HISTORY, "f.html")
    assert isinstance(person, PersonRecord)
    assert (person.source_id, person.name, person.country, person.term) == ("12", "Anna ÅBERG", "Sweden", "9")
    assert [(one.type, one.name, one.role, one.since, one.until) for one in person.memberships] == [
        ("group", "The Group", "chair", "2019-07-02", "2020-01-31"),
        ("group", "Another Group", "member", "2020-02-01", ""),
        ("party", "Partiet", "member", "2019-07-02", ""),
        ("committee", "Committee on Regional Development", "substitute", "2019-07-02", ""),
    ]
    assert isinstance(meeting, MeetingRecord)
    assert (meeting.date, meeting.subject, meeting.role, meeting.place) == (
        "2019-10-25",
        "On biogas",
        "shadow_rapporteur",
        "Brussels",
    )
    assert (meeting.participants, meeting.person_id) == (["Biogas Öst", "Region Syd"], "12")


def test_the_home_page_tells_what_is_today() -> None:
    (person,) = adapt.read(HOME, "f.html")
    assert isinstance(person, PersonRecord)
    assert [(one.type, one.role, one.code, one.name, one.since) for one in person.memberships] == [
        ("group", "vice-chair", "", "The Group", ""),
        ("party", "member", "", "Partiet", ""),
        ("committee", "member", "AFET", "Committee on Foreign Affairs", ""),
    ]


def test_what_is_no_member_gets_a_sentence() -> None:
    for data in (
        b"",
        b"a,b\n1,2\n",
        b"<meps/>",
        b"<meps",
        b"<a/>",
        b"<!doctype html>",
        b"<html><body>x</body></html>",
        b"\x00",
        b"{}",
        b"date,epid,mep,lobbyists\n",
    ):
        (reject,) = adapt.read(data, "f")
        assert isinstance(reject, Reject)
        assert reject.reason.endswith((".", ")"))


@pytest.mark.parametrize("data", [TERM.encode(), PARLTRACK.encode(), DIRECTORY.encode(), HISTORY, HOME])
def test_truncated_files_are_read_as_far_as_they_go_or_rejected(data: bytes) -> None:
    for size in range(0, len(data), 53):
        assert list(adapt.read(data[:size], "f")) or size > 0


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_never_raises(data: bytes) -> None:
    for start in (
        b"",
        b"<!doctype html>",
        b"<meps>",
        b"epid,first_name,last_name,country\n",
        b"mep_identifier\n",
    ):
        list(adapt.read(start + data, "f"))


def test_the_real_files(shared_data: Path) -> None:
    def read(path: str) -> Counter[str]:
        found = adapt.read((shared_data / path).read_bytes(), path)
        return Counter("reject" if isinstance(one, Reject) else one.kind for one in found)

    data, pages = "europarl-open-data/meps/data_v1_meps_", "europarl-votes-oeil/scrapers/members/"
    assert [read(f"{data}{term}_en.csv") for term in (5, 6, 9)] == [
        {"person": 895},
        {"person": 953},
        {"person": 813},
    ]
    assert read("meps-parltrack/ep_mep_active.csv") == {"person": 753}
    assert read("transparency-mep-meetings/mep.csv") == {"person": 702}
    assert read("transparency-mep-meetings/mepmeetings.csv") == {"reject": 1}
    assert read(f"{pages}members_directory_term_9.xml") == {"person": 875}
    held = {}
    for path in sorted((shared_data / pages).glob("*.html")):
        person, *meetings = adapt.read(path.read_bytes(), path.name)
        assert isinstance(person, PersonRecord)
        held[person.name] = (person.term, len(person.memberships), len(meetings))
    assert held == {
        "Isabella ADINOLFI": ("8", 16, 0),
        "Martin SONNEBORN": ("9", 8, 0),
        "Manfred WEBER": ("10", 3, 3),
        "Mika AALTOLA": ("", 8, 0),
    }


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("United States", "Delegation for relations with the United States"),
        ("countries of South Asia", "Delegation for relations with the countries of South Asia"),
        ("Delegation for relations with Canada", "Delegation for relations with Canada"),
        ("EU-Chile Joint Parliamentary Committee", "EU-Chile Joint Parliamentary Committee"),
        ("Pan-African Parliament", "Pan-African Parliament"),
        ("DMED", "DMED"),
    ],
)
def test_a_delegation_has_its_whole_name(told: str, name: str) -> None:
    rows = f"epid,country,first_name,last_name,delegation\n1,Sweden,Ada,Example,{told}\n".encode()
    (found,) = adapt.read(rows, "meps.csv")
    assert isinstance(found, PersonRecord)
    assert [one.name for one in found.memberships] == [name]
