"""The boards' decisions as public records: what was decided, never the papers behind it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.governance import queries
from utblick.features.governance.models import Decision
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, named
from utblick.features.publishing.kinds.shared import policy_areas
from utblick.features.publishing.shapes import DECISION
from utblick.foundation.accounts.viewer import Viewer

SECRET = _("The paper that was decided on has a secrecy ground.")
SECRET_PROJECT = _("The decision is about a project that is marked as secret.")
NOT_YET = _("The day of the decision has not come.")


def _rows(viewer: Viewer) -> QuerySet[Decision]:
    if not viewer.may(queries.VIEW):
        return Decision.objects.none()
    return queries.decisions(viewer).select_related("on_project__project")


def _facts(decision: Decision) -> Facts:
    values = {
        "board": named(decision.board),
        "board_key": decision.board.key,
        "on": decision.on,
        "number": decision.number,
        "diary_number": decision.diary_number,
        "is_delegated": decision.is_delegated,
        "delegate": decision.delegate,
        "heading": decision.title,
        "decided": decision.text,
        "policy_areas": policy_areas("governance.decision", decision.pk),
    }
    drafts = {"sv": Draft(decision.title, decision.text[:600]), "en": Draft()}
    return Facts(values, drafts, obstacles=_obstacles(decision))


def _obstacles(decision: Decision) -> tuple[Text, ...]:
    found: list[Text] = []
    projects = [decision.on_project.project] if decision.on_project else []
    if decision.item is not None:
        if decision.item.secrecy:
            found.append(SECRET)
        if decision.item.project is not None:
            projects.append(decision.item.project)
    if any(project.secrecy for project in projects):
        found.append(SECRET_PROJECT)
    if decision.on > timezone.localdate():
        found.append(NOT_YET)
    return tuple(found)


def _url(decision: Decision) -> str:
    return reverse("governance:decision", args=[decision.pk])


KIND = Kind(DECISION, _rows, _facts, _url, model="governance.decision", barred_by=_obstacles)
