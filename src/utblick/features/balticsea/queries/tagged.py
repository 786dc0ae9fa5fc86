"""Read what of ours is tagged, as a version of the plan sees it, and what might be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from utblick.features.balticsea import rules
from utblick.features.balticsea.models import GroupSeat, PlanVersion, PolicyArea, StrategyTag
from utblick.features.balticsea.queries.plans import VIEW, Crosswalk, areas, crosswalk, seats, words_of
from utblick.features.balticsea.rules import Suggestion
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.taggable import Taggable, Thing, Work, taggable

MOST_LOOKED_THROUGH = 300


@dataclass(slots=True)
class Entry:
    """One thing in one area of the version that is shown; `area` is None where its old area is in none of today's.

    `tags` are all that put it there; `steps` say how an older tag's area came to be this one, and are empty where a
    tag is of this version.
    """

    taggable: Taggable
    number: int
    thing: Thing
    area: PolicyArea | None
    tags: list[StrategyTag] = field(default_factory=list)
    steps: tuple[str, ...] = ()

    @property
    def work(self) -> Work:
        return self.taggable.work

    @property
    def former(self) -> PolicyArea | None:
        """The area of an earlier version that it is tagged with; None where a tag is of the version that is shown."""
        if self.area is not None and any(tag.area_id == self.area.pk for tag in self.tags):
            return None
        return self.tags[0].area

    @property
    def actions(self) -> list[Any]:
        """The actions that it is tagged with."""
        return [tag.action for tag in self.tags if tag.action is not None]

    @property
    def why(self) -> str:
        """Why it was tagged so, where anybody has said."""
        return "; ".join(dict.fromkeys(tag.why for tag in self.tags if tag.why))


def entries(
    viewer: Viewer,
    plan: PlanVersion,
    begin: date | None = None,
    end: date | None = None,
    *,
    walk: Crosswalk | None = None,
) -> list[Entry]:
    """Give everything that is tagged and that the viewer may see, under the areas of a version.

    With days, only what was going on between them. Things are in the order of work, then of time, the latest first.
    """
    viewer.check(VIEW)
    walk = walk or crosswalk(viewer)
    listed = taggable()
    tags: dict[str, list[StrategyTag]] = {}
    for tag in StrategyTag.objects.select_related("action"):
        # The areas are read already, with their plans.
        tag.area = walk.areas[tag.area_id]
        tags.setdefault(tag.kind, []).append(tag)
    found: list[Entry] = []
    for kind, one in listed.items():
        of_kind = tags.get(kind, [])
        if of_kind:
            things = _things(viewer, one, {tag.number for tag in of_kind}, begin, end)
            found += _placed(one, of_kind, things, walk, plan.key)
    return sorted(found, key=_in_order)


def _in_order(entry: Entry) -> tuple[int, int, str]:
    latest = entry.thing.first.toordinal() if entry.thing.first else 0
    return (entry.work.order, -latest, entry.thing.title)


def _things(
    viewer: Viewer, one: Taggable, numbers: Collection[int], begin: date | None, end: date | None
) -> dict[int, tuple[int, Thing]]:
    """Give, by the number that was tagged, the record's number now and what is told of it."""
    moved = one.moved(numbers)
    wanted = {number: moved.get(number, number) for number in numbers}
    rows = {row.pk: one.thing(row) for row in one.rows(viewer).filter(pk__in=set(wanted.values()))}
    return {
        number: (now, rows[now])
        for number, now in wanted.items()
        if now in rows and rules.overlaps(rows[now].first, rows[now].last, begin, end)
    }


def _placed(
    one: Taggable,
    tags: Iterable[StrategyTag],
    things: dict[int, tuple[int, Thing]],
    walk: Crosswalk,
    plan: str,
) -> list[Entry]:
    placed: dict[tuple[int, int | None], Entry] = {}
    for tag in tags:
        if tag.number not in things:
            continue
        number, thing = things[tag.number]
        way = walk.to(tag.area_id, plan)
        # Where it is in none of today's areas, each former area is a line of its own.
        for area in way.areas or (None,):
            key = (number, area if area is not None else -tag.area_id)
            entry = placed.get(key)
            if entry is None:
                shown = walk.areas[area] if area is not None else None
                entry = placed[key] = Entry(one, number, thing, shown, steps=way.steps)
            entry.tags.append(tag)
    return list(placed.values())


@dataclass(frozen=True, slots=True)
class AreaWork:
    """What we do in an area: things by kind of work, and our seats in its groups."""

    area: PolicyArea
    works: list[tuple[Work, list[Entry]]]
    seats: list[GroupSeat]

    @property
    def total(self) -> int:
        return sum(len(found) for _work, found in self.works) + len(self.seats)


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything we do in the strategy, by area of one version; `adrift` is in none of its areas.

    `seats` are those in groups of the whole strategy.
    """

    plan: PlanVersion
    areas: list[AreaWork]
    adrift: list[Entry]
    walk: Crosswalk
    seats: list[GroupSeat]

    @property
    def with_work(self) -> list[AreaWork]:
        return [one for one in self.areas if one.total]

    @property
    def without_work(self) -> list[AreaWork]:
        return [one for one in self.areas if not one.total]


def whole(
    viewer: Viewer, plan: PlanVersion, begin: date | None = None, end: date | None = None, *, board: str = ""
) -> Whole:
    """Give what we do in each area of a version, between two days where they are said, of a board where one is."""
    walk = crosswalk(viewer)
    found = entries(viewer, plan, begin, end, walk=walk)
    if board:
        found = [entry for entry in found if board in entry.thing.boards]
    sitting: dict[int, list[GroupSeat]] = {}
    seats_held = _sitting(viewer, begin, end) if not board else []
    for seat in seats_held:
        if seat.area_id is not None:
            for area in walk.to(seat.area_id, plan.key).areas:
                sitting.setdefault(area, []).append(seat)
    listed = [
        AreaWork(area, by_work(one for one in found if one.area == area), sitting.get(area.pk, []))
        for area in areas(viewer, plan)
    ]
    adrift = [one for one in found if one.area is None]
    return Whole(plan, listed, adrift, walk, [seat for seat in seats_held if seat.area_id is None])


def _sitting(viewer: Viewer, begin: date | None, end: date | None) -> list[GroupSeat]:
    rows = seats(viewer).order_by("-valid_from", "pk")
    return [row for row in rows if rules.overlaps(row.valid_from, row.last_day, begin, end)]


def seats_of_all(viewer: Viewer, begin: date | None, end: date | None) -> list[GroupSeat]:
    """Give our seats in groups of the whole strategy, between two days."""
    return [seat for seat in _sitting(viewer, begin, end) if seat.area_id is None]


def by_work(found: Iterable[Entry]) -> list[tuple[Work, list[Entry]]]:
    """Give things by kind of work, in its order."""
    sorted_by: dict[str, tuple[Work, list[Entry]]] = {}
    for one in found:
        sorted_by.setdefault(one.work.key, (one.work, []))[1].append(one)
    return sorted(sorted_by.values(), key=lambda pair: pair[0].order)


def works() -> list[Work]:
    """Give the kinds of work that can be tagged, in their order."""
    return list({one.work.key: one.work for one in taggable().values()}.values())


def record_of(viewer: Viewer, kind: str, number: int) -> tuple[Taggable, Any]:
    """Give a record that can be tagged and that the viewer may see. Raises Http404."""
    one = taggable().get(kind)
    if one is None:
        raise Http404
    return one, get_object_or_404(one.rows(viewer), pk=number)


def tags_of(kind: str, number: int) -> list[StrategyTag]:
    """Give the tags of one record, the foremost first."""
    rows = StrategyTag.objects.filter(kind=kind, number=number)
    return list(rows.select_related("area__plan", "action__area__plan"))


def tag_by_number(viewer: Viewer, number: int) -> tuple[StrategyTag, Taggable, Any]:
    """Give a tag with its record, to who may see that. Raises Http404."""
    viewer.check(VIEW)
    tag = get_object_or_404(StrategyTag.objects.select_related("area__plan", "action"), pk=number)
    one, record = record_of(viewer, tag.kind, tag.number)
    return tag, one, record


def suggestions(thing: Thing, rows: Iterable[PolicyArea], taken: Collection[int] = ()) -> list[Suggestion]:
    """Give the areas that a thing's words suggest, those it has left out."""
    return [one for one in rules.suggested(thing.text, words_of(rows)) if one.area not in taken]


@dataclass(frozen=True, slots=True)
class Untagged:
    """A thing that has no tag, and what its words suggest."""

    taggable: Taggable
    number: int
    thing: Thing
    suggestions: list[tuple[PolicyArea, str]]


def untagged(viewer: Viewer, plan: PlanVersion, *, kind: str = "") -> list[Untagged]:
    """Give what the viewer may tag, has no tag and has words that suggest an area; of each kind the latest only.

    What was over before the plan began is no longer asked about.
    """
    begins = plan.valid_from or plan.adopted_on
    listed = {area.pk: area for area in areas(viewer, plan)}
    words = words_of(listed.values())
    found: list[Untagged] = []
    for one in taggable().values():
        if not one.is_asked_about or (kind and one.kind != kind):
            continue
        tagged = StrategyTag.objects.filter(kind=one.kind).values("number")
        for row in one.rows(viewer).exclude(pk__in=tagged)[:MOST_LOOKED_THROUGH]:
            if not one.may_tag(viewer, row):
                continue
            thing = one.thing(row)
            if not rules.overlaps(thing.first, thing.last, begins, None):
                continue
            if suggested := rules.suggested(thing.text, words):
                pairs = [(listed[each.area], each.word) for each in suggested[:3]]
                found.append(Untagged(one, row.pk, thing, pairs))
    return found
