"""The example region as states that tests begin in: its organisation, and three years of its work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import models, transaction
from django.utils import timezone

from tests.laid import state
from utblick.foundation.accounts.matrix import load_defaults

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

_counts: dict[str, int] = {}
_rows: list[tuple[type[models.Model], Sequence[models.Model]]] = []


def _load() -> None:
    """Load the region by its own rules, and remember its rows; laying those out is twenty times as fast."""
    from utblick.features.organisation.example import load
    from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit
    from utblick.foundation.accounts.models import Account

    with transaction.atomic():
        load_defaults()
        _counts.update(load(NOW))
        kinds = (Account, Board, Unit, Topic, Remit, Remit.concerned.through, Assignment)
        _rows.extend((kind, list(kind._default_manager.order_by("pk"))) for kind in kinds)
        transaction.set_rollback(True)


@state
def region() -> dict[str, int]:
    """Give an installation with the example region and an empty trail, and the counts of what it holds."""
    if not _rows:
        _load()
    load_defaults()
    for kind, rows in _rows:
        kind._default_manager.bulk_create(rows)
    return dict(_counts)


@state(region)
def filled() -> datetime:
    """Fill the region with its example of three years, and give the moment."""
    from utblick.features.exchanges.example import load as load_exchanges
    from utblick.features.followup.example import load as load_goal
    from utblick.features.governance.example import load as load_boards
    from utblick.features.networks.example import load as load_networks

    at = timezone.now()
    for load in (load_networks, load_exchanges, load_boards, load_goal):
        load(at)
    return at
