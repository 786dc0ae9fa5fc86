"""How far wordings got in the versions of a text, as rows and cells: a person's verdict, or a lead to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from utblick.engine.passages.ids import written
from utblick.engine.passages.reference import parse
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import (
    Ask,
    Lead,
    Outcome,
    Procedure,
    Process,
    Text,
    Verdict,
    Wording,
)
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
        """Say whether a person has given a verdict on the words as they stand."""
        return self.verdict is not None and self.verdict.is_of(self.wording)

    @property
    def is_earlier(self) -> bool:
        """Say whether the verdict was given on an earlier wording."""
        return self.verdict is not None and not self.verdict.is_of(self.wording)

    @property
    def lacks_wording(self) -> bool:
        """Say whether nothing can be compared: the ask has no wording in the language of the text, and no verdict."""
        return self.verdict is None and self.wording.language != self.text.language

    @property
    def is_weak(self) -> bool:
        """Say whether it rests on the weakest lead: that the words stood there before."""
        return self.verdict is None and self.outcome == Outcome.ALREADY


@dataclass(frozen=True, slots=True)
class Missing:
    """That an ask has no wording in the language of some versions of a text."""

    language: str
    cell: Cell
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """An ask at one place of a procedure, in each language it is worded in, with cells in the order of the versions."""

    wordings: list[Wording]
    cells: list[Cell]

    @property
    def wording(self) -> Wording:
        """Give the wording to show: that in the language of the page, else the first."""
        return next((one for one in self.wordings if one.language == get_language()), self.wordings[0])

    @property
    def compared(self) -> list[Cell]:
        """Give the cells that say something."""
        return [cell for cell in self.cells if not cell.lacks_wording]

    def lacks(self, cell: Cell) -> bool:
        """Say whether a cell cannot be compared, and neither can its stage in another language."""
        return cell.lacks_wording and all(one.text.stage != cell.text.stage for one in self.compared)

    @property
    def missing(self) -> list[Missing]:
        """Give the languages in which nothing can be compared, where no text of the same stage is in another."""
        found: dict[str, list[Cell]] = {}
        for cell in self.cells:
            if self.lacks(cell):
                found.setdefault(cell.text.language, []).append(cell)
        return [Missing(language, cells[0], len(cells)) for language, cells in found.items()]

    @property
    def judged(self) -> set[int]:
        """Give the numbers of the wordings that somebody has judged in any version."""
        return {cell.wording.pk for cell in self.cells if cell.verdict is not None}

    @property
    def has_weak(self) -> bool:
        """Say whether a cell rests on the weakest lead."""
        return any(cell.is_weak for cell in self.cells)

    @property
    def latest_judged(self) -> Cell | None:
        """Give what a person said of the latest version that somebody judged, on whichever wording."""
        return next((cell for cell in reversed(self.cells) if cell.verdict is not None), None)

    @property
    def furthest(self) -> Cell | None:
        """Give what a person said last, else what the comparison suggests of the latest version."""
        told = (cell for cell in reversed(self.compared) if cell.outcome)
        return self.latest_judged or next(told, None) or (self.cells[-1] if self.cells else None)


def rows_of(viewer: Viewer, wordings: QuerySet[Wording] | Iterable[Wording]) -> list[Row]:
    """Give asks with how far each got in each version of its procedure, in whichever language: four queries in all.

    Wordings of one ask at one place are one row, each laid beside the versions in its language.
    """
    viewer.check(queries.VIEW)
    listed = list(wordings)
    texts: dict[int, list[Text]] = {}
    for text in Text.objects.brought().filter(procedure__in={row.procedure_id for row in listed}):
        texts.setdefault(text.procedure_id, []).append(text)
    verdicts = {
        (row.wording_id, row.text_id): row
        for row in Verdict.objects.filter(
            wording__in=listed, replaced_by__isnull=True, withdrawn_at__isnull=True
        )
    }
    leads = {
        (row.wording_id, row.text_id): row for row in Lead.objects.filter(wording__in=listed).defer("places")
    }
    rows = []
    for group in _together(listed):
        cells = []
        for text in texts.get(group[0].procedure_id, []):
            wording = _laid_beside(group, text, verdicts)
            key = (wording.pk, text.pk)
            cells.append(Cell(wording, text, verdicts.get(key), leads.get(key)))
        rows.append(Row(group, cells))
    return rows


def _together(wordings: Iterable[Wording]) -> list[list[Wording]]:
    """Put wordings of one ask at one place together, of each language one."""
    groups: dict[tuple[int, int, str], list[list[Wording]]] = {}
    found: list[list[Wording]] = []
    for row in wordings:
        path = parse(row.target)
        place = written(path) if path else row.target.casefold()
        near = groups.setdefault((row.ask_id, row.procedure_id, place), [])
        free = (group for group in near if all(one.language != row.language for one in group))
        group = next(free, None)
        if group is None:
            group = []
            near.append(group)
            found.append(group)
        group.append(row)
    return found


def _laid_beside(group: list[Wording], text: Text, verdicts: Mapping[tuple[int, int], Verdict]) -> Wording:
    """Give the wording that counts for a text: one that a person judged in it, else that in its language."""
    same = [one for one in group if one.language == text.language]
    judged = [one for one in group if (one.pk, text.pk) in verdicts]
    for wording in (*[one for one in judged if one in same], *judged, *same):
        return wording
    return group[0]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Asks by versions: one row for each wording, one column for each version of the text."""

    texts: list[Text]
    rows: list[Row]

    @property
    def waiting(self) -> int:
        """Count the cells that were judged on an earlier wording, or suggest something and nobody has judged."""
        suggest = (Outcome.WHOLE, Outcome.PART)
        return sum(
            cell.is_earlier or (not cell.is_judged and cell.outcome in suggest)
            for row in self.rows
            for cell in row.cells
        )

    @property
    def cells(self) -> int:
        """Count the cells."""
        return sum(len(row.cells) for row in self.rows)

    @property
    def lacking(self) -> int:
        """Count the cells that cannot be compared."""
        return sum(cell.lacks_wording for row in self.rows for cell in row.cells)

    @property
    def has_weak(self) -> bool:
        """Say whether a cell rests on the weakest lead."""
        return any(row.has_weak for row in self.rows)


def matrix(viewer: Viewer, procedure: Procedure) -> Matrix:
    """Give how far each ask got in each version of a procedure's text.

    A version in a language that no ask is worded in is left out where its stage stands there in another.
    """
    rows = rows_of(viewer, queries.wordings(viewer).filter(procedure=procedure))
    columns = list(zip(*(row.cells for row in rows), strict=True))
    kept = [
        at
        for at, cells in enumerate(columns)
        if any(not cell.lacks_wording or row.lacks(cell) for row, cell in zip(rows, cells, strict=True))
    ]
    texts = [columns[at][0].text for at in kept]
    return Matrix(texts, [Row(row.wordings, [row.cells[at] for at in kept]) for row in rows])


@dataclass(frozen=True, slots=True)
class InFile:
    """How far an ask got in one file: at each of its places the furthest that is known; empty without a wording."""

    procedure: Procedure
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class AskLine:
    """An ask with how far it got in each file, in the order of the files."""

    ask: Ask
    files: list[InFile]


@dataclass(frozen=True, slots=True)
class FileMatrix:
    """Asks by files: the files that an ask of the process is worded in, and the asks that are worded."""

    procedures: list[Procedure]
    lines: list[AskLine]


def by_file(viewer: Viewer, process: Process) -> FileMatrix:
    """Give how far each ask of a process got in each file that it is worded in; four queries in all."""
    rows = rows_of(viewer, queries.wordings(viewer).filter(ask__process=process))
    files = {row.wording.procedure_id: row.wording.procedure for row in rows}
    procedures = sorted(files.values(), key=lambda one: (one.name, one.pk))
    asks = {row.wording.ask_id: row.wording.ask for row in rows}
    there: dict[tuple[int, int], list[Cell]] = {}
    for row in rows:
        cells = there.setdefault((row.wording.ask_id, row.wording.procedure_id), [])
        if row.furthest is not None:
            cells.append(row.furthest)
    return FileMatrix(
        procedures,
        [
            AskLine(ask, [InFile(one, there.get((ask.pk, one.pk), [])) for one in procedures])
            for ask in asks.values()
        ],
    )


def lacking(viewer: Viewer, process: Process) -> list[Row]:
    """Give the open asks of a process that cannot be compared with a text: no wording in its language."""
    open_ones = queries.wordings(viewer).filter(ask__process=process, ask__closed_on__isnull=True)
    return [row for row in rows_of(viewer, open_ones) if row.missing]
