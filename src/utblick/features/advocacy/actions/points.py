"""What a position says of articles and of our asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.positions import WRITE
from utblick.features.advocacy.models import Ask, Point, Position, Stance
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset({"procedure", "target", "view_sv", "view_en", "place"})


@transaction.atomic
def add_point(position: Position, *, by: Viewer, at: datetime, **fields: Any) -> Point:
    """Say what a position holds of an article."""
    _check(position, by)
    rules.check_is_in_the_process(
        position.process_id, fields["procedure"].processes.values_list("pk", flat=True)
    )
    return keeping.add(
        Point(position=position),
        fields,
        FIELDS,
        action="advocacy.point.added",
        target=position,
        by=by,
        at=at,
    )


@transaction.atomic
def change_point(row: Point, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Point:
    """Change what a position holds of an article, as it was at `version`."""
    _check(row.position, by)
    rules.check_is_in_the_process(
        row.position.process_id, fields["procedure"].processes.values_list("pk", flat=True)
    )
    return keeping.change(
        row,
        fields,
        FIELDS,
        action="advocacy.point.changed",
        version=version,
        target=row.position,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_point(row: Point, *, by: Viewer, at: datetime) -> None:
    """Take away what a position holds of an article."""
    _check(row.position, by)
    keeping.remove(
        row, ["target", "view_sv"], action="advocacy.point.removed", target=row.position, by=by, at=at
    )


@transaction.atomic
def set_stances(
    position: Position,
    stances: Mapping[Ask, tuple[str, str]],
    *,
    version: int | None = None,
    by: Viewer,
    at: datetime,
) -> None:
    """Say how a position stands to asks: (side, words) for each; an empty side is that it says nothing.

    `version` is that of its stances when they were looked at; without one, whatever stands there.
    """
    now = _check(position, by)
    if version is not None:
        keeping.check_version(now.stances_version, version)
    rules.check_same_process(position.process_id, (ask.process_id for ask in stances))
    before = {row.ask_id: row for row in Stance.objects.filter(position=position)}
    changes: dict[str, Any] = {}
    for ask, (side, words) in stances.items():
        there = before.get(ask.pk)
        if (side, words) == ((there.side, there.words) if there else ("", "")):
            continue
        changes[ask.key] = [there.side if there else "", side]
        if there is not None and not side:
            there.delete()
        elif there is not None:
            there.side, there.words = side, words
            there.save()
        elif side:
            Stance.objects.create(ask=ask, position=position, side=side, words=words)
    if changes:
        now.stances_version += 1
        now.save(update_fields=["stances_version"])
        said = {"stances": changes}
        audit.record("advocacy.stances.set", by=by, at=at, target=position, changes=said)


def _check(position: Position, by: Viewer) -> Position:
    """Give the position as it stands now, locked, when it may be changed."""
    by.check(WRITE)
    there = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    rules.check_may_change(there.holder, there.standing)
    return there
