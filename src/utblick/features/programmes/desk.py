"""Calls on a board's desk: open and coming ones whose topic the board owns, and what the board said of them."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.organisation.dated import day_of
from utblick.features.organisation.queries import remits
from utblick.features.programmes import queries, queries_matching
from utblick.features.programmes.models import CallVerdict
from utblick.features.programmes.queries import CallNow
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
    """Give the calls that profiles of the board's topics found, those that close first on top."""
    if not viewer.may(queries.VIEW):
        return None
    topics = set(remits(day_of(at)).filter(owner__key=board).values_list("topic__key", flat=True))
    rows = queries.open_and_coming(viewer, at)
    found = queries_matching.found_by([row.call for row in rows])
    said = {one.call_id: one for one in CallVerdict.objects.filter(board__key=board, taken_back_at=None)}
    lines = []
    for row in rows:
        verdict = said.get(row.call.pk)
        hit = next((one for one in found.get(row.call.pk, ()) if one.topic in topics), None)
        if verdict is not None and verdict.verdict == "not_for_us":
            continue
        if verdict is not None or hit is not None:
            words = _("found by “%(profile)s”") % {"profile": hit.name} if hit else ""
            lines.append(line(row, words=words, chip=verdict.get_verdict_display() if verdict else ""))
    if not lines:
        return None
    return Part(
        "calls",
        _("Calls on the board's topics"),
        lines[:SHOWN],
        more=reverse("programmes:calls"),
        more_words=_("All calls"),
        order=55,
        total=len(lines),
    )


PARTS = (calls,)
