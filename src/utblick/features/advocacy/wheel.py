"""Dates ahead in files on the year wheel, and so in people's calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def dates(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give what closes or is decided in files between two days, with the boards whose matter it is."""
    if not viewer.may(queries.VIEW):
        return
    zone = timezone.get_current_timezone()
    rows = queries.deadlines(viewer).filter(
        at__gte=datetime.combine(first, time.min, zone),
        at__lte=datetime.combine(last, time.max, zone),
        done_on__isnull=True,
    )
    for row in rows.prefetch_related("procedure__processes__board"):
        yield Day(
            f"file-date-{row.pk}",
            day_of(row.at),
            _("%(what)s: %(file)s") % {"what": row.name, "file": row.procedure.name},
            "eu",
            boards=tuple(dict.fromkeys(one.board.key for one in row.procedure.processes.all())),
            url=reverse("advocacy:procedure", args=[row.procedure.key]),
        )


DAYS = (dates,)
