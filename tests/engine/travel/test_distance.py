"""The way between two places along the great circle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.travel.distance import EARTH_RADIUS_KM, Point, kilometres

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
HALF_WAY_ROUND = EARTH_RADIUS_KM * 3.141592653589793


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Point(58.41, 15.62), Point(50.85, 4.35), 1107),  # Linköping–Brussels
        (Point(58.41, 15.62), Point(60.17, 24.94), 562),  # Linköping–Helsinki
        (Point(0, 0), Point(0, 180), round(HALF_WAY_ROUND)),
        (Point(0, 0), Point(0, 1), 111),
    ],
)
def test_known_ways(one: Point, other: Point, expected: int) -> None:
    assert abs(kilometres(one, other) - expected) <= 2


@given(points, points)
def test_there_is_as_far_as_back_and_never_further_than_half_way_round(one: Point, other: Point) -> None:
    way = kilometres(one, other)
    assert way == kilometres(other, one)
    assert 0 <= way <= round(HALF_WAY_ROUND) + 1


@given(points)
def test_here_is_no_way_at_all(one: Point) -> None:
    assert kilometres(one, one) == 0


@given(points, points, points)
def test_a_detour_is_never_shorter(one: Point, by: Point, other: Point) -> None:
    assert kilometres(one, other) <= kilometres(one, by) + kilometres(by, other) + 2
