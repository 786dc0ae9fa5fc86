"""How far wordings got in the versions of a text, as rows and cells: a person's verdict, or a lead to one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Lead, Outcome, Procedure, Text, Verdict, Wording
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Cell:
    """One wording in one version. A verdict is what a person said; a lead what the comparison suggests."""

    wording: Wording
    text: Text
    verdict: Verdict | None
    lead: Lead | None

    @property
    def outcome(self) -> str:
        """Give the outcome that stands: the verdict's, else the lead's, else nothing."""
        if self.verdict is not None:
            return self.verdict.outcome
        return self.lead.outcome if self.lead is not None else ""

    @property
    def is_judged(self) -> bool:
        """Say whether a person has given a verdict."""
        return self.verdict is not None


@dataclass(frozen=True, slots=True)
class Row:
    """A wording with its cells, in the order of the versions."""

    wording: Wording
    cells: list[Cell]

    @property
    def is_judged(self) -> bool:
        """Say whether somebody has judged it in any version."""
        return any(cell.is_judged for cell in self.cells)


def rows_of(viewer: Viewer, wordings: QuerySet[Wording] | Iterable[Wording]) -> list[Row]:
    """Give wordings with how far each got in each version of its procedure in its language: four queries in all."""
    viewer.check(queries.VIEW)
    listed = list(wordings)
    texts: dict[tuple[int, str], list[Text]] = {}
    for text in Text.objects.brought().filter(procedure__in={row.procedure_id for row in listed}):
        texts.setdefault((text.procedure_id, text.language), []).append(text)
    verdicts = {
        (row.wording_id, row.text_id): row
        for row in Verdict.objects.filter(
            wording__in=listed, replaced_by__isnull=True, withdrawn_at__isnull=True
        )
    }
    leads = {
        (row.wording_id, row.text_id): row for row in Lead.objects.filter(wording__in=listed).defer("places")
    }
    return [
        Row(
            row,
            [
                Cell(row, text, verdicts.get((row.pk, text.pk)), leads.get((row.pk, text.pk)))
                for text in texts.get((row.procedure_id, row.language), [])
            ],
        )
        for row in listed
    ]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Asks by versions: one row for each wording, one column for each version of the text."""

    texts: list[Text]
    rows: list[Row]

    @property
    def waiting(self) -> int:
        """Count the cells that suggest something and that nobody has judged."""
        return sum(
            not cell.is_judged and cell.outcome in (Outcome.WHOLE, Outcome.PART)
            for row in self.rows
            for cell in row.cells
        )

    @property
    def cells(self) -> int:
        """Count the cells."""
        return sum(len(row.cells) for row in self.rows)


def matrix(viewer: Viewer, procedure: Procedure) -> Matrix:
    """Give how far each ask got in each version of a procedure's text."""
    rows = rows_of(viewer, queries.wordings(viewer).filter(procedure=procedure))
    languages = {row.wording.language for row in rows}
    texts = [text for text in procedure.texts.brought() if text.language in languages]
    return Matrix(texts, [Row(row.wording, _laid_out(row, texts)) for row in rows])


def _laid_out(row: Row, texts: list[Text]) -> list[Any]:
    by_text = {cell.text.pk: cell for cell in row.cells}
    return [by_text[text.pk] for text in texts if text.pk in by_text]
