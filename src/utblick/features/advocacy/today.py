"""Advocacy on a person's day: dates in the files of their processes, and verdicts that wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Deadline, TeamMember
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

WITHIN = timedelta(days=45)
SHOWN = 5


def dates(viewer: Viewer, at: datetime) -> Part | None:
    """Give the dates of the next weeks in the files that the viewer works with or whose board they serve."""
    if not viewer.may(queries.VIEW) or viewer.account_id is None:
        return None
    rows = _mine(viewer, at).filter(at__gte=at, at__lte=at + WITHIN, done_on__isnull=True).distinct()
    lines = [
        Line(
            row.name,
            reverse("advocacy:procedure", args=[row.procedure.key]),
            words=row.procedure.name,
            day=day_of(row.at),
            is_due=True,
        )
        for row in rows[:SHOWN]
    ]
    if not lines:
        return None
    return Part(
        "file-dates",
        _("Dates in your files"),
        lines,
        more=f"{reverse('advocacy:deadlines')}?ahead=1",
        more_words=_("All dates"),
        order=24,
        total=rows.count(),
    )


def _mine(viewer: Viewer, at: datetime) -> QuerySet[Deadline]:
    team = TeamMember.objects.at(at).filter(account_id=viewer.account_id).values("process")
    mine = (
        Q(procedure__processes__in=team)
        | Q(procedure__processes__owner_id=viewer.account_id)
        | Q(procedure__processes__board__key__in=viewer.boards)
        | Q(procedure__processes__concerned__key__in=viewer.boards)
    )
    return queries.deadlines(viewer).filter(mine)


PARTS = (dates,)
