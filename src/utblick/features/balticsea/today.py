"""The strategy on a person's day: its next days, for those who keep its plans or sit in one of its groups."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.balticsea.models import DayKind, GroupSeat
from utblick.features.balticsea.queries.plans import CHANGE, VIEW, days
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

WITHIN = timedelta(days=90)
SHOWN = 3


def coming(viewer: Viewer, at: datetime) -> Part | None:
    """Give the strategy's days of three months, the soonest first."""
    if not viewer.may(VIEW):
        return None
    today = day_of(at)
    rows = days(viewer).filter(starts_on__range=(today, today + WITHIN)).exclude(kind=DayKind.PRESIDENCY)
    listed = list(rows.order_by("starts_on"))
    if not listed or not (viewer.may(CHANGE) or _sits(viewer, at)):
        return None
    groups = reverse("balticsea:groups")
    lines = [
        Line(
            row.name,
            row.address or groups,
            words=row.place,
            day=row.starts_on,
            is_due=row.kind == DayKind.REPORTING,
        )
        for row in listed[:SHOWN]
    ]
    return Part(
        "strategy",
        _("The Baltic Sea strategy"),
        lines,
        more=reverse("balticsea:strategy"),
        more_words=_("What we do"),
        order=60,
        total=len(listed) if len(listed) > SHOWN else None,
    )


def _sits(viewer: Viewer, at: datetime) -> bool:
    if viewer.account_id is None:
        return False
    return GroupSeat.objects.at(at).filter(account=viewer.account_id).exists()


PARTS = (coming,)
