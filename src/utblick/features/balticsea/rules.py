"""What must be true of plans and tags, and what is worked out of them. A rule's docstring is what the user sees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from utblick.engine.text.stems import answers, asked_stems
from utblick.foundation.rules import broken


class PlanState(StrEnum):
    """Where a version of the plan stands on a day."""

    PREPARED = "prepared"
    COMING = "coming"
    HOLDS = "holds"
    REPLACED = "replaced"


def plan_state(
    adopted_on: date | None, valid_from: date | None, valid_until: date | None, on: date
) -> PlanState:
    """Say where a plan stands: in preparation until it is adopted, then coming, in force or replaced."""
    begins = valid_from or adopted_on
    if adopted_on is None or on < adopted_on:
        return PlanState.PREPARED
    if valid_until is not None and valid_until <= on:
        return PlanState.REPLACED
    return PlanState.COMING if begins is not None and on < begins else PlanState.HOLDS


def check_can_be_tagged(may: bool) -> None:
    """Who may change it may tag it; you may not."""
    if not may:
        raise broken(check_can_be_tagged)


def check_action_of_area(action_area: int | None, area: int) -> None:
    """The action belongs to another policy area. Choose one of this area's."""
    if action_area is not None and action_area != area:
        raise broken(check_action_of_area)


def check_tag_is_new(exists: bool) -> None:
    """It has that tag already."""
    if exists:
        raise broken(check_tag_is_new)


def check_plan_is_empty(areas: int) -> None:
    """The plan has areas already, so nothing is copied into it. Add what is missing by hand."""
    if areas:
        raise broken(check_plan_is_empty)


def check_plan_is_free(areas: int) -> None:
    """The plan has areas. Remove them first, as far as nothing is tagged with them."""
    if areas:
        raise broken(check_plan_is_free)


def check_copies_another(same: bool) -> None:
    """A plan cannot be copied into itself."""
    if same:
        raise broken(check_copies_another)


def check_nothing_tagged(tags: int) -> None:
    """Things are tagged with it, and tags are kept. Rename it, or leave it as it is."""
    if tags:
        raise broken(check_nothing_tagged)


def check_nobody_sits(seats: int) -> None:
    """We have or had a seat in its group, which is kept. Rename it, or leave it as it is."""
    if seats:
        raise broken(check_nobody_sits)


def check_no_area_belongs(areas: int) -> None:
    """Policy areas belong to the objective. Take it from them first, or say until when it held."""
    if areas:
        raise broken(check_no_area_belongs)


def check_between_plans(former_plan: int | None, later_plan: int | None) -> None:
    """Both areas are of the same plan. Choose one of an earlier plan and one of a later."""
    if former_plan is not None and former_plan == later_plan:
        raise broken(check_between_plans)


def check_goes_forward(former_key: str | None, later_key: str | None) -> None:
    """The earlier plan is the later of the two. Let the areas change places."""
    if former_key is not None and later_key is not None and former_key > later_key:
        raise broken(check_goes_forward)


def check_ends_fit(kind: str, has_former: bool, has_later: bool) -> None:
    """New areas have none before them, dropped ones and those taken into all none after; all others have both."""
    wanted = {"new": (False, True), "dropped": (True, False), "mainstreamed": (True, False)}
    if (has_former, has_later) != wanted.get(kind, (True, True)):
        raise broken(check_ends_fit)


def check_meeting_has_been(on: date, today: date) -> None:
    """The day is in the future: note the meeting when it has been."""
    if on > today:
        raise broken(check_meeting_has_been)


def overlaps(first: date | None, last: date | None, begin: date | None, end: date | None) -> bool:
    """Say whether what lasts from `first` to `last` was there between two days; what is not known is open."""
    return (first is None or end is None or first <= end) and (last is None or begin is None or begin <= last)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That an area may fit, with the word that gave it."""

    area: int
    word: str


def suggested(text: str, words: Mapping[int, Iterable[str]]) -> list[Suggestion]:
    """Give the areas whose words stand in a text, in any form, those with most words first; `words` by area."""
    found: list[tuple[int, Suggestion]] = []
    for area, listed in words.items():
        hits = [word for word in dict.fromkeys(listed) if word.strip() and answers(asked_stems(word), text)]
        if hits:
            found.append((len(hits), Suggestion(area, hits[0])))
    return [one for _n, one in sorted(found, key=lambda pair: -pair[0])]


@dataclass(frozen=True, slots=True)
class Link:
    """How an area (by number) of a plan (by its key) goes on; None where it is new, dropped or taken into all."""

    former: int | None
    later: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """Which areas of the wanted plan an area is now, and how it came there, a kind for each step.

    `areas` is empty where it is in none of them; `steps` then ends with `mainstreamed` or `dropped`, or is empty where
    nobody has said.
    """

    areas: tuple[int, ...]
    steps: tuple[str, ...] = ()


def corresponding(area: int, plan_of: Mapping[int, str], wanted: str, links: Sequence[Link]) -> Found:
    """Follow an area to the plan with the key `wanted`, forward or back through the plans between them.

    `plan_of` gives each area's plan. An area of the wanted plan is itself.
    """
    if plan_of[area] == wanted:
        return Found((area,))
    forward = plan_of[area] < wanted
    at: tuple[int, ...] = (area,)
    reached: dict[int, None] = {}
    steps: list[str] = []
    seen: set[int] = set()
    while at:
        on: dict[int, None] = {}
        for one in at:
            seen.add(one)
            for link in links:
                here, there = (link.former, link.later) if forward else (link.later, link.former)
                if here != one:
                    continue
                if there is not None and not _is_on_the_way(plan_of[there], plan_of[one], wanted, forward):
                    continue
                steps.append(link.kind)
                if there is not None and there not in seen:
                    (reached if plan_of[there] == wanted else on)[there] = None
        at = tuple(on)
    return Found(tuple(reached), tuple(dict.fromkeys(steps)))


def _is_on_the_way(plan: str, after: str, wanted: str, forward: bool) -> bool:
    return after < plan <= wanted if forward else wanted <= plan < after


def latest_plan(states: Mapping[str, PlanState], with_areas: Collection[str]) -> str | None:
    """Give the key of the plan to tag with: the latest in force that has areas, else the latest that has any."""
    ordered = sorted(with_areas, reverse=True)
    holding = [key for key in ordered if states.get(key) == PlanState.HOLDS]
    adopted = [key for key in ordered if states.get(key) == PlanState.REPLACED]
    return next(iter([*holding, *adopted, *ordered]), None)
