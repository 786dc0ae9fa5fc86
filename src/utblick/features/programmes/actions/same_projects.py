"""Say that two lists tell of two projects and not of one, take that back, and find what is one in what came before."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.features.programmes.actions.archive import IMPORT
from utblick.features.programmes.archive import identity
from utblick.features.programmes.models import PublicProject
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken


@transaction.atomic
def set_apart(project: PublicProject, *, by: Viewer, at: datetime) -> None:
    """Count a project for itself, though another list tells of one like it.

    Raises RuleBroken where no list does.
    """
    by.check(IMPORT)
    row = _locked(project)
    others = identity.tellings_of(row)
    if not others:
        raise RuleBroken(_("No other list tells of this project. There is nothing to part."))
    _set(row, is_apart=True)
    changes = {"public_project_same_as": ", ".join(one.source_name for one in others)}
    audit.record("programmes.public_project.parted", by=by, at=at, target=row, changes=changes)


@transaction.atomic
def take_together(project: PublicProject, *, by: Viewer, at: datetime) -> None:
    """Take back that a project is counted for itself."""
    by.check(IMPORT)
    row = _locked(project)
    if not row.is_apart:
        return
    _set(row, is_apart=False)
    changes = {"public_project_same_as": ", ".join(one.source_name for one in identity.tellings_of(row))}
    audit.record("programmes.public_project.joined", by=by, at=at, target=row, changes=changes)


def find_same(*, by: Viewer, at: datetime) -> int:
    """Find what is one project in what came in before this was looked for; give how many were looked at."""
    by.check(IMPORT)
    rows = PublicProject.objects.filter(name_key="", title_key="", number_key="")
    numbers = list(rows.exclude(programme=None, programme_text="").values_list("pk", flat=True))
    looked = 0
    for start in range(0, len(numbers), 400):
        with transaction.atomic():
            looked += identity.key(numbers[start : start + 400])
    return looked


def _set(row: PublicProject, *, is_apart: bool) -> None:
    row.is_apart = is_apart
    row.save(update_fields=["is_apart"])
    # Those that it was counted with are looked at too: the first of them may be another now.
    identity.join([row.pk, *(one.pk for one in identity.tellings_of(row))])
    row.refresh_from_db()


def _locked(project: PublicProject) -> PublicProject:
    return PublicProject.objects.select_for_update(of=("self",)).get(pk=project.pk)
