"""What several kinds tell in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from utblick.features.balticsea.queries.tagged import tags_of
from utblick.features.organisation.models import Board, Named
from utblick.features.publishing.kinds.kind import named


def boards(*rows: Board | None) -> list[dict[str, Any]]:
    """Tell of boards in order, each once."""
    seen = {row.pk: row for row in rows if row is not None}
    return [{"key": row.key, "name": named(row)} for row in seen.values()]


def names(rows: Iterable[Named | None]) -> list[dict[str, str]]:
    """Tell the names of rows in both languages, each once."""
    seen = {row.pk: row for row in rows if row is not None}
    return [name for row in seen.values() if (name := named(row))]


def policy_areas(kind: str, number: int) -> list[dict[str, Any]]:
    """Tell the areas of the strategy that a record is tagged with, the foremost first."""
    return [
        {
            "key": tag.area.key,
            "name": named(tag.area),
            "plan": tag.area.plan.key,
            "action": named(tag.action),
        }
        for tag in tags_of(kind, number)
    ]
