"""Procedures: what they are called, their numbers, how they hang together, what happened, and who decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.models import (
    Event,
    Involvement,
    Number,
    Procedure,
    Process,
    Relation,
)
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "advocacy.procedure.change"
FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "reference",
        "type",
        "committees",
        "stake_sv",
        "stake_en",
        "certainty",
        "source_note",
        "is_example",
    }
)
SOURCE_FIELDS = frozenset({"source", "url", "licence", "seen_at", "certainty"})
EVENT_FIELDS = SOURCE_FIELDS | {
    "on",
    "until",
    "kind",
    "reference",
    "body",
    "part",
    "words_sv",
    "words_en",
    "key",
    "is_preferred",
}
INVOLVEMENT_FIELDS = SOURCE_FIELDS | {
    "part",
    "person",
    "body",
    "group",
    "must_meet",
    "valid_from",
    "valid_until",
}


@transaction.atomic
def create_procedure(*, processes: Iterable[Process], by: Viewer, at: datetime, **fields: Any) -> Procedure:
    """Follow a procedure, case or act; without a short name for its address it gets one out of its name."""
    by.check(CHANGE)
    if not fields.get("key"):
        words = fields.get("name_en") or fields.get("name_sv", "")
        fields["key"] = keeping.free_key(Procedure.objects.all(), words, otherwise="file", most=60)
    chosen = list(processes)
    rules.check_has_process(bool(chosen))
    fields["reference"] = rules.canonical_reference(fields.get("reference", ""))
    rules.check_type_is_known(fields.get("type", ""))
    rules.check_type_fits(fields["reference"], fields["type"])
    return keeping.add(
        Procedure(),
        fields,
        FIELDS,
        action="advocacy.procedure.created",
        sets={"processes": chosen},
        by=by,
        at=at,
    )


@transaction.atomic
def change_procedure(
    procedure: Procedure,
    *,
    version: int,
    processes: Iterable[Process],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Procedure:
    """Change a procedure as it was at `version`; its short name stays."""
    by.check(CHANGE)
    chosen = list(processes)
    rules.check_has_process(bool(chosen))
    fields["reference"] = rules.canonical_reference(fields.get("reference", procedure.reference))
    rules.check_type_is_known(fields.get("type", procedure.type))
    rules.check_type_fits(fields["reference"], fields.get("type", procedure.type))
    return keeping.change(
        procedure,
        fields,
        FIELDS - {"key"},
        action="advocacy.procedure.changed",
        version=version,
        sets={"processes": chosen},
        by=by,
        at=at,
    )


@transaction.atomic
def add_number(
    procedure: Procedure, *, type: str, value: str, certainty: str = "sourced", by: Viewer, at: datetime
) -> Number:
    """Say that a number means this procedure."""
    by.check(CHANGE)
    fields = {"type": type, "value": rules.canonical_number(type, value), "certainty": certainty}
    return keeping.add(
        Number(procedure=procedure),
        fields,
        frozenset(fields),
        action="advocacy.number.added",
        target=procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_number(number: Number, *, by: Viewer, at: datetime) -> None:
    """Take a number away from a procedure."""
    by.check(CHANGE)
    keeping.remove(
        number, ["type", "value"], action="advocacy.number.removed", target=number.procedure, by=by, at=at
    )


@transaction.atomic
def relate(procedure: Procedure, other: Procedure, kind: str, *, by: Viewer, at: datetime) -> Relation:
    """Say how a procedure hangs together with another."""
    by.check(CHANGE)
    rules.check_is_another(procedure.pk, other.pk)
    return keeping.add(
        Relation(procedure=procedure),
        {"other": other, "kind": kind},
        frozenset({"other", "kind"}),
        action="advocacy.relation.added",
        told_as={"kind": "relation"},
        target=procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_relation(relation: Relation, *, by: Viewer, at: datetime) -> None:
    """Take away that two procedures hang together."""
    by.check(CHANGE)
    keeping.remove(
        relation,
        ["other", "kind"],
        action="advocacy.relation.removed",
        told_as={"kind": "relation"},
        target=relation.procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def add_event(procedure: Procedure, *, by: Viewer, at: datetime, **fields: Any) -> Event:
    """Note that something happened, or is to happen, in a procedure."""
    by.check(CHANGE)
    rules.check_kind_is_known(fields.get("kind", ""))
    _check_days(fields, at)
    return keeping.add(
        Event(procedure=procedure, added_at=at),
        fields,
        EVENT_FIELDS,
        action="advocacy.event.added",
        told_as={"kind": "event"},
        target=procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def change_event(event: Event, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Event:
    """Correct an event as it was at `version`."""
    by.check(CHANGE)
    rules.check_kind_is_known(fields.get("kind", event.kind))
    _check_days(fields, at)
    return keeping.change(
        event,
        fields,
        EVENT_FIELDS,
        action="advocacy.event.changed",
        version=version,
        told_as={"kind": "event"},
        target=event.procedure,
        by=by,
        at=at,
    )


def _check_days(fields: Mapping[str, Any], at: datetime) -> None:
    """Raise RuleBroken where a day given of an event is none that it can have."""
    for name in ("on", "until"):
        day = fields.get(name)
        if day is not None:
            rules.check_event_is_likely(day, day_of(at))


@transaction.atomic
def remove_event(event: Event, *, by: Viewer, at: datetime) -> None:
    """Take away an event that did not happen; the trail keeps it."""
    by.check(CHANGE)
    keeping.remove(
        event,
        ["on", "kind", "reference"],
        action="advocacy.event.removed",
        told_as={"kind": "event"},
        target=event.procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def involve(procedure: Procedure, *, by: Viewer, at: datetime, **fields: Any) -> Involvement:
    """Say who decides or writes in a procedure, as what and since when."""
    by.check(CHANGE)
    return keeping.add(
        Involvement(procedure=procedure),
        fields,
        INVOLVEMENT_FIELDS,
        action="advocacy.involvement.added",
        target=procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def change_involvement(
    row: Involvement, *, version: int, by: Viewer, at: datetime, **fields: Any
) -> Involvement:
    """Correct who decides or writes in a procedure, as it was at `version`."""
    by.check(CHANGE)
    return keeping.change(
        row,
        fields,
        INVOLVEMENT_FIELDS,
        action="advocacy.involvement.changed",
        version=version,
        target=row.procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def end_involvement(row: Involvement, *, on: date, by: Viewer, at: datetime) -> None:
    """End somebody's part in a procedure from a day on; the history stays. One that had not begun is removed."""
    by.check(CHANGE)
    row = Involvement.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.valid_from is not None and row.valid_from >= on:
        keeping.remove(
            row,
            ["part", "person", "body"],
            action="advocacy.involvement.removed",
            target=row.procedure,
            by=by,
            at=at,
        )
        return
    keeping.change(
        row,
        {"valid_until": on},
        frozenset({"valid_until"}),
        action="advocacy.involvement.ended",
        target=row.procedure,
        by=by,
        at=at,
    )
