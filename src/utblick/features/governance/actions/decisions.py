"""What was decided, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.governance import rules
from utblick.features.governance.models import Decision, Item, Meeting
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "governance.decision.record"
FIELDS = frozenset(
    {
        "title",
        "on",
        "number",
        "diary_number",
        "is_delegated",
        "delegate",
        "text",
        "send_to",
        "sent_on",
        "follow_up_on",
        "is_example",
    }
)


@transaction.atomic
def record_decision(
    board: Board, *, by: Viewer, at: datetime, item: Item | None = None, **fields: Any
) -> Decision:
    """Record what a board decided, or somebody for it by delegation."""
    by.check(PERMISSION, board=board.key)
    if item is not None:
        rules.check_same_board(board.pk, item.board_id)
        rules.check_is_not_decided(Decision.objects.filter(item=item).exists())
    decision = Decision(board=board, item=item)
    changes = settable(decision, fields, FIELDS)
    _check(decision, at)
    checked_and_saved(decision)
    told = {name: change for name, change in changes.items() if name in ("title", "on", "number", "delegate")}
    audit.record("governance.decision.recorded", by=by, at=at, target=decision, changes=told, board=board.key)
    return decision


@transaction.atomic
def change_decision(decision: Decision, *, by: Viewer, at: datetime, **fields: Any) -> Decision:
    """Correct what was recorded; the trail keeps what stood there."""
    decision = _locked(decision)
    by.check(PERMISSION, board=decision.board.key)
    changes = settable(decision, fields, FIELDS)
    if changes:
        _check(decision, at)
        decision.version += 1
        checked_and_saved(decision)
        audit.record(
            "governance.decision.changed",
            by=by,
            at=at,
            target=decision,
            changes=changes,
            board=decision.board.key,
        )
    return decision


@transaction.atomic
def follow_up(
    decision: Decision, outcome: str, *, by: Viewer, at: datetime, reported_at: Meeting | None = None
) -> Decision:
    """Say what came of a decision, and at which meeting the board hears of it."""
    decision = _locked(decision)
    by.check(PERMISSION, board=decision.board.key)
    rules.check_says_what_came(outcome)
    if reported_at is not None:
        rules.check_same_board(decision.board_id, reported_at.board_id)
    changes = {"outcome": [decision.outcome, outcome.strip()]}
    decision.outcome = outcome.strip()
    decision.followed_up_on = day_of(at)
    decision.reported_at = reported_at
    decision.version += 1
    checked_and_saved(decision)
    audit.record(
        "governance.decision.followed_up",
        by=by,
        at=at,
        target=decision,
        changes=changes,
        board=decision.board.key,
    )
    return decision


def _locked(decision: Decision) -> Decision:
    return Decision.objects.select_for_update(of=("self",)).select_related("board").get(pk=decision.pk)


def _check(decision: Decision, at: datetime) -> None:
    rules.check_has_title(decision.title)
    rules.check_decided_by_now(decision.on, day_of(at))
    rules.check_follow_up_comes_after(decision.on, decision.follow_up_on)
