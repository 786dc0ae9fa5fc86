"""What the executive board sees on its desk of all boards: their figures, strategic topics, what nobody owns."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.governance import queries
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.queries import (
    board_by_key,
    boards,
    overlapping_remits,
    ownerless_topics,
    remits,
)
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

OPEN = (MatterState.ACT, MatterState.LATER)


def of_all_boards(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the executive board what lies on every other board's desk, in figures that each lead to their rows."""
    if not viewer.may(queries.VIEW) or not _is_executive(board, at):
        return None
    today = day_of(at)
    overdue = _counted(queries.to_follow_up(viewer).filter(follow_up_on__lt=today))
    coming = _counted(queries.coming(queries.items(viewer), today))
    matters = (
        _counted(visible(viewer).filter(state__in=OPEN), "owner_board")
        if viewer.may("monitoring.matter.view")
        else {}
    )
    yesterday = (today - timedelta(days=1)).isoformat()
    items_page, decisions_page = reverse("governance:items"), reverse("governance:decisions")
    lines = []
    for one in boards(at):
        if one.key == board:
            continue
        lines.append(Line(one.name, reverse("governance:desk", args=[one.key]), chip=one.key))
        if n := matters.get(one.pk, 0):
            said = ngettext("%(n)d open matter", "%(n)d open matters", n) % {"n": n}
            lines.append(Line(said, reverse("monitoring:desk", args=[one.key])))
        if n := coming.get(one.pk, 0):
            said = ngettext("%(n)d coming item", "%(n)d coming items", n) % {"n": n}
            lines.append(Line(said, f"{items_page}?{urlencode({'board': one.key, 'coming': '1'})}"))
        if n := overdue.get(one.pk, 0):
            said = ngettext("%(n)d decision overdue", "%(n)d decisions overdue", n) % {"n": n}
            words = {"board": one.key, "open": "1", "follow_to": yesterday}
            lines.append(Line(said, f"{decisions_page}?{urlencode(words)}"))
    return Part(
        "all-boards",
        _("All boards"),
        lines,
        more=reverse("governance:desks"),
        more_words=_("All desks"),
        order=60,
    )


def strategic(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the executive board the strategic topics, and who owns each."""
    if not viewer.may(queries.VIEW) or not _is_executive(board, at):
        return None
    remit_page = reverse("organisation:remits")
    lines = [
        Line(remit.topic.name, remit_page, words=_("owned by %(board)s") % {"board": remit.owner.key})
        for remit in remits(at)
        if remit.topic.is_strategic
    ]
    return Part(
        "strategic",
        _("Strategic questions"),
        lines,
        empty=_("No topic is marked as strategic."),
        more=remit_page,
        more_words=_("Who owns what"),
        order=61,
    )


def unclear(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the executive board what no board owns, and what several own."""
    if not viewer.may(queries.VIEW) or not _is_executive(board, at):
        return None
    remit_page = reverse("organisation:remits")
    lines = [Line(topic.name, remit_page, chip=_("no owner"), tone="amber") for topic in ownerless_topics(at)]
    for one in overlapping_remits(at):
        words = _("owned by %(board)s") % {"board": ", ".join(remit.owner.key for remit in one.remits)}
        lines.append(Line(one.topic.name, remit_page, words=words, chip=_("several owners"), tone="falu"))
    return Part(
        "unclear",
        _("Who owns what is not clear"),
        lines,
        empty=_("Every topic has one owner."),
        more=remit_page,
        more_words=_("Who owns what"),
        order=62,
    )


def _is_executive(board: str, at: datetime) -> bool:
    found = board_by_key(board, at)
    return found is not None and found.is_executive


def _counted(rows: QuerySet[Any], field: str = "board") -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(n=Count("pk", distinct=True)))
