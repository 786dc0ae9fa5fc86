"""Where somebody sits for the region in the groups of the strategy."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.balticsea.queries import plans
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.holdings import Held, Holding, held


def seats(viewer: Viewer, account: int, at: datetime) -> Held | None:
    """Give the groups of the strategy where somebody sits, now or later."""
    if not viewer.may(plans.VIEW):
        return None
    goes_on = Q(valid_until=None) | Q(valid_until__gt=day_of(at))
    lines = [
        Line(
            row.group or str(row.get_kind_display()), reverse("balticsea:seat", args=[row.pk]), words=row.role
        )
        for row in plans.seats(viewer).filter(goes_on, account=account)
    ]
    counted = ngettext("%d seat in a group", "%d seats in groups", len(lines)) % len(lines)
    return held("group-seats", _("Seats in the groups of the strategy"), counted, lines, order=51)


HOLDINGS = (Holding(seats),)
