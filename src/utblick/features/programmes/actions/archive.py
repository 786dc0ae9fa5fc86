"""Take public lists into the archive; say that two organisations are one; put one into the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.connectors.project_record import OperationRecord, PartnershipRecord, ProjectDetailRecord
from utblick.features.programmes.archive import identity, organisations, taking, values
from utblick.features.programmes.archive.indexing import index
from utblick.features.programmes.models import ListReading, PublicProject
from utblick.features.programmes.recognising import Known
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Taken, Told

IMPORT = "programmes.archive.import"
KEPT = 10_000


def take_operations(records: Sequence[OperationRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take rows of lists of projects in."""
    return _taken("operation", records, values.of_operation, by=by, at=at)


def take_partnerships(records: Sequence[PartnershipRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take rows of lists of partners in."""
    return _taken("partnership", records, values.of_partnership, by=by, at=at)


def take_details(records: Sequence[ProjectDetailRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take in what further tables say of projects."""
    by.check(IMPORT)
    taken = Taken()
    if records:
        taken = taking.store_details(records)
        note_reading(records[0].source, "project_detail", taken, by=by, at=at)
    return taken


def _taken(
    kind: str, records: Sequence[Any], read: Callable[[Any], values.Project], *, by: Viewer, at: datetime
) -> Taken:
    by.check(IMPORT)
    total = Taken()
    for source in dict.fromkeys(record.source for record in records):
        projects = values.together(read(record) for record in records if record.source == source)
        taken = taking.store(projects, taking.Reading(source, at))
        note_reading(source, kind, taken, by=by, at=at)
        total.add(taken)
    return total


def note_reading(
    source: str, kind: str, taken: Taken, name: str = "", *, by: Viewer, at: datetime
) -> ListReading:
    """Note that a list was read and what came of it, with the rows that were refused."""
    with transaction.atomic():
        reading = ListReading.objects.create(
            source=source,
            kind=kind,
            name=name[:200],
            at=at,
            inserted=taken.inserted,
            updated=taken.updated,
            unchanged=taken.unchanged,
            rejected=len(taken.rejects),
            rejects=taken.rejects[:KEPT],
        )
        changes = {
            "list_new": taken.inserted,
            "list_changed": taken.updated,
            "list_refused": len(taken.rejects),
        }
        audit.record("programmes.list.taken", by=by, at=at, target=reading, changes=changes)
    organisations.analyse_tables()
    return reading


def recognise_programmes(*, by: Viewer, at: datetime) -> int:
    """Look anew which programme each public project is of, after names were added; give how many changed."""
    by.check("programmes.programme.change")
    known, changed = Known(), 0
    texts: Iterable[tuple[str, str, int | None]] = (
        PublicProject.objects.exclude(programme_text="")
        .order_by()
        .values_list("programme_text", "period", "programme")
        .distinct()
    )
    for text, period, was in list(texts):
        found = known.programme([text], values.year_in(period))
        if found is None or found.pk == was:
            continue
        rows = PublicProject.objects.filter(programme_text=text, period=period, programme=was)
        numbers = list(rows.values_list("pk", flat=True))
        for start in range(0, len(numbers), 400):
            with transaction.atomic():
                some = numbers[start : start + 400]
                PublicProject.objects.filter(pk__in=some).update(programme=found)
                index(list(PublicProject.objects.filter(pk__in=some)))
                identity.key(some)
        changed += len(numbers)
        changes = {"public_projects": len(numbers)}
        audit.record("programmes.archive.recognised", by=by, at=at, target=found, changes=changes)
    return changed
