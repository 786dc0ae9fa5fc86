"""Add, change and remove what the strategy is kept in: plans, areas, actions, objectives, coordinators, ties, days.

They are alike in all but their fields, so a table says what each may be given and what the trail calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from utblick.features.balticsea import rules
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    GroupSeat,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    RelatedBody,
    StrategyDay,
    StrategyTag,
    SubObjective,
)
from utblick.features.balticsea.queries.plans import CHANGE
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile

Row = TypeVar("Row", bound=models.Model)
NAMED = frozenset({"name_sv", "name_en"})
SOURCED = frozenset({"source", "licence", "seen_on", "certainty"})
LASTING = frozenset({"valid_from", "valid_until"})


def _nothing(_row: Any) -> None:
    return None


def _ends_fit(row: Correspondence) -> None:
    former, later = row.former, row.later
    rules.check_ends_fit(row.kind, former is not None, later is not None)
    rules.check_between_plans(former.plan_id if former else None, later.plan_id if later else None)
    rules.check_goes_forward(former.plan.key if former else None, later.plan.key if later else None)


def _plan_is_free(plan: PlanVersion) -> None:
    rules.check_plan_is_free(plan.areas.count())


def _area_is_free(area: PolicyArea) -> None:
    rules.check_nothing_tagged(StrategyTag.objects.filter(area=area).count())
    rules.check_nobody_sits(GroupSeat.objects.filter(area=area).count())


def _action_is_free(action: PlanAction) -> None:
    rules.check_nothing_tagged(StrategyTag.objects.filter(action=action).count())


def _objective_is_free(objective: Objective) -> None:
    rules.check_no_area_belongs(objective.areas.count())


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of row may be given, and what the trail calls it.

    `many` are fields of several rows. `check` is asked of a row with its new values, `is_free` before it is removed or
    gets another key (what `KEYED` names).
    """

    name: str
    fields: frozenset[str]
    many: tuple[str, ...] = ()
    check: Callable[[Any], None] = _nothing
    is_free: Callable[[Any], None] = _nothing


KINDS: Mapping[type[models.Model], Kind] = {
    PlanVersion: Kind(
        "plan",
        NAMED
        | SOURCED
        | LASTING
        | frozenset({"key", "document", "address", "adopted_on", "note_sv", "note_en"}),
        is_free=_plan_is_free,
    ),
    PolicyArea: Kind(
        "area",
        NAMED
        | SOURCED
        | frozenset({"plan", "key", "kind", "about_sv", "about_en", "words", "address", "sort_order"}),
        ("objectives",),
        is_free=_area_is_free,
    ),
    PlanAction: Kind(
        "action",
        NAMED | SOURCED | frozenset({"area", "number"}),
        is_free=_action_is_free,
    ),
    Objective: Kind(
        "objective",
        NAMED | SOURCED | LASTING | frozenset({"key", "sort_order"}),
        is_free=_objective_is_free,
    ),
    SubObjective: Kind("part", NAMED | SOURCED | LASTING | frozenset({"objective", "sort_order"})),
    Coordinator: Kind(
        "coordinator",
        SOURCED | LASTING | NAMED | frozenset({"area", "body", "role", "country"}),
    ),
    Correspondence: Kind(
        "correspondence",
        SOURCED | frozenset({"former", "later", "kind", "note"}),
        check=_ends_fit,
    ),
    RelatedBody: Kind("body", NAMED | frozenset({"abbreviation", "body", "address"}), ("areas",)),
    StrategyDay: Kind(
        "day",
        NAMED
        | SOURCED
        | frozenset({"kind", "starts_on", "ends_on", "place", "country", "address", "is_example"}),
    ),
}


# What the stable key is made of: `eusbsr:2021:nutri:1`.
KEYED = frozenset({"key", "plan", "area", "number"})


@transaction.atomic
def add_row(model: type[Row], *, by: Viewer, at: datetime, **fields: Any) -> Row:
    """Add a plan, an area or whatever the table lists."""
    by.check(CHANGE)
    kind = KINDS[model]
    many = {name: fields.pop(name) for name in kind.many if name in fields}
    row = model()
    changes = settable(row, fields, kind.fields)
    kind.check(row)
    checked_and_saved(row)
    changes |= _set_many(row, many)
    audit.record(f"balticsea.{kind.name}.added", by=by, at=at, target=row, changes=changes)
    return row


@transaction.atomic
def change_row(row: Row, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Row:
    """Change a row as it was at `version`."""
    by.check(CHANGE)
    kind = KINDS[type(row)]
    row = locked(row, version)
    many = {name: fields.pop(name) for name in kind.many if name in fields}
    changes = settable(row, fields, kind.fields)
    if changes.keys() & KEYED:
        kind.is_free(row)
    kind.check(row)
    changes |= _set_many(row, many)
    if changes:
        row.version += 1  # type: ignore[attr-defined]
        checked_and_saved(row)
        audit.record(f"balticsea.{kind.name}.changed", by=by, at=at, target=row, changes=changes)
    return row


@transaction.atomic
def remove_row(row: models.Model, *, by: Viewer, at: datetime) -> None:
    """Remove what was wrong; what things are tagged with stays."""
    by.check(CHANGE)
    kind = KINDS[type(row)]
    kind.is_free(row)
    audit.record(f"balticsea.{kind.name}.removed", by=by, at=at, target=row)
    row.delete()


def locked(row: Row, version: int) -> Row:
    """Give a row for changing. Raises ChangedMeanwhile where it is no longer as it was at `version`."""
    found = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if found.version != version:  # type: ignore[attr-defined]
        raise ChangedMeanwhile(
            _("Somebody changed this while you had it open. Look at it, and change it again.")
        )
    return found


def _set_many(row: models.Model, many: Mapping[str, Any]) -> dict[str, list[Any]]:
    changes = {}
    for name, wanted in many.items():
        held = getattr(row, name)
        before, after = sorted(map(str, held.all())), sorted(map(str, wanted))
        if before != after:
            changes[name] = [before, after]
            held.set(wanted)
    return changes
