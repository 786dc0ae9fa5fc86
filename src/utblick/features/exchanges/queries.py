"""Read exchanges: what the viewer may see of them, who did something before, and what was learnt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.exchanges import searching
from utblick.features.exchanges.models import Exchange, Field, Term
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Assignment, Level, Unit
from utblick.features.organisation.queries import lowest_units, people
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer

VIEW, DRAFT, REGISTER = "exchanges.exchange.view", "exchanges.draft.view", "exchanges.exchange.register"
MOST_FOUND = 40


def exchanges(viewer: Viewer) -> QuerySet[Exchange]:
    """Give the exchanges that the viewer may see, newest first: drafts only of units whose drafts they see."""
    viewer.check(VIEW)
    rows = Exchange.objects.select_related("type", "direction", "travel").prefetch_related(
        Prefetch("units", Unit.objects.select_related("board", "parent")), "purposes"
    )
    if viewer.may(DRAFT):
        return rows
    own = [pk for pk in viewer.units if viewer.may(DRAFT, unit=pk)]
    through = Exchange.units.through.objects.filter(exchange=OuterRef("pk"), unit__in=own)
    return rows.filter(Q(is_draft=False) | Exists(through))


def exchange_by_number(viewer: Viewer, number: int) -> Exchange:
    """Give one exchange that the viewer may see. Raises Http404."""
    return get_object_or_404(exchanges(viewer), pk=number)


def may_change(viewer: Viewer, exchange: Exchange, action: str = "exchanges.exchange.change") -> bool:
    """Say whether the viewer may change an exchange (or do another thing to it), for one of its units."""
    return any(viewer.may(action, unit=unit.pk) for unit in exchange.units.all())


def units_in_order(at: datetime | date) -> list[Unit]:
    """Give the units of a day in the order of the tree: areas with their units."""
    rows = Unit.objects.at(day_of(at)).filter(level__gt=Level.REGION).select_related("parent", "board")
    return sorted(
        rows,
        key=lambda u: ((u.parent.name if u.level == Level.UNIT and u.parent else u.name), u.level, u.name),
    )


def units_to_register(viewer: Viewer, at: datetime | date) -> list[Unit]:
    """Give the units that the viewer may register for, in the order of the tree."""
    return [unit for unit in units_in_order(at) if viewer.may(REGISTER, unit=unit.pk)]


def unit_registered_for(viewer: Viewer, at: datetime) -> int | None:
    """Give the unit that the viewer most likely registers for: the one of last time, or their own.

    Somebody who answers for a whole area chooses: what is registered on the area is done by none of its units.
    """
    if viewer.account_id is None:
        return None
    latest = Exchange.objects.filter(registered_by=viewer.account_id, brought_by=None)
    last = latest.order_by("-registered_at", "-pk").values_list("units", flat=True).first()
    if last is not None:
        return last
    own = people(at).filter(account=viewer.account_id, unit__in=lowest_units(day_of(at)))
    return own.order_by("pk").values_list("unit", flat=True).first()


def terms(field: str, at: datetime | date) -> QuerySet[Term]:
    """Give one list of the region's own: types, directions or purposes that are offered on the day."""
    return Term.objects.at(day_of(at)).filter(field=field)


def purposes(at: datetime | date) -> QuerySet[Term]:
    """Give the purposes that are offered on the day."""
    return terms(Field.PURPOSE, at)


@dataclass(frozen=True, slots=True)
class Experience:
    """An exchange that answers a question, and how well: the words it answers of all that were asked."""

    exchange: Exchange
    answered: float


@dataclass(frozen=True, slots=True)
class UnitExperience:
    """A unit that did it before: how often, when last, and whom to ask there."""

    unit: Unit
    times: int
    last: date
    contacts: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Who did something before: exchanges and units, best first."""

    exchanges: list[Experience]
    units: list[UnitExperience]
    total: int


def who_did_before(viewer: Viewer, text: str, *, at: datetime) -> Found:
    """Find who did something like it before, best first.

    An exchange comes higher the more of the words it answers; then what has a lesson or a change to tell, then
    the newer. What was cancelled, or was still to come that day, is nobody's experience. Two words of three must
    fit where three or more are asked.
    """
    patterns = searching.asked(text)
    if not patterns:
        return Found([], [], 0)
    condition = Q()
    for one in patterns:
        for pattern in one:
            condition |= Q(stems__contains=pattern)
    rows = exchanges(viewer).filter(condition, cancelled_on=None, is_draft=False, ends_on__lte=day_of(at))
    least = max(1.0, len(patterns) * 2 / 3) if len(patterns) > 2 else len(patterns) / 2
    found = []
    for exchange in rows:
        answered = sum(searching.weight(one, exchange.stems) for one in patterns)
        if answered >= least:
            found.append(Experience(exchange, answered / len(patterns)))
    found.sort(
        key=lambda one: (
            one.answered,
            bool(one.exchange.learning) + bool(one.exchange.change),
            one.exchange.ends_on,
        ),
        reverse=True,
    )
    return Found(found[:MOST_FOUND], _units(found, at), len(found))


def _units(found: list[Experience], at: datetime) -> list[UnitExperience]:
    by_unit: dict[int, tuple[Unit, float, int, date]] = {}
    for one in found:
        for unit in one.exchange.units.all():
            _unit, weight, times, last = by_unit.get(unit.pk, (unit, 0.0, 0, one.exchange.ends_on))
            by_unit[unit.pk] = (unit, weight + one.answered, times + 1, max(last, one.exchange.ends_on))
    best = sorted(by_unit.values(), key=lambda row: (row[1], row[3]), reverse=True)[:8]
    contacts: dict[int, list[Assignment]] = {}
    places = {unit.pk for unit, *_rest in best} | {unit.parent_id for unit, *_rest in best if unit.parent_id}
    for row in people(at, role=Role.UNIT_CONTACT).filter(unit__in=places):
        contacts.setdefault(row.unit_id or 0, []).append(row)
    found_units = []
    for unit, _weight, times, last in best:
        asked = contacts.get(unit.pk) or contacts.get(unit.parent_id or 0) or []
        found_units.append(UnitExperience(unit, times, last, tuple(asked)))
    return found_units


def used_words(viewer: Viewer, column: str) -> list[str]:
    """Give the partners or projects that were named before, the most used first, to choose from."""
    counts: dict[str, int] = {}
    for listed in exchanges(viewer).order_by().values_list(column, flat=True):
        for one in listed:
            counts[one] = counts.get(one, 0) + 1
    return sorted(counts, key=lambda one: (-counts[one], one))[:200]
