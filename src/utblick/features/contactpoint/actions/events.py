"""Events: written, signed up for without signing in, attended, judged, and their lists erased on the day.

When all seats are taken, who signs up waits; a seat that becomes free goes to who has waited longest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from utblick.features.contactpoint import letters, periods, rules, signing_up
from utblick.features.contactpoint.actions.saving import WRITE, locked, saved
from utblick.features.contactpoint.counties import county_choices
from utblick.features.contactpoint.models import Evaluation, Event, SignUp
from utblick.features.contactpoint.signing_up import Door
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit, outbox
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset(
    {
        "key",
        "title_sv",
        "title_en",
        "about_sv",
        "about_en",
        "programme",
        "starts_at",
        "ends_at",
        "place",
        "seats",
        "sign_up_until",
        "erase_on",
        "is_open",
        "minutes",
    }
)


@transaction.atomic
def save_event(
    event: Event | None, *, version: int | None = None, by: Viewer, at: datetime, **fields: Any
) -> Event:
    """Write an event, or change one; without a short name it gets one of its title. More seats let in who waits."""
    by.check(WRITE)
    fields["key"] = fields.get("key") or (
        event.key if event is not None else signing_up.free_key(fields["title_sv"])
    )
    rules.check_programme_is_known(fields["programme"], periods.periods())
    rules.check_signs_up_before(fields["sign_up_until"], fields["starts_at"])
    rules.check_erased_after(fields["erase_on"], day_of(fields["ends_at"]))
    row = locked(event, version) if event is not None else Event()
    made = saved(row, fields, FIELDS, "contactpoint.event.saved", by=by, at=at)
    _let_in(made, at)
    return made


@transaction.atomic
def sign_up(
    event: Event, *, name: str, mail: str, organisation: str, county: str, language: str, at: datetime
) -> SignUp:
    """Take somebody's sign-up and send them the confirmation; the same address again changes what it said.

    Who comes when all seats are taken is put on the waiting list. Nobody is signed in: what comes from outside is
    checked here once more. The trail is not told who it was.
    """
    event = locked(event)
    stands = signing_up.door(event, at)
    rules.check_event_is_open(stands in (Door.OPEN, Door.FULL))
    rules.check_county_is_known(county, [code for code, _words in county_choices(day_of(at))])
    mail = mail.strip().casefold()
    row = event.sign_ups.filter(mail=mail).first()
    if row is None:
        row = SignUp(event=event, mail=mail, at=at, is_waiting=stands is Door.FULL)
    rules.check_names_no_personal_number((name, organisation))
    row.name, row.organisation, row.county = name.strip(), organisation.strip(), county
    checked_and_saved(row)
    _send(row, letters.confirmation(row, language), language, at)
    return row


@transaction.atomic
def sign_off(row: SignUp, *, at: datetime) -> None:
    """Let somebody off the list: nothing of them is kept. Who waits gets the seat."""
    event = locked(row.event)
    row.delete()
    _let_in(event, at)


def _let_in(event: Event, at: datetime) -> None:
    """Give free seats to those who wait, the longest first, until the event begins; each is told."""
    if event.erased_on is not None or at >= event.starts_at:
        return
    waiting = event.sign_ups.filter(is_waiting=True).order_by("at", "pk")
    if event.seats is not None:
        seated = event.sign_ups.filter(is_waiting=False).count()
        waiting = waiting[: max(0, event.seats - seated)]
    for row in waiting:
        row.is_waiting = False
        row.save(update_fields=["is_waiting"])
        _send(row, letters.seat(row), settings.LANGUAGE_CODE, at)


def _send(row: SignUp, letter: letters.Letter, language: str, at: datetime) -> None:
    outbox.enqueue(
        key=f"contactpoint:sign-up:{row.pk}:{int(row.is_waiting)}:{int(at.timestamp())}",
        to=row.mail,
        subject=letter.subject,
        text=letter.text,
        language=language,
        private=True,
        at=at,
    )


@transaction.atomic
def note_attendance(event: Event, came: Collection[int], *, by: Viewer, at: datetime) -> Event:
    """Note who came; all others on the list did not."""
    by.check(WRITE)
    event = locked(event)
    rows = list(event.sign_ups.all())
    for row in rows:
        row.came = row.pk in came
    SignUp.objects.bulk_update(rows, ["came"])
    _count(event)
    changes = {"came_count": event.came, "sign_ups": len(rows)}
    audit.record("contactpoint.event.attendance", by=by, at=at, target=event, changes=changes)
    return event


@transaction.atomic
def evaluate(event: Event, *, grade: int, best: str, missing: str, at: datetime) -> Evaluation:
    """Keep what a visitor thought; who it was is neither asked nor kept."""
    rules.check_event_is_over(event.ends_at <= at and event.erased_on is None)
    rules.check_names_no_personal_number((best, missing))
    row = Evaluation(event=event, grade=grade, best=best.strip(), missing=missing.strip(), on=day_of(at))
    checked_and_saved(row)
    return row


@transaction.atomic
def erase_lists(*, by: Viewer, at: datetime) -> int:
    """Erase the lists whose day has come and keep the counts; give how many people were erased."""
    by.check(WRITE)
    gone = 0
    due = Event.objects.select_for_update(of=("self",)).filter(erase_on__lte=day_of(at), erased_on=None)
    for event in due:
        _count(event)
        people = event.sign_ups.count()
        event.sign_ups.all().delete()
        event.erased_on, event.is_open = day_of(at), False
        event.save(update_fields=["erased_on", "is_open"])
        gone += people
        changes = {"sign_ups": people}
        audit.record("contactpoint.event.erased", by=by, at=at, target=event, changes=changes)
    return gone


def _count(event: Event) -> None:
    """Keep how many signed up, how many came, and from which counties."""
    rows = [row for row in event.sign_ups.all() if row.came or not row.is_waiting]
    event.signed_up, event.came = len(rows), sum(1 for row in rows if row.came)
    event.by_county = dict(Counter(row.county for row in rows))
    event.save(update_fields=["signed_up", "came", "by_county"])
