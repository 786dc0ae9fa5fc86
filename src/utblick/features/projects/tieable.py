"""Projects as what other rooms tie their records to."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from utblick.features.projects import queries
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.tieable import Tieable, Told


def _rows(viewer: Viewer) -> QuerySet[Project]:
    return queries.visible(viewer) if viewer.may(queries.VIEW) else Project.objects.none()


def _told(project: Project) -> Told:
    names = (project.title_sv, project.title_en, project.acronym, project.number)
    return Told(
        project.name, reverse("projects:project", args=[project.pk]), tuple(name for name in names if name)
    )


TIEABLE = (Tieable(Project, _rows, _told),)
