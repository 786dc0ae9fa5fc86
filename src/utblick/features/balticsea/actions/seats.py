"""Who of us sits in the strategy's groups."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.balticsea.actions.rows import locked
from utblick.features.balticsea.models import GroupSeat
from utblick.features.balticsea.queries.plans import SEAT
from utblick.features.organisation.actions.saving import checked_and_saved, ended, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset(
    {
        "area",
        "kind",
        "group",
        "body",
        "role",
        "account",
        "unit",
        "is_observer",
        "valid_from",
        "valid_until",
        "is_example",
    }
)


@transaction.atomic
def add_seat(*, by: Viewer, at: datetime, **fields: Any) -> GroupSeat:
    """Say that somebody of us sits in a group, by role and unit, for a term."""
    unit = fields.get("unit")
    by.check(SEAT, unit=unit.pk if unit else None)
    seat = GroupSeat()
    changes = settable(seat, fields, FIELDS)
    checked_and_saved(seat)
    audit.record("balticsea.seat.added", by=by, at=at, target=seat, changes=changes)
    return seat


@transaction.atomic
def change_seat(seat: GroupSeat, *, version: int, by: Viewer, at: datetime, **fields: Any) -> GroupSeat:
    """Change a seat as it was at `version`; who keeps it must be allowed for the unit before and after."""
    by.check(SEAT, unit=seat.unit_id)
    seat = locked(seat, version)
    changes = settable(seat, fields, FIELDS)
    by.check(SEAT, unit=seat.unit_id)
    if changes:
        seat.version += 1
        checked_and_saved(seat)
        audit.record("balticsea.seat.changed", by=by, at=at, target=seat, changes=changes)
    return seat


@transaction.atomic
def end_seat(seat: GroupSeat, *, on: date, by: Viewer, at: datetime) -> None:
    """Let a seat be empty from a day on."""
    by.check(SEAT, unit=seat.unit_id)
    seat = GroupSeat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    ended(seat, "balticsea.seat.ended", on=on, by=by, at=at)
