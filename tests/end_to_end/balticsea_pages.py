"""The pages of the Baltic Sea strategy, and what they show in the example."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from tests.end_to_end.page import Page
from utblick.features.balticsea.example import load
from utblick.features.balticsea.models import GroupMeeting, GroupSeat, PlanVersion, PolicyArea, SubObjective


def _area() -> int:
    return PolicyArea.objects.get(plan__key="2021", key="transport").pk


def _plan() -> int:
    return PlanVersion.objects.get(key="2021").pk


PAGES: dict[str, tuple[Page, ...]] = {
    "balticsea": (
        Page("balticsea:strategy"),
        Page("balticsea:strategy", query="?plan=2017&first=2030-01-01&last=2020-01-01"),
        Page("balticsea:strategy", query="?plan=2026"),
        Page("balticsea:area", ("2021", "transport")),
        Page("balticsea:area", ("2017", "capacity")),
        Page("balticsea:records"),
        Page("balticsea:untagged"),
        Page("balticsea:groups"),
        Page("balticsea:seat", lambda: GroupMeeting.objects.earliest("pk").seat_id),
        Page("balticsea:plans"),
        Page("balticsea:plan", "2021"),
        Page("balticsea:plan", "2013"),
        Page("balticsea:plan", "2026"),
        Page("balticsea:copy_plan", "2026"),
        Page("balticsea:crosswalk"),
        Page("balticsea:add", "plan"),
        Page("balticsea:add", "omrade"),
        Page("balticsea:add", "atgard"),
        Page("balticsea:add", "mal"),
        Page("balticsea:add", "delmal"),
        Page("balticsea:add", "samordnare"),
        Page("balticsea:add", "motsvarighet"),
        Page("balticsea:add", "organ"),
        Page("balticsea:add", "dag"),
        Page("balticsea:add", "plats"),
        Page("balticsea:change", lambda: ("omrade", _area())),
        Page("balticsea:change", lambda: ("plan", _plan())),
        Page("balticsea:change", lambda: ("delmal", SubObjective.objects.earliest("pk").pk)),
        Page("balticsea:change", lambda: ("plats", GroupSeat.objects.earliest("pk").pk)),
        Page("balticsea:change", lambda: ("mote", GroupMeeting.objects.earliest("pk").pk)),
        Page("followup:strategy_year", lambda: timezone.localdate().year),
    )
}
NO_PAGES = {
    "followup:strategy": "goes on to a year",
    "followup:download_strategy": "a file",
}


def fill(at: datetime) -> None:
    """Tag what is there."""
    load(at)
