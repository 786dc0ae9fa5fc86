"""Exchanges that came about through a network, as uses of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from utblick.features.exchanges import queries
from utblick.features.networks.uses import Use
from utblick.foundation.accounts.viewer import Viewer


def exchanges(viewer: Viewer, first: date, last: date) -> Iterator[Use]:
    """Give each unit of each exchange that was held those days."""
    if not viewer.may(queries.VIEW):
        return
    rows = queries.exchanges(viewer).filter(
        ends_on__range=(first, last), cancelled_on=None, is_draft=False, networks__isnull=False
    )
    for row in rows.distinct().prefetch_related("networks"):
        url = reverse("exchanges:exchange", args=[row.pk])
        for network in row.networks.all():
            for unit in row.units.all():
                yield Use(network.pk, unit.pk, row.title, row.ends_on, url)


USES = (exchanges,)
