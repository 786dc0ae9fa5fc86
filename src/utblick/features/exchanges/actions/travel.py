"""The way of travelling of an exchange: its class by the distance, and the factor as it was when it was said."""

from __future__ import annotations

from typing import Any

from utblick.features.exchanges.actions.trail import audited
from utblick.features.exchanges.models import Exchange, TravelFactor


def set_travel(exchange: Exchange, wanted: TravelFactor | None) -> dict[str, list[Any]]:
    """Set the way of travelling, its class by the distance, and keep that one's factor as it is today.

    While the class is the same, what has been kept stays.
    """
    before, travel = exchange.travel, class_of(wanted, exchange.distance_km)
    if travel == before:
        return {}
    kept = exchange.factor
    exchange.travel = travel
    exchange.factor = travel.kg_per_km if travel else None
    exchange.factor_source = travel.source if travel else ""
    exchange.factor_year = travel.year if travel else None
    return {
        "travel": [audited(before), audited(travel)],
        "factor": [audited(kept), audited(exchange.factor)],
    }


def class_of(travel: TravelFactor | None, kilometres: int | None) -> TravelFactor | None:
    """Give which class of a way a journey of so many kilometres is."""
    if travel is None or not travel.way:
        return travel
    found = TravelFactor.objects.filter(way=travel.way, from_km__lte=kilometres or 0)
    return found.order_by("-from_km").first() or travel
