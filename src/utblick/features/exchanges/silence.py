"""Which units have been silent: no exchange for so long that open places are offered to them first."""

from __future__ import annotations

from datetime import date, timedelta

from utblick.features.exchanges.models import Exchange
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import lowest_units

# Two years: for whom to ask first. What counts for the participation goal is the region's own definition.
SILENT_AFTER = timedelta(days=731)


def silent_units(on: date) -> list[Unit]:
    """Give the units that took part in nothing that was held during the last two years."""
    heard = (
        Exchange.objects.filter(
            ends_on__gt=on - SILENT_AFTER, ends_on__lte=on, cancelled_on=None, is_draft=False
        )
        .order_by()
        .values("units")
    )
    return list(lowest_units(on).exclude(pk__in=heard))
