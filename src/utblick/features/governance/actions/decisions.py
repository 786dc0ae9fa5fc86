"""What was decided, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from utblick.features.governance import rules
from utblick.features.governance.actions.versions import check_version
from utblick.features.governance.models import Decision, Item, Meeting, number_key
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.features.projects.actions import Recorded, drop_board_decision, keep_board_decision
from utblick.features.projects.models import Matter
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "governance.decision.record"
FIELDS = frozenset(
    {
        "title",
        "on",
        "number",
        "diary_number",
        "diary_link",
        "retention",
        "item",
        "meeting",
        "announced_at",
        "is_delegated",
        "delegate",
        "text",
        "send_to",
        "sent_on",
        "follow_up_on",
        "is_example",
    }
)
FOLLOW_UP_FIELDS = frozenset({"outcome", "reported_at", "followed_up_on", "follow_up_on"})


@transaction.atomic
def record_decision(
    board: Board, *, by: Viewer, at: datetime, item: Item | None = None, **fields: Any
) -> Decision:
    """Record what a board decided, or somebody for it by delegation."""
    by.check(PERMISSION, board=board.key)
    decision = Decision(board=board)
    changes = settable(decision, {**fields, "item": item}, FIELDS)
    _check(decision, at)
    _tell_project(decision, by=by, at=at)
    checked_and_saved(decision)
    told = {name: change for name, change in changes.items() if name in ("title", "on", "number", "delegate")}
    audit.record("governance.decision.recorded", by=by, at=at, target=decision, changes=told, board=board.key)
    return decision


@transaction.atomic
def change_decision(decision: Decision, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Decision:
    """Correct what was recorded, as it was at `version`; the trail keeps what stood there."""
    decision = _locked(decision)
    by.check(PERMISSION, board=decision.board.key)
    check_version(decision.version, version)
    changes = settable(decision, fields, FIELDS)
    if changes:
        _check(decision, at)
        _tell_project(decision, by=by, at=at)
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
    decision: Decision,
    outcome: str,
    *,
    version: int,
    by: Viewer,
    at: datetime,
    reported_at: Meeting | None = None,
) -> Decision:
    """Say what came of a decision and at which meeting the board hears of it, or correct what was said."""
    decision = _locked(decision)
    by.check(PERMISSION, board=decision.board.key)
    check_version(decision.version, version)
    rules.check_says_what_came(outcome)
    if reported_at is not None:
        _check_told(decision, reported_at, "reported_at")
    is_first = decision.followed_up_on is None
    fields: dict[str, Any] = {"outcome": outcome.strip(), "reported_at": reported_at}
    if is_first:
        fields["followed_up_on"] = day_of(at)
    changes = settable(decision, fields, FOLLOW_UP_FIELDS)
    if changes:
        decision.version += 1
        checked_and_saved(decision)
        action = "governance.decision.followed_up" if is_first else "governance.decision.follow_up_corrected"
        audit.record(action, by=by, at=at, target=decision, changes=changes, board=decision.board.key)
    return decision


@transaction.atomic
def reopen_follow_up(decision: Decision, *, by: Viewer, at: datetime) -> Decision:
    """Let a decision wait to be followed up again; what was written stays until it is written over."""
    decision = _locked(decision)
    by.check(PERMISSION, board=decision.board.key)
    rules.check_is_followed_up(decision.followed_up_on is not None)
    fields = {"followed_up_on": None, "follow_up_on": decision.follow_up_on or day_of(at)}
    changes = settable(decision, fields, FOLLOW_UP_FIELDS)
    decision.version += 1
    checked_and_saved(decision)
    audit.record(
        "governance.decision.reopened",
        by=by,
        at=at,
        target=decision,
        changes=changes,
        board=decision.board.key,
    )
    return decision


def _tell_project(decision: Decision, *, by: Viewer, at: datetime) -> None:
    """Let the project that the item was about keep what was decided, or no longer when the item is another."""
    item, held = decision.item, decision.on_project
    project = item.project if item is not None else None
    if held is not None and (project is None or held.project_id != project.pk):
        drop_board_decision(held, by=by, at=at)
        decision.on_project = held = None
    if item is None or project is None:
        return
    said = Recorded(
        decision.board,
        decision.on,
        decision.number,
        item.project_matter or Matter.OTHER,
        decision.diary_number,
        decision.is_delegated,
        decision.diary_link,
    )
    decision.on_project = keep_board_decision(project, said, held, by=by, at=at)


def _locked(decision: Decision) -> Decision:
    return Decision.objects.select_for_update(of=("self",)).select_related("board").get(pk=decision.pk)


def _check(decision: Decision, at: datetime) -> None:
    today = day_of(at)
    rules.check_decision_has_title(decision.title)
    rules.check_year_can_be(
        today, on=decision.on, sent_on=decision.sent_on, follow_up_on=decision.follow_up_on
    )
    rules.check_decided_by_now(decision.on, today)
    rules.check_sent_after(decision.on, decision.sent_on)
    rules.check_follow_up_comes_after(decision.on, decision.follow_up_on)
    rules.check_has_delegate(decision.is_delegated, decision.delegate)
    rules.check_delegated_is_not_of_meeting(decision.is_delegated, decision.meeting_id is not None)
    rules.check_only_delegated_is_announced(decision.is_delegated, decision.announced_at_id is not None)
    if decision.item is not None:
        rules.check_item_of_board(decision.board_id, decision.item.board_id)
        others = Decision.objects.filter(item=decision.item).exclude(pk=decision.pk)
        rules.check_is_not_decided(others.exists())
        rules.check_item_is_not_withdrawn(decision.item.withdrawn_at is not None)
    if decision.meeting is not None:
        rules.check_meeting_of_board(decision.board_id, decision.meeting.board_id, "meeting")
        rules.check_meeting_stands(decision.meeting.cancelled_at is not None)
        rules.check_decided_at_meeting(decision.on, decision.meeting.on)
    if decision.announced_at is not None:
        _check_told(decision, decision.announced_at, "announced_at")
    if decision.reported_at is not None:
        _check_told(decision, decision.reported_at, "on")
    _check_number(decision)


def _check_told(decision: Decision, meeting: Meeting, field: str) -> None:
    rules.check_meeting_of_board(decision.board_id, meeting.board_id, field)
    rules.check_told_after(decision.on, meeting.on, field)


def _check_number(decision: Decision) -> None:
    """See that no other decision of the board has the number in that year; say which has."""
    holder = (
        Decision.objects.filter(
            board_id=decision.board_id, number_key=number_key(decision.on, decision.number)
        )
        .exclude(pk=decision.pk)
        .first()
    )
    if holder is not None:
        told = {
            "number": holder.number,
            "year": holder.on.year,
            "title": holder.title,
            "day": date_format(holder.on, "SHORT_DATE_FORMAT"),
        }
        raise rules.BrokenBeside(
            _(
                "The board has a decision with the number %(number)s in %(year)d already: “%(title)s”, %(day)s. "
                "Correct the number, or change that decision."
            )
            % told,
            "number",
        )
