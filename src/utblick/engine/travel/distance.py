"""How far it is between two places, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088
"""The mean radius (IUGG)."""


class Point(NamedTuple):
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float


def kilometres(one: Point, other: Point) -> int:
    """Give whole kilometres along the great circle (haversine formula, Sinnott 1984)."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    half = (
        sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    )
    return round(2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half))))
