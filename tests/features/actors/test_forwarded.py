"""Mails as programs forward them: only HTML, whole as an attachment, with an appointment, quoted, damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage

import pytest

from utblick.connectors.mailbox.imap import MailboxState, Mails
from utblick.features.actors.actions import mailbox
from utblick.features.actors.capturing import capture
from utblick.features.actors.kinds import Channel, Origin
from utblick.features.actors.models import Contact, MailboxReading
from utblick.foundation.accounts.viewer import Viewer, system

Viewing = Callable[[str], Viewer]
HTML = """<html><body><p>Se nedan</p><div><p><b>Från:</b> Ada Example &lt;ada@regi.example&gt;<br><b>Skickat:</b>
den 12 november 2026 09:12<br><b>Till:</b> Handläggare<br><b>Ämne:</b> Interreg &amp; gränser</p></div>
<p>Vi ses i <b>Bryssel</b>.</p></body></html>"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
METHOD:REQUEST
BEGIN:VEVENT
UID:a@example.org
DTSTART:20261112T120000Z
SUMMARY:Möte med kabinettet
ATTENDEE;CN=Ada Example:mailto:ada@cab.example
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def mail(subject: str = "VB: Interreg", text: str = "Hej\n") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Handläggare <bryssel@utblick.example>"
    made["Subject"] = subject
    made["Date"] = "Mon, 16 Nov 2026 10:00:00 +0100"
    made["Message-ID"] = "<one@utblick.example>"
    made.set_content(text)
    return made


def draft(made: EmailMessage | bytes, person: Viewing, at: datetime) -> Contact:
    data = made if isinstance(made, bytes) else bytes(made)
    (found,) = capture(data, by=person("bryssel"), at=at).made
    return found


def met(contact: Contact) -> list[tuple[str, str]]:
    return [(row.name, row.mail) for row in contact.counterparts.all()]


def test_a_mail_that_is_html_alone_is_read_as_its_reader_sees_it(person: Viewing, at: datetime) -> None:
    made = mail()
    made.set_content(HTML, subtype="html", charset="iso-8859-1")
    found = draft(made, person, at)
    assert met(found) == [("Ada Example", "ada@regi.example")]
    assert (found.on, found.subject, found.said) == (
        date(2026, 11, 12),
        "Interreg & gränser",
        "Vi ses i Bryssel.",
    )


def test_a_mail_that_is_forwarded_whole_says_itself_who_it_was_from(person: Viewing, at: datetime) -> None:
    inner = EmailMessage()
    inner["From"] = "Ada Example <ada@regi.example>"
    inner["To"] = "bryssel@utblick.example"
    inner["Subject"] = "Skogsstrategin"
    inner["Date"] = "Thu, 12 Nov 2026 09:00:00 +0100"
    inner.set_content("Kan ni svara?\n")
    made = mail("VB: Skogen", "Se bifogat.\n")
    made.add_attachment(inner)
    found = draft(made, person, at)
    assert met(found) == [("Ada Example", "ada@regi.example")]
    assert (found.on, found.subject) == (date(2026, 11, 12), "Skogsstrategin")
    assert "Kan ni svara?" in found.said


@pytest.mark.parametrize("how", ["attachment", "alternative", "alone"])
def test_an_invitation_is_a_meeting(how: str, person: Viewing, at: datetime) -> None:
    made = mail(text="Se inbjudan.\n")
    if how == "attachment":
        made.add_attachment(CALENDAR.encode(), maintype="text", subtype="calendar", filename="möte.ics")
    elif how == "alternative":
        made.add_alternative(CALENDAR, subtype="calendar", params={"method": "REQUEST"})
    else:
        made.set_content(CALENDAR, subtype="calendar", cte="8bit")
    found = draft(made, person, at)
    assert (found.origin, found.channel, found.on) == (Origin.CALENDAR, Channel.MEETING, date(2026, 11, 12))
    assert (found.subject, met(found)) == ("Möte med kabinettet", [("Ada Example", "ada@cab.example")])
    # The same appointment from the calendar itself makes no second draft.
    again = capture(CALENDAR.encode(), by=person("bryssel"), at=at.replace(hour=at.hour + 1))
    assert (again.made, again.known) == ([], 1)


@pytest.mark.parametrize("calendar", ["BEGIN:VCALENDAR\r\nhej", "hej", CALENDAR.replace("REQUEST", "CANCEL")])
def test_of_a_calendar_that_says_nothing_the_mail_speaks(
    calendar: str, person: Viewing, at: datetime
) -> None:
    made = mail()
    made.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="a.ics")
    found = draft(made, person, at)
    assert (found.origin, found.subject, found.said) == (Origin.MAIL, "Interreg", "Hej")


def test_a_mail_may_speak_of_calendars(person: Viewing, at: datetime) -> None:
    assert draft(mail(text="Filen börjar med BEGIN:VCALENDAR.\n"), person, at).origin == Origin.MAIL


@pytest.mark.parametrize(
    ("text", "on", "said"),
    [
        (
            "---------- Forwarded message ---------\nFrom: Ada <ada@cor.example>\n"
            "Date: Thu, Nov 12, 2026 at 3:15 PM\nSubject: Hearing\nTo: <bryssel@utblick.example>\n\nSee you.\n",
            date(2026, 11, 12),
            "See you.",
        ),
        (
            "Vidarebefordrat brev:\n\n> Från: Ada <ada@cor.example>\n> Ämne: Hearing\n"
            "> Datum: 12 november 2026 15:15:00 CET\n> Till: bryssel@utblick.example\n> \n> Hej!\n> Vi ses.\n",
            date(2026, 11, 12),
            "Hej!\nVi ses.",
        ),
    ],
)
def test_days_and_quotes_as_programs_write_them(
    text: str, on: date, said: str, person: Viewing, at: datetime
) -> None:
    found = draft(mail(text=text), person, at)
    assert (found.on, found.said, found.subject) == (on, said, "Hearing")


def test_what_no_database_can_store_is_left_out(person: Viewing, at: datetime) -> None:
    data = bytes(mail()).replace(b"Hej\n", b"Hej\x00 d\xc3\xa5\n")
    assert draft(data, person, at).said == "Hej då"


def test_one_mail_that_nothing_can_be_made_of_stops_no_other(
    region: None, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, **who: object) -> object:
        if b"trasig" in data:
            raise RecursionError
        return capture(data, **who)  # type: ignore[arg-type]

    monkeypatch.setattr(mailbox, "capture", broken)
    calendar = b"From: bryssel@utblick.example\r\n\r\n"
    letters = (bytes(mail(text="trasig")), calendar, bytes(mail()))
    mails = Mails(tuple(enumerate(letters, 1)), (), MailboxState(1, 3))
    assert mailbox.take_mails(mails, by=system("test"), at=at) == {"drafts": 2, "known": 0, "refused": 1}
    assert MailboxReading.objects.get().last_uid == 3
