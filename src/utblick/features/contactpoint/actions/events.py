"""Events: written, signed up for without signing in, attended, judged, and their lists erased on the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.contactpoint import letters, periods, rules
from utblick.features.contactpoint.actions.saving import WRITE, locked, saved
from utblick.features.contactpoint.counties import county_choices
from utblick.features.contactpoint.models import Evaluation, Event, SignUp
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
    """Write an event, or change one."""
    by.check(WRITE)
    rules.check_programme_is_known(fields["programme"], periods.periods())
    rules.check_signs_up_before(fields["sign_up_until"], fields["starts_at"])
    rules.check_erased_after(fields["erase_on"], day_of(fields["ends_at"]))
    row = locked(event, version) if event is not None else Event()
    return saved(row, fields, FIELDS, "contactpoint.event.saved", by=by, at=at)


@transaction.atomic
def sign_up(
    event: Event, *, name: str, mail: str, organisation: str, county: str, language: str, at: datetime
) -> SignUp:
    """Take somebody's sign-up and send them the confirmation; the same address again changes what it said.

    Nobody is signed in: what comes from outside is checked here once more. The trail is not told who it was.
    """
    event = locked(event)
    rules.check_event_is_open(event.is_open and event.erased_on is None and at <= event.sign_up_until)
    rules.check_county_is_known(county, [code for code, _words in county_choices(day_of(at))])
    mail = mail.strip().casefold()
    row = event.sign_ups.filter(mail=mail).first()
    if row is None:
        rules.check_has_seats(event.seats, event.sign_ups.count())
        row = SignUp(event=event, mail=mail, at=at)
    rules.check_names_no_personal_number((name, organisation))
    row.name, row.organisation, row.county = name.strip(), organisation.strip(), county
    checked_and_saved(row)
    letter = letters.confirmation(row, language)
    outbox.enqueue(
        key=f"contactpoint:sign-up:{row.pk}:{int(at.timestamp())}",
        to=row.mail,
        subject=letter.subject,
        text=letter.text,
        language=language,
        private=True,
        at=at,
    )
    return row


@transaction.atomic
def sign_off(row: SignUp) -> None:
    """Let somebody off the list: nothing of them is kept."""
    row.delete()


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
    rows = list(event.sign_ups.all())
    event.signed_up, event.came = len(rows), sum(1 for row in rows if row.came)
    event.by_county = dict(Counter(row.county for row in rows))
    event.save(update_fields=["signed_up", "came", "by_county"])
