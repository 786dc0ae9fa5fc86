"""What the boards' own work puts on their desks: coming meetings with what is ready, decisions to follow up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.governance import queries
from utblick.features.governance.executive_desk import of_all_boards, strategic, unclear
from utblick.features.governance.models import ItemKind, Meeting
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.dates import short
from utblick.ui.desk import Figure, Glance, Line, Part

# The words of the address of the positions that wait.
UNDECIDED = {"kind": "position", "undecided": "1"}


def meetings(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the next meetings, and what lies before each."""
    if not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    coming = list(queries.meetings(viewer).filter(board__key=board, on__gte=today, cancelled_at=None)[:3])
    progress = queries.progress(viewer, [meeting.pk for meeting in coming])
    lines = [
        Line(
            _("Meeting"),
            reverse("governance:meeting", args=[meeting.pk]),
            words=_said(meeting, progress.get(meeting.pk, queries.Progress(0, 0)), today),
            day=meeting.on,
        )
        for meeting in coming
    ]
    waiting = (
        queries.items(viewer).filter(board__key=board, withdrawn_at=None, decision=None, meeting=None).count()
    )
    if waiting:
        lines.append(
            Line(
                ngettext("%(n)d item without a meeting", "%(n)d items without a meeting", waiting)
                % {"n": waiting},
                f"{reverse('governance:items')}?{urlencode({'board': board, 'waiting': '1'})}",
            )
        )
    return Part(
        "meetings",
        _("Meetings"),
        lines,
        empty=_("No coming meeting is set."),
        more=f"{reverse('governance:meetings')}?{urlencode({'board': board})}",
        more_words=_("All its meetings"),
        order=10,
    )


def _said(meeting: Meeting, progress: queries.Progress, today: date) -> str:
    words = [progress.words]
    if meeting.papers_by:
        words.append(_("papers in by %(day)s") % {"day": short(meeting.papers_by, today)})
    if meeting.presidium_on:
        words.append(_("presidium %(day)s") % {"day": short(meeting.presidium_on, today)})
    return " · ".join(words)


def positions(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the positions and consultation answers that the board has yet to decide, the first meeting first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.items(viewer).filter(
        board__key=board, kind=ItemKind.POSITION, withdrawn_at=None, decision=None
    )
    # The two databases sort what is empty at different ends.
    ordered = rows.order_by(F("meeting__on").asc(nulls_last=True), "pk")
    lines = [
        Line(
            row.title,
            reverse("governance:item", args=[row.pk]),
            words="" if row.meeting else _("no meeting yet"),
            day=row.meeting.on if row.meeting else None,
            is_due=True,
            chip="" if row.is_ready else _("being written"),
            tone="amber",
        )
        for row in ordered[:5]
    ]
    return Part(
        "positions",
        _("Positions to decide"),
        lines,
        empty=_("No position or consultation answer waits."),
        more=f"{reverse('governance:items')}?{urlencode({'board': board, 'kind': 'position'})}",
        more_words=_("All its positions"),
        order=15,
        total=rows.count(),
        counted=f"{reverse('governance:items')}?{urlencode({'board': board, **UNDECIDED})}",
    )


def follow_up(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the decisions that wait to be followed up."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.to_follow_up(viewer, board)
    waiting = f"{reverse('governance:decisions')}?{urlencode({'board': board, 'open': '1'})}"
    lines = [
        Line(
            row.title,
            reverse("governance:decision", args=[row.pk]),
            words=row.number,
            day=row.follow_up_on,
            is_due=True,
        )
        for row in rows[:5]
    ]
    return Part(
        "decisions",
        _("Decisions to follow up"),
        lines,
        empty=_("Nothing waits to be followed up."),
        more=waiting,
        more_words=_("All that wait"),
        order=40,
        total=rows.count(),
        counted=waiting,
    )


def next_meeting(viewer: Viewer, at: datetime) -> Glance | None:
    """Give each board's next meeting, and how far its papers have come."""
    if not viewer.may(queries.VIEW):
        return None
    today, first = day_of(at), dict[str, Meeting]()
    for meeting in queries.meetings(viewer).filter(on__gte=today, cancelled_at=None).order_by("on"):
        first.setdefault(meeting.board.key, meeting)
    progress = queries.progress(viewer, [meeting.pk for meeting in first.values()])
    nothing = queries.Progress(0, 0)
    figures = {
        key: Figure(
            short(meeting.on, today),
            reverse("governance:meeting", args=[meeting.pk]),
            progress.get(meeting.pk, nothing).words,
        )
        for key, meeting in first.items()
    }
    return Glance("meetings", _("Next meeting"), figures, order=10)


def positions_waiting(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many positions and consultation answers each board has yet to decide."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.items(viewer).filter(kind=ItemKind.POSITION, withdrawn_at=None, decision=None)
    figures = _figures(rows, "governance:items", UNDECIDED)
    return Glance("positions", _("Positions to decide"), figures, order=15)


def waiting_to_be_followed_up(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many of each board's decisions wait to be followed up."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.to_follow_up(viewer)
    return Glance(
        "decisions",
        _("Decisions to follow up"),
        _figures(rows, "governance:decisions", {"open": "1"}),
        order=40,
    )


def _figures(rows: QuerySet[Any], page: str, words: dict[str, str]) -> dict[str, Figure]:
    counted = rows.order_by().values_list("board__key").annotate(n=Count("pk"))
    return {
        key: Figure(grouped(n), f"{reverse(page)}?{urlencode({'board': key, **words})}") for key, n in counted
    }


PARTS = (meetings, positions, follow_up, of_all_boards, strategic, unclear)
GLANCES = (next_meeting, positions_waiting, waiting_to_be_followed_up)
