"""Who may read the log of a project: those who change it."""

from django.urls import reverse

from utblick.features.projects import queries
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.record_logs import Log


def _project(viewer: Viewer, number: int) -> Log:
    found = queries.project_by_number(viewer, number)
    if not queries.may_change(viewer, found):
        raise NotAllowed(queries.CHANGE)
    return Log(found, reverse("projects:project", args=[number]), queries.CHANGE)


LOGS = {"projects.project": _project}
