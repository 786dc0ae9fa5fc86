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
from utblick.features.monitoring.desk import OPEN, open_address
from utblick.features.monitoring.queries.visible import visible
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.queries import (
    board_by_key,
    boards,
    overlapping_remits,
    ownerless_topics,
    remits,
    shared_concepts,
)
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

MATTERS_SHOWN = 2


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
        figures = []
        if n := matters.get(one.pk, 0):
            said = ngettext("%(n)d open matter", "%(n)d open matters", n) % {"n": n}
            figures.append((said, open_address(one.key)))
        if n := coming.get(one.pk, 0):
            said = ngettext("%(n)d coming item", "%(n)d coming items", n) % {"n": n}
            figures.append((said, f"{items_page}?{urlencode({'board': one.key, 'coming': '1'})}"))
        if n := overdue.get(one.pk, 0):
            said = ngettext("%(n)d decision overdue", "%(n)d decisions overdue", n) % {"n": n}
            words = {"board": one.key, "open": "1", "follow_to": yesterday}
            figures.append((said, f"{decisions_page}?{urlencode(words)}"))
        lines.append(Line(one.name, reverse("governance:desk", args=[one.key]), chip=one.key, links=figures))
    return Part(
        "all-boards",
        _("All boards"),
        lines,
        more=reverse("governance:desks"),
        more_words=_("All desks"),
        order=60,
    )


def strategic(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the executive board the strategic topics: who owns each, and its open matters, the latest first."""
    if not viewer.may(queries.VIEW) or not _is_executive(board, at):
        return None
    remit_page = reverse("organisation:remits")
    lying = _open_by_topic(viewer)
    lines = []
    for remit in remits(at):
        if not remit.topic.is_strategic:
            continue
        matters = lying.get(remit.topic.key, [])
        words = _("owned by %(board)s") % {"board": remit.owner.key}
        if len(matters) > MATTERS_SHOWN:
            words += ", " + ngettext("%(n)d open matter", "%(n)d open matters", len(matters)) % {
                "n": len(matters)
            }
        lines.append(
            Line(
                remit.topic.name,
                f"{remit_page}#{remit.topic.key}",
                words=words,
                links=[
                    (title, reverse("monitoring:matter", args=[number]))
                    for number, title in matters[:MATTERS_SHOWN]
                ],
            )
        )
    return Part(
        "strategic",
        _("Strategic questions"),
        lines,
        empty=_("No topic is marked as strategic."),
        more=remit_page,
        more_words=_("Who owns what"),
        order=61,
    )


def _open_by_topic(viewer: Viewer) -> dict[str, list[tuple[int, str]]]:
    """Give the open matters by the key of each topic that they were found to be about, the latest first."""
    if not viewer.may("monitoring.matter.view"):
        return {}
    found: dict[str, list[tuple[int, str]]] = {}
    rows = visible(viewer).filter(state__in=OPEN).order_by("-moved_at", "-pk")
    for number, title, proposal in rows.values_list("pk", "title", "proposal"):
        for topic in proposal.get("board", {}).get("topics", ()):
            found.setdefault(topic["key"], []).append((number, title))
    return found


def unclear(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the executive board what no board owns, what several own, and signals that lead to several."""
    if not viewer.may(queries.VIEW) or not _is_executive(board, at):
        return None
    remit_page = reverse("organisation:remits")
    lines = [Line(topic.name, remit_page, chip=_("no owner"), tone="amber") for topic in ownerless_topics(at)]
    for one in overlapping_remits(at):
        words = _("owned by %(board)s") % {"board": ", ".join(remit.owner.key for remit in one.remits)}
        lines.append(Line(one.topic.name, remit_page, words=words, chip=_("several owners"), tone="falu"))
    for shared in shared_concepts(at):
        words = ", ".join(f"{remit.topic.name} ({remit.owner.key})" for remit in shared.remits)
        lines.append(Line(shared.concept, remit_page, words=words, chip=_("same signal"), tone="amber"))
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
