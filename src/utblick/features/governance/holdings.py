"""What somebody answers for before the boards: the papers that they write."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.governance import queries
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.holdings import Held, Holding, held


def papers(viewer: Viewer, account: int, _at: datetime) -> Held | None:
    """Give the items that somebody writes and no board has decided."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.items(viewer).filter(writer=account, withdrawn_at=None, decision=None)
    lines = [
        Line(
            row.title,
            reverse("governance:item", args=[row.pk]),
            words=row.board.key,
            day=row.meeting.on if row.meeting else None,
        )
        for row in rows.order_by("meeting__on", "pk")
    ]
    counted = ngettext("%d item before a board", "%d items before boards", len(lines)) % len(lines)
    return held("papers", _("Before the boards"), counted, lines, order=42)


HOLDINGS = (Holding(papers),)
