"""Appointments of a calendar file: when, how long, where, with whom."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.connectors.ical.appointments import Attendee, read_appointments
from utblick.connectors.ical.days import NoCalendar


def calendar(*events: str) -> bytes:
    body = "\n".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//\n{body}\nEND:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def test_the_hour_is_the_regions_own() -> None:
    event = "UID:a\nSUMMARY:Möte\nDTSTART:20260701T080000Z\nDTEND:20260701T093000Z\nLOCATION:Bryssel\nDESCRIPTION:Om\\ngränser"
    (one,) = read_appointments(calendar(event))
    assert (one.on, one.at, one.hours) == (date(2026, 7, 1), time(10, 0), 1.5)
    assert (one.title, one.place, one.note) == ("Möte", "Bryssel", "Om\ngränser")


def test_those_asked_are_told_once_and_rooms_are_nobody() -> None:
    event = (
        "UID:a\nSUMMARY:Möte\nDTSTART;VALUE=DATE:20260701\nORGANIZER;CN=Ada:MAILTO:Ada@example.org\n"
        "ATTENDEE;CN=Ada:mailto:ada@example.org\nATTENDEE;CN=bo@example.org:mailto:bo@example.org\n"
        "ATTENDEE;CUTYPE=ROOM;CN=Rum:mailto:rum@example.org"
    )
    (one,) = read_appointments(calendar(event))
    assert one.people == (Attendee("Ada", "ada@example.org"), Attendee("", "bo@example.org"))
    assert (one.at, one.hours) == (None, None)


def test_the_cancelled_and_the_wordless_are_left_out() -> None:
    events = (
        "UID:a\nSUMMARY:X\nDTSTART:20260701T080000Z\nSTATUS:CANCELLED",
        "UID:b\nDTSTART:20260701T080000Z",
    )
    assert read_appointments(calendar(*events)) == []


def test_each_occurrence_has_a_key_of_its_own() -> None:
    first = "UID:a\nSUMMARY:X\nDTSTART:20260701T080000Z"
    moved = "UID:a\nSUMMARY:X\nRECURRENCE-ID:20260708T080000Z\nDTSTART:20260709T080000Z"
    keys = {one.key for one in read_appointments(calendar(first, moved))}
    assert len(keys) == 2


@pytest.mark.parametrize("data", [b"", b"hej", b"x" * 2_000_001])
def test_what_is_no_calendar_is_told_in_both_languages(data: bytes) -> None:
    with pytest.raises(NoCalendar) as told:
        read_appointments(data)
    assert told.value.sentence_sv
    assert told.value.sentence_en


@given(st.binary(max_size=200))
def test_nothing_but_a_sentence_comes_of_rubbish(rubbish: bytes) -> None:
    with suppress(NoCalendar):
        read_appointments(b"BEGIN:VCALENDAR\r\n" + rubbish)
