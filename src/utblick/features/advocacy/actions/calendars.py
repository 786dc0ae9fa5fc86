"""Periods in the calendars of institutions: noted, changed, removed, and those that are suggested."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.procedures import CHANGE, SOURCE_FIELDS
from utblick.features.advocacy.models import CalendarPeriod, PeriodKind
from utblick.features.advocacy.suggested_periods import suggested
from utblick.foundation.accounts.viewer import Viewer

FIELDS = SOURCE_FIELDS | {
    "institution",
    "kind",
    "on",
    "until",
    "name_sv",
    "name_en",
    "rule",
    "is_example",
}
TOLD_AS = {"kind": "kind_of_days", "on": "first_day", "until": "last_day"}


@transaction.atomic
def note_period(*, by: Viewer, at: datetime, **fields: Any) -> CalendarPeriod:
    """Note a period in the calendar of an institution."""
    by.check(CHANGE)
    return _noted(CalendarPeriod(), fields, by, at)


@transaction.atomic
def change_period(
    row: CalendarPeriod, *, version: int, by: Viewer, at: datetime, **fields: Any
) -> CalendarPeriod:
    """Change a period as it was at `version`."""
    by.check(CHANGE)
    _check(row, fields)
    return keeping.change(
        row,
        fields,
        FIELDS,
        action="advocacy.period.changed",
        version=version,
        told_as=TOLD_AS,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_period(row: CalendarPeriod, *, by: Viewer, at: datetime) -> None:
    """Take away a period that does not come; the trail keeps it."""
    by.check(CHANGE)
    keeping.remove(
        row,
        ["institution", "kind", "on", "until"],
        action="advocacy.period.removed",
        target=row,
        told_as=TOLD_AS,
        by=by,
        at=at,
    )


@transaction.atomic
def add_suggested_periods(
    year: int, *, is_example: bool = False, by: Viewer, at: datetime
) -> list[CalendarPeriod]:
    """Add what is suggested for a year and is not there yet; give what was added."""
    by.check(CHANGE)
    there = set(CalendarPeriod.objects.exclude(key="").values_list("institution", "key"))
    made = []
    for one in suggested(year):
        fields = {**one._asdict(), "is_example": is_example}
        key = fields.pop("key")
        if (one.institution, key) not in there:
            made.append(_noted(CalendarPeriod(key=key), fields, by, at))
    return made


def _noted(row: CalendarPeriod, fields: dict[str, Any], by: Viewer, at: datetime) -> CalendarPeriod:
    _check(row, fields)
    return keeping.add(row, fields, FIELDS, action="advocacy.period.noted", told_as=TOLD_AS, by=by, at=at)


def _check(row: CalendarPeriod, fields: dict[str, Any]) -> None:
    """Check what the period would be; a time limit is kept only where its days are not counted."""
    wanted = {name: fields.get(name, getattr(row, name)) for name in ("institution", "kind", "on", "until")}
    if wanted["kind"] != PeriodKind.NOT_COUNTED:
        fields["rule"] = ""
    rules.check_time_limit_is_said(wanted["kind"], fields.get("rule", row.rule))
    rules.check_institution_elects(wanted["kind"], wanted["institution"])
    if wanted["on"] is not None:
        rules.check_period_is_no_era(wanted["on"], wanted["until"])
