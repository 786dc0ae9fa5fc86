"""The boards' work on a person's day: the next meetings, the papers they write, decisions to follow up."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.governance import queries
from utblick.features.governance.backwards import followed_by
from utblick.features.governance.models import Meeting
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.desk import Line, Part

WRITE, RECORD = "governance.item.write", "governance.decision.record"
SHOWN = 4
MEETINGS_WITHIN = timedelta(days=90)
FOLLOW_UP_WITHIN = timedelta(days=30)


def my_papers(viewer: Viewer, at: datetime) -> Part | None:
    """Give the items that the viewer writes and has not marked as ready, the first to be handed in first."""
    if not viewer.may_somewhere(WRITE) or not viewer.may(queries.VIEW):
        return None
    rows = list(
        queries.items(viewer)
        .filter(writer_id=viewer.account_id, is_ready=False, withdrawn_at=None, decision=None)
        .order_by("meeting__papers_by", "meeting__on", "pk")
    )
    if not rows:
        return None
    lines = [
        Line(
            row.title,
            reverse("governance:item", args=[row.pk]),
            words=f"{row.board.key} {short(row.meeting.on, day_of(at))}" if row.meeting else row.board.key,
            day=(row.meeting.papers_by or row.meeting.on) if row.meeting else None,
            is_due=True,
        )
        for row in rows[:SHOWN]
    ]
    return Part(
        "my-papers",
        _("Papers that you write"),
        lines,
        more=reverse("governance:items"),
        more_words=_("All items"),
        order=22,
        total=len(rows),
    )


def meetings(viewer: Viewer, at: datetime) -> Part | None:
    """Give the next meeting of each of the viewer's boards; of every board to those who write for all."""
    if not viewer.may(queries.VIEW) or not (viewer.boards or viewer.may(WRITE)):
        return None
    today = day_of(at)
    rows = queries.meetings(viewer).filter(on__gte=today, on__lte=today + MEETINGS_WITHIN, cancelled_at=None)
    if not viewer.may(WRITE):
        rows = rows.filter(board__key__in=viewer.boards)
    nearest: dict[int, Meeting] = {}
    for meeting in rows.order_by("on", "board__sort_order"):
        nearest.setdefault(meeting.board_id, meeting)
    if not nearest:
        return None
    progress = queries.progress(viewer, [meeting.pk for meeting in nearest.values()])
    lines = []
    for meeting in nearest.values():
        writes = viewer.may(WRITE, board=meeting.board.key)
        papers_by = meeting.papers_by if writes and meeting.papers_by and meeting.papers_by >= today else None
        words = progress.get(meeting.pk, queries.Progress(0, 0)).words
        if papers_by:
            words = _("papers in by %(day)s") % {"day": short(papers_by, today)} + ", " + words
        lines.append(
            Line(
                meeting.board.name,
                reverse("governance:meeting", args=[meeting.pk]),
                words=words,
                day=meeting.on,
                is_due=True,
            )
        )
    return Part(
        "meetings",
        _("Next meetings"),
        lines,
        more=reverse("governance:year"),
        more_words=_("The year"),
        order=25,
    )


def follow_up(viewer: Viewer, at: datetime) -> Part | None:
    """Give the decisions that are due to be followed up within a month, to those who record them."""
    if not viewer.may(queries.VIEW) or not viewer.may_somewhere(RECORD):
        return None
    rows = queries.to_follow_up(viewer).filter(follow_up_on__lte=day_of(at) + FOLLOW_UP_WITHIN)
    if not viewer.may(RECORD):
        rows = rows.filter(board__key__in=[key for key in viewer.boards if viewer.may(RECORD, board=key)])
    total = rows.count()
    if not total:
        return None
    lines = [
        Line(
            row.title,
            reverse("governance:decision", args=[row.pk]),
            words=f"{row.board.key} {row.number}".strip(),
            day=row.follow_up_on,
            is_due=True,
        )
        for row in rows[:SHOWN]
    ]
    return Part(
        "decisions",
        _("Decisions to follow up"),
        lines,
        more=f"{reverse('governance:decisions')}?{urlencode({'open': '1'})}",
        more_words=_("All that wait"),
        order=30,
        total=total,
    )


def moved_plans(viewer: Viewer, at: datetime) -> Part | None:
    """Give the plans that the viewer follows and that have moved since."""
    if not viewer.may(queries.VIEW):
        return None
    lines = [
        Line(
            f"{one.deadline.procedure.name}: {one.deadline.name}",
            reverse("governance:plan", args=[one.deadline.pk]),
            words=one.moved[0],
        )
        for one in followed_by(viewer, at)
        if one.moved
    ]
    if not lines:
        return None
    return Part("moved-plans", _("Plans that have moved"), lines, order=12, total=len(lines))


PARTS = (moved_plans, my_papers, meetings, follow_up)
