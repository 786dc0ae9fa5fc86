"""A journey's estimate: grows with each part, and is exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.travel.emissions import estimate


@pytest.mark.parametrize(
    ("factor", "kilometres", "travellers", "both_ways", "expected"),
    [
        ("0.186", 1000, 2, True, 744),
        ("0.186", 1000, 2, False, 372),
        ("0.005", 100, 1, False, 1),
        ("0.005", 99, 1, False, 0),
        ("0.2", 0, 3, True, 0),
    ],
)
def test_a_factor_times_the_way(
    factor: str, kilometres: int, travellers: int, both_ways: bool, expected: int
) -> None:
    assert estimate(Decimal(factor), kilometres, travellers, both_ways=both_ways) == expected


@given(st.integers(0, 20_000), st.integers(0, 500), st.integers(0, 500))
def test_more_people_never_make_it_less(kilometres: int, some: int, more: int) -> None:
    factor = Decimal("0.186")
    assert estimate(factor, kilometres, some + more) >= estimate(factor, kilometres, some)


@pytest.mark.parametrize("wrong", [(-1, 1, 1), (1, -1, 1), (1, 1, -1)])
def test_nothing_is_negative(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="negative"):
        estimate(Decimal(wrong[0]), wrong[1], wrong[2])
