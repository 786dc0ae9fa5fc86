"""Projects as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.projects import queries
from utblick.features.projects.models import Project, Step, StepKind
from utblick.features.projects.stages import Stage
from utblick.features.projects.words import STAGES
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import lasting, short
from utblick.ui.taggable import Taggable, Thing, Work

PROJECTS = Work("projects", _("Projects"), 10)


def _rows(viewer: Viewer) -> QuerySet[Project]:
    """Give the projects that were not withdrawn, the latest first."""
    if not viewer.may(queries.VIEW):
        return Project.objects.none()
    gone = Step.objects.filter(kind=StepKind.WITHDRAWN, undone_by=None).values("project")
    return queries.projects(viewer).exclude(pk__in=gone).order_by("-created_at", "-pk")


def _thing(project: Project) -> Thing:
    said = [project.title_sv, project.title_en, project.acronym, project.purpose]
    said += [f"{topic.name_sv} {topic.name_en}" for topic in project.topics.all()]
    boards = [project.board] if project.board else []
    boards += project.concerned.all()
    return Thing(
        project.name,
        reverse("projects:project", args=[project.pk]),
        project.starts_on,
        project.ends_on,
        "\n".join(said),
        tuple(dict.fromkeys(board.key for board in boards)),
        when=_when(project),
    )


def _when(project: Project) -> str:
    """Say where it stands and since when: `applied for 12 Mar 2024`, `under way 2025 – 2027`."""
    today = timezone.localdate()
    standing = queries.Told(project, today).standing
    if standing.stage == Stage.RUNNING:
        words = lasting(project.starts_on, project.ends_on, today)
    else:
        words = short(standing.since, today) if standing.since else ""
    return f"{STAGES[standing.stage]} {words}".strip()


TAGGABLE = (Taggable(Project, PROJECTS, _("project"), _rows, _thing, queries.may_change),)
