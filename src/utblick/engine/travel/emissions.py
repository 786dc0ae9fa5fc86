"""Estimate the greenhouse gases of a journey: a factor times the way, there and back, for each traveller."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def estimate(kg_per_km: Decimal, kilometres: int, travellers: int, *, both_ways: bool = True) -> int:
    """Give kilograms of carbon dioxide equivalents, rounded to whole kilograms.

    `kg_per_km` is for one person and kilometre (greenhouse gas conversion factors are given so), `kilometres`
    one way. Raises ValueError for what is negative.
    """
    if kg_per_km < 0 or kilometres < 0 or travellers < 0:
        raise ValueError("a journey has no negative factor, way or number of travellers")
    total = kg_per_km * kilometres * travellers * (2 if both_ways else 1)
    return int(total.quantize(Decimal(1), rounding=ROUND_HALF_UP))
