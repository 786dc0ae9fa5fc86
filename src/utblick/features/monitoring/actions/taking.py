"""Store what a source gives: what the archive takes as it is read, other kinds with who takes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.connectors.record import Record, Reject
from utblick.connectors.registry import BY_NAME, SourceKind
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.sources import source_for_files
from utblick.features.monitoring.intake import STORED, is_stored
from utblick.foundation import taking
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Taken, Told

IMPORT = "monitoring.document.import"


def has_place(kind: SourceKind) -> bool:
    """Say whether anything that a kind of source gives has a place in the installation."""
    return not (STORED | taking.takers().keys()).isdisjoint(kind.kinds)


def may_take(viewer: Viewer, kind: SourceKind) -> bool:
    """Say whether a viewer may bring in all that a kind of source gives."""
    asked = taking.permissions()
    return has_place(kind) and all(viewer.may(asked.get(one, IMPORT)) for one in kind.kinds)


def take_all(
    name: str,
    records: Iterable[Record | Reject],
    told: Told,
    *,
    into: str | None = None,
    by: Viewer,
    at: datetime,
) -> Taken:
    """Store records of the kind of source `name`, documents into the source with the key `into`.

    Raises NotThere when what a person said is not there, LookupError as `source_for_files`, each with a sentence.
    """
    kind, taken = BY_NAME[name], Taken()
    if is_stored(kind):
        _archive(name, into, records, taken, is_archive=told.is_archive, by=by, at=at)
        return taken
    by_kind: dict[str, list[Any]] = {}
    for record in records:
        if isinstance(record, Reject):
            taken.rejects.append(record.to_row())
        else:
            by_kind.setdefault(record.kind, []).append(record)
    take = taking.takers()
    # In the order that the source gives: what files are there is known before what is about them.
    for one in kind.kinds:
        rows = by_kind.get(one, [])
        if one in STORED:
            if rows:
                _archive(name, into, rows, taken, is_archive=told.is_archive, by=by, at=at)
        elif one in take:
            taken.add(take[one](rows, told, by=by, at=at))
        else:
            for row in rows:
                named = one.replace("_", " ")
                taken.reject(name, row.source_id, f"this installation has no place yet for a {named}")
    return taken


def _archive(
    name: str,
    into: str | None,
    records: Iterable[Record | Reject],
    taken: Taken,
    *,
    is_archive: bool,
    by: Viewer,
    at: datetime,
) -> None:
    with transaction.atomic():
        source = source_for_files(name, into, by=by, at=at)
    counts = import_records(source, records, is_archive=is_archive, by=by, at=at)
    taken.inserted += counts.inserted
    taken.updated += counts.updated
    taken.unchanged += counts.unchanged
    taken.rejects += counts.rejects
