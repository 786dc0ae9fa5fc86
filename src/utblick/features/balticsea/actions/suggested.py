"""Take in what is known of the strategy, as rows that people change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.actors.models import Body
from utblick.features.balticsea.actions.rows import add_row
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    CorrespondenceKind,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    RelatedBody,
    StrategyDay,
    SubObjective,
)
from utblick.features.balticsea.queries.plans import CHANGE
from utblick.features.balticsea.suggested.actions import ACTIONS
from utblick.features.balticsea.suggested.areas import AREAS, WORDS, names_of
from utblick.features.balticsea.suggested.around import BODIES, COORDINATORS, CORRESPONDENCES, DAYS, STEPS
from utblick.features.balticsea.suggested.plans import OBJECTIVES, OBJECTIVES_SOURCE, PLANS
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer

Areas = dict[tuple[str, str], PolicyArea]


@transaction.atomic
def take_suggested(*, by: Viewer, at: datetime) -> dict[str, int]:
    """Add the versions of the plan that are not there, with areas, actions, coordinators and how areas went on.

    A version that is there without areas is given them. What is there already is left as it is. Bodies and days come
    along with the first taking only.
    """
    by.check(CHANGE)
    there = {plan.key: plan for plan in PlanVersion.objects.all()}
    filled = set(PolicyArea.objects.values_list("plan__key", flat=True))
    objectives = _objectives(by, at)
    areas: Areas = {}
    added = 0
    for row in PLANS:
        if row.key in there:
            if row.key not in filled:
                areas |= _areas(there[row.key], objectives, by, at)
            continue
        added += 1
        plan = add_row(
            PlanVersion,
            key=row.key,
            name_sv=f"Handlingsplanen {row.key}",
            name_en=f"Action Plan {row.key}",
            document=row.document,
            adopted_on=row.adopted_on,
            valid_from=row.adopted_on,
            valid_until=row.valid_until,
            certainty=row.certainty,
            source=row.source,
            note_sv=row.note_sv,
            note_en=row.note_en,
            by=by,
            at=at,
        )
        areas |= _areas(plan, objectives, by, at)
    _coordinators(areas, by, at)
    _correspondences(areas, by, at)
    if not there:
        _around(areas, by, at)
    return {"plans": added, "areas": len(areas)}


def _objectives(by: Viewer, at: datetime) -> dict[str, Objective]:
    """Give the objectives by their keys, and add those that are not there with what is meant by them."""
    there = set(Objective.objects.values_list("key", flat=True))
    for place, (key, name_sv, name_en, parts) in enumerate(OBJECTIVES, start=1):
        if key in there:
            continue
        names = {"name_sv": name_sv, "name_en": name_en, "sort_order": place}
        row = add_row(
            Objective, key=key, certainty=Certainty.KNOWN, source=OBJECTIVES_SOURCE, by=by, at=at, **names
        )
        for order, part in enumerate(parts, start=1):
            fields = {**part._asdict(), "objective": row, "sort_order": order}
            add_row(SubObjective, by=by, at=at, **fields)
    return {row.key: row for row in Objective.objects.all()}


def _areas(plan: PlanVersion, objectives: dict[str, Objective], by: Viewer, at: datetime) -> Areas:
    made: Areas = {}
    for place, row in enumerate(AREAS.get(plan.key, ()), start=1):
        name_sv, name_en, about_sv, about_en = names_of(plan.key, row.key)
        area = add_row(
            PolicyArea,
            plan=plan,
            key=row.key,
            kind=row.kind,
            name_sv=name_sv,
            name_en=name_en,
            about_sv=about_sv,
            about_en=about_en,
            words=[word.strip() for word in WORDS.get(row.key, "").split(",") if word.strip()],
            sort_order=place,
            certainty=row.certainty,
            source=plan.source,
            objectives=[objectives[key] for key in row.objectives.split()],
            by=by,
            at=at,
        )
        made[plan.key, row.key] = area
        for number, (title_sv, title_en, certainty) in enumerate(_actions(plan, row.key), start=1):
            add_row(
                PlanAction,
                area=area,
                number=number,
                name_sv=title_sv,
                name_en=title_en,
                certainty=certainty,
                source=plan.document,
                by=by,
                at=at,
            )
    return made


def _actions(plan: PlanVersion, area: str) -> tuple[tuple[str, str, str], ...]:
    return ACTIONS[area] if plan.key == "2021" else ()


def _coordinators(areas: Areas, by: Viewer, at: datetime) -> None:
    # An organisation that stands in the register of bodies under the same name is that body.
    known = {body.name_sv.casefold(): body for body in Body.objects.all()}
    for row in COORDINATORS:
        if (area := areas.get((row.plan, row.area))) is not None:
            fields = row._asdict()
            del fields["plan"]
            fields |= {"area": area, "body": known.get(row.name_sv.casefold())}
            add_row(Coordinator, by=by, at=at, **fields)


def _correspondences(made: Areas, by: Viewer, at: datetime) -> None:
    """Say how areas went on, where one of the two has just been added."""
    areas = {(row.plan.key, row.key): row for row in PolicyArea.objects.select_related("plan")}
    for earlier, later, certainty in STEPS:
        told = CORRESPONDENCES.get((earlier, later), ())
        named = {row[0] for row in told}
        same = [
            (key, key, CorrespondenceKind.SAME, certainty)
            for plan, key in areas
            if plan == earlier and key not in named and (later, key) in areas
        ]
        for former, to, kind, sure in (*same, *told):
            ends = [end for end in ((earlier, former), (later, to)) if end[1]]
            if all(end in areas for end in ends) and any(end in made for end in ends):
                add_row(
                    Correspondence,
                    former=areas.get((earlier, former)),
                    later=areas.get((later, to)),
                    kind=kind,
                    certainty=Certainty(sure),
                    source="eusbsr.eu; vasab.org" if sure == Certainty.SOURCED else "",
                    by=by,
                    at=at,
                )


def _around(areas: Areas, by: Viewer, at: datetime) -> None:
    for abbreviation, name_sv, name_en, keys, address in BODIES:
        body = Body.objects.filter(abbreviation=abbreviation).first()
        near = [areas["2021", key] for key in keys.split() if ("2021", key) in areas]
        add_row(
            RelatedBody,
            abbreviation=abbreviation,
            name_sv=name_sv,
            name_en=name_en,
            body=body,
            address=address,
            areas=near,
            by=by,
            at=at,
        )
    for row in DAYS:
        add_row(StrategyDay, by=by, at=at, **row._asdict())
