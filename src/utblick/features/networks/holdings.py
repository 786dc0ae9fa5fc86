"""Where somebody represents the region."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.networks import queries
from utblick.features.networks.models import Representative
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.holdings import Held, Holding, held


def seats(viewer: Viewer, account: int, at: datetime) -> Held | None:
    """Give the networks where somebody represents the region, now or later."""
    if not viewer.may(queries.VIEW):
        return None
    goes_on = Q(valid_until=None) | Q(valid_until__gt=day_of(at))
    rows = Representative.objects.filter(goes_on, account=account).select_related("network")
    lines = [
        Line(
            row.network.name, reverse("networks:network", args=[row.network.key]), words=row.seat or row.role
        )
        for row in rows.order_by("network__name_sv", "pk")
    ]
    counted = ngettext("%d seat in a network", "%d seats in networks", len(lines)) % len(lines)
    return held("seats", _("Seats in networks"), counted, lines, order=50)


HOLDINGS = (Holding(seats),)
