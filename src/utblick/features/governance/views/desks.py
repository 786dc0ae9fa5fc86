"""The boards' desks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.governance import queries
from utblick.features.organisation.queries import board_by_key, boards, overlapping_remits, ownerless_topics
from utblick.ui.desk import glances, parts
from utblick.ui.shell import viewer_of

PAGES = (
    ("governance:desks", gettext_lazy("Desks")),
    ("governance:meetings", gettext_lazy("Meetings")),
    ("governance:items", gettext_lazy("Agenda items")),
    ("governance:decisions", gettext_lazy("Decisions")),
)


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about boards that belong together."""
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in PAGES
    ]


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show every board with what lies on its desk, and what no board or two boards own."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    own_first = sorted(boards(at), key=lambda board: board.key not in viewer.boards)
    told = glances(viewer, at)
    cards = [(board, [(one.title, one.figures.get(board.key)) for one in told]) for board in own_first]
    context = {
        "cards": cards,
        "own": viewer.boards,
        "ownerless": ownerless_topics(at),
        "overlapping": overlapping_remits(at),
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "governance/desks.html", context)


@require_GET
def desk(request: HttpRequest, key: str) -> HttpResponse:
    """Show one board's desk."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    board = board_by_key(key, at)
    if board is None:
        raise Http404
    context = {
        "board": board,
        "parts": parts(viewer, key, at),
        "boards": boards(at),
        "may_write": viewer.may("governance.item.write", board=key),
        "may_set": viewer.may("governance.meeting.change", board=key),
        "may_record": viewer.may("governance.decision.record", board=key),
        "view": queries.VIEW,
    }
    return render(request, "governance/desk.html", context)
