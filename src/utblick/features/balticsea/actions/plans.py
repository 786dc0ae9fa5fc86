"""Begin a version of the plan from the one before it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.balticsea import rules
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    CorrespondenceKind,
    PlanAction,
    PlanVersion,
    PolicyArea,
)
from utblick.features.balticsea.queries.plans import CHANGE
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

COPIED = ("key", "kind", "name_sv", "name_en", "about_sv", "about_en", "words", "address", "sort_order")


@transaction.atomic
def copy_plan(
    source: PlanVersion, plan: PlanVersion, *, with_actions: bool = True, by: Viewer, at: datetime
) -> int:
    """Copy the areas of a version into an empty one, each tied to what it was; give how many there were.

    Who coordinates on the day comes along. Everything is marked as to be confirmed: the new document decides.
    """
    by.check(CHANGE)
    rules.check_copies_another(source.pk == plan.pk)
    plan = PlanVersion.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    rules.check_plan_is_empty(plan.areas.count())
    rules.check_goes_forward(source.key, plan.key)
    former = source.areas.prefetch_related("objectives", "actions", "coordinators").order_by("pk")
    for area in former:
        fresh = PolicyArea(
            plan=plan, certainty=Certainty.UNSURE, **{name: getattr(area, name) for name in COPIED}
        )
        checked_and_saved(fresh)
        fresh.objectives.set(area.objectives.all())
        for action in area.actions.all() if with_actions else ():
            checked_and_saved(
                PlanAction(
                    area=fresh,
                    number=action.number,
                    name_sv=action.name_sv,
                    name_en=action.name_en,
                    certainty=Certainty.UNSURE,
                )
            )
        for row in area.coordinators.all():
            if row.holds(day_of(at)):
                _coordinates_still(row, fresh)
        checked_and_saved(
            Correspondence(former=area, later=fresh, kind=CorrespondenceKind.SAME, certainty=Certainty.UNSURE)
        )
    copied = len(former)
    plan.version += 1
    checked_and_saved(plan)
    changes = {"copied_from": ["", source.key], "areas": [0, copied]}
    audit.record("balticsea.plan.copied", by=by, at=at, target=plan, changes=changes)
    return copied


def _coordinates_still(row: Coordinator, area: PolicyArea) -> None:
    row.pk, row._state.adding = None, True
    row.area, row.certainty, row.version = area, Certainty.UNSURE, 1
    checked_and_saved(row)
