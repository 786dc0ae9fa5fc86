"""A row is a meeting, the same from every form of the list; what cannot be read is told with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.commission_meetings.lists import (
    ALFA,
    BETA,
    CABINET,
    CABINETS,
    DIRECTORS,
    GAMMA,
    ROWS,
    meeting,
    text,
    workbook,
    xml,
)
from utblick.connectors.commission_meetings.adapt import read
from utblick.connectors.record import Host, MeetingRecord, Reject


def meetings(data: bytes) -> list[MeetingRecord]:
    found = list(read(data, "f"))
    assert all(isinstance(one, MeetingRecord) for one in found), found
    return [one for one in found if isinstance(one, MeetingRecord)]


def rejects(data: bytes, language: str = "en") -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in read(data, "f", language) if isinstance(one, Reject)]


def test_a_meeting_of_a_cabinet() -> None:
    first, second = meetings(workbook(ROWS))
    assert (first.date, first.institution, first.body_type, first.body) == (
        "2026-10-01",
        "commission",
        "cabinet",
        CABINET,
    )
    assert first.hosts == (
        Host(name="Bo Exempel", title="Head of Cabinet"),
        Host(name="Cy Sample", title="Cabinet member"),
    )
    assert (first.participants, first.with_as_written) == (["Alfa, Inc.", "Beta"], "Alfa, Inc.,Beta")
    assert (first.registered, first.register_of) == ([ALFA, BETA], {"Alfa, Inc.": ALFA, "Beta": BETA})
    assert (first.procedure, first.place, first.person) == ("2025/0231(COD)", "Brussels", "Bo Exempel")
    assert (second.role, second.participants) == ("Commissioner", ["Beta"])


def test_a_meeting_of_a_director_general() -> None:
    row = (
        "Regional and Urban Policy",
        "REGIO",
        "Di Example",
        "Director-General",
        "02/10/2026",
        "",
        "Alfa",
        ALFA,
        "S",
    )
    (found,) = meetings(workbook([row], DIRECTORS))
    assert (found.body_type, found.body, found.body_code) == ("dg", "Regional and Urban Policy", "REGIO")
    assert (found.date, found.role) == ("2026-10-02", "Director-General")
    (older,) = meetings(workbook([row], [one.replace("/EA", "") for one in DIRECTORS]))
    assert older == found


def test_every_form_gives_the_same() -> None:
    as_xml = xml(
        meeting(
            subject="Grids 2025/0231(COD)",
            met=(("Alfa, Inc.", ALFA), ("Beta", BETA)),
            hosts=(("Bo Exempel", "Head of Cabinet"), ("Cy Sample", "Cabinet member")),
        ),
        meeting(
            day="2026-10-02",
            subject="Regions",
            met=(("Beta", BETA),),
            hosts=(("Ada Example", "Commissioner"),),
            place="Linköping",
        ),
    )
    sheet = meetings(workbook(ROWS))
    assert [one.source_id for one in meetings(as_xml)] == [one.source_id for one in sheet]
    assert [one.place for one in meetings(as_xml)] == ["Brussels", "Linköping"]
    for separator in ";,\t":
        assert meetings(text(ROWS, separator=separator)) == sheet


def test_entities_that_the_source_leaves_are_letters() -> None:
    body = "<cabinet>Cabinet of Commissioner Dan Ex&amp;#248;mple</cabinet>"
    (found,) = meetings(xml(meeting(body, subject="R&D “grön” el", met=(("Ex & Co", ALFA),))))
    assert (found.body, found.subject) == ("Cabinet of Commissioner Dan Exømple", "R&D “grön” el")
    assert found.participants == ["Ex & Co"]
    (sheet,) = meetings(workbook([(*ROWS[1][:5], "Ex&amp;Co AT&T", BETA, "S")]))
    assert sheet.participants == ["Ex&Co AT&T"]


def test_characters_that_xml_forbids_lose_no_meeting() -> None:
    data = xml(meeting(subject="Grids")).replace(b"Grids", b"Grids &#x1;&#11;now").replace(b'"1.0"', b'"1.1"')
    assert meetings(data)[0].subject == "Grids now"


def test_the_number_of_a_meeting_does_not_change_with_its_subject_place_or_row() -> None:
    twice = [(*ROWS[1][:7], "B"), (*ROWS[1][:7], "A")]
    ids = {one.subject: one.source_id for one in meetings(workbook(twice))}
    assert {one.subject: one.source_id for one in meetings(workbook(twice[::-1]))} == ids
    assert len(set(ids.values())) == 2
    put_right = [(*ROWS[1][:4], "Bruxelles", *ROWS[1][5:7], "Other words")]
    assert meetings(workbook(put_right))[0].source_id == meetings(workbook([ROWS[1]]))[0].source_id


def test_a_meeting_that_stands_twice_is_given_once() -> None:
    assert len(meetings(workbook([*ROWS, *ROWS]))) == 2


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    bad = [
        (*ROWS[1][:3], "soon", *ROWS[1][4:]),
        (*ROWS[1][:3], None, *ROWS[1][4:]),
        (None, *ROWS[1][1:]),
        ROWS[1],
    ]
    assert rejects(workbook(bad)) == [
        (3, "“soon” is no date."),
        (4, "The row has no day."),
        (5, "The row names neither a cabinet nor a directorate-general."),
    ]
    assert rejects(workbook(bad), "sv")[0] == (3, "”soon” är inget datum.")
    assert rejects(xml(meeting(day=""), meeting())) == [(3, "The row has no day.")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty: choose another."),
        (workbook([], second=False), "The list holds no meetings."),
        (
            workbook(ROWS, [*CABINETS[:3], "Day", *CABINETS[4:]]),
            "The list lacks the column “Date of meeting”.",
        ),
        (text([["a", "b"]], ["x", "y"]), "The list lacks the column “Date of meeting”."),
        (xml(), "The list holds no meetings."),
        (b"<meetings><meeting>", "The file cannot be read as XML."),
        (b"<!DOCTYPE html><html>", "The file is a web page."),
        (b"PK\x03\x04 broken", "The Excel file is damaged"),
    ],
)
def test_what_is_no_list_gets_one_sentence(data: bytes, reason: str) -> None:
    ((_line, told),) = rejects(data)
    assert told.startswith(reason)


def test_entities_of_a_document_are_not_followed() -> None:
    bomb = '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    data = xml(meeting(subject="Grids")).replace(b"<meetings", bomb.encode() + b"<meetings", 1)
    (found,) = meetings(data.replace(b">Grids<", b">Grids &b;<"))
    assert found.subject == "Grids"


def test_numbers_without_a_name_and_names_without_a_number() -> None:
    rows = [
        (*ROWS[1][:5], "Alfa, Beta och Gamma", "", "S"),
        (*ROWS[1][:5], "", f"{ALFA},{GAMMA}", "T"),
        (*ROWS[1][:5], None, None, "U"),
    ]
    found = {one.subject: one for one in meetings(workbook(rows))}
    assert (found["S"].participants, found["S"].registered) == (["Alfa, Beta och Gamma"], [])
    assert (found["T"].participants, found["T"].registered) == ([], [ALFA, GAMMA])
    assert found["U"].with_as_written == ""


@given(st.binary(max_size=200), st.integers(0, 1500))
@settings(max_examples=40, deadline=None)
def test_never_raises(data: bytes, size: int) -> None:
    for one in (
        data,
        xml()[:40] + data,
        text(ROWS)[:size] + data,
        xml(meeting())[:size],
        workbook(ROWS)[: size * 4],
    ):
        list(read(one, "f"))
