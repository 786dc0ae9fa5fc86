"""Write what was said to whom, complete drafts, follow up, and keep promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from utblick.features.actors import contact_subjects, rules
from utblick.features.actors.actions.people import make_person, make_post
from utblick.features.actors.actions.saving import changed, check_version, review_anew, told
from utblick.features.actors.actions.writing_boards import boards_written
from utblick.features.actors.freezing import Who, frozen, frozen_anew
from utblick.features.actors.kinds import Channel, HowKnown, Origin, PersonKind, PostRole, Standing
from utblick.features.actors.models import Contact, Promise, RetentionRule
from utblick.features.actors.naming import bodies_called
from utblick.features.actors.queries import may_change
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Unit
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

WRITE = "actors.contact.write"
PLAIN = frozenset(
    {
        "on",
        "time",
        "channel",
        "place",
        "subject",
        "said",
        "our_others",
        "hours",
        "follow_up_on",
        "follow_up_by",
        "secrecy",
        "secrecy_reason",
        "standing",
        "diary_number",
        "retention",
        "is_draft",
    }
)
Cleaned = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as it is written in the form."""

    side: str
    what: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A contact as somebody wants it. `kept` are the numbers of counterparts that stay as they were frozen."""

    on: date
    subject: str
    who: Sequence[Who] = ()
    kept: Sequence[int] = ()
    time: time | None = None
    channel: str = Channel.MEETING
    place: str = ""
    said: str = ""
    accounts: Sequence[Account] = ()
    units: Sequence[Unit] = ()
    boards: Sequence[Board] = ()
    our_others: str = ""
    hours: Decimal | None = None
    follow_up_on: date | None = None
    follow_up_by: Account | None = None
    promises: Sequence[Promised] = ()
    secrecy: str = ""
    secrecy_reason: str = ""
    standing: str = Standing.NOTE
    diary_number: str = ""
    retention: RetentionRule | None = None
    is_draft: bool = False
    origin: str = Origin.HAND
    origin_key: str = ""
    is_example: bool = False
    subjects: Cleaned = field(default_factory=dict)


def standing_wish(contact: Contact) -> Wish:
    """Give a draft as it stands, wished into the log."""
    return Wish(
        **{name: getattr(contact, name) for name in PLAIN - {"is_draft"}},
        kept=[row.pk for row in contact.counterparts.all()],
        accounts=list(contact.accounts.all()),
        units=list(contact.units.all()),
        boards=list(contact.boards.all()),
        origin=contact.origin,
        origin_key=contact.origin_key,
    )


@transaction.atomic
def write_contact(wish: Wish, *, form_key: UUID | None = None, by: Viewer, at: datetime) -> Contact:
    """Keep a contact; the same form sent twice, and the same mail or appointment, is kept once."""
    if not by.may_somewhere(WRITE):
        raise NotAllowed(WRITE)
    there = None
    if form_key is not None:
        there = Contact.objects.filter(form_key=form_key).first()
    if there is None and wish.origin_key:
        there = Contact.objects.filter(
            written_by=by.account_id, origin=wish.origin, origin_key=wish.origin_key
        ).first()
    if there is not None:
        return there
    contact = Contact(
        written_by_id=by.account_id,
        written_at=at,
        form_key=form_key,
        origin=wish.origin,
        origin_key=wish.origin_key[:300],
        is_example=wish.is_example,
    )
    names = _fill(contact, wish, by, at)
    code = "actors.contact.drafted" if contact.is_draft else "actors.contact.written"
    audit.record(code, by=by, at=at, target=contact, changes=told(names))
    return contact


@transaction.atomic
def change_contact(contact: Contact, wish: Wish, *, version: int, by: Viewer, at: datetime) -> Contact:
    """Change a contact as it was at `version`; completing a draft is such a change too."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if not may_change(by, contact):
        raise NotAllowed(WRITE)
    check_version(contact, version)
    was_draft = contact.is_draft
    names = _fill(contact, wish, by, at)
    if names:
        Contact.objects.filter(pk=contact.pk).update(version=version + 1)
        contact.version = version + 1
        code = "actors.contact.completed" if was_draft and not contact.is_draft else "actors.contact.changed"
        audit.record(code, by=by, at=at, target=contact, changes=told(names))
    return contact


def _fill(contact: Contact, wish: Wish, by: Viewer, at: datetime) -> list[str]:
    """Set, check and save everything; give the names of what became different."""
    today = day_of(at)
    rules.check_has_counterpart(len(wish.who) + len(wish.kept) or int(wish.is_draft))
    rules.check_day_is_likely(wish.on, today)
    if not wish.is_draft:
        rules.check_has_happened(wish.on, today)
    rules.check_follows_after(wish.follow_up_on, wish.on)
    rules.check_secrecy_has_reason(wish.secrecy, wish.secrecy_reason)
    wish = replace(wish, boards=boards_written(contact, wish.boards, is_draft=wish.is_draft, by=by, at=at))
    fields = {name: getattr(wish, name) for name in PLAIN}
    if wish.follow_up_on and wish.follow_up_by is None:
        fields["follow_up_by"] = contact.follow_up_by or _account(by)
    fields["subject"] = " ".join(wish.subject.split())
    before = contact.secrecy if contact.pk else ""
    day = contact.on if contact.pk else wish.on
    names = changed(contact, fields, PLAIN)
    if contact.secrecy != before:
        contact.secrecy_by = by.name[:120] if contact.secrecy else ""
        contact.secrecy_on = today if contact.secrecy else None
    checked_and_saved(contact)
    names += _set_ours(contact, wish)
    if day != contact.on:
        names += _set_day(contact, day)
    names += _set_counterparts(contact, wish, by, at)
    if wish.promises:
        account = _account(by)
        for one in wish.promises:
            row = Promise(contact=contact, side=one.side, what=one.what, who=one.who, due_on=one.due_on)
            row.account = account
            checked_and_saved(row)
        names.append("promises")
    contact_subjects.save_all(by, at, contact, wish.subjects)
    return names


def _account(by: Viewer) -> Account | None:
    return Account.objects.filter(pk=by.account_id).first() if by.account_id is not None else None


def _set_ours(contact: Contact, wish: Wish) -> list[str]:
    names = []
    for name in ("accounts", "units", "boards"):
        held, wanted = getattr(contact, name), list(getattr(wish, name))
        if {row.pk for row in held.all()} != {row.pk for row in wanted}:
            held.set(wanted)
            names.append(name)
    return names


def _set_day(contact: Contact, before: date) -> list[str]:
    """Freeze anew what was frozen of a day that has been corrected; tell whether something of it became different."""
    differ = [
        frozen_anew(row, before, contact.on) for row in contact.counterparts.select_related("person", "body")
    ]
    differ += contact_subjects.freeze_all_anew(contact)
    return ["frozen"] if any(differ) else []


def _set_counterparts(contact: Contact, wish: Wish, by: Viewer, at: datetime) -> list[str]:
    gone = list(contact.counterparts.exclude(pk__in=wish.kept))
    for row in gone:
        row.delete()
    for who in wish.who:
        row = frozen(_known(who, by, at) if not wish.is_draft else who, wish.on)
        row.contact = contact
        checked_and_saved(row)
    if not wish.is_draft:
        _know_kept(contact, by, at)
        for row in contact.counterparts.select_related("person"):
            if row.person is not None:
                review_anew(row.person, day_of(at))
    return ["counterparts"] if gone or wish.who else []


def _know_kept(contact: Contact, by: Viewer, at: datetime) -> None:
    """Make people of those a draft names and nobody knew, now that somebody has completed it."""
    for row in contact.counterparts.filter(person=None).exclude(name="", mail=""):
        if row.body_id and not row.name:
            continue
        known = _known(
            Who(
                name=row.name or row.mail,
                function=row.function_sv,
                institution=row.institution_sv,
                mail=row.mail,
            ),
            by,
            at,
        )
        row.person, row.body = known.person, known.body or row.body
        row.save()


def _known(who: Who, by: Viewer, at: datetime) -> Who:
    """Give a counterpart whose name is new as a person: an official with a name and a function, nothing more.

    A role in a body is kept only where the institution is one that stands in the list of bodies.
    """
    if who.person is not None or who.body is not None:
        return who
    body = next(iter(bodies_called(who.institution)), None)
    if not who.name.strip():
        return Who(body=body, function=who.function, institution=who.institution)
    person = make_person(
        kind=PersonKind.OFFICIAL, name=who.name, mail=who.mail, how_known=HowKnown.PERSON, by=by, at=at
    )
    if body is not None:
        title = who.function.strip()[:120]
        make_post(person, body=body, role=PostRole.OTHER, title_sv=title, title_en=title, by=by, at=at)
    return Who(person=person, body=body, function=who.function, institution=who.institution, mail=who.mail)


@transaction.atomic
def remove_draft(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """Throw away a draft that is no contact."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if not may_change(by, contact):
        raise NotAllowed(WRITE)
    rules.check_is_draft(contact.is_draft)
    audit.record("actors.contact.draft_removed", by=by, at=at, target=contact)
    contact.delete()


@transaction.atomic
def follow_up(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """Say that a contact has been followed up."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if not may_change(by, contact) and contact.follow_up_by_id != by.account_id:
        raise NotAllowed(WRITE)
    rules.check_is_open(not contact.is_open)
    contact.followed_up_on = day_of(at)
    contact.save(update_fields=["followed_up_on"])
    audit.record("actors.contact.followed_up", by=by, at=at, target=contact)


@transaction.atomic
def keep_promise(promise: Promise, *, by: Viewer, at: datetime) -> None:
    """Say that what was promised has been done."""
    promise = Promise.objects.select_for_update(of=("self",)).select_related("contact").get(pk=promise.pk)
    if not may_change(by, promise.contact) and promise.account_id != by.account_id:
        raise NotAllowed(WRITE)
    rules.check_is_open(promise.done_on is not None)
    promise.done_on = day_of(at)
    promise.save(update_fields=["done_on"])
    audit.record("actors.promise.kept", by=by, at=at, target=promise.contact)
