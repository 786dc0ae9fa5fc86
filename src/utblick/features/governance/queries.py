"""Read the boards' work: what the viewer may see of meetings, papers and decisions."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.governance.models import Decision, Item, Meeting
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer

VIEW, DRAFT = "governance.desk.view", "governance.draft.view"


def meetings(viewer: Viewer) -> QuerySet[Meeting]:
    """Give the meetings, by day."""
    viewer.check(VIEW)
    return Meeting.objects.select_related("board")


def items(viewer: Viewer) -> QuerySet[Item]:
    """Give the items that the viewer may see: those that are ready or decided, and drafts of boards they write for."""
    viewer.check(VIEW)
    rows = Item.objects.select_related("board", "meeting", "matter", "writer", "decision")
    if viewer.may(DRAFT):
        return rows
    own = [key for key in viewer.boards if viewer.may(DRAFT, board=key)]
    return rows.filter(Q(is_ready=True) | Q(decision__isnull=False) | Q(board__key__in=own))


def item_by_number(viewer: Viewer, number: int) -> Item:
    """Give one item that the viewer may see. Raises Http404."""
    return get_object_or_404(items(viewer), pk=number)


def sees_secret(viewer: Viewer, item: Item) -> bool:
    """Say whether the viewer reads what a secrecy ground covers: only those who write for the board."""
    return not item.secrecy or viewer.may(DRAFT, board=item.board.key)


def decisions(viewer: Viewer) -> QuerySet[Decision]:
    """Give the decisions, the latest first."""
    viewer.check(VIEW)
    return Decision.objects.select_related("board", "item", "reported_at")


def decision_by_number(viewer: Viewer, number: int) -> Decision:
    """Give one decision. Raises Http404."""
    return get_object_or_404(decisions(viewer), pk=number)


def to_follow_up(viewer: Viewer, board: str = "") -> QuerySet[Decision]:
    """Give the decisions that wait to be followed up, the longest due first."""
    rows = decisions(viewer).filter(follow_up_on__isnull=False, followed_up_on__isnull=True)
    return (rows.filter(board__key=board) if board else rows).order_by("follow_up_on", "pk")


def next_meetings(viewer: Viewer, board: Board, today: date) -> QuerySet[Meeting]:
    """Give a board's coming meetings that stand."""
    return meetings(viewer).filter(board=board, on__gte=today, cancelled_at=None)
