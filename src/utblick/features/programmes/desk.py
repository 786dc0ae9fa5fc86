"""Calls on a board's desk: open and coming ones for its units and topics, and what the board said of them."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.programmes import queries
from utblick.features.programmes.queries import CallNow
from utblick.features.programmes.queries_boards import suiting_board
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 5


def line(row: CallNow, *, words: str = "", chip: str = "") -> Line:
    """Give a call as a line with the day that it closes on."""
    return Line(
        row.title,
        reverse("programmes:call", args=[row.call.pk]),
        words=words,
        day=row.closes.moment.on if row.closes else None,
        is_due=True,
        language=row.language,
        chip=chip,
    )


def calls(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the calls that suit the board's units or that profiles of its topics found, best first."""
    if not viewer.may(queries.VIEW):
        return None
    kept = [one for one in suiting_board(viewer, board, at) if not one.is_refused]
    lines = [
        line(one.row, words=one.words, chip=one.verdict.get_verdict_display() if one.verdict else "")
        for one in kept[:SHOWN]
    ]
    page = reverse("programmes:suits_board", args=[board])
    return Part(
        "calls",
        _("Calls for the board's units"),
        lines,
        empty=_("No open or coming call suits its units."),
        more=page,
        more_words=_("All that suit them, and why"),
        order=55,
        total=len(kept),
        counted=page,
    )


PARTS = (calls,)
