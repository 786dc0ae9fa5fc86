"""Sums, shares and lists in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from utblick.engine.eligibility.wording import eur_en, eur_sv, listed_en, listed_sv, share_en, share_sv


@pytest.mark.parametrize(
    ("amount", "sv", "en"),
    [
        (Decimal(213550), "213 550 euro", "EUR 213,550"),
        (4_000_000, "4 000 000 euro", "EUR 4,000,000"),
        (Decimal("1000.5"), "1 000,50 euro", "EUR 1,000.50"),
        (Decimal(0), "0 euro", "EUR 0"),
    ],
)
def test_sums(amount: Decimal | int, sv: str, en: str) -> None:
    assert (eur_sv(amount).replace("\u00a0", " "), eur_en(amount).replace("\u00a0", " ")) == (sv, en)


@pytest.mark.parametrize(
    ("share", "limit", "sv", "en"),
    [
        (Fraction(8, 10), None, "80 %", "80%"),
        (Fraction(815, 1000), None, "81,5 %", "81.5%"),
        (Fraction(1, 3), None, "33,33 %", "33.33%"),
        (Fraction(0), None, "0 %", "0%"),
        (Fraction(81_000_001, 100_000_000), Fraction(81, 100), "drygt 81 %", "just over 81%"),
        (Fraction(82, 100), Fraction(81, 100), "82 %", "82%"),
        (Fraction(100), None, "10000 %", "10000%"),
    ],
)
def test_shares(share: Fraction, limit: Fraction | None, sv: str, en: str) -> None:
    assert (share_sv(share, limit).replace("\u00a0", " "), share_en(share, limit)) == (sv, en)


def test_lists() -> None:
    assert [listed_sv("abc"[:n]) for n in range(4)] == ["", "a", "a och b", "a, b och c"]
    assert listed_en("abc", "or") == "a, b or c"
