"""What the trail keeps of exchanges: for people to read, so things are called by their names, in Swedish."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from utblick.features.exchanges.models import Term, TravelFactor
from utblick.features.organisation.actions.saving import as_audited


def audited(value: Any) -> Any:
    """Give a value as the trail keeps it: for people, and in Swedish where it has a name."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return value.name_sv if isinstance(value, Term | TravelFactor) else as_audited(value)


def names_of(rows: Iterable[Any]) -> list[str]:
    """Give what units, terms or networks are called, as the trail keeps it."""
    return sorted(row.name_sv for row in rows)
