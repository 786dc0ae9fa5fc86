"""Find a body by what somebody else calls it: its names, its abbreviation, or another name that was kept of it."""

from __future__ import annotations

from django.db.models import QuerySet

from utblick.features.actors.folding import fold
from utblick.features.actors.models import Body


def bodies_called(name: str, rows: QuerySet[Body] | None = None) -> list[Body]:
    """Give the bodies that are called just so, however it is written; `rows` narrows them."""
    asked = fold(name)
    if not asked:
        return []
    near = (Body.objects.all() if rows is None else rows).filter(folded__contains=f" {asked} ")
    return [row for row in near if asked in called(row)]


def called(body: Body) -> set[str]:
    """Give all that a body is called, folded."""
    return {one.strip() for one in body.folded.split("|")} - {""}
