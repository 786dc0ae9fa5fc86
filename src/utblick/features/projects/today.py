"""Projects on a person's day: what is due in their units' projects, and beginning one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.organisation.dated import day_of
from utblick.features.projects import queries
from utblick.features.projects.waiting import waiting
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
    """Give what waits in the projects that the viewer manages or that are their units'; it stays until it is done."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.projects(viewer)
    mine = rows.filter(manager=viewer.account_id) if viewer.account_id else rows.none()
    changes = viewer.units and viewer.may_somewhere(queries.CHANGE)
    theirs = queries.own_units(rows, viewer.units) if changes else rows.none()
    numbers = {*mine.values_list("pk", flat=True), *theirs.values_list("pk", flat=True)}
    if not numbers:
        return None
    own = queries.with_parts(rows.filter(pk__in=numbers)).prefetch_related("risks")
    lines = [
        Line(
            told.project.name,
            reverse("projects:project", args=[told.project.pk]),
            words=one.words,
            day=one.on,
            is_due=one.on is not None,
        )
        for told in queries.told(own, at)
        for one in waiting(told, WITHIN)
    ]
    if not lines:
        return None
    lines.sort(key=lambda one: (one.day is not None, one.day or day_of(at)))
    return Part(
        "my-projects",
        _("In your projects"),
        lines[:SHOWN],
        more=f"{reverse('projects:projects')}?mine=1",
        more_words=_("Your unit's projects"),
        order=34,
        total=len(lines),
    )


PARTS = (due,)
WAYS = (begin,)
