"""What suits a board: the calls for its units, with why and what was said of each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from utblick.features.organisation.queries import board_by_key, boards
from utblick.features.programmes import queries, queries_matching
from utblick.features.programmes.actions.verdicts import VERDICT
from utblick.features.programmes.queries_boards import BoardSuits, needs_of_board, suiting_board
from utblick.features.programmes.views.pages import tabs
from utblick.ui.shell import viewer_of

SHOWN = 20


@require_GET
def suits(request: HttpRequest, key: str) -> HttpResponse:
    """Show the open and coming calls that suit a board's units, best first, with why."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    board = board_by_key(key, at)
    if board is None:
        raise Http404
    found = suiting_board(viewer, key, at)
    kept = [one for one in found if not one.is_refused]
    context = {
        "board": board,
        "boards": boards(at),
        "lines": [(one, _why(one), _before(one)) for one in kept[:SHOWN]],
        "more": max(0, len(kept) - SHOWN),
        "refused": [one for one in found if one.is_refused],
        "units": [row.unit for row in needs_of_board(viewer, key, at)],
        "may_judge": viewer.may(VERDICT, board=key),
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "programmes/suits_board.html", context)


def _why(one: BoardSuits) -> list[tuple[str, int, str, str]]:
    """Give each unit that a call suits: its name and number, why, and what it says of the call."""
    return [
        (
            row.unit.name,
            row.unit.pk,
            queries_matching.in_words(row.reasons),
            str(row.verdict.get_verdict_display()) if row.verdict else "",
        )
        for row in one.units
    ]


def _before(one: BoardSuits) -> str:
    return queries_matching.said_in_words(one.earlier) if one.earlier else ""
