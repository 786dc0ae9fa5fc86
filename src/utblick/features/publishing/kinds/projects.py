"""Projects as public records: those that somebody has given money to."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.projects import queries
from utblick.features.projects.models import Project
from utblick.features.projects.stages import FUNDED, Stage
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, named
from utblick.features.publishing.kinds.shared import boards, names, policy_areas
from utblick.features.publishing.shapes import PROJECT
from utblick.foundation.accounts.viewer import Viewer

SECRET = _("The project is marked as secret.")
NOT_FUNDED = _("Nobody has decided on a grant to the project yet: until then it is working material.")


def _rows(viewer: Viewer) -> QuerySet[Project]:
    if not viewer.may(queries.VIEW):
        return Project.objects.none()
    return queries.projects(viewer).prefetch_related("partners", "decisions__board")


def _stage(project: Project) -> Stage:
    return queries.Told(project, timezone.localdate()).standing.stage


def _obstacles(project: Project) -> tuple[Text, ...]:
    found = [SECRET] if project.secrecy else []
    if _stage(project) not in FUNDED:
        found.append(NOT_FUNDED)
    return tuple(found)


def _facts(project: Project) -> Facts:
    stage = _stage(project)
    units = [unit for unit in (project.unit, *project.units.all()) if unit is not None]
    values = {
        "acronym": project.acronym,
        "programme": named(project.programme),
        "role": project.part,
        "stage": stage.value if stage in FUNDED else None,
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
        "units": names(units),
        "places": sorted({unit.place for unit in units if unit.place}),
        "boards": boards(project.board, *project.concerned.all()),
        "topics": names(project.topics.all()),
        "currency": project.currency,
        **{key: getattr(project, key) for key in ("total", "grant", "our_budget", "our_grant", "own_share")},
        "partners": [
            {"name": row.name, "role": row.part, "country": row.country, "nuts3": row.nuts3}
            for row in project.partners.all()
        ],
        "decisions": [
            {
                "board": named(row.board),
                "on": row.on,
                "paragraph": row.paragraph,
                "diary_number": row.diary_number,
            }
            for row in project.decisions.all()
        ],
        "policy_areas": policy_areas("projects.project", project.pk),
        "address": project.address,
    }
    drafts = {
        "sv": Draft(project.title_sv, project.purpose[:600]),
        "en": Draft(project.title_en),
    }
    return Facts(values, drafts, obstacles=_obstacles(project))


def _url(project: Project) -> str:
    return reverse("projects:project", args=[project.pk])


KIND = Kind(PROJECT, _rows, _facts, _url, model="projects.project", barred_by=_obstacles)
