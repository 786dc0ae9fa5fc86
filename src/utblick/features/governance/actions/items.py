"""Items before a board, and their papers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.governance import rules
from utblick.features.governance.actions.versions import check_version
from utblick.features.governance.models import Item, Meeting
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.features.projects.queries import SECRET, sees
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

PERMISSION = "governance.item.write"
FIELDS = frozenset(
    {
        "meeting",
        "place",
        "kind",
        "title",
        "matter",
        "position",
        "project",
        "project_matter",
        "diary_number",
        "diary_link",
        "summary",
        "proposal",
        "background",
        "costs",
        "secrecy",
        "retention",
        "is_ready",
        "is_example",
    }
)

# What a secrecy ground covers. The trail says that it was changed, and not what it says.
SECRET_FIELDS = ("background", "costs")


@transaction.atomic
def create_item(board: Board, *, by: Viewer, at: datetime, **fields: Any) -> Item:
    """Put something before a board; without a meeting it waits for one."""
    by.check(PERMISSION, board=board.key)
    item = Item(board=board, writer_id=by.account_id, created_at=at, changed_at=at)
    changes = settable(item, fields, FIELDS)
    _check(item)
    if item.project is not None and not sees(by, item.project):
        raise NotAllowed(SECRET)
    checked_and_saved(item)
    told = {
        name: change
        for name, change in changes.items()
        if name in ("title", "meeting", "matter", "position", "kind", "project_matter")
    }
    audit.record("governance.item.created", by=by, at=at, target=item, changes=told, board=board.key)
    return item


@transaction.atomic
def change_item(item: Item, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Item:
    """Change an item as it was at `version`."""
    item = _locked(item)
    by.check(PERMISSION, board=item.board.key)
    rules.check_is_not_decided(hasattr(item, "decision"))
    rules.check_is_not_withdrawn(item.withdrawn_at is not None)
    check_version(item.version, version)
    was_secret = bool(item.secrecy)
    changes: dict[str, Any] = settable(item, fields, FIELDS)
    if changes:
        _check(item)
        item.version += 1
        item.changed_at = at
        checked_and_saved(item)
        if was_secret or item.secrecy:
            changes |= {name: "secret" for name in SECRET_FIELDS if name in changes}
        audit.record(
            "governance.item.changed", by=by, at=at, target=item, changes=changes, board=item.board.key
        )
    return item


@transaction.atomic
def withdraw_item(item: Item, *, by: Viewer, at: datetime) -> Item:
    """Take an item off the agenda; it stays to be read, and can be put back."""
    item = _locked(item)
    by.check(PERMISSION, board=item.board.key)
    rules.check_is_not_decided(hasattr(item, "decision"))
    if item.withdrawn_at is None:
        item.withdrawn_at = at
        item.version += 1
        item.save()
        audit.record("governance.item.withdrawn", by=by, at=at, target=item, board=item.board.key)
    return item


@transaction.atomic
def put_back_item(item: Item, *, by: Viewer, at: datetime) -> Item:
    """Put a withdrawn item back: before its meeting where that is still to come, otherwise waiting for one."""
    item = _locked(item)
    by.check(PERMISSION, board=item.board.key)
    rules.check_is_withdrawn(item.withdrawn_at is not None)
    changes = {}
    if item.meeting is not None and (item.meeting.cancelled_at or item.meeting.on < day_of(at)):
        changes = settable(item, {"meeting": None}, FIELDS)
    item.withdrawn_at = None
    item.version += 1
    checked_and_saved(item)
    audit.record("governance.item.put_back", by=by, at=at, target=item, changes=changes, board=item.board.key)
    return item


@transaction.atomic
def note_export(item: Item, *, by: Viewer, at: datetime) -> None:
    """Record that the paper was taken out as a document, to be kept in the diary."""
    audit.record(
        "governance.item.exported",
        by=by,
        at=at,
        target=item,
        changes={"version": item.version, "diary_number": item.diary_number},
        board=item.board.key,
    )


def _locked(item: Item) -> Item:
    return Item.objects.select_for_update(of=("self",)).select_related("board", "meeting").get(pk=item.pk)


def _check(item: Item) -> None:
    rules.check_has_title(item.title)
    if item.meeting_id is not None:
        # As it stands now: it may have been cancelled while the form was open.
        meeting = Meeting.objects.get(pk=item.meeting_id)
        rules.check_same_board(item.board_id, meeting.board_id)
        rules.check_meeting_stands(meeting.cancelled_at is not None)
    if item.is_ready:
        rules.check_is_complete(item.kind, item.proposal, item.background)
