"""Bring in files of a kind that the connectors read: first counted, then as background work."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.connectors.record import ConceptRecord, Record, Reject
from utblick.connectors.registry import BY_NAME
from utblick.features.monitoring.actions.eurovoc import known as known_concepts
from utblick.features.monitoring.actions.fetching import note_check
from utblick.features.monitoring.actions.importing import BATCH, Counts, import_records
from utblick.features.monitoring.actions.sources import source_for_files
from utblick.features.monitoring.actions.taking import IMPORT, take_all
from utblick.features.monitoring.eurovoc import Known, statement
from utblick.features.monitoring.intake import Intake, NotADocument, is_stored, take_in
from utblick.features.monitoring.models import Source
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, open_stored
from utblick.foundation.jobs import JobFailed, enqueue_job
from utblick.foundation.jobs.models import JobRun
from utblick.foundation.taking import NotThere, Told, permissions

log = logging.getLogger("utblick.sources")

FILES_JOB = "monitoring.import_files"
# Taking in and back holds SQLite's only pen; larger files are counted as they are brought in.
COUNTED_AT_MOST = 8_000_000
NOTHING = Told()


@dataclass(slots=True)
class Plan:
    """What an import would do. `examples` are titles of what is new; what is too large is not counted before."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejects: list[dict[str, Any]] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    is_counted: bool = True

    @property
    def total(self) -> int:
        return self.inserted + self.updated + self.unchanged + self.rejected


def read_stored(kind: str, files: Iterable[StoredFile]) -> Iterator[Record | Reject]:
    """Yield what stored files hold; a file that cannot be read is a reject, and the others are read."""
    reader = BY_NAME[kind].load()
    for stored in files:
        try:
            with open_stored(stored) as opened:
                data = opened.read()
            yield from reader(data, stored.name)
        except FileRefused as reason:
            yield Reject(file=stored.name, line=1, reason=str(reason))
        except Exception as error:
            log.exception("the reader %s failed on the file %s", kind, stored.sha256)
            told = _("The reader failed on this file (%(kind)s); please report it.")
            yield Reject(file=stored.name, line=1, reason=told % {"kind": type(error).__name__})


def plan_import(
    source: Source | None, records: Iterable[Record | Reject], *, by: Viewer, at: datetime
) -> Plan:
    """Say what importing records would do, and change nothing. Without a source everything is new."""
    by.check("monitoring.document.import")
    plan = Plan()
    seen: dict[str, str] = {}
    batch: list[Intake] = []
    concepts: list[ConceptRecord] = []
    told = Known()
    for record in records:
        if isinstance(record, Reject):
            plan.rejected += 1
            plan.rejects.append(record.to_row())
            continue
        if isinstance(record, ConceptRecord):
            concepts.append(record)
            if len(concepts) >= BATCH * 5:
                _compare_concepts(concepts, told, plan)
                concepts = []
            continue
        try:
            batch.append(take_in(record, at=at))
        except NotADocument as reason:
            plan.rejected += 1
            plan.rejects.append({"file": "", "line": 0, "id": record.source_id, "reason": str(reason)})
        if len(batch) >= BATCH * 5:
            _compare(source, batch, seen, plan)
            batch = []
    _compare(source, batch, seen, plan)
    _compare_concepts(concepts, told, plan)
    return plan


def _compare_concepts(batch: list[ConceptRecord], told: Known, plan: Plan) -> None:
    statements = [statement(record) for record in batch]
    stored = known_concepts(one.key for one in statements)
    told.entries |= stored.entries
    told.digests |= stored.digests
    for record, one in zip(batch, statements, strict=True):
        outcome = told.take(one)
        setattr(plan, outcome, getattr(plan, outcome) + 1)
        if outcome == "inserted" and len(plan.examples) < 5:
            names = [name for name in record.labels.values() if name]
            plan.examples.append(f"{names[0]} ({record.source_id})" if names else record.source_id)


def _compare(source: Source | None, batch: list[Intake], seen: dict[str, str], plan: Plan) -> None:
    known: dict[str, str] = {}
    older: set[tuple[str, str]] = set()
    if source is not None and batch:
        rows = source.documents.filter(publisher_id__in=[one.publisher_id for one in batch])
        known = dict(rows.values_list("publisher_id", "digest"))
        older = set(rows.exclude(versions=None).values_list("publisher_id", "versions__digest"))
    for one in batch:
        digest = seen.get(one.publisher_id) or known.get(one.publisher_id)
        if digest is None:
            plan.inserted += 1
            if len(plan.examples) < 5:
                plan.examples.append(str(one.columns["title"]))
        elif digest == one.digest or (one.publisher_id, one.digest) in older:
            plan.unchanged += 1
            continue
        else:
            plan.updated += 1
        seen[one.publisher_id] = one.digest


def plan_taking(
    kind: str, key: str | None, files: Sequence[StoredFile], told: Told, *, by: Viewer, at: datetime
) -> Plan:
    """Say what taking in files of a kind would do, by doing it and taking it back.

    Raises NotThere when what a person said is not there, LookupError as `source_for_files`.
    """
    _check(kind, by)
    if sum(one.size for one in files) > COUNTED_AT_MOST:
        return Plan(is_counted=False)
    with transaction.atomic():
        taken = take_all(kind, read_stored(kind, files), told, into=key, by=by, at=at)
        transaction.set_rollback(True)
    return Plan(taken.inserted, taken.updated, taken.unchanged, len(taken.rejects), taken.rejects)


def _check(kind: str, by: Viewer) -> None:
    """Ask for the permission of each kind of record that the files may hold."""
    by.check(IMPORT)
    asked = permissions()
    for one in BY_NAME[kind].kinds:
        by.check(asked.get(one, IMPORT))


def order_import(
    kind: str,
    key: str | None,
    files: Iterable[StoredFile],
    told: Told = NOTHING,
    *,
    by: Viewer,
    at: datetime,
) -> tuple[Source, JobRun]:
    """Ask for stored files to be imported in the background. Raises LookupError as `source_for_files`."""
    _check(kind, by)
    stored = list(files)
    with transaction.atomic():
        source = source_for_files(kind, key, by=by, at=at)
        run = enqueue_job(
            FILES_JOB,
            by=by,
            at=at,
            kind=kind,
            source=source.key,
            files=[one.pk for one in stored],
            account=by.account_id,
            told=asdict(told),
        )
        names = {"files": [one.name for one in stored]}
        audit.record("monitoring.document.imported", by=by, at=at, target=source, changes=names)
    return source, run


def import_files(
    kind: str,
    source: str,
    files: list[int],
    told: Told = NOTHING,
    *,
    by: Viewer,
    account: int | None,
    at: datetime,
) -> Counts:
    """Import stored files into a source and note it among the looks at the source.

    Run again after a crash it ends the same: what is there already is not brought in twice.
    """
    found = Source.objects.filter(key=source).first()
    if found is None or kind not in BY_NAME:
        raise JobFailed(_("The source that the files were for is no longer there."))
    stored = StoredFile.objects.in_bulk(files)
    ordered = [stored[pk] for pk in files if pk in stored]
    records = read_stored(kind, ordered)
    if is_stored(BY_NAME[kind]):
        counts = import_records(found, records, is_archive=told.is_archive, by=by, at=at)
    else:
        counts = _taken(kind, records, told, found, by=by, at=at)
    with transaction.atomic():
        locked = Source.objects.select_for_update().get(pk=found.pk)
        note_check(locked, "file", counts, at=at, account=account)
    return counts


def _taken(
    kind: str, records: Iterable[Record | Reject], told: Told, source: Source, *, by: Viewer, at: datetime
) -> Counts:
    try:
        taken = take_all(kind, records, told, into=source.key, by=by, at=at)
    except NotThere as reason:
        raise JobFailed(str(reason.args[0])) from None
    return Counts(taken.inserted, taken.updated, taken.unchanged, len(taken.rejects), rejects=taken.rejects)
