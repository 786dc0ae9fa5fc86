"""A board's meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.governance import rules
from utblick.features.governance.models import Meeting
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "governance.meeting.change"
FIELDS = frozenset({"on", "presidium_on", "papers_by", "note", "is_example"})


@transaction.atomic
def create_meeting(board: Board, *, by: Viewer, at: datetime, **fields: Any) -> Meeting:
    """Set a meeting of a board."""
    by.check(PERMISSION, board=board.key)
    meeting = Meeting(board=board)
    changes = settable(meeting, fields, FIELDS)
    _check(meeting)
    checked_and_saved(meeting)
    audit.record("governance.meeting.created", by=by, at=at, target=meeting, changes=changes, board=board.key)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, by: Viewer, at: datetime, **fields: Any) -> Meeting:
    """Move a meeting or the days before it."""
    meeting = _locked(meeting)
    by.check(PERMISSION, board=meeting.board.key)
    changes = settable(meeting, fields, FIELDS)
    if changes:
        _check(meeting)
        checked_and_saved(meeting)
        audit.record(
            "governance.meeting.changed",
            by=by,
            at=at,
            target=meeting,
            changes=changes,
            board=meeting.board.key,
        )
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Viewer, at: datetime) -> Meeting:
    """Cancel a meeting; its undecided items wait for another."""
    meeting = _locked(meeting)
    by.check(PERMISSION, board=meeting.board.key)
    if meeting.cancelled_at is None:
        meeting.cancelled_at = at
        meeting.save()
        freed = meeting.items.filter(decision=None).update(meeting=None)
        changes = {"items": [freed, 0]}
        audit.record(
            "governance.meeting.cancelled",
            by=by,
            at=at,
            target=meeting,
            changes=changes,
            board=meeting.board.key,
        )
    return meeting


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("board").get(pk=meeting.pk)


def _check(meeting: Meeting) -> None:
    rules.check_days_before(meeting.on, meeting.presidium_on, meeting.papers_by)
    rules.check_board_exists(meeting.board.holds(meeting.on))
