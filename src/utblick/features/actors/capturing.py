"""Make drafts of contacts from a mail or a calendar file: with whom, when, about what.

People are known again by their mail address, or by a name that only one has. Our own are told from others by
the addresses of accounts and their domains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.connectors.ical.appointments import Appointment, read_appointments
from utblick.connectors.ical.days import NoCalendar
from utblick.connectors.mailbox.wire import Letter, read_letter
from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import clean
from utblick.connectors.tables.days import days_in
from utblick.features.actors import rules
from utblick.features.actors.actions.contacts import Wish, write_contact
from utblick.features.actors.folding import fold
from utblick.features.actors.freezing import Who
from utblick.features.actors.kinds import Channel, Origin
from utblick.features.actors.models import Contact, Person
from utblick.features.actors.queries import kinds_seen
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

LARGEST = 25_000_000
LONGEST = 8_000
MOST = 200
# How mail programs write, above a forwarded letter, who it was from and when, in Swedish and English.
HEAD = re.compile(
    r"^[ \t>*]*(from|från|to|till|cc|kopia|subject|ämne|sent|skickat|date|datum)[ \t]*\*?:[ \t*]*(.+)$",
    re.I | re.M,
)
FORWARD = re.compile(r"^\s*((fw|fwd|vb|vs|vidarebefordrat|sv|re)\s*:\s*)+", re.I)
ADDRESS = re.compile(r"(?:\"?([^\"<>;,:@\n]{2,80}?)\"?\s*)?<?(?:mailto:)?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?")
DAY = re.compile(
    r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2}\s+[A-Za-zåäö]{3,9}\.?,?\s+20\d\d\b|\b[A-Za-z]{3,9}\s+\d{1,2},?\s+20\d\d\b"
)
QUOTED = re.compile(r"^>[> ]*", re.M)


class CannotRead(ValueError):
    """Say in a sentence why a file or a text gives no draft."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What came of a file: the drafts that are new, and how many were there already."""

    made: list[Contact]
    known: int


@dataclass(frozen=True, slots=True)
class _People:
    """Who is ours and who is not, looked up once."""

    accounts: dict[str, Account]
    domains: frozenset[str]
    by_mail: dict[str, Person]
    by_name: dict[str, Person | None]

    def sort(self, given: Iterable[tuple[str, str]]) -> tuple[list[Account], list[Who]]:
        """Give our accounts and the counterparts among some names and addresses."""
        ours: dict[int, Account] = {}
        others: dict[str, Who] = {}
        for name, mail in given:
            mail = mail.lower()
            account = self.accounts.get(mail)
            if account is not None:
                ours[account.pk] = account
            elif mail.rpartition("@")[2] not in self.domains or not mail:
                person = self.by_mail.get(mail) or self.by_name.get(fold(name))
                who = Who(person=person) if person else Who(name=name or mail.partition("@")[0], mail=mail)
                others.setdefault(f"p{person.pk}" if person else mail or fold(name), who)
        return list(ours.values()), list(others.values())


def _people(viewer: Viewer, given: Sequence[tuple[str, str]]) -> _People:
    mails = {mail.lower() for _name, mail in given if mail}
    names = {fold(name) for name, _mail in given if name}
    accounts = {one.email.lower(): one for one in Account.objects.filter(is_active=True)}
    rows = Person.objects.filter(merged_into=None, forgotten_on=None, kind__in=kinds_seen(viewer))
    by_name: dict[str, Person | None] = {}
    for name in names:
        found = list(rows.filter(folded__contains=f" {name} ")[:2]) if name else []
        by_name[name] = found[0] if len(found) == 1 else None
    return _People(
        accounts=accounts,
        domains=frozenset(mail.rpartition("@")[2] for mail in accounts),
        by_mail={row.mail.lower(): row for row in rows.filter(mail__in=mails)},
        by_name=by_name,
    )


def capture(data: bytes, *, by: Viewer, at: datetime) -> Captured:
    """Make drafts of a file: a calendar (.ics) or a mail (.eml). Raises CannotRead and NoCalendar."""
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR"):
        return _calendar(data, by, at)
    if len(data) > LARGEST:
        raise CannotRead(_("The mail is larger than %(n)s MB.") % {"n": LARGEST // 1_000_000})
    letter = read_letter(data)
    if letter is None:
        raise CannotRead(_("The file is neither a mail (.eml) nor a calendar (.ics)."))
    body = _plain(letter)
    appointments = _come_along(letter)
    if appointments:
        return _meetings(appointments, by, at, otherwise=body)
    is_forwarded = bool(FORWARD.match(letter.subject))
    head = _head(body) if is_forwarded else {}
    inner = letter.enclosed
    people = [*letter.people, *(inner.people if inner else ()), *_addresses(head)]
    subject = (inner.subject if inner else "") or head.get("subject", "") or letter.subject
    on = (_day(inner.date) if inner else None) or _day(head.get("sent", "")) or _day(letter.date)
    return _one(
        people,
        subject=FORWARD.sub("", subject),
        said=_after_head(body) if head else body,
        on=on or day_of(at),
        key=letter.id or f"{letter.date} {letter.subject}",
        by=by,
        at=at,
    )


def _plain(letter: Letter) -> str:
    """Give what a mail says, a line for a line: of one that has only HTML as its reader would see it."""
    return clean(letter.text) or html_text(letter.html)


def _come_along(letter: Letter) -> list[Appointment]:
    """Give the appointments of the calendars in a mail; of one that cannot be read the mail still speaks."""
    found: dict[str, Appointment] = {}
    for data in letter.calendars:
        try:
            found |= {one.key: one for one in read_appointments(data)}
        except NoCalendar:
            continue
    return list(found.values())[:MOST]


def capture_text(text: str, *, by: Viewer, at: datetime) -> Captured:
    """Make a draft of a mail that was pasted. Raises CannotRead."""
    head = _head(text)
    if not head:
        raise CannotRead(
            _(
                "No line says who the mail was from. Copy it with the lines From, To and Subject above the text."
            )
        )
    on = _day(head.get("sent", "")) or day_of(at)
    subject = FORWARD.sub("", head.get("subject", ""))
    key = f"{head.get('from', '')} {head.get('sent', '')} {subject}"
    return _one(_addresses(head), subject=subject, said=_after_head(text), on=on, key=key, by=by, at=at)


def _one(
    people: Sequence[tuple[str, str]],
    *,
    subject: str,
    said: str,
    on: date,
    key: str,
    by: Viewer,
    at: datetime,
) -> Captured:
    ours, others = _people(by, people).sort(people)
    wish = Wish(
        on=min(on, day_of(at)) if rules.is_likely_day(on, day_of(at)) else day_of(at),
        subject=subject.strip()[:200] or _("(no subject)"),
        said=said.strip()[:LONGEST],
        who=others,
        accounts=_with(ours, by),
        channel=Channel.MAIL,
        is_draft=True,
        origin=Origin.MAIL,
        origin_key=key[:300],
    )
    return _kept([wish], by, at)


def _calendar(data: bytes, by: Viewer, at: datetime) -> Captured:
    appointments = read_appointments(data)[:MOST]
    if not appointments:
        raise CannotRead(_("There is no appointment in the calendar."))
    return _meetings(appointments, by, at)


def _meetings(
    appointments: Sequence[Appointment], by: Viewer, at: datetime, *, otherwise: str = ""
) -> Captured:
    """Make drafts of appointments; `otherwise` is what is said of one that says nothing itself.

    Raises RuleBroken for a day that no contact has, before any draft is made.
    """
    for one in appointments:
        rules.check_day_is_likely(one.on, day_of(at))
    everyone = [(one.name, one.mail) for each in appointments for one in each.people]
    known = _people(by, everyone)
    wishes = []
    for one in appointments:
        ours, others = known.sort((person.name, person.mail) for person in one.people)
        wishes.append(
            Wish(
                on=one.on,
                time=one.at,
                subject=one.title,
                said=(clean(one.note) or otherwise)[:LONGEST],
                place=one.place,
                hours=Decimal(str(one.hours)) if one.hours is not None else None,
                who=others,
                accounts=_with(ours, by),
                channel=Channel.MEETING,
                is_draft=True,
                origin=Origin.CALENDAR,
                origin_key=one.key,
            )
        )
    return _kept(wishes, by, at)


def _kept(wishes: Sequence[Wish], by: Viewer, at: datetime) -> Captured:
    made, known = [], 0
    for wish in wishes:
        contact = write_contact(wish, by=by, at=at)
        if contact.written_at == at:
            made.append(contact)
        else:
            known += 1
    return Captured(made, known)


def _with(ours: list[Account], by: Viewer) -> list[Account]:
    if by.account_id is None or any(one.pk == by.account_id for one in ours):
        return ours
    return [*Account.objects.filter(pk=by.account_id), *ours]


NAMES = {
    "från": "from",
    "till": "to",
    "kopia": "cc",
    "ämne": "subject",
    "skickat": "sent",
    "datum": "sent",
    "date": "sent",
}


def _head(text: str) -> dict[str, str]:
    """Give the first lines that say from whom, to whom, when and about what."""
    found: dict[str, str] = {}
    for match in HEAD.finditer(text[:20_000]):
        name = match[1].lower()
        found.setdefault(NAMES.get(name, name), match[2].strip())
        if len(found) == 5:
            break
    return found if "from" in found else {}


def _after_head(text: str) -> str:
    last = 0
    for match in HEAD.finditer(text[:20_000]):
        if last and match.start() > last + 3:
            break
        last = match.end()
    after = text[last:].strip() or text.strip()
    # Some programs quote all that they forward.
    return QUOTED.sub("", after) if after.startswith(">") else after


def _addresses(head: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for name in ("from", "to", "cc"):
        for match in ADDRESS.finditer(head.get(name, "")):
            found.append(((match[1] or "").strip(" '\"[("), match[2].lower()))
    return found


def _day(words: str) -> date | None:
    """Give the day of a mail's date, as programs and people write it; None where it cannot be read."""
    if not words:
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        moment = None
    if moment is not None:
        return day_of(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
    if match := DAY.search(words):
        found = days_in(match[0])
        return found[0] if found else None
    return None
