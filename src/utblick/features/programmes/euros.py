"""Sums in euro: what lists tell in other currencies is turned into euro at a stated rate, or counted apart. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

EUR = "EUR"


@dataclass(frozen=True, slots=True)
class Rate:
    """What one euro is in a currency, on which day; `source` says who says so, empty for one that the law fixed."""

    currency: str
    per_euro: Decimal
    on: date
    source: str = ""


# The conversion rates that the Council fixed for good when these countries took the euro, and the day of that.
FIXED = {
    one.currency: one
    for one in (
        Rate("BGN", Decimal("1.95583"), date(2026, 1, 1)),
        Rate("CYP", Decimal("0.585274"), date(2008, 1, 1)),
        Rate("EEK", Decimal("15.6466"), date(2011, 1, 1)),
        Rate("HRK", Decimal("7.5345"), date(2023, 1, 1)),
        Rate("LTL", Decimal("3.4528"), date(2015, 1, 1)),
        Rate("LVL", Decimal("0.702804"), date(2014, 1, 1)),
        Rate("MTL", Decimal("0.4293"), date(2008, 1, 1)),
        Rate("SIT", Decimal("239.64"), date(2007, 1, 1)),
        Rate("SKK", Decimal("30.126"), date(2009, 1, 1)),
    )
}


class Rates:
    """The latest rate of each currency; one that is fixed by law stands where nobody wrote another."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        self._by_currency = dict(FIXED)
        for one in sorted(rates, key=lambda rate: rate.on):
            self._by_currency[one.currency] = one

    def of(self, currency: str) -> Rate | None:
        """Give the rate of a currency, or None where none is known."""
        return self._by_currency.get(currency)


def in_euro(amount: Decimal, rate: Rate) -> Decimal:
    """Give an amount in whole cents of euro."""
    return (amount / rate.per_euro).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Told:
    """What rows come to in one currency; an empty one is not told."""

    currency: str
    amount: Decimal
    rows: int


@dataclass(frozen=True, slots=True)
class Turned:
    """What was turned into euro, and at which rate."""

    told: Told
    rate: Rate
    euro: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in euro, None where nothing is in it; what of it was turned into euro, and what is not in it."""

    euro: Decimal | None
    turned: tuple[Turned, ...] = ()
    apart: tuple[Told, ...] = ()


def summed(euro: Decimal | None, others: Iterable[Told], rates: Rates) -> Sum:
    """Add to a sum in euro what is told in other currencies, those with a rate; the largest sums first."""
    turned: list[Turned] = []
    apart: list[Told] = []
    for one in others:
        rate = rates.of(one.currency)
        if rate is None:
            apart.append(one)
        else:
            turned.append(Turned(one, rate, in_euro(one.amount, rate)))
    turned.sort(key=lambda one: (-one.euro, one.told.currency))
    apart.sort(key=lambda one: (-one.amount, one.currency))
    if turned:
        euro = (euro or Decimal(0)) + sum(one.euro for one in turned)
    return Sum(euro, tuple(turned), tuple(apart))
