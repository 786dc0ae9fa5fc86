"""Save a row and say in the audit what became different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext

from utblick.features.organisation.dated import Dated
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit import record


def as_audited(value: Any) -> Any:
    """Give a field's value as the audit keeps it: dates as text, rows by what they are called, boards in short."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return value.key if isinstance(value, Board) else str(getattr(value, "name_sv", "") or value)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def settable(row: models.Model, fields: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, list[Any]]:
    """Set `fields` on the row; give what became different, as `{field: [before, after]}`.

    Raises TypeError for a field that is not `allowed`: a caller's mistake, never a user's.
    """
    if unknown := set(fields) - allowed:
        raise TypeError(f"{type(row).__name__} has no such field to set: {', '.join(sorted(unknown))}")
    changes = {}
    for name, value in fields.items():
        # A new row has nothing yet where it must have something.
        before = getattr(row, name, None)
        if before != value:
            changes[name] = [as_audited(before), as_audited(value)]
            setattr(row, name, value)
    return changes


def checked_and_saved(row: models.Model) -> None:
    """Check the row's fields and constraints, then save it. Raises ValidationError with sentences."""
    row.full_clean()
    row.save()


def ended(row: Dated, action: str, *, on: date, by: Viewer, at: datetime, board: str = "") -> None:
    """Let a row hold until `on` (exclusive) and record it."""
    if on <= row.valid_from:
        raise ValidationError(
            {
                "on": gettext(
                    "It holds from %(day)s, so the first day when it no longer holds must be later than that."
                )
                % {"day": date_format(row.valid_from, "SHORT_DATE_FORMAT")}
            }
        )
    before, row.valid_until = row.valid_until, on
    checked_and_saved(row)
    changes = {"valid_until": [as_audited(before), as_audited(on)]}
    record(action, by=by, at=at, target=row, changes=changes, board=board)


def is_taken_back(row: Dated, on: date, today: date) -> bool:
    """Say whether ending a row on that day takes it back: then it has not held, and will not, for one whole day."""
    return on <= row.valid_from and row.valid_from >= today


def taken_back(
    row: Dated, action: str, names: Iterable[str], *, by: Viewer, at: datetime, board: str = ""
) -> None:
    """Take a row away and record all that it said: `names` are its fields."""
    said = {name: as_audited(getattr(row, name)) for name in names}
    changes = {name: [value, None] for name, value in said.items() if value not in (None, "")}
    record(action, by=by, at=at, target=row, changes=changes, board=board)
    row.delete()
