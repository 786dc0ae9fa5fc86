"""Bring a list in by its columns, and remember what the columns of lists with the same headings mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.connectors.project_record import OperationRecord, PartnershipRecord, ProjectDetailRecord
from utblick.connectors.record import Record, Reject
from utblick.features.programmes import list_columns
from utblick.features.programmes.actions.archive import IMPORT, note_reading
from utblick.features.programmes.actions.versions import check_is_version
from utblick.features.programmes.archive import taking, values
from utblick.features.programmes.models import ColumnMapping
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import open_stored
from utblick.foundation.jobs import JobFailed, enqueue_job
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import Taken

JOB = "programmes.take_list"
# Trying a list out and taking it back holds SQLite's only pen; larger ones are counted as they come in.
COUNTED_AT_MOST = 8_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is to be read: its kind, what its columns are, and what it does not say of itself."""

    kind: str
    columns: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise RuleBroken unless a list says at least the project or the organisation of each row."""
    if not {"title", "beneficiary"} & set(columns.values()):
        raise RuleBroken(_("Say which column is the project's name or the organisation's name."))


def read(stored: StoredFile, order: Order) -> Iterable[Record | Reject]:
    """Read a stored list."""
    with open_stored(stored) as opened:
        data = opened.read()
    return list_columns.records(data, stored.name, order.kind, order.columns, order.said)


def tried(stored: StoredFile, order: Order, *, by: Viewer, at: datetime) -> Taken | None:
    """Say what bringing a list in would do, by doing it and taking it back; None for one too large to try."""
    by.check(IMPORT)
    if stored.size > COUNTED_AT_MOST:
        return None
    with transaction.atomic():
        taken = _stored(read(stored, order), at=at)[1]
        transaction.set_rollback(True)
    return taken


def take(stored: StoredFile, order: Order, *, by: Viewer, at: datetime) -> Taken:
    """Bring a list in and note what came of it; a second time it changes nothing."""
    by.check(IMPORT)
    source, taken = _stored(read(stored, order), at=at)
    note_reading(source or order.kind, order.kind, taken, stored.name, by=by, at=at)
    return taken


def _stored(found: Iterable[Record | Reject], *, at: datetime) -> tuple[str, Taken]:
    taken, source = Taken(), ""
    projects: dict[str, list[values.Project]] = {}
    details: list[ProjectDetailRecord] = []
    for one in found:
        if isinstance(one, Reject):
            taken.rejects.append(one.to_row())
            continue
        source = source or one.source
        if isinstance(one, OperationRecord):
            projects.setdefault(one.source, []).append(values.of_operation(one))
        elif isinstance(one, PartnershipRecord):
            projects.setdefault(one.source, []).append(values.of_partnership(one))
        elif isinstance(one, ProjectDetailRecord):
            details.append(one)
    for name, rows in projects.items():
        # What a list of projects says of a project stands before what its partners' rows say.
        rows.sort(key=lambda row: row.told_by != "projects")
        taken.add(taking.store(values.together(rows), taking.Reading(name, at)))
    if details:
        taken.add(taking.store_details(details))
    return source, taken


@transaction.atomic
def order_list(stored: StoredFile, order: Order, *, by: Viewer, at: datetime) -> None:
    """Ask for a list to be brought in in the background, and remember what its columns mean."""
    by.check(IMPORT)
    if order.kind == list_columns.COLUMNS:
        check_columns(order.columns)
        settle(stored.name, order, by=by, at=at)
    enqueue_job(JOB, by=by, at=at, file=stored.pk, order=asdict(order))


@transaction.atomic
def settle(name: str, order: Order, *, by: Viewer, at: datetime) -> ColumnMapping:
    """Remember what the columns of lists with these headings mean."""
    by.check(IMPORT)
    key = list_columns.fingerprint(list(order.columns))
    row = ColumnMapping.objects.filter(fingerprint=key).first() or ColumnMapping(fingerprint=key)
    pairs = [[heading, field] for heading, field in order.columns.items()]
    if (row.columns, row.told) == (pairs, order.said):
        return row
    row.name, row.columns, row.told, row.changed_at = name[:200], pairs, order.said, at
    row.version += 1 if row.pk else 0
    row.save()
    changes = {"list_columns": sum(bool(field) for field in order.columns.values())}
    audit.record("programmes.mapping.settled", by=by, at=at, target=row, changes=changes)
    return row


@transaction.atomic
def change_mapping(
    row: ColumnMapping,
    *,
    name: str,
    fields: Sequence[str],
    said: Mapping[str, str],
    version: int,
    by: Viewer,
    at: datetime,
) -> ColumnMapping:
    """Change what the columns of lists with these headings mean, and what such lists do not say of themselves.

    `fields` are in the order of the headings. Lists that came in before stay as they were read.
    """
    by.check(IMPORT)
    row = ColumnMapping.objects.select_for_update().get(pk=row.pk)
    check_is_version(row, version)
    pairs = [[heading, field] for (heading, _was), field in zip(row.columns, fields, strict=True)]
    check_columns(dict(pairs))
    if (row.name, row.columns, row.told) == (name, pairs, dict(said)):
        return row
    was = dict(row.columns)
    changed = sum(was.get(heading) != field for heading, field in pairs)
    row.name, row.columns, row.told, row.changed_at = name[:200], pairs, dict(said), at
    row.version += 1
    row.save()
    audit.record(
        "programmes.mapping.changed", by=by, at=at, target=row, changes={"list_columns_changed": changed}
    )
    return row


@transaction.atomic
def forget(row: ColumnMapping, *, by: Viewer, at: datetime) -> None:
    """Forget what the columns of a list mean: the next one is recognised anew."""
    by.check(IMPORT)
    audit.record("programmes.mapping.forgotten", by=by, at=at, target=row)
    row.delete()


def take_ordered(file: int, order: Mapping[str, Any], *, by: Viewer, at: datetime) -> Taken:
    """Bring in the list that somebody ordered."""
    stored = StoredFile.objects.filter(pk=file).first()
    if stored is None:
        raise JobFailed(_("The file is no longer there."))
    return take(stored, Order(**order), by=by, at=at)
