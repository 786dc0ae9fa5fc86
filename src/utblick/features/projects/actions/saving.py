"""What all writing about projects shares: the permission of one of its units, the version, and the trail's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.organisation.actions.saving import as_audited
from utblick.features.projects import queries
from utblick.features.projects.models import Project
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import ChangedMeanwhile
from utblick.ui.columns import show

# Fields of a part that its line in the trail does not say.
NOT_TOLD = frozenset({"id", "project", "version", "folded", "at", "is_from_board"})


def locked(project: Project) -> Project:
    """Give the project as it is now, held for this transaction."""
    return Project.objects.select_for_update(of=("self",)).get(pk=project.pk)


def check_may_change(project: Project, by: Viewer) -> None:
    """Raise `NotAllowed` unless the viewer changes projects of one of its units."""
    if not queries.may_change(by, project):
        raise NotAllowed(queries.CHANGE)


def check_version(row: models.Model, version: int) -> None:
    """Raise `ChangedMeanwhile` unless the row is as it was when it was opened."""
    if row.version != version:  # type: ignore[attr-defined]
        raise ChangedMeanwhile(
            _("Somebody else changed this while you had it open. Look at it, and change it again.")
        )


def set_many(project: Project, name: str, wanted: Iterable[Any]) -> dict[str, list[Any]]:
    """Set what a project has several of; give what became different, by their names."""
    held, rows = getattr(project, name), list(wanted)
    before, after = _names(held.all()), _names(rows)
    if before == after:
        return {}
    held.set(rows)
    return {name: [before, after]}


def _names(rows: Iterable[Any]) -> list[str]:
    return sorted(str(as_audited(row)) for row in rows)


def record(
    action: str,
    project: Project,
    changes: Mapping[str, Any],
    *,
    by: Viewer,
    at: datetime,
    was_secret: bool = False,
) -> None:
    """Keep in the trail what was done to a project; of one that is secret that it was done, and not what it says."""
    told = dict(changes)
    if project.secrecy or was_secret:
        told = {name: value for name, value in told.items() if name == "secrecy"} | {
            "project_secret": "hidden"
        }
    audit.record(action, by=by, at=at, target=project, changes=told)


def summary(row: models.Model) -> str:
    """Say a row of a project in a line, as the trail keeps it: what is filled in, in Swedish."""
    said = []
    with override("sv"):
        for field in row._meta.fields:
            if field.name in NOT_TOLD or not getattr(row, field.attname):
                continue
            given = getattr(row, f"get_{field.name}_display", None)
            value = given() if given else as_audited(getattr(row, field.name))
            said.append(f"{field.verbose_name}: {show(value)}")
    return "; ".join(said)[:900]
