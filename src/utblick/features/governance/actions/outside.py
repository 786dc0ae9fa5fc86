"""Calendars from outside: brought as a file, or followed at their address."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified
from utblick.connectors.ical.days import CalendarDay, NoCalendar, read_days
from utblick.features.governance import rules
from utblick.features.governance.models import OutsideCalendar, YearDay
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Certainty
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "governance.year.change"
YEARS_BACK, YEARS_AHEAD = 1, 3
Answer = Fetched | NotModified | FetchFailed


@transaction.atomic
def bring_calendar(
    data: bytes, name: str = "", *, kind: str, board: Board | None = None, by: Viewer, at: datetime
) -> OutsideCalendar:
    """Bring a calendar file; one of the same name takes the place of the earlier. Raises NoCalendar."""
    by.check(PERMISSION)
    read = read_days(data, *stretch(at))
    name = name.strip() or read.name or "iCalendar"
    made = OutsideCalendar.objects.select_for_update().filter(name=name, address="").first()
    made = made or OutsideCalendar(name=name)
    made.kind, made.board, made.fetched_at = kind, board, at
    checked_and_saved(made)
    changes = _laid_out(made, read.days)
    audit.record("governance.calendar.brought", by=by, at=at, target=made, changes=changes)
    return made


@transaction.atomic
def follow_calendar(
    address: str,
    answer: Answer,
    name: str = "",
    *,
    kind: str,
    board: Board | None = None,
    by: Viewer,
    at: datetime,
) -> OutsideCalendar:
    """Follow a calendar at its address; `answer` is what it said just now. Raises NoCalendar when that is none.

    An address that cannot be reached now is followed all the same, with the reason shown.
    """
    by.check(PERMISSION)
    made = OutsideCalendar(name=name.strip() or address[:120], address=address, kind=kind, board=board)
    if isinstance(answer, Fetched) and not name.strip():
        made.name = read_days(answer.content, *stretch(at)).name[:120] or made.name
    checked_and_saved(made)
    audit.record(
        "governance.calendar.followed", by=by, at=at, target=made, changes={"address": ["", address]}
    )
    return take_answer(made, answer, by=by, at=at, is_first=True)


@transaction.atomic
def take_answer(
    made: OutsideCalendar, answer: Answer, *, by: Viewer, at: datetime, is_first: bool = False
) -> OutsideCalendar:
    """Take what an address answered: its days as they are now, or why there were none.

    What cannot be read never takes away the days that are there. Raises NoCalendar on the first answer alone.
    """
    by.check(PERMISSION)
    made = OutsideCalendar.objects.select_for_update(of=("self",)).get(pk=made.pk)
    made.tried_at = at
    made.problem_sv = made.problem_en = ""
    changes: dict[str, int] = {}
    if isinstance(answer, FetchFailed):
        made.problem_sv, made.problem_en = answer.sentence_sv[:300], answer.sentence_en[:300]
    elif isinstance(answer, Fetched):
        try:
            read = read_days(answer.content, *stretch(at))
        except NoCalendar as problem:
            if is_first:
                raise
            made.problem_sv, made.problem_en = problem.sentence_sv, problem.sentence_en
        else:
            changes = _laid_out(made, read.days)
            made.fetched_at = at
            made.etag = answer.headers.get("etag", "")[:300]
            made.last_modified = answer.headers.get("last-modified", "")[:100]
            if answer.moved_to:
                made.address = answer.moved_to[:500]
    else:
        made.fetched_at = at
    made.save()
    if any(changes.values()):
        audit.record("governance.calendar.read", by=by, at=at, target=made, changes=changes)
    return made


@transaction.atomic
def remove_calendar(made: OutsideCalendar, *, by: Viewer, at: datetime) -> None:
    """Remove a calendar with its days."""
    by.check(PERMISSION)
    changes = {"name": [made.name, ""], "days_gone": made.days.count()}
    audit.record("governance.calendar.removed", by=by, at=at, target=made, changes=changes)
    made.delete()


def stretch(at: datetime) -> tuple[date, date]:
    """Give the days between which a calendar is read: from last year to three years on."""
    year = day_of(at).year
    return date(year - YEARS_BACK, 1, 1), date(year + YEARS_AHEAD, 12, 31)


def _laid_out(made: OutsideCalendar, days: list[CalendarDay]) -> dict[str, int]:
    """Make the calendar's days what was read; give how many came, changed and went."""
    rules.check_is_not_too_much(len(days))
    there = {day.key: day for day in made.days.all()}
    fresh, moved = [], []
    for one in days:
        wanted = {
            "name_sv": one.title,
            "name_en": one.title,
            "on": one.on,
            "until": one.until if one.until != one.on else None,
            "kind": made.kind,
            "board_id": made.board_id,
            "address": one.address,
        }
        row = there.pop(one.key, None)
        if row is None:
            fresh.append(YearDay(calendar=made, key=one.key, certainty=Certainty.SOURCED, **wanted))
        elif any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            moved.append(row)
    YearDay.objects.bulk_create(fresh)
    YearDay.objects.bulk_update(
        moved, ["name_sv", "name_en", "on", "until", "kind", "board", "address"], batch_size=500
    )
    YearDay.objects.filter(pk__in=[row.pk for row in there.values()]).delete()
    return {"days_added": len(fresh), "days_changed": len(moved), "days_gone": len(there)}
