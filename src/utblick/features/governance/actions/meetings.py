"""A board's meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from utblick.features.governance import rules
from utblick.features.governance.actions.versions import check_version
from utblick.features.governance.models import Meeting
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
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
    _check(meeting, at)
    checked_and_saved(meeting)
    audit.record("governance.meeting.created", by=by, at=at, target=meeting, changes=changes, board=board.key)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Meeting:
    """Move a meeting, or the days before it, as it was at `version`."""
    meeting = _locked(meeting)
    by.check(PERMISSION, board=meeting.board.key)
    rules.check_meeting_stands(meeting.cancelled_at is not None)
    check_version(meeting.version, version)
    changes = settable(meeting, fields, FIELDS)
    if changes:
        _check(meeting, at)
        meeting.version += 1
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
        meeting.version += 1
        meeting.save()
        freed = meeting.items.filter(decision=None).update(meeting=None, version=F("version") + 1)
        changes = {"freed_items": freed}
        audit.record(
            "governance.meeting.cancelled",
            by=by,
            at=at,
            target=meeting,
            changes=changes,
            board=meeting.board.key,
        )
    return meeting


@transaction.atomic
def restore_meeting(meeting: Meeting, *, by: Viewer, at: datetime) -> Meeting:
    """Let a cancelled meeting stand again; what was before it is put there again by hand."""
    meeting = _locked(meeting)
    by.check(PERMISSION, board=meeting.board.key)
    rules.check_is_cancelled(meeting.cancelled_at is not None)
    meeting.cancelled_at = None
    meeting.version += 1
    checked_and_saved(meeting)
    audit.record("governance.meeting.restored", by=by, at=at, target=meeting, board=meeting.board.key)
    return meeting


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("board").get(pk=meeting.pk)


def _check(meeting: Meeting, at: datetime) -> None:
    rules.check_year_can_be(
        day_of(at), on=meeting.on, presidium_on=meeting.presidium_on, papers_by=meeting.papers_by
    )
    rules.check_days_before(meeting.on, meeting.presidium_on, meeting.papers_by)
    rules.check_board_exists(meeting.board.holds(meeting.on))
