"""Save a row and tell the trail which fields changed, never what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from utblick.features.actors.actions.saving import check_version
from utblick.features.contactpoint import rules
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

__all__ = ["check_version", "locked", "saved", "told"]

WRITE = "contactpoint.case.write"
Row = TypeVar("Row", bound=models.Model)


def told(names: Iterable[str]) -> dict[str, Any]:
    """Give what the trail is told: the names of the fields."""
    found = sorted(set(names))
    return {"case_parts": found} if found else {}


def locked(row: Row, version: int | None = None) -> Row:
    """Give a row as it stands now, held until the end of the transaction; raises ChangedMeanwhile."""
    found: Row = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None:
        check_version(found, version)
    return found


def saved(
    row: Row, fields: Mapping[str, Any], allowed: frozenset[str], action: str, *, by: Viewer, at: datetime
) -> Row:
    """Set and save fields of a row, and record what was done where something became different."""
    rules.check_names_no_personal_number(fields.values())
    is_new = row.pk is None
    names = sorted(settable(row, fields, allowed))
    if not names and not is_new:
        return row
    if not is_new and hasattr(row, "version"):
        row.version += 1
    checked_and_saved(row)
    audit.record(action, by=by, at=at, target=row, changes=told(names))
    return row
