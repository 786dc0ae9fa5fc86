"""Boards: their names, their time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.organisation import rules
from utblick.features.organisation.actions.saving import checked_and_saved, ended, settable, taken_back
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, BoardVersion
from utblick.features.organisation.queries import period
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit import record

# What an assignment says, for the trail when it is taken away.
SAID = ("account", "role", "board", "unit", "valid_from", "valid_until")
PERMISSION = "organisation.structure.change"
FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "other_names",
        "task_sv",
        "task_en",
        "sort_order",
        "is_executive",
        "colour",
        "certainty",
        "source_note",
        "valid_from",
        "valid_until",
    }
)


@transaction.atomic
def create_board(*, by: Viewer, at: datetime, **fields: Any) -> Board:
    """Add a board."""
    by.check(PERMISSION)
    board = Board()
    changes = settable(board, fields, FIELDS)
    rules.source_is_said(board.certainty, board.source_note)
    rules.ends_after_start(period(board))
    checked_and_saved(board)
    record("organisation.board.created", by=by, at=at, target=board, changes=changes, board=board.key)
    return board


@transaction.atomic
def change_board(
    board: Board, *, by: Viewer, at: datetime, from_on: date | None = None, **fields: Any
) -> Board:
    """Change a board: a correction, or a change from a day on (`from_on`).

    With `from_on` the earlier name is kept for the time before.
    """
    by.check(PERMISSION)
    board = Board.objects.select_for_update().get(pk=board.pk)
    before = board.name_sv, board.name_en
    changes = settable(board, fields, FIELDS - {"key"})
    if changes.keys() & {"certainty", "source_note"}:
        rules.source_is_said(board.certainty, board.source_note)
    rules.ends_after_start(period(board))
    if board.valid_until:
        rules.board_owns_nothing_after([period(remit) for remit in board.remits.all()], board.valid_until)
    if from_on and before != (board.name_sv, board.name_en):
        earlier = board.versions.order_by("-valid_until").first()
        begun = earlier.valid_until if earlier and earlier.valid_until else board.valid_from
        rules.change_has_begun(from_on, day_of(at))
        rules.change_begins_after_last(from_on, begun)
        version = BoardVersion(
            board=board, name_sv=before[0], name_en=before[1], valid_from=begun, valid_until=from_on
        )
        checked_and_saved(version)
        changes["from_on"] = [None, from_on.isoformat()]
    if changes:
        checked_and_saved(board)
        record("organisation.board.changed", by=by, at=at, target=board, changes=changes, board=board.key)
    return board


@transaction.atomic
def end_board(board: Board, *, on: date, by: Viewer, at: datetime) -> Board:
    """Let a board end; it may own nothing after that. Assignments to it end the same day."""
    by.check(PERMISSION)
    board = Board.objects.select_for_update().get(pk=board.pk)
    rules.board_owns_nothing_after([period(remit) for remit in board.remits.all()], on)
    ended(board, "organisation.board.ended", on=on, by=by, at=at, board=board.key)
    end_what_outlives(board, on=on, by=by, at=at)
    return board


def end_what_outlives(place: Any, *, on: date, by: Viewer, at: datetime) -> None:
    """End the assignments to a place that would go on after it; take away those not begun by then."""
    for assignment in place.assignments.filter(valid_from__gte=on):
        taken_back(assignment, "organisation.assignment.removed", SAID, by=by, at=at)
    for assignment in place.assignments.exclude(valid_until__lte=on):
        ended(assignment, "organisation.assignment.ended", on=on, by=by, at=at)
