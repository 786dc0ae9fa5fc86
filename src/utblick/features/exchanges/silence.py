"""Which units have been silent: no exchange for so long that open places are offered to them first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from utblick.features.exchanges.models import Exchange
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import lowest_units

# Two years: for whom to ask first. What counts for the participation goal is the region's own definition.
SILENT_AFTER = timedelta(days=731)


def first_to_ask(on: date) -> frozenset[int]:
    """Give the units that may ask before others: the silent ones, and the areas they belong to."""
    rows = silent_units(on)
    return frozenset({unit.pk for unit in rows} | {unit.parent_id for unit in rows if unit.parent_id})


@dataclass(frozen=True, slots=True)
class Silent:
    """A silent unit, and the last day of its latest exchange; None where none is registered."""

    unit: Unit
    last: date | None


def silent_since(on: date) -> list[Silent]:
    """Give the silent units in the order of the tree, each with when it last took part in something."""
    held = Exchange.objects.filter(ends_on__lte=on, cancelled_on=None, is_draft=False).order_by()
    last = dict(held.values_list("units").annotate(last=Max("ends_on")))
    rows = sorted(silent_units(on), key=lambda unit: (unit.parent.name if unit.parent else "", unit.name))
    return [Silent(unit, last.get(unit.pk)) for unit in rows]


def silent_units(on: date) -> list[Unit]:
    """Give the units that took part in nothing that was held during the last two years."""
    heard = (
        Exchange.objects.filter(
            ends_on__gt=on - SILENT_AFTER, ends_on__lte=on, cancelled_on=None, is_draft=False
        )
        .order_by()
        .values("units")
    )
    return list(lowest_units(on).exclude(pk__in=heard))
