"""What several kinds tell in the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from utblick.features.advocacy.models import Procedure
from utblick.features.balticsea.models import StrategyTag
from utblick.features.balticsea.queries.tagged import tags_of
from utblick.features.organisation.models import Board, Named
from utblick.features.publishing.kinds.kind import named
from utblick.features.publishing.shapes.fields import LANGUAGES

# Tags that were fetched for many records at once, by kind and number.
_fetched: ContextVar[dict[tuple[str, int], list[StrategyTag]] | None] = ContextVar("_fetched", default=None)


@contextmanager
def tags_fetched(kind: str, numbers: Collection[int]) -> Iterator[None]:
    """Fetch the tags of many records of a kind in one question, for as long as they are told of."""
    found: dict[tuple[str, int], list[StrategyTag]] = {(kind, number): [] for number in numbers}
    rows = StrategyTag.objects.filter(kind=kind, number__in=numbers)
    for tag in rows.select_related("area__plan", "action__area__plan"):
        found[kind, tag.number].append(tag)
    before = _fetched.set(found)
    try:
        yield
    finally:
        _fetched.reset(before)


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
    tags = (_fetched.get() or {}).get((kind, number))
    return [
        {
            "key": tag.area.key,
            "name": named(tag.area),
            "plan": tag.area.plan.key,
            "action": named(tag.action),
        }
        for tag in (tags_of(kind, number) if tags is None else tags)
    ]


def file(row: Procedure) -> dict[str, Any]:
    """Tell the number and the name of an EU procedure."""
    return {"reference": row.reference, "name": named(row)}


def in_both(row: Any, field: str) -> dict[str, str]:
    """Tell a text that a row has in both languages, as far as it is there: `title` of `title_sv` and `title_en`."""
    return {language: getattr(row, f"{field}_{language}") for language in LANGUAGES}
