"""Two definitions of taking part for the example region, and the suggested goals."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from utblick.features.followup import actions
from utblick.features.followup.actions.indicators import add_suggested_goals
from utblick.features.followup.models import ParticipationDefinition
from utblick.foundation.accounts.viewer import system


def load(at: datetime) -> dict[str, int]:
    """Add two versions, once: every area in three years, then every unit in two."""
    goals = add_suggested_goals(by=system("utblick example"), at=at)
    if ParticipationDefinition.objects.exists():
        return {"definitions": 0, "goals": goals}
    by = system("utblick example")
    with transaction.atomic():
        actions.decide_definition(valid_from=date(2024, 1, 1), level=2, months=36, by=by, at=at)
        actions.decide_definition(
            valid_from=date(2026, 1, 1),
            level=3,
            months=24,
            why="Exempel: målet gäller varje verksamhet, inte bara varje område.",
            by=by,
            at=at,
        )
    return {"definitions": 2, "goals": goals}


__all__ = ["load"]
