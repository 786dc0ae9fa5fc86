"""The strategy's days on the year wheel: forums, presidencies, the yearly report, and seats that end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.balticsea.models import DayKind
from utblick.features.balticsea.queries.plans import VIEW, days, seats
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def strategy_days(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the strategy's days; a presidency stands on its first."""
    if not viewer.may(VIEW):
        return
    within = Q(starts_on__range=(first, last)) | (Q(starts_on__lte=last) & Q(ends_on__gte=first))
    url = reverse("balticsea:groups")
    for row in days(viewer).filter(within):
        is_presidency = row.kind == DayKind.PRESIDENCY
        if is_presidency and row.starts_on < first:
            continue
        yield Day(
            f"strategy-{row.pk}",
            row.starts_on,
            row.name,
            "report" if row.kind == DayKind.REPORTING else "eu",
            until=None if is_presidency else row.ends_on,
            url=url,
            is_unsure=row.certainty == Certainty.UNSURE,
        )


def ending_seats(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the last days of our seats in groups."""
    if not viewer.may(VIEW):
        return
    day = timedelta(days=1)
    for row in seats(viewer).filter(valid_until__range=(first + day, last + day)):
        assert row.valid_until is not None
        title = _("Term ends: %(role)s, %(group)s") % {"role": row.role, "group": row.called}
        yield Day(
            f"strategy-seat-{row.pk}",
            row.valid_until - day,
            title,
            "renewal",
            url=row.get_absolute_url(),
        )


DAYS = (strategy_days, ending_seats)
