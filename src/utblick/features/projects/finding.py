"""Projects that a search finds: by name, purpose, programme, partner or number."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.projects import queries
from utblick.features.projects.lines import line
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Part
from utblick.ui.finding import Question, part


def projects(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the projects that answer, those named so first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = [
        (not asked.fits(*_names(told.project)), told)
        for told in queries.told(queries.projects(viewer).prefetch_related("partners"), at)
        if asked.fits(*_names(told.project), *_rest(told.project))
    ]
    rows.sort(key=lambda one: (one[0], one[1].project.name))
    lines = [line(told, told.project.unit.name if told.project.unit else "") for _named, told in rows]
    return part(
        "projects",
        _("Projects"),
        lines,
        more=reverse("projects:projects"),
        more_words=_("All projects"),
        order=22,
    )


def _names(project: Project) -> tuple[str, ...]:
    return (project.title_sv, project.title_en, project.acronym, project.diary_number, project.number)


def _rest(project: Project) -> list[str]:
    programme = [project.programme.name] if project.programme else []
    return [project.purpose, *programme, *(one.name for one in project.partners.all())]


FINDS = (projects,)
