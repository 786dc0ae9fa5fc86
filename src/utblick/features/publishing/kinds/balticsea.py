"""Policy areas of the plan that holds as public records: an area keeps its address from one plan to the next."""

from __future__ import annotations

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from utblick.features.balticsea.models import GroupSeat, PolicyArea
from utblick.features.balticsea.queries import plans
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, named
from utblick.features.publishing.shapes import POLICY_AREA
from utblick.foundation.accounts.viewer import Viewer


def _rows(viewer: Viewer) -> list[PolicyArea]:
    if not viewer.may(plans.VIEW):
        return []
    plan = plans.current_plan(viewer, timezone.localdate())
    if plan is None:
        return []
    seats = Prefetch("seats", GroupSeat.objects.select_related("unit"))
    return list(plans.areas(viewer, plan).prefetch_related(seats))


def _facts(area: PolicyArea) -> Facts:
    today = timezone.localdate()
    values = {
        "key": area.key,
        "name": named(area),
        "kind": area.kind,
        "about": {"sv": area.about_sv, "en": area.about_en},
        "plan": area.plan.key,
        "plan_name": named(area.plan),
        "objectives": [{"key": row.key, "name": named(row)} for row in area.objectives.all()],
        "actions": [{"number": row.number, "name": named(row)} for row in area.actions.all()],
        "coordinators": [
            {
                "name": named(row),
                "role": row.role,
                "country": row.country_beside,
                "is_confirmed": not row.is_unsure,
            }
            for row in plans.coordinating(area, today)
        ],
        "seats": [
            {
                "group": row.group,
                "kind": row.kind,
                "role": row.role,
                "unit": named(row.unit),
                "is_observer": row.is_observer,
                "since": row.valid_from,
            }
            for row in area.seats.all()
            if row.holds(today)
        ],
        "address": area.address,
    }
    drafts = {
        "sv": Draft(area.name_sv, _sentence(area.about_sv)),
        "en": Draft(area.name_en, _sentence(area.about_en)),
    }
    return Facts(values, drafts)


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}." if words else ""


def _url(area: PolicyArea) -> str:
    return reverse("balticsea:area", args=[area.plan.key, area.key])


def _key(area: PolicyArea) -> str:
    return area.key


KIND = Kind(POLICY_AREA, _rows, _facts, _url, key=_key, speaks_for_itself=True, model="balticsea.policyarea")
