"""Whom we have worked with in projects, for the page where partners are found."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from utblick.features.programmes.models import Part
from utblick.features.programmes.partner_memories import Remembered, Together
from utblick.features.projects import queries
from utblick.features.projects.models import Partner
from utblick.features.projects.remembering import known
from utblick.foundation.accounts.viewer import Viewer


def partners(viewer: Viewer) -> Iterator[Remembered]:
    """Give every organisation that a unit has worked with, with the projects and whom of ours to ask."""
    if not viewer.may(queries.VIEW):
        return
    for one in known(viewer):
        yield Remembered(
            one.name,
            one.folded,
            one.country,
            tuple(_together(row) for row in one.rows),
            body=one.body.pk if one.body else None,
            nuts3=one.nuts3,
            whom=tuple(account.name for account in one.colleagues),
            url=f"{reverse('projects:partners')}?{urlencode({'q': one.name})}",
        )


def _together(row: Partner) -> Together:
    project = row.project
    return Together(
        project.name,
        reverse("projects:project", args=[project.pk]),
        words=" ".join(filter(None, [project.title_sv, project.title_en, project.acronym, project.purpose])),
        programme=project.programme.name if project.programme else "",
        led=row.part == Part.LEAD,
        begun=project.starts_on,
        last=project.ends_on or project.starts_on,
    )


MEMORIES = {"projects": partners}
