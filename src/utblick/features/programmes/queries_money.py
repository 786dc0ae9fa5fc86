"""Read sums of the archive: in euro, with what was turned into euro and what stands apart; and the rates for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from utblick.features.programmes import euros
from utblick.features.programmes.euros import EUR, Rates, Told
from utblick.features.programmes.models import ExchangeRate, PublicParticipation, PublicProject
from utblick.features.programmes.queries import VIEW
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped

# The two sums of a part: in euro, and as told where the list has another currency.
SUMS = {"budget": ("budget_eur", "budget_amount"), "eu": ("eu_eur", "eu_amount")}


def rates() -> Rates:
    """Give what one euro is in each currency, as it was written last."""
    return Rates(
        euros.Rate(row.currency, row.per_euro, row.on, row.source_note) for row in ExchangeRate.objects.all()
    )


def written_rates(viewer: Viewer) -> QuerySet[ExchangeRate]:
    """Give the rates that people wrote, the latest of each currency first."""
    viewer.check(VIEW)
    return ExchangeRate.objects.order_by("currency", "-on")


def sums_by(rows: QuerySet[PublicParticipation], field: str, sum_: str, known: Rates) -> dict[Any, euros.Sum]:
    """Give what some parts come to by a field, in one of their two sums."""
    in_euro, as_told = SUMS[sum_]
    plain = rows.order_by()
    euro = dict(plain.values_list(field).annotate(sum=Sum(in_euro)))
    told: defaultdict[Any, list[Told]] = defaultdict(list)
    others = plain.filter(**{in_euro: None}).exclude(**{as_told: None})
    for key, currency, amount, n in others.values_list(field, "currency").annotate(
        sum=Sum(as_told), n=Count("pk")
    ):
        told[key].append(Told(currency, amount, n))
    return {key: euros.summed(euro.get(key), told[key], known) for key in euro}


def whole(rows: QuerySet[PublicParticipation], sum_: str, known: Rates) -> euros.Sum:
    """Give what some parts come to altogether, in one of their two sums."""
    in_euro, as_told = SUMS[sum_]
    plain = rows.order_by()
    others = plain.filter(**{in_euro: None}).exclude(**{as_told: None}).values_list("currency")
    told = [Told(*one) for one in others.annotate(sum=Sum(as_told), n=Count("pk"))]
    return euros.summed(plain.aggregate(sum=Sum(in_euro))["sum"], told, known)


def without_sum(rows: QuerySet[PublicParticipation]) -> int:
    """Say how many parts have no budget told."""
    return rows.order_by().filter(budget_eur=None, budget_amount=None).count()


def amount_words(euro: Decimal | None, amount: Decimal | None, currency: str) -> str:
    """Say a sum as the list tells it: in euro without a word, in another currency with it."""
    if euro is not None:
        return grouped(euro)
    return f"{grouped(amount)}\u00a0{currency or '?'}" if amount is not None else ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A currency that lists tell sums in and that has no rate."""

    currency: str
    projects: int


def lacking_rates(viewer: Viewer) -> list[Lacking]:
    """Give the currencies of the archive that no rate is written for, those of most projects first."""
    viewer.check(VIEW)
    known = rates()
    rows = (
        PublicProject.objects.exclude(currency__in=["", EUR])
        .filter(Q(total_eur=None, total_amount__isnull=False) | Q(eu_eur=None, eu_amount__isnull=False))
        .order_by()
        .values_list("currency")
        .annotate(n=Count("pk"))
        .order_by("-n", "currency")
    )
    return [Lacking(currency, n) for currency, n in rows if known.of(currency) is None]
