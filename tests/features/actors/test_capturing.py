"""Drafts made of mails and calendar files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions, queries
from utblick.features.actors.capturing import CannotRead, capture, capture_text
from utblick.features.actors.kinds import Channel, Origin
from utblick.features.actors.models import Contact, Person
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken

Someone = Callable[..., Person]
Viewing = Callable[[str], Viewer]

MAIL = """Message-ID: <one@example.org>
From: =?utf-8?q?Ada_Example?= <ada@example.org>
To: bryssel@utblick.example
Cc: Bo Exempel <bo@other.example>
Date: Fri, 20 Nov 2026 10:00:00 +0100
Subject: Interreg
Content-Type: text/plain; charset=utf-8

Hej, vi ses på måndag.
"""
FORWARDED = """Message-ID: <two@utblick.example>
From: bryssel@utblick.example
To: kontakter@utblick.example
Date: Mon, 23 Nov 2026 08:00:00 +0100
Subject: VB: Fråga om besök
Content-Type: text/plain; charset=utf-8

-----Ursprungligt meddelande-----
Från: Ada Example <ada@example.org>
Skickat: den 12 november 2026 09:12
Till: EU-kontoret <bryssel@utblick.example>
Ämne: Fråga om besök

Kan ni ta emot oss i maj?
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:a@example.org
DTSTART:20261120T120000Z
DTEND:20261120T133000Z
SUMMARY:Möte om gränshinder
LOCATION:Bryssel
ORGANIZER;CN=Ada Example:mailto:ada@example.org
ATTENDEE;CN=EU-kontoret:mailto:bryssel@utblick.example
ATTENDEE;CUTYPE=ROOM;CN=Rum 5:mailto:rum5@utblick.example
END:VEVENT
BEGIN:VEVENT
UID:b@example.org
DTSTART;VALUE=DATE:20261224
SUMMARY:Inställt
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_mail_becomes_a_draft_with_those_who_are_known(
    someone: Someone, person: Viewing, at: datetime
) -> None:
    ada = someone("Ada Example", mail="ada@example.org")
    by = person("bryssel")
    (draft,) = capture(MAIL.encode(), by=by, at=at).made
    assert (draft.is_draft, draft.channel, draft.origin) == (True, Channel.MAIL, Origin.MAIL)
    assert (draft.on, draft.subject, draft.said) == (date(2026, 11, 20), "Interreg", "Hej, vi ses på måndag.")
    rows = {row.name: (row.person, row.mail) for row in draft.counterparts.all()}
    assert rows == {"Ada Example": (ada, "ada@example.org"), "Bo Exempel": (None, "bo@other.example")}
    assert [one.email for one in draft.accounts.all()] == ["bryssel@utblick.example"]


def test_the_same_mail_makes_no_second_draft(person: Viewing, at: datetime) -> None:
    by = person("bryssel")
    capture(MAIL.encode(), by=by, at=at)
    again = capture(MAIL.encode(), by=by, at=at.replace(hour=12))
    assert (again.made, again.known) == ([], 1)
    assert Contact.objects.count() == 1


def test_a_forwarded_mail_is_of_the_day_and_the_people_of_the_first(
    someone: Someone, person: Viewing, at: datetime
) -> None:
    ada = someone("Ada Example", mail="ada@example.org")
    (draft,) = capture(FORWARDED.encode(), by=person("bryssel"), at=at).made
    assert (draft.on, draft.subject) == (date(2026, 11, 12), "Fråga om besök")
    assert draft.said == "Kan ni ta emot oss i maj?"
    assert [row.person for row in draft.counterparts.all()] == [ada]


def test_a_pasted_mail_is_read_by_its_head(person: Viewing, at: datetime) -> None:
    text = FORWARDED.partition("-----Ursprungligt meddelande-----\n")[2]
    (draft,) = capture_text(text, by=person("bryssel"), at=at).made
    assert (draft.on, draft.counterparts.get().mail) == (date(2026, 11, 12), "ada@example.org")
    with pytest.raises(CannotRead, match="Ingen rad säger"):
        capture_text("Hej!", by=person("bryssel"), at=at)


def test_a_calendar_becomes_drafts(someone: Someone, person: Viewing, at: datetime) -> None:
    ada = someone("Ada Example", mail="ada@example.org")
    by = person("bryssel")
    (draft,) = capture(CALENDAR.encode(), by=by, at=at).made
    assert (draft.on, draft.time, draft.place) == (date(2026, 11, 20), time(13, 0), "Bryssel")
    assert float(draft.hours or 0) == 1.5
    assert [row.person for row in draft.counterparts.all()] == [ada]
    assert capture(CALENDAR.encode(), by=by, at=at.replace(hour=13)).known == 1


def test_what_is_neither_is_told(person: Viewing, at: datetime) -> None:
    with pytest.raises(CannotRead, match="varken ett brev"):
        capture(b"hej", by=person("bryssel"), at=at)


def test_who_does_not_write_makes_no_drafts(person: Viewing, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        capture(MAIL.encode(), by=person("kommunikator"), at=at)


def test_a_draft_is_completed_as_it_stands_and_its_people_become_known(person: Viewing, at: datetime) -> None:
    by = person("bryssel")
    (draft,) = capture(MAIL.encode(), by=by, at=at).made
    assert not Person.objects.exists()
    done = actions.change_contact(draft, actions.standing_wish(draft), version=1, by=by, at=at)
    assert not done.is_draft
    assert {row.name for row in Person.objects.all()} == {"Ada Example", "Bo Exempel"}
    assert done in queries.contacts(person("strateg"))


def test_only_drafts_are_thrown_away(person: Viewing, at: datetime) -> None:
    by = person("bryssel")
    (draft,) = capture(MAIL.encode(), by=by, at=at).made
    with pytest.raises(NotAllowed):
        actions.remove_draft(draft, by=person("strateg"), at=at)
    actions.remove_draft(draft, by=by, at=at)
    assert not Contact.objects.exists()


def test_an_appointment_of_a_day_that_cannot_be_makes_no_draft(
    person: Viewing, client_of: Callable[..., Client], at: datetime
) -> None:
    odd = CALENDAR.replace("DTSTART:2026", "DTSTART:2099").replace("DTEND:2026", "DTEND:2099")
    odd = odd.replace(":2026112", ":2099112")
    assert odd != CALENDAR
    with pytest.raises(RuleBroken, match="två år framåt"):
        capture(odd.encode(), by=person("bryssel"), at=at)
    file = SimpleUploadedFile("a.ics", odd.encode(), "text/calendar")
    answer = client_of("bryssel", "sv").post(reverse("actors:take_in"), {"file": file})
    assert (answer.status_code, "två år framåt" in answer.content.decode()) == (422, True)
    assert not Contact.objects.exists()


def test_a_mail_whose_clock_is_wrong_is_of_today(person: Viewing, at: datetime) -> None:
    old = MAIL.replace("20 Nov 2026", "1 Jan 1970").replace("Fri,", "Thu,")
    (draft,) = capture(old.encode(), by=person("bryssel"), at=at).made
    assert draft.on == at.date()
