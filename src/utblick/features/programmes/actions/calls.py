"""Calls and their moments, as people write them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.features.organisation.actions.saving import as_audited, checked_and_saved, settable
from utblick.features.programmes import rules
from utblick.features.programmes.actions.versions import check_is_version
from utblick.features.programmes.models import Call, CallMoment, Moment, Programme
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "programmes.call.change"
FIELDS = frozenset(
    {
        "key",
        "programme",
        "title_sv",
        "title",
        "language",
        "project_kind",
        "budget_eur",
        "starts_from",
        "ends_by",
        "most_percent",
        "needs_external_border",
        "address",
        "note",
        "zone",
        "certainty",
        "source_note",
    }
)
MOMENT_FIELDS = frozenset({"kind", "step", "on", "hour", "note", "certainty", "source_note"})


@transaction.atomic
def add_call(
    programme: Programme, *, opens: Any = None, closes: Any = None, by: Viewer, at: datetime, **fields: Any
) -> Call:
    """Add a call with the first days that are known: `opens` and `closes` are (day, hour or None), or None."""
    by.check(CHANGE)
    rules.check_call_is_new(Call.objects.filter(programme=programme, key=fields.get("key", "")).exists())
    _check(fields)
    call = Call(programme=programme)
    changes = settable(call, fields, FIELDS)
    checked_and_saved(call)
    audit.record("programmes.call.added", by=by, at=at, target=call, changes=changes)
    said: dict[str, Any] = {"certainty": call.certainty, "source_note": call.source_note}
    for kind, given in ((Moment.OPENS, opens), (Moment.CLOSES, closes)):
        if given:
            set_moment(call, kind=kind, step=1, on=given[0], hour=given[1], **said, by=by, at=at)
    return call


@transaction.atomic
def change_call(call: Call, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Call:
    """Change what stands of a call as it was at `version`."""
    by.check(CHANGE)
    call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    check_is_version(call, version)
    _check(fields)
    changes = settable(call, fields, FIELDS)
    if changes:
        same = Call.objects.filter(programme=call.programme, key=call.key)
        rules.check_call_is_new(same.exclude(pk=call.pk).exists())
        call.version += 1
        checked_and_saved(call)
        audit.record("programmes.call.changed", by=by, at=at, target=call, changes=changes)
    return call


@transaction.atomic
def set_moment(
    call: Call, row: CallMoment | None = None, *, by: Viewer, at: datetime, **fields: Any
) -> CallMoment:
    """Write a day of a call, or change the one that is given."""
    by.check(CHANGE)
    call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    row = row or CallMoment(call=call)
    is_new = row.pk is None
    changes = settable(row, fields, MOMENT_FIELDS)
    if not changes:
        return row
    others = list(call.moments.exclude(pk=row.pk))
    is_there = any((one.kind, one.step) == (row.kind, row.step) for one in others)
    # A call may have several cut-offs, so one step may close on several days.
    rules.check_moment_is_new(is_there and row.kind != Moment.CLOSES)
    days = {(one.kind, one.step): one.on for one in [*others, row]}
    rules.check_opens_before_it_closes(
        days.get((Moment.OPENS, row.step)), days.get((Moment.CLOSES, row.step))
    )
    checked_and_saved(row)
    call.version += 1
    call.save(update_fields=["version"])
    action = "programmes.moment.added" if is_new else "programmes.moment.changed"
    audit.record(action, by=by, at=at, target=call, changes={"call_moment": str(row), **_named(changes)})
    return row


@transaction.atomic
def remove_moment(row: CallMoment, *, by: Viewer, at: datetime) -> None:
    """Take out a day that was wrong; the history keeps it."""
    by.check(CHANGE)
    changes = {
        "call_moment": str(row),
        "call_day": [as_audited(row.on), None],
        "call_hour": [as_audited(row.hour) if row.hour is None else f"{row.hour:%H:%M}", None],
    }
    audit.record("programmes.moment.removed", by=by, at=at, target=row.call, changes=changes)
    row.delete()


def _named(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Give a moment's changes under words of their own: the trail reads them beside the call's fields."""
    words = {
        "on": "call_day",
        "hour": "call_hour",
        "step": "call_step",
        "kind": "call_event",
        "certainty": "call_day_certainty",
    }
    return {words.get(name, name): [_plain(one) for one in pair] for name, pair in changes.items()}


def _plain(value: Any) -> Any:
    return f"{value:%H:%M}" if hasattr(value, "hour") and hasattr(value, "minute") else value


def _check(fields: dict[str, Any]) -> None:
    if "zone" in fields:
        rules.check_is_zone(fields["zone"])
    if "certainty" in fields:
        rules.check_says_where_from(fields.get("source_note", ""), fields["certainty"])
