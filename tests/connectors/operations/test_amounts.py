"""Sums and shares are read in the style of any country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.connectors.operations.amounts import currency_in, decimal_sign, share_in, sum_in
from utblick.connectors.tables.cells import Value


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("1.234.567,89", 1_234_567.89, ""),
        ("1,234,567.89", 1_234_567.89, ""),
        ("1 234 567,89 kr", 1_234_567.89, "SEK"),
        ("1'234'567.89", 1_234_567.89, ""),
        ("€ 4,217,796.62", 4_217_796.62, "EUR"),
        ("8 928 225 .- HUF", 8_928_225, "HUF"),
        ("334 445€", 334_445, "EUR"),
        ("£999.269,00", 999_269, "GBP"),
        ("5,819,053", 5_819_053, ""),
        ("-1.500,00 zł", -1500, "PLN"),
        ("2,5 mio €", 2_500_000, "EUR"),
        ("54941;", 54_941, ""),
        ("0.125", 0.125, ""),
        (1234.5, 1234.5, ""),
    ],
)
def test_a_sum(text: Value, value: float, currency: str) -> None:
    found = sum_in(text)
    assert found is not None
    assert found == (pytest.approx(value), currency)


@pytest.mark.parametrize(
    "text", ["", "n/a", "about 5 roads", "50 %", "12 months", None, True, "x" * 80, 1e20]
)
def test_no_sum(text: Value) -> None:
    assert sum_in(text) is None


def test_the_column_says_what_one_cell_leaves_open() -> None:
    assert decimal_sign(["1.234", "12.5"]) == "."
    assert decimal_sign(["1.234", "1.234.567"]) == ","
    assert decimal_sign(["1.234", "10"]) == ""
    assert sum_in("1.234", ".") == (1.234, "")
    assert sum_in("1.234", ",") == (1234.0, "")
    assert sum_in("1.234") == (1234.0, "")


def test_a_currency_is_told_once() -> None:
    assert currency_in("Wartość projektu [zł]") == "PLN"
    assert currency_in("in EUR") == "EUR"
    assert currency_in("SEK / EUR") == ""


@pytest.mark.parametrize(
    ("text", "share"), [("80%", 0.8), ("18,13 %", 0.1813), ("0.4", 0.4), ("85", 0.85), ("25%*", 0.25)]
)
def test_a_share(text: str, share: float) -> None:
    assert share_in(text) == pytest.approx(share)


@pytest.mark.parametrize("text", ["120 %", "1.234,00", "half", None, -1, True])
def test_no_share(text: Value) -> None:
    assert share_in(text) is None


@given(
    st.integers(0, 10**11), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("\u00a0", ","), ("'", ".")])
)
def test_every_style_of_a_sum_is_the_same_sum(cents: int, style: tuple[str, str]) -> None:
    thousands, decimals = style
    written = f"{cents // 100:,}".replace(",", thousands) + f"{decimals}{cents % 100:02}"
    found = sum_in(written)
    assert found is not None
    assert found.value == pytest.approx(cents / 100)
