"""Items and decisions that a search finds, by title or number."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.governance import queries
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part


def decisions(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the decisions that answer, the latest first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.decisions(viewer).order_by("-on", "-pk")
    lines = [
        Line(
            row.title,
            reverse("governance:decision", args=[row.pk]),
            words=f"{row.board.key} {row.number}".strip(),
            day=row.on,
        )
        for row in rows
        if asked.fits(row.title, row.board.key, row.number, row.diary_number)
    ]
    more = f"{reverse('governance:decisions')}?{urlencode({'q': asked.text})}"
    return part("decisions", _("Decisions"), lines, more=more, more_words=_("In the list"), order=40)


def items(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the items before boards that answer and are not decided, the latest first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.items(viewer).filter(decision=None, withdrawn_at=None).order_by("-meeting__on", "-pk")
    lines = [
        Line(
            row.title,
            reverse("governance:item", args=[row.pk]),
            words=row.board.key,
            day=row.meeting.on if row.meeting else None,
        )
        for row in rows
        if asked.fits(row.title, row.board.key, row.diary_number)
    ]
    more = f"{reverse('governance:items')}?{urlencode({'q': asked.text})}"
    return part("items", _("Before the boards"), lines, more=more, more_words=_("In the list"), order=42)


FINDS = (decisions, items)
