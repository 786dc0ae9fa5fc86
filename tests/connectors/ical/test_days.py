"""The days of somebody else's calendar: whole days, moments, what comes back, and what is broken."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.connectors.ical.days import MOST_TIMES, CalendarDay, NoCalendar, read_days

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def calendar(*events: str, name: str = "Parlamentet") -> bytes:
    body = "".join(
        f"BEGIN:VEVENT\r\n{one.strip()}\r\nEND:VEVENT\r\n".replace("\n", "\r\n").replace("\r\r", "\r")
        for one in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:{name}\r\n{body}END:VCALENDAR\r\n".encode()


def days(*events: str) -> list[tuple[str, str, str]]:
    return [
        (d.title, d.on.isoformat(), d.until.isoformat())
        for d in read_days(calendar(*events), FIRST, LAST).days
    ]


def test_whole_days_end_the_day_before_the_end_in_the_file() -> None:
    assert days("UID:1\nSUMMARY:Sammanträde\nDTSTART;VALUE=DATE:20261109\nDTEND;VALUE=DATE:20261113") == [
        ("Sammanträde", "2026-11-09", "2026-11-12")
    ]
    assert days("UID:1\nSUMMARY:En dag\nDTSTART;VALUE=DATE:20261109") == [
        ("En dag", "2026-11-09", "2026-11-09")
    ]


def test_moments_are_days_on_the_clock_of_the_region() -> None:
    late = "UID:1\nSUMMARY:Sent\nDTSTART:20261109T230000Z\nDTEND:20261109T233000Z"
    assert days(late) == [("Sent", "2026-11-10", "2026-11-10")]
    evening = "UID:2\nSUMMARY:Kväll\nDTSTART;TZID=Europe/Brussels:20261109T190000\nDTEND;TZID=Europe/Brussels:20261110T000000"
    assert days(evening) == [("Kväll", "2026-11-09", "2026-11-09")]
    assert days("UID:3\nSUMMARY:Långt\nDTSTART:20261109T080000\nDURATION:P2D") == [
        ("Långt", "2026-11-09", "2026-11-11")
    ] or days("UID:3\nSUMMARY:Långt\nDTSTART:20261109T080000\nDURATION:P2D") == [
        ("Långt", "2026-11-09", "2026-11-11")
    ]


def test_what_comes_back_is_laid_out_and_changes_take_their_place() -> None:
    series = "UID:s\nSUMMARY:Utskottet\nDTSTART:20260105T090000Z\nDTEND:20260105T100000Z\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20260119T090000Z"
    moved = "UID:s\nSUMMARY:Utskottet (flyttat)\nRECURRENCE-ID:20260112T090000Z\nDTSTART:20260114T090000Z"
    assert days(series, moved) == [
        ("Utskottet", "2026-01-05", "2026-01-05"),
        ("Utskottet (flyttat)", "2026-01-14", "2026-01-14"),
        ("Utskottet", "2026-01-26", "2026-01-26"),
    ]
    until = "UID:u\nSUMMARY:Årsdag\nDTSTART;VALUE=DATE:20200509\nRRULE:FREQ=YEARLY;UNTIL=20270101T000000Z"
    assert days(until) == [("Årsdag", "2026-05-09", "2026-05-09")]
    extra = "UID:e\nSUMMARY:Extra\nDTSTART;VALUE=DATE:20260301\nRDATE;VALUE=DATE:20260315,20260401"
    assert [on for _t, on, _u in days(extra)] == ["2026-03-01", "2026-03-15", "2026-04-01"]


def test_a_rule_without_end_is_cut() -> None:
    daily = "UID:d\nSUMMARY:Dagligen\nDTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY"
    found = days(daily)
    assert found[0][1] == "2026-01-01"
    assert len(found) == MOST_TIMES


def test_the_same_thing_has_the_same_key_when_it_is_read_again() -> None:
    one = "UID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20260301\nRRULE:FREQ=MONTHLY"
    first = read_days(calendar(one), FIRST, LAST).days
    later = read_days(calendar(one), FIRST + timedelta(days=200), LAST).days
    assert {day.key for day in later} < {day.key for day in first}


def test_cancelled_and_empty_rows_are_not_given_and_broken_ones_counted() -> None:
    read = read_days(
        calendar(
            "UID:1\nSUMMARY:Inställt\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260301",
            "UID:2\nDTSTART;VALUE=DATE:20260301",
            "UID:3\nSUMMARY:Utan dag",
            "UID:4\nSUMMARY:Trasig\nDTSTART:nonsens",
            "UID:5\nSUMMARY:För tätt\nDTSTART:20260301T000000Z\nRRULE:FREQ=SECONDLY",
            "UID:6\nSUMMARY:Bra\nURL:https://example.org/a\nDTSTART;VALUE=DATE:20260302",
            "UID:7\nSUMMARY:Skript\nURL:javascript:alert(1)\nDTSTART;VALUE=DATE:20260303",
        ),
        FIRST,
        LAST,
    )
    assert read.name == "Parlamentet"
    assert [(day.title, day.address) for day in read.days] == [
        ("Bra", "https://example.org/a"),
        ("Skript", ""),
    ]
    assert read.skipped == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"BEGIN:VCALENDAR",
        b"\x00\xff" * 40,
        b"BEGIN:VCALENDAR\n" + b"x" * 2_000_001,
        b"BEGIN:VEVENT\nEND:VEVENT",
    ],
)
def test_what_is_no_calendar_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(NoCalendar) as problem:
        read_days(data, FIRST, LAST)
    assert problem.value.sentence_sv
    assert problem.value.sentence_en


@given(st.binary(max_size=300))
def test_anything_at_all_is_read_or_refused_with_a_sentence(data: bytes) -> None:
    with contextlib.suppress(NoCalendar):
        read = read_days(
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data + b"\nEND:VEVENT\nEND:VCALENDAR\n", FIRST, LAST
        )
        assert len(read.days) + read.skipped <= MOST_TIMES


@given(
    st.dates(date(2026, 2, 1), date(2027, 11, 1)),
    st.integers(1, 20),
    st.text("abc åäö", min_size=1, max_size=30).filter(str.strip),
)
def test_what_the_library_writes_is_read_back(on: date, length: int, title: str) -> None:
    event = icalendar.Event()
    event.add("uid", "x")
    event.add("summary", title)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=length))
    made = icalendar.Calendar()
    made.add_component(event)
    found = read_days(made.to_ical(), FIRST, LAST).days
    assert found == [CalendarDay(f"x {on}", " ".join(title.split()), on, on + timedelta(days=length - 1))]


@given(st.datetimes(datetime(2026, 2, 1), datetime(2027, 11, 1)))
def test_a_moment_lies_on_the_day_of_our_clock(moment: datetime) -> None:
    zoned = moment.replace(tzinfo=ZoneInfo("UTC"), microsecond=0)
    event = icalendar.Event()
    event.add("uid", "x")
    event.add("summary", "M")
    event.add("dtstart", zoned)
    made = icalendar.Calendar()
    made.add_component(event)
    (found,) = read_days(made.to_ical(), FIRST, LAST).days
    assert found.on == zoned.astimezone(ZoneInfo("Europe/Stockholm")).date()
