"""When calls open, close and are decided, on the year wheel and so in people's calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from utblick.features.organisation.models import Certainty
from utblick.features.programmes import queries, times
from utblick.features.programmes.models import CallMoment, CallVerdict, Open
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day

# A portal of hundreds of topics would hide the rest of the year: what is open to us and was said yes to stands there,
# and what people wrote themselves.
_SAID = ("apply", "look_closer")


def moments(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the days of calls that people wrote, and of those that a unit or a board does not leave."""
    if not viewer.may(queries.VIEW):
        return
    chosen = CallVerdict.objects.filter(verdict__in=_SAID, taken_back_at=None).values("call")
    rows = queries.moments_between(viewer, first, last).exclude(call__programme__open_to_us=Open.NO)
    for row in rows.filter(Q(call__document=None) | Q(call__in=chosen)):
        yield _day(row)


def _day(row: CallMoment) -> Day:
    return Day(
        f"call-{row.pk}",
        row.on,
        times.event_title(row, get_language() or "sv"),
        "call",
        url=reverse("programmes:call", args=[row.call_id]),
        is_unsure=row.certainty == Certainty.UNSURE,
    )


DAYS = (moments,)
