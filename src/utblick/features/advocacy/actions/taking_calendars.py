"""Calendars of institutions that sources tell of, stored once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.connectors.record import CalendarPeriodRecord
from utblick.features.advocacy import intake
from utblick.features.advocacy.actions.procedures import CHANGE
from utblick.features.advocacy.models import CalendarPeriod, Institution, PeriodKind
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Taken, Told

_TOWNS_SV = {"Brussels": "Bryssel"}


def take_periods(records: Sequence[CalendarPeriodRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take periods in: new ones, those that the source has moved, no others.

    What a person has corrected stays until the source says something else than it did.
    """
    by.check(CHANGE)
    taken, rows = Taken(), {}
    for record in records:
        columns = _columns(record)
        if isinstance(columns, str):
            taken.reject(record.source, record.source_id, columns)
        else:
            key = intake.clean(f"{record.source}:{record.source_id}", 200)
            rows[record.institution, key] = columns
    with transaction.atomic():
        held = {
            (row.institution, row.key): row
            for row in CalendarPeriod.objects.select_for_update(of=("self",)).filter(
                key__in=[key for _institution, key in rows]
            )
        }
        touched = [_kept(held.get(place), *place, columns, taken, at) for place, columns in rows.items()]
        changed = [row for row in touched if row is not None]
        if changed:
            changes: dict[str, Any] = {"periods": len(changed), "source": changed[0].source}
            audit.record("advocacy.period.read", by=by, at=at, target=changed[0], changes=changes)
    return taken


def _kept(
    row: CalendarPeriod | None,
    institution: str,
    key: str,
    columns: dict[str, Any],
    taken: Taken,
    at: datetime,
) -> CalendarPeriod | None:
    """Store one period; give it when it is new or different."""
    mark = intake.digest(columns)
    if row is None:
        taken.inserted += 1
        return CalendarPeriod.objects.create(
            institution=institution, key=key, digest=mark, seen_at=at, **columns
        )
    if row.digest == mark:
        taken.unchanged += 1
        return None
    for name, value in columns.items():
        setattr(row, name, value)
    row.digest, row.seen_at = mark, at
    row.version += 1
    row.save()
    taken.updated += 1
    return row


def _columns(record: CalendarPeriodRecord) -> dict[str, Any] | str:
    """Give the columns of a record, or what is wrong with it."""
    first, last = intake.day(record.first), intake.day(record.last or record.first)
    if record.institution not in Institution.values:
        return f"{record.institution or 'it'} is no institution whose calendar is kept"
    if record.type not in PeriodKind.values or record.type == PeriodKind.NOT_COUNTED:
        return f"{record.type or 'it'} is no kind of days that is kept"
    if first is None or last is None or last < first:
        return "it has no first and last day in that order"
    sv, en = _names(record)
    return {
        **intake.sourced(record),
        "kind": record.type,
        "on": first,
        "until": last if last != first else None,
        "name_sv": sv,
        "name_en": en,
    }


def _names(record: CalendarPeriodRecord) -> tuple[str, str]:
    if record.title:
        title = intake.clean(record.title, 160)
        return (title, "") if record.language == "sv" else ("", title)
    if record.type == PeriodKind.PART_SESSION and record.place:
        place = intake.clean(record.place, 100)
        sv = _TOWNS_SV.get(place, place)
        return f"Sammanträdesperiod i {sv}", f"Part-session in {place}"
    return "", ""
