"""What the watch puts on a board's desk: the matters it owns and is concerned by, and what is due in them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.queries.matters import on_desk
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.desk import Figure, Glance, Line, Part

SHOWN = 6
OPEN = (MatterState.ACT, MatterState.LATER)


def open_address(board: str) -> str:
    """Give where the open matters that a board owns are listed."""
    return f"{reverse('monitoring:desk', args=[board])}?{urlencode({'board': board, 'open': '1'})}"


def _lines(matters: QuerySet[Matter]) -> list[Line]:
    return [
        Line(
            matter.title,
            reverse("monitoring:matter", args=[matter.pk]),
            words=matter.owner.name if matter.owner else "",
            day=matter.due_on or (matter.deadline_at.date() if matter.deadline_at else None),
            is_due=True,
            language=matter.language,
            chip=matter.get_state_display(),
            tone="lichen" if matter.state == MatterState.ACT else "",
        )
        for matter in matters[:SHOWN]
    ]


def owned(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the open matters that the board owns, what is due first."""
    if not viewer.may("monitoring.matter.view"):
        return None
    rows = on_desk(viewer, board).filter(owner_board__key=board, state__in=OPEN).select_related("owner")
    ordered = rows.order_by("due_on", "deadline_at", "-judged_at")
    return Part(
        "matters",
        _("Open matters the board owns"),
        _lines(ordered),
        empty=_("No open matter."),
        more=reverse("monitoring:desk", args=[board]),
        more_words=_("All matters on the desk"),
        order=20,
        total=rows.count(),
        counted=open_address(board),
    )


def concerned(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the open matters that concern the board and that another owns."""
    if not viewer.may("monitoring.matter.view"):
        return None
    rows = (
        on_desk(viewer, board).exclude(owner_board__key=board).filter(state__in=OPEN).select_related("owner")
    )
    return Part(
        "concerning",
        _("Matters of others that concern it"),
        _lines(rows.order_by("due_on", "-judged_at")),
        empty=_("Nothing of others concerns it now."),
        order=30,
        total=rows.count(),
        counted=f"{reverse('monitoring:desk', args=[board])}?{urlencode({'others': '1', 'open': '1'})}",
    )


def at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many open matters each board owns."""
    if not viewer.may("monitoring.matter.view"):
        return None
    rows = visible(viewer).filter(state__in=OPEN, owner_board__isnull=False)
    counted = rows.order_by().values_list("owner_board__key").annotate(n=Count("pk", distinct=True))
    figures = {key: Figure(grouped(n), open_address(key)) for key, n in counted}
    return Glance("matters", _("Open matters the board owns"), figures, order=20)


PARTS = (owned, concerned)
GLANCES = (at_a_glance,)
