"""Projects on a person's day: what is due in their units' projects, and beginning one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.organisation.dated import day_of
from utblick.features.projects import lacks, queries
from utblick.features.projects.models import Project
from utblick.features.projects.queries import Told
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.doors import Door

WITHIN = timedelta(days=45)
SHOWN = 5


def begin(viewer: Viewer) -> Door | None:
    """Lead to the form of a new project."""
    if not viewer.may_somewhere(queries.BEGIN):
        return None
    return Door(_("Begin a project"), reverse("projects:begin"))


def due(viewer: Viewer, at: datetime) -> Part | None:
    """Give what is due in the projects that the viewer manages or that are their units': reports, ends, results."""
    if not viewer.may_somewhere(queries.CHANGE) or not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    rows = queries.projects(viewer)
    mine = rows.filter(manager=viewer.account_id) if viewer.account_id else rows.none()
    theirs = queries.own_units(rows, viewer.units) if viewer.units else rows.none()
    numbers = {*mine.values_list("pk", flat=True), *theirs.values_list("pk", flat=True)}
    lines: list[Line] = []
    if numbers:
        for told in queries.told(queries.with_parts(rows.filter(pk__in=numbers)), at):
            lines += _lines(told, told.project)
    lines = [one for one in lines if one.day is None or one.day <= today + WITHIN]
    if not lines:
        return None
    lines.sort(key=lambda one: (one.day is not None, one.day or today))
    return Part(
        "my-projects",
        _("In your projects"),
        lines[:SHOWN],
        more=f"{reverse('projects:projects')}?mine=1",
        more_words=_("Your unit's projects"),
        order=34,
        total=len(lines),
    )


def _lines(told: Told, project: Project) -> list[Line]:
    url = reverse("projects:project", args=[project.pk])
    found = [
        Line(project.name, url, words=row.words, day=row.due_on, is_due=True)
        for row in project.reports.all()
        if row.sent_on is None and told.standing.is_open
    ]
    if told.standing.is_late:
        found.append(Line(project.name, url, words=_("Its last day has passed: is it closed?")))
    if told.what_for == lacks.RESULTS and not told.facts.has_results:
        found.append(Line(project.name, url, words=_("Closed a year ago: what changed?")))
    return found


PARTS = (due,)
WAYS = (begin,)
