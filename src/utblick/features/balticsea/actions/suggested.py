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
from utblick.features.balticsea.suggested.areas import AREAS, NAMES, WORDS
from utblick.features.balticsea.suggested.around import BODIES, COORDINATORS, CORRESPONDENCES, DAYS, STEPS
from utblick.features.balticsea.suggested.plans import OBJECTIVES, PLANS
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer

Areas = dict[tuple[str, str], PolicyArea]


@transaction.atomic
def take_suggested(*, by: Viewer, at: datetime) -> dict[str, int]:
    """Add the versions of the plan that are not there, with areas, actions, coordinators and how areas went on.

    What is there already is left as it is. Bodies and days come along with the first taking only.
    """
    by.check(CHANGE)
    there = set(PlanVersion.objects.values_list("key", flat=True))
    objectives = _objectives()
    areas: Areas = {}
    added = 0
    for row in PLANS:
        if row.key in there:
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


def _objectives() -> dict[str, Objective]:
    """Give the objectives; they are the same in every version, and nobody changes them."""
    for place, (key, name_sv, name_en, parts) in enumerate(OBJECTIVES, start=1):
        row, is_new = Objective.objects.get_or_create(
            key=key, defaults={"name_sv": name_sv, "name_en": name_en, "sort_order": place}
        )
        for order, (part_sv, part_en, is_historic) in enumerate(parts if is_new else (), start=1):
            SubObjective.objects.create(
                objective=row, name_sv=part_sv, name_en=part_en, is_historic=is_historic, sort_order=order
            )
    return {row.key: row for row in Objective.objects.all()}


def _areas(plan: PlanVersion, objectives: dict[str, Objective], by: Viewer, at: datetime) -> Areas:
    made: Areas = {}
    for place, row in enumerate(AREAS.get(plan.key, ()), start=1):
        name_sv, name_en, about_sv, about_en = NAMES[row.key]
        area = add_row(
            PolicyArea,
            plan=plan,
            key=row.key,
            kind=row.kind,
            name_sv=name_sv,
            name_en=name_en,
            about_sv=about_sv,
            about_en=about_en,
            words=[word.strip() for word in WORDS[row.key].split(",") if word.strip()],
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


def _correspondences(areas: Areas, by: Viewer, at: datetime) -> None:
    for earlier, later, certainty in STEPS:
        told = CORRESPONDENCES.get((earlier, later), ())
        named = {row[0] for row in told}
        same = [
            (key, key, CorrespondenceKind.SAME, certainty)
            for plan, key in areas
            if plan == earlier and key not in named and (later, key) in areas
        ]
        for former, to, kind, sure in (*same, *told):
            if (earlier, former) in areas and (not to or (later, to) in areas):
                add_row(
                    Correspondence,
                    former=areas[earlier, former],
                    later=areas[later, to] if to else None,
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
