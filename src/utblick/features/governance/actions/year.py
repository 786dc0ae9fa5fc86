"""The days that the year turns around."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.governance import rules
from utblick.features.governance.models import YearDay
from utblick.features.governance.suggested_days import suggested
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PERMISSION = "governance.year.change"
FIELDS = frozenset(
    {"name_sv", "name_en", "on", "until", "kind", "board", "is_yearly", "certainty", "address"}
)


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
def add_suggested_days(*, by: Viewer, at: datetime) -> int:
    """Add what is missing of the suggested days; give how many were added. A changed one is left as it is."""
    by.check(PERMISSION)
    there = set(YearDay.objects.filter(calendar=None).exclude(key="").values_list("key", flat=True))
    added = 0
    for row in suggested(day_of(at)):
        if row.key not in there:
            checked_and_saved(YearDay(**row._asdict()))
            added += 1
    if added:
        audit.record(
            "governance.year_days.suggested", by=by, at=at, target=None, changes={"days_added": added}
        )
    return added


@transaction.atomic
def change_year_day(day: YearDay, *, by: Viewer, at: datetime, **fields: Any) -> YearDay:
    """Change a day."""
    by.check(PERMISSION)
    day = YearDay.objects.select_for_update(of=("self",)).get(pk=day.pk)
    rules.check_is_own_day(day.calendar_id is None)
    changes = settable(day, fields, FIELDS)
    if changes:
        checked_and_saved(day)
        audit.record("governance.year_day.changed", by=by, at=at, target=day, changes=changes)
    return day


@transaction.atomic
def remove_year_day(day: YearDay, *, by: Viewer, at: datetime) -> None:
    """Remove a day."""
    by.check(PERMISSION)
    rules.check_is_own_day(day.calendar_id is None)
    audit.record(
        "governance.year_day.removed",
        by=by,
        at=at,
        target=day,
        changes={"name_sv": [day.name_sv, ""], "on": [day.on.isoformat(), ""]},
    )
    day.delete()
