"""The exchanges that a unit took part in, and those that a network led to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.exchanges import queries
from utblick.features.exchanges.models import Exchange
from utblick.features.exchanges.ties import PROJECT, exchanges_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 6


def of_unit(viewer: Viewer, unit: Any) -> Part | None:
    """Give a unit's exchanges, the latest first; an area's are those of its units too."""
    if not viewer.may(queries.VIEW):
        return None
    own = Exchange.objects.filter(units=unit) | Exchange.objects.filter(units__parent=unit)
    more = f"{reverse('exchanges:exchanges')}?{urlencode({'unit': unit.pk})}"
    return _part(queries.exchanges(viewer).filter(pk__in=own.values("pk")), more)


def of_network(viewer: Viewer, network: Any) -> Part | None:
    """Give the exchanges that a network led to."""
    if not viewer.may(queries.VIEW):
        return None
    more = f"{reverse('exchanges:exchanges')}?{urlencode({'network': network.key})}"
    return _part(queries.exchanges(viewer).filter(networks=network), more)


def _part(rows: QuerySet[Exchange], more: str) -> Part:
    today = timezone.localdate()
    standing = rows.filter(cancelled_on=None)
    lines = [
        Line(
            row.title,
            reverse("exchanges:exchange", args=[row.pk]),
            words=row.place,
            day=row.starts_on,
            chip=_("planned") if row.ends_on > today else "",
            tone="water",
        )
        for row in standing[:SHOWN]
    ]
    total = standing.count()
    return Part(
        "exchanges",
        _("Exchanges"),
        lines,
        empty=_("No exchange is registered."),
        more=more if total else "",
        more_words=_("All of them"),
        total=total,
    )


def of_project(viewer: Viewer, project: Any) -> Part | None:
    """Give the exchanges that are tied to a project; nothing where there are none."""
    if not viewer.may(queries.VIEW):
        return None
    more = f"{reverse('exchanges:exchanges')}?{urlencode({'own': project.pk})}"
    part = _part(queries.exchanges(viewer).filter(pk__in=exchanges_of(project.pk)), more)
    return part if part.total else None


RELATED = {"organisation.unit": of_unit, "networks.network": of_network, PROJECT: of_project}
