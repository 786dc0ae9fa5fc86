"""Amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from utblick.features.projects.amounts import AmountField, as_plain

MONEY = AmountField(max_digits=14, decimal_places=2, required=False)
RATE = AmountField(max_digits=8, decimal_places=4)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 250 000,50", "1250000.50"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("1,250,000.50", "1250000.50"),
        ("1.250.000,5", "1250000.5"),
        ("1.250", "1250"),
        ("12,5", "12.5"),
        ("250000 kr", "250000"),
        ("900 EUR", "900"),
        ("0", "0"),
    ],
)
def test_amounts_are_read_as_they_are_meant(written: str, meant: str) -> None:
    assert MONEY.clean(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "meant"), [("11,20", "11.20"), ("11.255", "11.255"), ("10,8745", "10.8745")]
)
def test_a_rate_has_more_decimals(written: str, meant: str) -> None:
    assert RATE.clean(written) == Decimal(meant)


@pytest.mark.parametrize("written", ["mycket", "12-5", "1,2,3x", "1e9", "NaN"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        MONEY.clean(written)


@given(st.decimals(0, 10**10, places=2), st.sampled_from(["sv", "en"]))
def test_what_is_shown_is_read_again_as_the_same(amount: Decimal, language: str) -> None:
    with override(language):
        assert MONEY.clean(str(MONEY.prepare_value(amount))) == amount


@given(st.text(max_size=12))
def test_whatever_is_written_does_not_break(text: str) -> None:
    assert isinstance(as_plain(text, 2), str)
