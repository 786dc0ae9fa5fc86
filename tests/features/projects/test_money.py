"""Sums in kronor: nothing is added across currencies without a rate, and what is left out is counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from utblick.features.projects.money import (
    LeftOut,
    Rate,
    Sum,
    adds_up,
    in_kronor,
    left_out_of,
    share_left,
    total_of,
)

RATE = Rate(Decimal("11.2"), date(2026, 10, 1), "Riksbanken")
AMOUNTS = st.none() | st.decimals(0, 10**9, places=2)
SUMS = st.lists(
    st.builds(
        Sum,
        AMOUNTS,
        st.sampled_from(["SEK", "EUR"]),
        st.none() | st.builds(Rate, st.decimals("0.5", "20", places=4)),
    ),
    max_size=20,
)


def test_kronor_and_euro_at_a_rate() -> None:
    told = total_of(
        [Sum(Decimal(100), "SEK"), Sum(Decimal(10), "EUR", RATE), Sum(Decimal(7), "EUR"), Sum(None, "SEK")]
    )
    assert (told.kronor, told.counted, told.unknown, told.without_rate) == (212, 2, 1, 1)
    assert (told.euro, told.rates) == (Decimal(7), (RATE,))


def test_a_rate_on_an_amount_in_kronor_changes_nothing() -> None:
    assert in_kronor(Sum(Decimal(5), "SEK", RATE)) == 5
    assert total_of([Sum(Decimal(5), "SEK", RATE)]).rates == ()


@given(SUMS)
def test_every_amount_is_counted_once_or_told_to_be_left_out(sums: list[Sum]) -> None:
    told = total_of(sums)
    assert told.counted + told.unknown + told.without_rate == len(sums)
    assert told.without_rate == sum(
        1 for one in sums if one.amount is not None and one.currency == "EUR" and one.rate is None
    )


@given(SUMS)
def test_the_order_makes_no_difference(sums: list[Sum]) -> None:
    assert total_of(sums) == total_of(sums[::-1])


@given(SUMS)
def test_amounts_in_euro_without_a_rate_change_no_sum(sums: list[Sum]) -> None:
    assert total_of(sums).kronor == total_of([*sums, Sum(Decimal(10**6), "EUR")]).kronor


@given(AMOUNTS, AMOUNTS)
def test_the_share_that_is_left_makes_up_the_budget(budget: Decimal | None, grant: Decimal | None) -> None:
    left = share_left(budget, grant)
    assert adds_up(budget, grant, left)
    assert left is None or left >= 0
    if left is not None:
        assert not adds_up(budget, grant, left + 1)


def test_a_project_is_left_out_for_one_reason_alone() -> None:
    one, nothing, euro = Sum(Decimal(1), "SEK"), Sum(None, "EUR"), Sum(Decimal(1), "EUR")
    told = left_out_of([[euro, euro, nothing], [nothing, nothing, nothing], [one, one, Sum(None, "SEK")]])
    assert told == LeftOut(1, 1, (0, 0, 1))
    assert left_out_of([]) == LeftOut(0, 0, ())
