"""Memberships on the desk of a responsible board: what they cost, and the next days to decide."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.networks import queries, rules
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.desk import Figure, Glance, Line, Part


def memberships(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the board's memberships, the soonest notice first."""
    if not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    rows = [
        row
        for row in queries.networks(viewer).filter(boards__key=board)
        if rules.is_member(row.member, row.since, row.until, today)
    ]
    notices = [(rules.last_notice_day(row.renews_on, row.notice_months), row) for row in rows]
    ordered = sorted(
        notices, key=lambda one: (one[0] is None or one[0] < today, one[0] or today, one[1].name)
    )
    lines = [
        Line(
            row.name,
            reverse("networks:network", args=[row.key]),
            day=notice if notice and notice >= today else None,
            is_due=True,
            words=_("last day to give notice") if notice and notice >= today else "",
        )
        for notice, row in ordered[:5]
    ]
    return Part(
        "memberships",
        _("Memberships"),
        lines,
        empty=_("The board answers for no membership."),
        more=_address(board),
        more_words=_("All its memberships"),
        order=60,
        total=len(rows),
        counted=_address(board),
    )


def _address(board: str) -> str:
    """Give where the memberships of today that a board answers for are listed."""
    return f"{reverse('networks:networks')}?{urlencode({'board': board, 'ours': '1'})}"


def at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many memberships each board answers for."""
    if not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    counted = Counter(
        board.key
        for row in queries.networks(viewer)
        if rules.is_member(row.member, row.since, row.until, today)
        for board in row.boards.all()
    )
    figures = {key: Figure(grouped(n), _address(key)) for key, n in counted.items()}
    return Glance("memberships", _("Memberships"), figures, order=60)


PARTS = (memberships,)
GLANCES = (at_a_glance,)
