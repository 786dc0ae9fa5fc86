"""Days of projects on the year wheel: reports that are due, and last days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.projects import queries
from utblick.features.projects.models import ReportDate
from utblick.features.projects.queries import Told
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def reports(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the days when reports are due that are not sent."""
    if not viewer.may(queries.VIEW):
        return
    seen = queries.visible(viewer)
    rows = ReportDate.objects.filter(due_on__range=(first, last), sent_on=None, project__in=seen)
    for row in rows.select_related("project__board").prefetch_related("project__concerned"):
        title = _("%(report)s: %(project)s") % {"report": row.words, "project": row.project.name}
        url = reverse("projects:project", args=[row.project_id])
        boards = tuple(queries.board_keys(row.project))
        yield Day(f"project-report-{row.pk}", row.due_on, title, "report", boards=boards, url=url)


def ends(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the last days of projects that are under way."""
    if not viewer.may(queries.VIEW):
        return
    rows = queries.projects(viewer).filter(ends_on__range=(first, last))
    for row in rows:
        if not Told(row, first).standing.is_open:
            continue
        title = _("Last day: %(project)s") % {"project": row.name}
        url = reverse("projects:project", args=[row.pk])
        yield Day(
            f"project-end-{row.pk}",
            row.ends_on or last,
            title,
            "project",
            boards=tuple(queries.board_keys(row)),
            url=url,
        )


DAYS = (reports, ends)
