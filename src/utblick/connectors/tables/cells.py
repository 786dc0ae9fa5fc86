"""A list as cells, before anyone knows which row names its columns; and why a file is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST_BYTES = 20_000_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 50_000, 200, 1_000_000

Value = str | int | float | date | None
Grid = list[list[Value]]
Merged = set[tuple[int, int]]
"""(row, column) of the cells that a merged cell covers beside its first, counted from 0."""

REASONS: dict[str, tuple[str, str]] = {
    "empty": ("filen är tom: välj en annan", "the file is empty: choose another"),
    "no_rows": ("listan har inga rader: välj en som har det", "the list has no rows: choose one that has"),
    "broken_json": (
        "filen är trasig eller avbruten JSON: hämta den på nytt",
        "the file is broken JSON, or cut off: fetch it anew",
    ),
    "large": (
        "filen är större än 20 MB: dela den",
        "the file is larger than 20 MB: divide it",
    ),
    "locked": (
        "Excelfilen har ett lösenord, eller är ingen arbetsbok: spara den som .xlsx utan lösenord",
        "the Excel file has a password, or is no workbook: save it as .xlsx without a password",
    ),
    "unpacked": (
        "filen blir orimligt stor när den packas upp: dela den",
        "the file becomes unreasonably large when unpacked: divide it",
    ),
    "no_workbook": (
        "det är ingen Excelfil: spara listan som .xlsx eller .csv",
        "this is no Excel file: save the list as .xlsx or .csv",
    ),
    "damaged": (
        "Excelfilen är skadad: öppna den i Excel och spara den på nytt",
        "the Excel file is damaged: open it in Excel, and save it anew",
    ),
    "no_text": (
        "det är varken text eller en Excelfil: spara listan som .xlsx eller .csv",
        "this is neither text nor an Excel file: save the list as .xlsx or .csv",
    ),
    "no_columns": (
        "listan går inte att dela i kolumner: spara den som .xlsx",
        "the list cannot be cut into columns: save it as .xlsx",
    ),
    "rows": (
        "listan har fler än 50 000 rader: dela den",
        "the list has more than 50,000 rows: divide it",
    ),
    "columns": (
        "listan har fler än 200 kolumner: ta bort dem som inte behövs",
        "the list has more than 200 columns: remove those that are not needed",
    ),
    "cells": (
        "listan har fler än en miljon celler: dela den",
        "the list has more than a million cells: divide it",
    ),
    "no_header": (
        "ingen rad säger vad kolumnerna heter: lägg till en första rad med ett namn för varje kolumn",
        "no row names the columns: add a first row with a name for each column",
    ),
}


class Unreadable(ValueError):
    """Say why a file cannot be read as a list; `code` is a key of REASONS."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.reason_sv, self.reason_en = REASONS[code]
        super().__init__(self.reason_en)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was left out: what (`sum-row`, `other-sheets`), on which line, and its words."""

    what: str
    line: int
    words: str


@dataclass(slots=True)
class Limits:
    """Count what is read of one file. Raises Unreadable when it is more than anyone keeps in a list."""

    rows: int = 0
    cells: int = 0

    def take(self, row: Sequence[Value]) -> None:
        self.rows += 1
        self.cells += filled(row)
        if self.rows > MOST_ROWS:
            raise Unreadable("rows")
        if len(row) > MOST_COLUMNS:
            raise Unreadable("columns")
        if self.cells > MOST_CELLS:
            raise Unreadable("cells")


def filled(row: Sequence[Value]) -> int:
    """Give how many cells of a row hold something."""
    return len(row) - row.count(None)


def trimmed(row: list[Value]) -> list[Value]:
    """Give a row without the empty cells at its end."""
    while row and row[-1] is None:
        row.pop()
    return row
