"""Sums of projects' amounts in kronor. Euro are never added to kronor without a rate that is stated. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

EUR = "EUR"


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """Kronor for one euro, on which day, from where."""

    kronor: Decimal
    on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount with its currency; `rate` is needed for one in euro."""

    amount: Decimal | None
    currency: str
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """What amounts come to in whole kronor.

    `counted` of them are in it, `unknown` have no amount, `without_rate` are in euro without a rate and therefore
    left out: `euro` is what those come to. `rates` are all that were used, in order.
    """

    kronor: int = 0
    counted: int = 0
    unknown: int = 0
    without_rate: int = 0
    euro: Decimal = Decimal(0)
    rates: tuple[Rate, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many projects are not in sums, each told once.

    `without_rate` have amounts in euro and no rate, `empty` have no amount at all, and `lacking` are how many of the
    others lack each amount, in the order of the amounts.
    """

    without_rate: int
    empty: int
    lacking: tuple[int, ...]


def left_out_of(projects: Sequence[Sequence[Sum]]) -> LeftOut:
    """Count the projects that are left out of sums; each gives its amounts in the same order."""
    without_rate = empty = 0
    lacking = [0] * max((len(sums) for sums in projects), default=0)
    for sums in projects:
        if all(one.amount is None for one in sums):
            empty += 1
        elif any(one.amount is not None and in_kronor(one) is None for one in sums):
            without_rate += 1
        else:
            for at, one in enumerate(sums):
                lacking[at] += one.amount is None
    return LeftOut(without_rate, empty, tuple(lacking))


def in_kronor(one: Sum) -> Decimal | None:
    """Give an amount in kronor; None where it is not known, or in euro without a rate."""
    if one.amount is None:
        return None
    if one.currency != EUR:
        return one.amount
    return one.amount * one.rate.kronor if one.rate else None


def share_left(budget: Decimal | None, grant: Decimal | None) -> Decimal | None:
    """Give what is left to pay of a budget when the grant is taken off; None where either is not known."""
    if budget is None or grant is None or grant > budget:
        return None
    return budget - grant


def adds_up(budget: Decimal | None, grant: Decimal | None, share: Decimal | None) -> bool:
    """Say whether grant and own share make up the budget; what is not known yet is never wrong."""
    return budget is None or grant is None or share is None or grant + share == budget


def total_of(sums: Iterable[Sum]) -> Total:
    """Add amounts up in kronor, rounded once at the end, and say what could not be added."""
    kronor, euro = Decimal(0), Decimal(0)
    counted = unknown = without_rate = 0
    rates: set[Rate] = set()
    for one in sums:
        held = in_kronor(one)
        if one.amount is None:
            unknown += 1
        elif held is None:
            without_rate += 1
            euro += one.amount
        else:
            counted += 1
            kronor += held
            if one.currency == EUR and one.rate is not None:
                rates.add(one.rate)
    ordered = tuple(sorted(rates, key=lambda rate: (rate.on or date.min, rate.kronor, rate.source)))
    whole = int(kronor.quantize(Decimal(1), ROUND_HALF_UP))
    return Total(whole, counted, unknown, without_rate, euro, ordered)
