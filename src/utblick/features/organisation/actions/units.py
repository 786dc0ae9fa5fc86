"""Units: what they are called, where they belong, their time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.organisation import rules
from utblick.features.organisation.actions.boards import end_what_outlives
from utblick.features.organisation.actions.saving import as_audited, checked_and_saved, ended, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit, UnitVersion
from utblick.features.organisation.queries import period
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit import record

PERMISSION = "organisation.structure.change"
FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "level",
        "kind",
        "parent",
        "board",
        "place",
        "successor",
        "certainty",
        "source_note",
        "valid_from",
        "valid_until",
    }
)
# What an earlier version keeps.
PLACING = ("name_sv", "name_en", "parent", "board")


def _check(unit: Unit) -> None:
    rules.ends_after_start(period(unit))
    rules.parent_is_one_level_above(unit.level, unit.parent.level if unit.parent else None)
    if unit.parent:
        rules.exists_while_parent_exists(period(unit), period(unit.parent))
    if unit.pk and unit.valid_until:
        rules.children_are_ended_first([period(child) for child in unit.children.all()], unit.valid_until)


def _board_key(unit: Unit) -> str:
    return unit.board.key if unit.board else ""


@transaction.atomic
def create_unit(*, by: Viewer, at: datetime, **fields: Any) -> Unit:
    """Add a unit to the tree."""
    by.check(PERMISSION)
    unit = Unit()
    changes = settable(unit, fields, FIELDS)
    rules.source_is_said(unit.certainty, unit.source_note)
    _check(unit)
    checked_and_saved(unit)
    record("organisation.unit.created", by=by, at=at, target=unit, changes=changes, board=_board_key(unit))
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: Viewer, at: datetime, from_on: date | None = None, **fields: Any) -> Unit:
    """Change a unit: a correction, or a change from a day on (`from_on`).

    With `from_on` the earlier name and place in the tree are kept for the time before.

    A unit keeps its level: something that becomes an area is a new unit, and the old one's `successor`.
    """
    by.check(PERMISSION)
    # The lock is on the unit's own row: PostgreSQL cannot lock the far side of an empty relation.
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent", "board").get(pk=unit.pk)
    before = {name: getattr(unit, name) for name in PLACING}
    changes = settable(unit, fields, FIELDS - {"key", "level"})
    if changes.keys() & {"certainty", "source_note"}:
        rules.source_is_said(unit.certainty, unit.source_note)
    _check(unit)
    if from_on and any(name in changes for name in PLACING):
        earlier = unit.versions.order_by("-valid_until").first()
        begun = earlier.valid_until if earlier and earlier.valid_until else unit.valid_from
        rules.change_has_begun(from_on, day_of(at))
        rules.change_begins_after_last(from_on, begun)
        checked_and_saved(UnitVersion(unit=unit, valid_from=begun, valid_until=from_on, **before))
        changes["from_on"] = [None, as_audited(from_on)]
    if changes:
        checked_and_saved(unit)
        record(
            "organisation.unit.changed", by=by, at=at, target=unit, changes=changes, board=_board_key(unit)
        )
    return unit


@transaction.atomic
def end_unit(unit: Unit, *, on: date, by: Viewer, at: datetime, successor: Unit | None = None) -> Unit:
    """Let a unit end, and say which one continues its work. What is below it must end or move first."""
    by.check(PERMISSION)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    rules.children_are_ended_first([period(child) for child in unit.children.all()], on)
    unit.successor = successor or unit.successor
    ended(unit, "organisation.unit.ended", on=on, by=by, at=at, board=_board_key(unit))
    end_what_outlives(unit, on=on, by=by, at=at)
    return unit
