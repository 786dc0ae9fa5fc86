"""A row is a meeting; names are divided where the marks say so, and kept as written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.mep_meetings import adapt
from utblick.connectors.mep_meetings.names import names_in, numbers_in
from utblick.connectors.record import MeetingRecord, Reject

HEADER = ",committees,country,date,dossier,epid,group,lobbyists,location,mep,role,title\n"
ROWS = """1,"['ENVI', 'ITRE']",Sweden,15-10-2021,2021/0203(COD) Energy,12,RE,"Biogas Öst, Region Syd",Digitalt,Anna ÅBERG,Shadow rapporteur,On biogas
2,[],Sweden,31-02-2021,,12,RE,X,,Anna ÅBERG,Member,T
3,[],Sweden,01-02-2021,N/A,12,RE,X,,,Member,T
4,[],Sweden
"""


def test_a_meeting() -> None:
    meeting, no_day, no_member, cut = adapt.read((HEADER + ROWS).encode(), "f.csv")
    assert isinstance(meeting, MeetingRecord)
    assert (meeting.date, meeting.person, meeting.person_id, meeting.role) == (
        "2021-10-15",
        "Anna ÅBERG",
        "12",
        "shadow_rapporteur",
    )
    assert (meeting.procedure, meeting.dossier, meeting.subject) == (
        "2021/0203(COD)",
        "2021/0203(COD) Energy",
        "On biogas",
    )
    assert (meeting.participants, meeting.with_as_written) == (
        ["Biogas Öst", "Region Syd"],
        "Biogas Öst, Region Syd",
    )
    assert (meeting.committees, meeting.place, meeting.country) == (["ENVI", "ITRE"], "Digitalt", "Sweden")
    rejects = [one for one in (no_day, no_member, cut) if isinstance(one, Reject)]
    assert [one.line for one in rejects] == [3, 4, 5]
    assert rejects[0].reason == "“31-02-2021” is no date."


@pytest.mark.parametrize(
    ("text", "names", "numbers"),
    [
        ("Biogas Öst", ["Biogas Öst"], []),
        ("Alfa, Beta; Gamma | Delta", ["Alfa", "Beta", "Gamma", "Delta"], []),
        ("Bund (Köln, Berlin), Alfa", ["Bund (Köln, Berlin)", "Alfa"], []),
        ("Private person, artist", ["Private person, artist"], []),
        ("Alfa, Inc., Beta", ["Alfa, Inc.", "Beta"], []),
        ("Alfa (5027241291-41)", ["Alfa"], ["5027241291-41"]),
        (
            "Alfa (TR 55888811123-49), Beta (TR 5189768701-12)",
            ["Alfa", "Beta"],
            ["55888811123-49", "5189768701-12"],
        ),
        ("Alfa  Identification number: 1420587986-32", ["Alfa"], ["1420587986-32"]),
        (
            "Alfa (366117914426-10) Beta (262491334521-45)",
            ["Alfa", "Beta"],
            ["366117914426-10", "262491334521-45"],
        ),
        ("659086014916-83", [], ["659086014916-83"]),
        ("Alfa;, Alfa, -", ["Alfa"], []),
        ("Alfa, 0895353-5", ["Alfa", "0895353-5"], []),
    ],
)
def test_names_in_a_line(text: str, names: list[str], numbers: list[str]) -> None:
    assert names_in(text) == names
    assert numbers_in(text) == numbers


@given(st.text(alphabet="aB1-,;|()[] 0123456789", max_size=60))
@settings(max_examples=80)
def test_names_are_parts_of_the_line_and_lose_no_word(text: str) -> None:
    names = names_in(text)
    assert len(names) == len(set(names))
    for name in names:
        assert all(word in text for word in name.replace(",", " ").split())


def test_what_is_no_list_of_meetings_gets_a_sentence() -> None:
    for data in (b"", b"a,b\n", b"<a/>", b"\x00", b"mep_identifier\n", b"epid,first_name\n", b'"'):
        (reject,) = adapt.read(data, "f")
        assert isinstance(reject, Reject)
        assert reject.reason.endswith((".", ")"))


@given(st.binary(max_size=200), st.integers(0, len(HEADER + ROWS)))
@settings(max_examples=40)
def test_never_raises(data: bytes, size: int) -> None:
    list(adapt.read(data, "f"))
    list(adapt.read(HEADER.encode() + data, "f"))
    list(adapt.read((HEADER + ROWS)[:size].encode(), "f"))


def test_the_real_list(shared_data: Path) -> None:
    path = shared_data / "transparency-mep-meetings/mepmeetings.csv"
    found = list(adapt.read(path.read_bytes(), path.name))
    meetings = [one for one in found if isinstance(one, MeetingRecord)]
    assert len(found) == len(meetings) == 16_309
    assert len({one.source_id for one in meetings}) == 16_309
    assert len({one.person_id for one in meetings}) == 274
    assert Counter(one.role for one in meetings) == {
        "member": 10_890,
        "shadow_rapporteur": 2_557,
        "rapporteur": 2_229,
        "committee_chair": 633,
    }
    assert sum(bool(one.procedure) for one in meetings) == 594
    assert sum(bool(one.registered) for one in meetings) == 979
    assert sum(not one.participants for one in meetings) == 12
    assert sum(len(one.participants) > 1 for one in meetings) == 2_158
    assert all(one.with_as_written for one in meetings)
