"""Dated rows of a programme: a new one, a correction, one that takes over from a day, and one taken out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from utblick.features.organisation.actions.saving import as_audited, checked_and_saved, settable
from utblick.features.programmes import rules
from utblick.features.programmes.actions.versions import check_is_version
from utblick.features.programmes.models import Area, Programme
from utblick.features.programmes.row_kinds import BY_MODEL, RowKind
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "programmes.programme.change"


@transaction.atomic
def add_row(kind: RowKind, programme: Programme, *, by: Viewer, at: datetime, **fields: Any) -> Any:
    """Add a row that says something new of a programme."""
    by.check(CHANGE)
    row = kind.model(programme=programme)
    changes = settable(row, fields, frozenset(kind.fields))
    _check(row, kind)
    checked_and_saved(row)
    audit.record("programmes.row.added", by=by, at=at, target=row, changes=changes)
    return row


@transaction.atomic
def correct_row(row: Any, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Any:
    """Correct what a row says, as it was at `version`: it said so wrongly all the time."""
    by.check(CHANGE)
    row, kind = _locked(row, version)
    changes = settable(row, fields, frozenset(kind.fields))
    if changes:
        row.version += 1
        _check(row, kind)
        checked_and_saved(row)
        audit.record("programmes.row.corrected", by=by, at=at, target=row, changes=changes)
    return row


@transaction.atomic
def follow_row(row: Any, *, version: int, since: date, by: Viewer, at: datetime, **fields: Any) -> Any:
    """Let a new row take over from a day: what holds before it stays as it is."""
    by.check(CHANGE)
    row, kind = _locked(row, version)
    began, ends = getattr(row, kind.since), getattr(row, kind.until)
    rules.check_holds_from_later(since, began, ends)
    setattr(row, kind.until, since)
    row.version += 1
    checked_and_saved(row)
    audit.record(
        "programmes.row.ended",
        by=by,
        at=at,
        target=row,
        changes={kind.until: [as_audited(ends), as_audited(since)]},
    )
    fields |= {kind.since: since, kind.until: ends}
    return add_row(kind, row.programme, by=by, at=at, **fields)


@transaction.atomic
def take_out_row(row: Any, *, version: int, reason: str, by: Viewer, at: datetime) -> None:
    """Take out a row that was wrong; the programme's history keeps what it said, and why it went."""
    by.check(CHANGE)
    row, kind = _locked(row, version)
    rules.check_has_reason(reason)
    said = {
        str(row._meta.get_field(name).verbose_name): as_audited(getattr(row, name))
        for name in kind.fields
        if getattr(row, name) not in (None, "", [])
    }
    changes = {
        "row_taken_out": f"{kind.label}: {row}",
        "row_said": [f"{name}: {value}" for name, value in said.items()],
        "row_out_because": reason.strip(),
    }
    audit.record("programmes.row.taken_out", by=by, at=at, target=row.programme, changes=changes)
    row.delete()


def _locked(row: models.Model, version: int) -> tuple[Any, RowKind]:
    kind = BY_MODEL[type(row)]
    found = kind.model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    check_is_version(found, version)
    return found, kind


def _check(row: Any, kind: RowKind) -> None:
    rules.check_says_where_from(row.source_note, row.certainty)
    since, until = getattr(row, kind.since), getattr(row, kind.until)
    rules.check_ends_after_start(since, until)
    for name in ("country", "state"):
        if hasattr(row, name):
            rules.check_are_countries([getattr(row, name)])
    rules.check_are_countries(getattr(row, "countries", ()))
    if isinstance(row, Area):
        rules.check_is_region_code(row.code, row.programme.nuts_version)
    for code in getattr(row, "counties", ()):
        rules.check_is_region_code(code, None)
    same = kind.model._default_manager.filter(
        programme=row.programme, **{name: getattr(row, name) for name in kind.subject}
    )
    rules.check_only_one_holds((since, until), same.exclude(pk=row.pk).values_list(kind.since, kind.until))
