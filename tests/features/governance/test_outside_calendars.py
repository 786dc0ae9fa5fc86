"""Calendars from outside and suggested days: their days on the wheel, who may, and what is broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from utblick.connectors.fetching.results import Fetched, NotModified, failed
from utblick.connectors.ical.days import NoCalendar
from utblick.features.governance import actions, jobs
from utblick.features.governance.models import OutsideCalendar, YearDay
from utblick.features.governance.suggested_days import suggested
from utblick.features.governance.views import outside
from utblick.features.governance.wheel import entered
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.jobs import Running
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
BY = system("test")
ADDRESS = "https://example.org/plenum.ics"


def calendar(*events: tuple[str, str, str], name: str = "Plenum") -> bytes:
    """Write a calendar of (uid, title, day)."""
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART;VALUE=DATE:{day}\r\nEND:VEVENT\r\n"
        for uid, title, day in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:{name}\r\n{body}END:VCALENDAR\r\n".encode()


TWO = calendar(("1", "Session", "20261214"), ("2", "Minisession", "20270120"))


def answer(data: bytes, **headers: str) -> Fetched:
    return Fetched(200, data, headers)


def titles(made: OutsideCalendar) -> list[str]:
    return [day.name_sv for day in made.days.all()]


def test_a_file_brings_its_days_and_the_next_one_takes_their_place(region: None, at: datetime) -> None:
    board = Board.objects.get(key="RS")
    made = actions.bring_calendar(TWO, kind="eu", board=board, by=BY, at=at)
    assert made.name == "Plenum"
    assert titles(made) == ["Session", "Minisession"]
    later = calendar(("1", "Session i Strasbourg", "20261215"), ("3", "Ny", "20270301"))
    again = actions.bring_calendar(later, kind="eu", board=board, by=BY, at=at)
    assert again.pk == made.pk
    assert titles(again) == ["Session i Strasbourg", "Ny"]
    days = list(entered(BY, date(2026, 1, 1), date(2027, 12, 31)))
    assert ("RS",) in {day.boards for day in days}


def test_a_followed_address_that_fails_keeps_the_days_it_had(region: None, at: datetime) -> None:
    made = actions.follow_calendar(ADDRESS, answer(TWO, etag='"a"'), kind="eu", by=BY, at=at)
    assert (made.name, made.etag) == ("Plenum", '"a"')
    for bad in (failed("gone", 404), answer(b"<html>nothing here")):
        made = actions.take_answer(made, bad, by=BY, at=at)
        assert made.problem
        assert len(titles(made)) == 2
    made = actions.take_answer(made, NotModified(), by=BY, at=at)
    assert not made.problem
    assert len(titles(made)) == 2
    actions.remove_calendar(made, by=BY, at=at)
    assert not YearDay.objects.exists()


def test_an_address_is_followed_once_and_must_be_a_calendar(region: None, at: datetime) -> None:
    actions.follow_calendar(ADDRESS, failed("unreachable", "example.org"), kind="eu", by=BY, at=at)
    with pytest.raises(ValidationError):
        actions.follow_calendar(ADDRESS, answer(TWO), kind="eu", by=BY, at=at)
    with pytest.raises(NoCalendar):
        actions.follow_calendar(f"{ADDRESS}?2", answer(b"<html>"), kind="eu", by=BY, at=at)
    assert OutsideCalendar.objects.count() == 1


def test_the_job_reads_every_address_whatever_one_of_them_says(
    region: None, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {ADDRESS: answer(TWO), f"{ADDRESS}?2": failed("gone", 404)}
    for address in said:
        actions.follow_calendar(address, failed("unreachable", "x"), address, kind="eu", by=BY, at=at)
    actions.bring_calendar(TWO, "Fil", kind="eu", by=BY, at=at)

    class Asked:
        def fetch(self, address: str, **_given: str) -> Any:
            return said[address]

    monkeypatch.setattr(jobs, "default_fetcher", Asked)
    run = Running("governance.calendars", at, 1, 1)
    assert jobs.read_calendars(run) == {"calendars": 1, "failed": 1}
    assert OutsideCalendar.objects.get(address=ADDRESS).days.count() == 2


def test_days_of_a_calendar_are_changed_where_it_is_kept(region: None, at: datetime) -> None:
    day = actions.bring_calendar(TWO, kind="eu", by=BY, at=at).days.earliest("on")
    with pytest.raises(RuleBroken):
        actions.change_year_day(day, name_sv="Annat", by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.remove_year_day(day, by=BY, at=at)


def test_too_many_days_are_refused_and_nothing_is_kept(region: None, at: datetime) -> None:
    many = calendar(*[(str(n), f"Dag {n}", f"2027{n % 12 + 1:02}01") for n in range(2_001)])
    with pytest.raises(RuleBroken, match=r"2 000|2,000"):
        actions.bring_calendar(many, kind="eu", by=BY, at=at)
    assert not OutsideCalendar.objects.exists()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("strateg", True),
        ("admin", True),
        ("bryssel", False),
        ("sekreterare.rs", False),
        ("kontakt.us", False),
        ("majoritet.tsn", False),
        ("opposition.hsn", False),
    ],
)
def test_who_may_bring_calendars(
    who: str, may: bool, at: datetime, person: Callable[[str], Viewer], client_of: Callable[..., Client]
) -> None:
    made = actions.bring_calendar(TWO, kind="eu", by=BY, at=at)
    asked: tuple[Callable[[Viewer], Any], ...] = (
        lambda by: actions.bring_calendar(TWO, "En till", kind="eu", by=by, at=at),
        lambda by: actions.follow_calendar(ADDRESS, answer(TWO), kind="eu", by=by, at=at),
        lambda by: actions.take_answer(made, NotModified(), by=by, at=at),
        lambda by: actions.add_suggested_days(by=by, at=at),
        lambda by: actions.remove_calendar(made, by=by, at=at),
    )
    for ask in asked:
        if may:
            ask(person(who))
        else:
            with pytest.raises(NotAllowed):
                ask(person(who))
    assert client_of(who).get("/namnder/aret/kalendrar/").status_code == (200 if may else 403)


def test_by_hand_in_the_browser(
    at: datetime, client_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address = client_of("strateg", "sv"), "/namnder/aret/kalendrar/"

    class Asked:
        def fetch(self, asked: str, **_given: str) -> Any:
            assert asked == ADDRESS
            return answer(TWO)

    monkeypatch.setattr(outside, "quick_fetcher", Asked)
    for sent in (
        {"kind": "eu"},
        {"kind": "eu", "address": "ingenting"},
        {"kind": "eu", "address": "file:///etc/passwd"},
        {"kind": "eu", "file": SimpleUploadedFile("x.ics", b"<html>", "text/calendar")},
        {"kind": "eu", "address": ADDRESS, "file": SimpleUploadedFile("x.ics", TWO, "text/calendar")},
    ):
        assert client.post(address, sent).status_code == 422
    said = client.post(
        address, {"kind": "eu", "file": SimpleUploadedFile("x.ics", b"<html>")}
    ).content.decode()
    assert "Filen är ingen kalender" in said
    followed = {"kind": "eu", "address": ADDRESS.replace("https", "webcal"), "name": "Följd"}
    assert client.post(address, followed).status_code == 302
    brought = {"kind": "eu", "file": SimpleUploadedFile("x.ics", TWO, "text/calendar")}
    assert client.post(address, brought).status_code == 302
    assert sorted(OutsideCalendar.objects.values_list("name", flat=True)) == ["Följd", "Plenum"]
    made = OutsideCalendar.objects.get(name="Följd")
    assert client.post(f"{address}{made.pk}/las/").status_code == 302
    year = client.get("/namnder/aret/?year=2026&kind=eu").content.decode()
    assert year.count("Session") >= 2
    assert "möts" not in year.split("<h2")[1]
    assert client.post(f"{address}{made.pk}/ta-bort/").status_code == 302
    assert not OutsideCalendar.objects.filter(pk=made.pk).exists()


def test_suggested_days_come_once_and_what_people_changed_stays(region: None, at: datetime) -> None:
    added = actions.add_suggested_days(by=BY, at=at)
    assert added == len(list(suggested(at.date()))) == YearDay.objects.count()
    assert {"mandates-2026", "boards-2027", "presidency-2027-01-01"} <= set(
        YearDay.objects.values_list("key", flat=True)
    )
    day = YearDay.objects.get(key="annual-report")
    actions.change_year_day(day, on=date(2025, 4, 10), by=BY, at=at)
    assert actions.add_suggested_days(by=BY, at=at) == 0
    assert YearDay.objects.get(key="annual-report").on == date(2025, 4, 10)
