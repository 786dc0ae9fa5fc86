"""What all takers of advocacy share: the file that a record is about, batches, and rows that are stored once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from utblick.engine.procedures.types import TYPES
from utblick.features.advocacy import rules
from utblick.features.advocacy.actions.procedures import CHANGE, create_procedure
from utblick.features.advocacy.intake import Intake, clean
from utblick.features.advocacy.models import Procedure, Process
from utblick.features.advocacy.recognising import Files
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import NotThere, Taken, Told

BATCH = 500
Row = TypeVar("Row", bound=models.Model)
_TYPE = re.compile(r"^\d{4}/\d{4}[A-Z]?\(([A-Z]{2,3})\)$")


class Followed:
    """The files that records may be about, with what a person said of those that say nothing themselves."""

    def __init__(self, told: Told, *, by: Viewer, at: datetime) -> None:
        by.check(CHANGE)
        self.files = Files()
        self._by, self._at = by, at
        self._process = Process.objects.filter(key=told.follow).first() if told.follow else None
        if told.follow and self._process is None:
            raise NotThere(f"there is no policy process with the short name {told.follow!r}")
        self.default: Procedure | None = None
        if told.procedure:
            self.default = self.files.named(told.procedure)
            if self.default is None and self._process is not None:
                self.default, why = self.begin(told.procedure)
                if self.default is None:
                    raise NotThere(why)
            if self.default is None:
                raise NotThere(
                    f"no file that is followed here has the number or short name {told.procedure!r};"
                    " --follow with the short name of a policy process begins it there"
                )

    def begin(
        self, reference: str, title_sv: str = "", title_en: str = "", source: str = ""
    ) -> tuple[Procedure | None, str]:
        """Begin to follow a file in the process that was said, in its own transaction; else say why not."""
        if self._process is None:
            return None, self.unknown(reference)
        reference = rules.canonical_reference(reference)
        found = _TYPE.match(reference)
        if found is None or found[1] not in TYPES:
            return None, f"{reference or 'it'} is no number of a kind of procedure that can be followed"
        name = title_sv or title_en or reference
        try:
            procedure = create_procedure(
                processes=[self._process],
                key=re.sub(r"[^0-9a-z]+", "-", reference.lower()).strip("-"),
                name_sv=clean(name, 160),
                name_en=clean(title_en or name, 160),
                reference=reference,
                type=found[1],
                source_note=clean(source, 300),
                by=self._by,
                at=self._at,
            )
        except (RuleBroken, ValidationError) as reason:
            return None, _said(reason)
        self.files.add(procedure)
        return procedure, ""

    @staticmethod
    def unknown(reference: str) -> str:
        """Say that nobody follows a file here."""
        if not reference:
            return "it does not say which file it is about; --procedure says it"
        return (
            f"no file that is followed here has the number {reference};"
            " --follow with the short name of a policy process begins it there"
        )

    def of(self, reference: str, document: str = "") -> tuple[Procedure | None, str]:
        """Give the file of a record that names it or a document of it, or why there is none."""
        if reference and (found := self.files.by_number("procedure", reference)) is not None:
            return found, ""
        if document and (found := self.files.of_document(document)) is not None:
            return found, ""
        if not reference and self.default is not None:
            return self.default, ""
        if reference:
            return self.begin(reference)
        return None, self.unknown(document)


def _said(reason: RuleBroken | ValidationError) -> str:
    return " ".join(reason.messages) if isinstance(reason, ValidationError) else str(reason)


def in_batches(
    rows: Sequence[tuple[Procedure, Intake]],
) -> Iterator[tuple[Procedure, list[Intake]]]:
    """Give rows by their file, in batches; the last of two with one key."""
    by_file: dict[int, tuple[Procedure, dict[str, Intake]]] = {}
    for procedure, intake in rows:
        by_file.setdefault(procedure.pk, (procedure, {}))[1][intake.key] = intake
    for procedure, intakes in by_file.values():
        listed = list(intakes.values())
        for start in range(0, len(listed), BATCH):
            yield procedure, listed[start : start + BATCH]


def store(
    model: type[Row], procedure: Procedure, batch: Sequence[Intake], source: str | None = None, **fresh: Any
) -> Taken:
    """Store rows of a file by their key: new ones, those that say something else than last time, no others.

    `fresh` are columns that only a new row is given. Call it in a transaction.
    """
    rows = model._default_manager.filter(procedure=procedure, key__in=[one.key for one in batch])
    if source is not None:
        rows = rows.filter(source=source)
    known: dict[str, Any] = {row.key: row for row in rows}  # type: ignore[attr-defined]
    new, changed, names = [], [], {"digest"}
    for one in batch:
        row = known.get(one.key)
        if row is None:
            columns = {**fresh, **one.columns}
            new.append(model(procedure=procedure, key=one.key, digest=one.digest, **columns))
        elif row.digest != one.digest:
            for name, value in one.columns.items():
                setattr(row, name, value)
            row.digest = one.digest
            names |= one.columns.keys()
            if hasattr(row, "version"):
                # Who has it open learns that the source said something else meanwhile.
                row.version += 1
                names.add("version")
            changed.append(row)
    model._default_manager.bulk_create(new, batch_size=200)
    if changed:
        model._default_manager.bulk_update(changed, sorted(names), batch_size=100)
    return Taken(len(new), len(changed), len(batch) - len(new) - len(changed))
