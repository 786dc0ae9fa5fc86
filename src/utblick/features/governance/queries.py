"""Read the boards' work: what the viewer may see of meetings, papers and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.governance.models import Decision, Item, Meeting, PaperTemplate
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

VIEW, DRAFT = "governance.desk.view", "governance.draft.view"


def meetings(viewer: Viewer) -> QuerySet[Meeting]:
    """Give the meetings, by day."""
    viewer.check(VIEW)
    return Meeting.objects.select_related("board")


def coming_first(rows: QuerySet[Meeting], today: date) -> QuerySet[Meeting]:
    """Order meetings as they are looked for: those to come, the nearest first, then the past, the newest first."""
    return rows.annotate(
        coming_on=Case(When(on__gte=today, then=F("on"))), passed_on=Case(When(on__lt=today, then=F("on")))
    ).order_by(F("coming_on").asc(nulls_last=True), F("passed_on").desc(nulls_last=True), "board__sort_order")


class Progress(NamedTuple):
    """How many items lie before a meeting, and how many of them are ready or decided."""

    ready: int
    items: int

    @property
    def words(self) -> str:
        """Say it, without telling what the items are that are still being written."""
        if not self.items:
            return _("nothing before it yet")
        if not self.ready:
            return self.drafts_words
        return ngettext("%(ready)d of %(n)d item ready", "%(ready)d of %(n)d items ready", self.items) % {
            "ready": self.ready,
            "n": self.items,
        }

    @property
    def drafts_words(self) -> str:
        """Say how many are being written, or nothing when all are ready."""
        drafts = self.items - self.ready
        said = ngettext("%(n)d item is being written", "%(n)d items are being written", drafts) % {
            "n": drafts
        }
        return said if drafts else ""


def progress(viewer: Viewer, meetings: Iterable[int]) -> dict[int, Progress]:
    """Give how far the papers of meetings have come, by meeting: everybody may know how many are being written."""
    viewer.check(VIEW)
    is_ready = Q(is_ready=True) | Q(decision__isnull=False)
    rows = (
        Item.objects.filter(meeting__in=list(meetings), withdrawn_at=None)
        .order_by()
        .values_list("meeting")
        .annotate(ready=Count("pk", filter=is_ready), all=Count("pk"))
    )
    return {meeting: Progress(ready, everything) for meeting, ready, everything in rows}


def items(viewer: Viewer) -> QuerySet[Item]:
    """Give the items that the viewer may see: those that are ready or decided, and drafts of boards they write for."""
    viewer.check(VIEW)
    rows = Item.objects.select_related("board", "meeting", "matter", "writer", "decision", "project")
    if viewer.may(DRAFT):
        return rows
    own = [key for key in viewer.boards if viewer.may(DRAFT, board=key)]
    return rows.filter(Q(is_ready=True) | Q(decision__isnull=False) | Q(board__key__in=own))


def coming(rows: QuerySet[Item], today: date) -> QuerySet[Item]:
    """Keep the items that a coming meeting is to decide or hear of."""
    return rows.filter(meeting__on__gte=today, meeting__cancelled_at=None, withdrawn_at=None, decision=None)


def item_by_number(viewer: Viewer, number: int) -> Item:
    """Give one item that the viewer may see. Raises Http404."""
    return get_object_or_404(items(viewer), pk=number)


def sees_secret(viewer: Viewer, item: Item) -> bool:
    """Say whether the viewer reads what a secrecy ground covers: only those who write for the board."""
    return not item.secrecy or viewer.may(DRAFT, board=item.board.key)


def decisions(viewer: Viewer) -> QuerySet[Decision]:
    """Give the decisions, the latest first."""
    viewer.check(VIEW)
    return Decision.objects.select_related("board", "item__project", "meeting", "reported_at", "announced_at")


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


def items_about(viewer: Viewer, matter: int) -> QuerySet[Item]:
    """Give the items that were made from a matter, as far as the viewer may see them."""
    return items(viewer).filter(matter=matter).order_by("withdrawn_at", "board__sort_order", "pk")


def paper_template() -> PaperTemplate | None:
    """Give the Word template that papers are written into now; None means the built-in."""
    return PaperTemplate.objects.filter(taken_back_at=None).select_related("file").first()


def paper_templates(viewer: Viewer) -> QuerySet[PaperTemplate]:
    """Give every template that was uploaded, the newest first, to who may read the present one."""
    if not (viewer.may_somewhere(DRAFT) or viewer.may_somewhere("governance.template.change")):
        raise NotAllowed("governance.template.change")
    return PaperTemplate.objects.select_related("file")
