"""Planned exchanges on the year wheel, and the last days to ask for open places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.exchanges import queries
from utblick.features.exchanges.models import OpenPlace
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def planned(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the exchanges of those days."""
    if not viewer.may(queries.VIEW):
        return
    for row in queries.exchanges(viewer).filter(starts_on__lte=last, ends_on__gte=first, cancelled_on=None):
        boards = {unit.board.key for unit in row.units.all() if unit.board}
        yield Day(
            f"exchange-{row.pk}",
            row.starts_on,
            row.title,
            "exchange",
            until=row.ends_on if row.ends_on != row.starts_on else None,
            boards=tuple(sorted(boards)),
            url=reverse("exchanges:exchange", args=[row.pk]),
        )


def places(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the last days to ask for open places."""
    if not viewer.may(queries.VIEW):
        return
    for row in OpenPlace.objects.filter(apply_by__range=(first, last), withdrawn_on=None):
        title = _("Last day to ask: %(title)s") % {"title": row.title}
        yield Day(
            f"place-{row.pk}", row.apply_by, title, "place", url=reverse("exchanges:place", args=[row.pk])
        )


DAYS = (planned, places)
