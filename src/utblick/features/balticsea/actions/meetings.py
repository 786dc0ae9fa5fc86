"""What is worth remembering of the meetings of a group where we sit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.balticsea import rules
from utblick.features.balticsea.actions.rows import locked
from utblick.features.balticsea.models import GroupMeeting, GroupSeat
from utblick.features.balticsea.queries.plans import SEAT, may_write_seat
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

FIELDS = frozenset({"on", "place", "notes", "address"})


@transaction.atomic
def note_meeting(seat: GroupSeat, *, on: date, by: Viewer, at: datetime, **fields: Any) -> GroupMeeting:
    """Note a meeting that has been."""
    _check_may(by, seat)
    rules.check_meeting_has_been(on, day_of(at))
    meeting = GroupMeeting(seat=seat)
    changes = settable(meeting, {"on": on, **fields}, FIELDS)
    checked_and_saved(meeting)
    audit.record("balticsea.meeting.noted", by=by, at=at, target=seat, changes=changes)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: GroupMeeting, *, version: int, by: Viewer, at: datetime, **fields: Any
) -> GroupMeeting:
    """Change what is noted of a meeting, as it was at `version`."""
    _check_may(by, meeting.seat)
    meeting = locked(meeting, version)
    changes = settable(meeting, fields, FIELDS)
    rules.check_meeting_has_been(meeting.on, day_of(at))
    if changes:
        meeting.version += 1
        checked_and_saved(meeting)
        audit.record("balticsea.meeting.changed", by=by, at=at, target=meeting.seat, changes=changes)
    return meeting


@transaction.atomic
def remove_meeting(meeting: GroupMeeting, *, by: Viewer, at: datetime) -> None:
    """Remove a meeting that was noted by mistake."""
    _check_may(by, meeting.seat)
    audit.record(
        "balticsea.meeting.removed",
        by=by,
        at=at,
        target=meeting.seat,
        changes={"on": [meeting.on.isoformat(), ""]},
    )
    meeting.delete()


def _check_may(by: Viewer, seat: GroupSeat) -> None:
    if not may_write_seat(by, seat):
        raise NotAllowed(SEAT)
