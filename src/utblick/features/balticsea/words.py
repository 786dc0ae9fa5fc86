"""How a plan's state is said, and where the records behind a figure are."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.features.balticsea.rules import PlanState

STATES = {
    PlanState.PREPARED: (_("in preparation"), "amber"),
    PlanState.COMING: (_("adopted, not yet in force"), "amber"),
    PlanState.HOLDS: (_("in force"), "lichen"),
    PlanState.REPLACED: (_("replaced"), ""),
}


def records_address(plan: str, first: date | None = None, last: date | None = None, **also: str) -> str:
    """Give where the records of a version (by key) and some days are, narrowed by what else is said."""
    words = {
        "plan": plan,
        "when_from": first.isoformat() if first else "",
        "when_to": last.isoformat() if last else "",
        **also,
    }
    kept = {name: value for name, value in words.items() if value}
    return f"{reverse('balticsea:records')}?{urlencode(kept)}"
