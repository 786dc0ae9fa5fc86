"""The days that the year turns around."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.governance.models import YearDay
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "governance.year.change"
FIELDS = frozenset({"name_sv", "name_en", "on", "until", "kind", "board", "is_yearly", "certainty"})


@transaction.atomic
def create_year_day(*, by: Viewer, at: datetime, **fields: Any) -> YearDay:
    """Add a day, or a stretch of days."""
    by.check(PERMISSION)
    day = YearDay()
    changes = settable(day, fields, FIELDS)
    checked_and_saved(day)
    audit.record("governance.year_day.created", by=by, at=at, target=day, changes=changes)
    return day


@transaction.atomic
def change_year_day(day: YearDay, *, by: Viewer, at: datetime, **fields: Any) -> YearDay:
    """Change a day."""
    by.check(PERMISSION)
    day = YearDay.objects.select_for_update(of=("self",)).get(pk=day.pk)
    changes = settable(day, fields, FIELDS)
    if changes:
        checked_and_saved(day)
        audit.record("governance.year_day.changed", by=by, at=at, target=day, changes=changes)
    return day


@transaction.atomic
def remove_year_day(day: YearDay, *, by: Viewer, at: datetime) -> None:
    """Remove a day."""
    by.check(PERMISSION)
    audit.record(
        "governance.year_day.removed", by=by, at=at, target=day, changes={"on": [day.on.isoformat(), ""]}
    )
    day.delete()
