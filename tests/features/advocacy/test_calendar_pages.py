"""The calendars' pages: who changes them, files brought again, suggestions, years, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from dateutil.easter import easter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from tests.connectors.europarl_calendar.test_calendar import HEAD, JULY
from utblick.connectors.europarl_calendar import adapt
from utblick.connectors.record import CalendarPeriodRecord
from utblick.features.advocacy.actions import calendars
from utblick.features.advocacy.actions.taking_calendars import take_periods
from utblick.features.advocacy.models import CalendarPeriod, PeriodKind
from utblick.features.advocacy.reading_calendars import kind_of
from utblick.features.advocacy.suggested_periods import suggested
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.taking import Told

BY = system("test")
SignIn = Callable[..., Client]
LIST, NEW, FILE = "/paverkan/kalendrar/", "/paverkan/kalendrar/ny/", "/paverkan/kalendrar/fil/"
RECESS = {
    "institution": "parliament",
    "kind": "recess",
    "on": "2027-07-19",
    "until": "2027-08-22",
    "certainty": "known",
}
ICAL = b"""BEGIN:VCALENDAR\r
X-WR-CALNAME:EP 2027\r
BEGIN:VEVENT\r
UID:1\r
SUMMARY:Plenary session Strasbourg\r
DTSTART;VALUE=DATE:20270118\r
DTEND;VALUE=DATE:20270122\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
SUMMARY:Summer recess\r
DTSTART;VALUE=DATE:20270719\r
DTEND;VALUE=DATE:20270823\r
END:VEVENT\r
END:VCALENDAR\r
"""


def _record(**fields: Any) -> CalendarPeriodRecord:
    given = {"institution": "parliament", "type": "recess", "first": "2027-07-19", "last": "2027-08-22"}
    return CalendarPeriodRecord(source="s", source_id="1", **{**given, **fields})


def _counts(taken: Any) -> tuple[int, int, int, int]:
    return taken.inserted, taken.updated, taken.unchanged, len(taken.rejects)


def test_days_are_noted_confirmed_and_taken_away(region: None, client_of: SignIn) -> None:
    client = client_of("bryssel")
    made = client.post(NEW, {**RECESS, "certainty": "unsure"})
    assert made.headers["Location"] == f"{LIST}?year=2027"
    row = CalendarPeriod.objects.get()
    shown = client.get(f"{LIST}?year=2027").content.decode()
    assert "to be confirmed" in shown
    change = f"{LIST}{row.pk}/andra/"
    assert client.post(change, {**RECESS, "version": 1}).status_code == 302
    assert client.post(change, {**RECESS, "version": 1, "until": "2027-08-29"}).status_code == 409
    row.refresh_from_db()
    assert (row.certainty, row.last, row.version) == ("known", date(2027, 8, 22), 2)
    assert client.post(f"{LIST}{row.pk}/ta-bort/").status_code == 302
    assert not CalendarPeriod.objects.exists()
    actions = list(
        AuditEvent.objects.filter(action__startswith="advocacy.period").values_list("action", flat=True)
    )
    assert sorted(actions) == [f"advocacy.period.{one}" for one in ("changed", "noted", "removed")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"until": "2027-07-18"}, "The last day is before the first."),
        ({"until": "2029-01-01"}, "a year at most"),
        ({"kind": "not_counted"}, "choose which"),
        ({"kind": "election", "institution": "council"}, "Elections are those"),
        ({"on": "soon"}, ""),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    region: None, client_of: SignIn, fields: dict[str, str], said: str
) -> None:
    answer = client_of("strateg").post(NEW, {**RECESS, **fields})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CalendarPeriod.objects.exists()


def test_a_time_limit_stays_only_with_days_that_are_not_counted(region: None, at: datetime) -> None:
    fields = {"institution": "riksdag", "kind": "recess", "on": date(2027, 7, 1), "rule": "subsidiarity"}
    assert calendars.note_period(**fields, by=BY, at=at).rule == ""


def test_a_file_is_brought_twice_and_changes_nothing_the_second_time(region: None, client_of: SignIn) -> None:
    client = client_of("strateg")
    for kind, data, institution, count in (
        ("a.ttl", (HEAD + JULY).encode(), "council", 1),
        ("a.ics", ICAL, "parliament", 2),
    ):
        for said in (f"{count} new, 0 changed, 0 as before.", f"0 new, 0 changed, {count} as before."):
            sent = {"institution": institution, "file": SimpleUploadedFile(kind, data)}
            answer = client.post(FILE, sent, follow=True)
            assert said in answer.content.decode()
    rows = CalendarPeriod.objects.values_list("institution", "kind", "on", "until", "name_en")
    assert sorted(rows) == [
        ("parliament", "part_session", date(2027, 1, 18), date(2027, 1, 21), "Plenary session Strasbourg"),
        ("parliament", "part_session", date(2031, 7, 7), date(2031, 7, 10), "Part-session in Strasbourg"),
        ("parliament", "recess", date(2027, 7, 19), date(2027, 8, 22), "Summer recess"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "neither a calendar"),
        (b"%PDF-1.7", "neither a calendar"),
        (HEAD.encode(), "no part-session"),
        (HEAD.encode() + b"x:G1 a", "damaged"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "The calendar"),
        (ICAL.replace(b"2027", b"1999"), "no days from three years ago"),
    ],
)
def test_a_file_that_is_no_calendar_is_said_to_be_none(
    region: None, client_of: SignIn, data: bytes, said: str
) -> None:
    sent = {"institution": "parliament", "file": SimpleUploadedFile("f", data)}
    answer = client_of("strateg").post(FILE, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_what_a_person_corrected_stays_until_the_source_says_something_else(
    region: None, at: datetime
) -> None:
    assert _counts(take_periods([_record()], Told(), by=BY, at=at)) == (1, 0, 0, 0)
    row = CalendarPeriod.objects.get()
    calendars.change_period(row, version=1, until=date(2027, 8, 29), by=BY, at=at)
    assert _counts(take_periods([_record()], Told(), by=BY, at=at)) == (0, 0, 1, 0)
    assert CalendarPeriod.objects.get().last == date(2027, 8, 29)
    assert _counts(take_periods([_record(last="2027-08-24")], Told(), by=BY, at=at)) == (0, 1, 0, 0)
    row = CalendarPeriod.objects.get()
    assert (row.last, row.version) == (date(2027, 8, 24), 3)


def test_records_that_cannot_be_used_are_refused_with_the_reason(region: None, at: datetime) -> None:
    wrong = (
        {"institution": "moon"},
        {"type": "nap"},
        {"first": "soon"},
        {"last": "2027-01-01"},
        {"type": "not_counted"},
    )
    taken = take_periods([_record(**one) for one in wrong], Told(), by=BY, at=at)
    assert _counts(taken) == (0, 0, 0, 5)
    assert all(one["reason"] for one in taken.rejects)


def test_only_those_who_work_with_files_change_calendars(
    region: None, person: Callable[[str], Viewer], at: datetime
) -> None:
    row = calendars.note_period(institution="eu", kind="holiday", on=date(2027, 1, 1), by=BY, at=at)
    for name in ("admin", "sekreterare.run", "majoritet.run"):
        by = person(name)
        for act in (
            lambda by=by: calendars.note_period(
                institution="eu", kind="holiday", on=date(2027, 5, 1), by=by, at=at
            ),
            lambda by=by: calendars.change_period(row, version=1, on=date(2027, 5, 1), by=by, at=at),
            lambda by=by: calendars.remove_period(row, by=by, at=at),
            lambda by=by: calendars.add_suggested_periods(2027, by=by, at=at),
            lambda by=by: take_periods([_record()], Told(), by=by, at=at),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert CalendarPeriod.objects.count() == 1


def test_buttons_answer_only_those_who_may_press_them(region: None, client_of: SignIn, at: datetime) -> None:
    row = calendars.note_period(institution="eu", kind="holiday", on=date(2027, 1, 1), by=BY, at=at)
    for way in (f"{LIST}{row.pk}/ta-bort/", f"{LIST}foreslagna/"):
        assert client_of("admin").post(way).status_code == 403
        assert client_of("strateg").get(way).status_code == 405
    assert client_of("admin").get(f"{LIST}{row.pk}/andra/").status_code == 403
    assert f"{LIST}{row.pk}/andra/" not in client_of("admin").get(f"{LIST}?year=2027").content.decode()


def test_suggestions_come_once_and_say_what_is_to_be_confirmed(region: None, client_of: SignIn) -> None:
    client = client_of("strateg")
    for said in ("periods added", "All of them are there already"):
        answer = client.post(f"{LIST}foreslagna/", {"year": "2029"}, follow=True)
        assert said in answer.content.decode()
    rows = {row.name_en: row for row in CalendarPeriod.objects.filter(on__year=2029)}
    assert (rows["Easter Monday"].on, rows["Easter Monday"].certainty) == (date(2029, 4, 2), "known")
    assert rows["European elections"].certainty == rows["August is not counted"].certainty == "unsure"
    held = CalendarPeriod.objects.filter(kind=PeriodKind.ELECTION, certainty="known").values_list(
        "until", flat=True
    )
    assert sorted(held) == [date(2014, 5, 25), date(2019, 5, 26), date(2024, 6, 9)]


@pytest.mark.parametrize("year", [2024, 2026, 2027, 2038])
def test_movable_holidays_follow_easter(year: int) -> None:
    days = {one.name_en: (one.on - easter(year)).days for one in suggested(year)}
    assert (days["Good Friday"], days["Ascension Day"], days["Whit Monday"]) == (-2, 39, 50)


def test_a_year_without_days_is_said_plainly_and_all_years_can_be_seen(
    region: None, client_of: SignIn, at: datetime
) -> None:
    client = client_of("strateg")
    calendars.note_period(institution="parliament", kind="recess", on=date(2028, 7, 1), by=BY, at=at)
    shown = client.get(f"{LIST}?year=2028").content.decode()
    assert "The calendar for 2028 is not here yet for some" in shown
    assert "Council, Commission, EU institutions, National parliaments." in shown
    calendars.note_period(institution="council", kind="closed", on=date(2027, 1, 1), by=BY, at=at)
    every = client.get(LIST).content.decode()
    assert every.count("/andra/") == 2
    assert client.get(f"{LIST}?year=2027").content.decode().count("/andra/") == 1
    for odd in ("abc", "99999", "0000", "٢٠٢٧"):
        assert client.get(LIST, {"year": odd}).status_code == 200


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Plenary session", "part_session"), ("Sammanträdesperiod i Strasbourg", "part_session"),
        ("Committee meetings", "committee"), ("Utskottsvecka", "committee"), ("Political groups", "group"),
        ("External parliamentary activities", "external"), ("Juluppehåll", "recess"), ("European elections", "election"),
        ("Public holiday", "holiday"), ("Offices closed", "closed"), ("Something", "other"),
    ],
)  # fmt: skip
def test_an_event_is_told_by_its_words(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_the_real_calendar_of_2022(region: None, at: datetime, shared_data: Path) -> None:
    path = shared_data / "europarl-open-data/calendar/data_v1_meetings-by-year_2022.ttl"
    records = [
        one for one in adapt.read(path.read_bytes(), path.name) if isinstance(one, CalendarPeriodRecord)
    ]
    assert _counts(take_periods(records, Told(), by=BY, at=at)) == (18, 0, 0, 0)
    assert _counts(take_periods(records, Told(), by=BY, at=at)) == (0, 0, 18, 0)
    with override("sv"):
        assert CalendarPeriod.objects.first().name == "Sammanträdesperiod i Strasbourg"
