"""The pages of programmes and calls, and what they show in the example."""

from __future__ import annotations

from datetime import datetime

from tests.end_to_end.page import Page
from utblick.features.organisation.models import Unit
from utblick.features.programmes.example import load
from utblick.features.programmes.models import Call, CallMoment, Programme
from utblick.features.programmes.row_kinds import ROW_KINDS

KEY = "cb-2021"


def _call() -> int:
    return Call.objects.get(programme__key=KEY, key="exempel").pk


def _row(kind: str) -> tuple[str, int]:
    rows = ROW_KINDS[kind].model._default_manager.filter(programme=Programme.objects.get(key=KEY))
    return kind, rows.order_by("pk").values_list("pk", flat=True)[0]


def _moment() -> int:
    return CallMoment.objects.filter(call=_call()).earliest("pk").pk


def _unit() -> int:
    return Unit.objects.get(key="internationell-samverkan").pk


PAGES: dict[str, tuple[Page, ...]] = {
    "programmes": (
        Page("programmes:programmes"),
        Page("programmes:programme", KEY),
        Page("programmes:programme", "cb-2014"),
        Page("programmes:programme", "si"),
        Page("programmes:new_programme"),
        Page("programmes:change_programme", KEY),
        Page("programmes:add_name", KEY),
        *(Page("programmes:add_row", (KEY, kind)) for kind in ROW_KINDS),
        Page("programmes:row", lambda: _row("andel")),
        Page("programmes:row", lambda: _row("omrade")),
        Page("programmes:row", lambda: _row("organ")),
        Page("programmes:correct_row", lambda: _row("mal")),
        Page("programmes:follow_row", lambda: _row("andel")),
        Page("programmes:take_out_row", lambda: _row("storlek")),
        Page("programmes:calls"),
        Page("programmes:calls", query="?all=1"),
        Page("programmes:call", _call),
        Page("programmes:new_call", KEY),
        Page("programmes:change_call", _call),
        Page("programmes:add_moment", _call),
        Page("programmes:change_moment", _moment),
        Page("programmes:check", _call),
        Page("programmes:judge", _call),
        Page("programmes:suits"),
        Page("programmes:suits_board", "TSN"),
        Page("programmes:need", _unit),
        Page("programmes:statistics"),
    ),
}
NO_PAGES = {
    "programmes:calls_calendar": "a file",
    "programmes:call_calendar": "a file",
}


def fill(at: datetime) -> None:
    """Load the example's programmes, rules and calls."""
    load(at)
