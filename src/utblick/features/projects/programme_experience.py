"""What we have done in programmes: our projects that were granted there, for the check of a call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils import timezone

from utblick.features.programmes.experience import Done
from utblick.features.projects import queries
from utblick.features.projects.stages import FUNDED
from utblick.foundation.accounts.viewer import Viewer


def granted(viewer: Viewer, programmes: Sequence[int]) -> Iterator[Done]:
    """Give the projects that were granted in some programmes, each with its unit and year."""
    if not viewer.may(queries.VIEW) or not programmes:
        return
    rows = queries.projects(viewer).filter(programme__in=list(programmes))
    for told in queries.told(rows, timezone.now()):
        if told.standing.stage not in FUNDED:
            continue
        project, day = told.project, told.project.starts_on or told.standing.since
        yield Done(
            project.programme_id or 0,
            project.name,
            project.unit_id,
            reverse("projects:project", args=[project.pk]),
            day.year if day else None,
        )


EXPERIENCE = (granted,)
