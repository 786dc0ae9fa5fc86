"""Read the plans: versions with their areas and actions, who coordinates, where we sit, the days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from utblick.features.balticsea import rules
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    CorrespondenceKind,
    GroupMeeting,
    GroupSeat,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    RelatedBody,
    StrategyDay,
    SubObjective,
)
from utblick.features.balticsea.rules import Found, Link, PlanState
from utblick.foundation.accounts.viewer import Viewer

VIEW, CHANGE = "balticsea.strategy.view", "balticsea.plan.change"
SEAT, MEETING = "balticsea.seat.write", "balticsea.meeting.view"


def plans(viewer: Viewer) -> QuerySet[PlanVersion]:
    """Give the versions of the plan, the latest first, with how many areas each has."""
    viewer.check(VIEW)
    return PlanVersion.objects.annotate(
        area_count=Count("areas", filter=Q(areas__kind="area"), distinct=True),
        horizontal_count=Count("areas", filter=Q(areas__kind="horizontal"), distinct=True),
        action_count=Count("areas__actions", distinct=True),
    )


def plan_by_key(viewer: Viewer, key: str) -> PlanVersion:
    """Give one version. Raises Http404."""
    return get_object_or_404(plans(viewer), key=key)


def state_of(plan: PlanVersion, on: date) -> PlanState:
    """Say where a version stands on a day."""
    return rules.plan_state(plan.adopted_on, plan.valid_from, plan.valid_until, on)


def current_plan(viewer: Viewer, on: date, among: Iterable[PlanVersion] | None = None) -> PlanVersion | None:
    """Give the version that things are tagged with on a day; None where no version has areas.

    `among` are the versions, for who has read them.
    """
    listed = {plan.key: plan for plan in (plans(viewer) if among is None else among)}
    states = {key: state_of(plan, on) for key, plan in listed.items()}
    with_areas = [key for key, plan in listed.items() if has_areas(plan)]
    key = rules.latest_plan(states, with_areas)
    return listed[key] if key else None


def has_areas(plan: Any) -> bool:
    """Say so by what `plans` counted."""
    return bool(plan.area_count or plan.horizontal_count)


def areas(viewer: Viewer, plan: PlanVersion) -> QuerySet[PolicyArea]:
    """Give the areas of a version, in their order, with actions, objectives and all coordinators."""
    viewer.check(VIEW)
    return (
        PolicyArea.objects.filter(plan=plan)
        .select_related("plan")
        .prefetch_related(
            Prefetch("actions", PlanAction.objects.order_by("number")),
            "objectives",
            Prefetch("coordinators", Coordinator.objects.select_related("body")),
        )
        .order_by("kind", "sort_order", "name_sv")
    )


def area_by_key(viewer: Viewer, plan: PlanVersion, key: str) -> PolicyArea:
    """Give one area of a version. Raises Http404."""
    return get_object_or_404(areas(viewer, plan), key=key)


def coordinating(area: PolicyArea, on: date) -> list[Coordinator]:
    """Give who coordinates an area on a day (coordinators prefetched where many are asked about).

    The lead is first, and within each role those that are certain.
    """
    order = {"lead": 0, "coordinator": 1, "co": 2}
    rows = [row for row in area.coordinators.all() if row.holds(on)]
    return sorted(rows, key=lambda row: (order[row.role], row.is_unsure, row.name))


def seats(viewer: Viewer) -> QuerySet[GroupSeat]:
    """Give our seats in the strategy's groups."""
    viewer.check(VIEW)
    return GroupSeat.objects.select_related("area__plan", "unit", "account", "body")


def seat_by_number(viewer: Viewer, number: int) -> GroupSeat:
    """Give one seat. Raises Http404."""
    return get_object_or_404(seats(viewer), pk=number)


def may_write_seat(viewer: Viewer, seat: GroupSeat) -> bool:
    """Say whether the viewer keeps a seat and its meetings: who sits in it, and who may for its unit or for all."""
    return viewer.may(SEAT, unit=seat.unit_id) or (
        seat.account_id is not None and seat.account_id == viewer.account_id
    )


def meetings(viewer: Viewer, seat: GroupSeat) -> list[GroupMeeting]:
    """Give what is noted of a group's meetings, the latest first, to those who read notes or sit there."""
    if not viewer.may(MEETING) and not may_write_seat(viewer, seat):
        return []
    return list(seat.meetings.all())


def days(viewer: Viewer) -> QuerySet[StrategyDay]:
    """Give the strategy's days, the latest first."""
    viewer.check(VIEW)
    return StrategyDay.objects.all()


def objectives(viewer: Viewer, on: date) -> list[tuple[Objective, bool, list[tuple[SubObjective, bool]]]]:
    """Give the strategy's objectives with what is meant by them, and of each whether it holds on a day."""
    viewer.check(VIEW)
    rows = Objective.objects.prefetch_related("parts")
    return [(row, row.holds(on), [(part, part.holds(on)) for part in row.parts.all()]) for row in rows]


def bodies(viewer: Viewer) -> QuerySet[RelatedBody]:
    """Give the bodies that are near to the strategy."""
    viewer.check(VIEW)
    return RelatedBody.objects.select_related("body").prefetch_related("areas__plan")


def correspondences(viewer: Viewer) -> QuerySet[Correspondence]:
    """Give how areas went on from one version to the next."""
    viewer.check(VIEW)
    return Correspondence.objects.select_related("former__plan", "later__plan").order_by(
        "former__plan__key", "later__plan__key", "former__sort_order", "later__sort_order", "pk"
    )


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What an area is in another version (by key), and how it came there; without areas it is in none of them."""

    plan: str
    areas: list[PolicyArea]
    how: list[str]

    @property
    def named(self) -> str:
        """What it is called there, alike where nothing but the plan differs."""
        only = self.areas[0] if len(self.areas) == 1 and not self.how else None
        return f"{only.kind} {only.name}" if only is not None else f"{self.plan} "


@dataclass(frozen=True)
class Crosswalk:
    """All areas of all versions, and how each went on: read once, asked often."""

    areas: dict[int, PolicyArea]
    links: list[Link]

    @cached_property
    def _plan_of(self) -> dict[int, str]:
        return {pk: area.plan.key for pk, area in self.areas.items()}

    def to(self, area: int, plan: str) -> Found:
        """Follow an area to the version with a key."""
        return rules.corresponding(area, self._plan_of, plan, self.links)

    def was(self, area: PolicyArea) -> list[Counterpart]:
        """Give what an area was in each earlier version, the latest first."""
        keys = {key for key in self._plan_of.values() if key < area.plan.key}
        return self._counterparts(area, sorted(keys, reverse=True))

    def became(self, area: PolicyArea) -> list[Counterpart]:
        """Give what an area became in each later version, the earliest first."""
        keys = {key for key in self._plan_of.values() if key > area.plan.key}
        return self._counterparts(area, sorted(keys))

    def _counterparts(self, area: PolicyArea, plans: Iterable[str]) -> list[Counterpart]:
        """Follow an area away from its plan; what happened is said where it happened, that a name stayed nowhere."""
        told: set[str] = {CorrespondenceKind.SAME.value}
        found = []
        for plan in plans:
            way = self.to(area.pk, plan)
            how = [str(CorrespondenceKind(kind).label) for kind in way.steps if kind not in told]
            if not way.areas and CorrespondenceKind.NEW in way.steps:
                how = [_("not an area yet")]
            told |= set(way.steps)
            found.append(Counterpart(plan, [self.areas[pk] for pk in way.areas], how))
            if not way.areas:
                break
        return found


def crosswalk(viewer: Viewer) -> Crosswalk:
    """Read the areas of all versions and how they went on."""
    viewer.check(VIEW)
    listed = {area.pk: area for area in PolicyArea.objects.select_related("plan")}
    rows = Correspondence.objects.values_list("former", "later", "kind")
    return Crosswalk(listed, [Link(*row) for row in rows])


def words_of(rows: Iterable[PolicyArea]) -> dict[int, list[str]]:
    """Give the words that suggest each area."""
    return {area.pk: [str(word) for word in area.words] for area in rows}


def action_by_number(viewer: Viewer, area: PolicyArea, number: int) -> PlanAction:
    """Give one action of an area by its number in the plan. Raises Http404."""
    viewer.check(VIEW)
    for action in area.actions.all():
        if action.number == number:
            return action
    raise Http404
