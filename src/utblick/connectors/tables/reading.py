"""A list of any kind as one table: its sheet and header found, every row with its line number."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from utblick.connectors.reading.text import clean, decode

MOST_BYTES = 20_000_000
MOST_UNPACKED = 300_000_000
MOST_ROWS, MOST_COLUMNS = 50_000, 200
HEADER_WITHIN = 40
SEPARATORS = ";,\t|"
SUMS = ("summa", "totalt", "total", "sum", "delsumma", "subtotal")

Value = str | int | float | date | None


class Unreadable(ValueError):
    """Say in a sentence why a file cannot be read as a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row and its line in the file (the sheet's row), counted from 1."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was left out: what (`sum-row`, `other-sheets`), on which line, and its words."""

    what: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A list: the names of its columns, its rows, the line of its header, and what was left out."""

    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    header_line: int
    notes: tuple[Note, ...]


Grid = list[list[Value]]
Merged = set[tuple[int, int]]
"""(row, column) of the cells that a merged cell covers beside its first, counted from 0."""


def read_table(data: bytes, name: str) -> Table:
    """Read a list; raise Unreadable with a reason for what is none."""
    if not data.strip():
        raise Unreadable("the file is empty")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"the file is larger than {MOST_BYTES // 1_000_000} MB: divide it")
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable(
            "this is an old Excel file or one with a password: save it as .xlsx without a password"
        )
    if data[:2] == b"PK":
        grid, merged, notes = _sheet(data)
    else:
        grid, merged, notes = _text(data), set(), []
    if not any(_filled(row) for row in grid):
        raise Unreadable("the list has no rows")
    return _table(grid, merged, notes)


def _sheet(data: bytes) -> tuple[Grid, Merged, list[Note]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("the file unpacks to more than 300 MB: divide it")
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable("this is no Excel file: save the list as .xlsx or .csv")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Unreadable:
        raise
    except Exception as problem:  # whatever a broken workbook makes the library raise
        raise Unreadable("the Excel file is damaged: open it in Excel, and save it anew") from problem
    sheets = [(sum(1 for _ in _rows_of(sheet)), sheet) for sheet in book.worksheets]
    if not sheets:
        raise Unreadable("the Excel file has no sheet with cells")
    _count, sheet = max(sheets, key=lambda one: one[0])
    notes = [Note("other-sheets", 0, other.title) for count, other in sheets if other is not sheet and count]
    if sheet.max_row > MOST_ROWS + HEADER_WITHIN:
        raise Unreadable(f"the list has more than {MOST_ROWS:,} rows: divide it")
    grid = [[_value(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.iter_rows(values_only=True)]
    merged: Merged = set()
    for cells in sheet.merged_cells.ranges:
        if cells.min_row > HEADER_WITHIN:
            continue
        top, left = cells.min_row - 1, cells.min_col - 1
        for column in range(left, min(cells.max_col, MOST_COLUMNS)):
            for row in range(top, cells.max_row):
                if (row, column) != (top, left) and row < len(grid) and column < len(grid[row]):
                    grid[row][column] = grid[top][left] if row == top else None
                    merged.add((row, column))
    return grid, merged, notes


def _rows_of(sheet: Any) -> Iterator[Any]:
    return (row for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row))


def _value(cell: object) -> Value:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float | date) or cell is None:
        return cell
    return clean(str(cell)) or None


def _text(data: bytes) -> Grid:
    text = decode(data)
    if "\x00" in text[:1000]:
        raise Unreadable("this is neither text nor an Excel file: save the list as .xlsx or .csv")
    sample = text[:20_000]
    separator = max(SEPARATORS, key=lambda one: _evenness(sample, one))
    csv.field_size_limit(1_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as problem:
        raise Unreadable(f"the list cannot be cut into columns: {problem}") from problem
    if len(rows) > MOST_ROWS + HEADER_WITHIN:
        raise Unreadable(f"the list has more than {MOST_ROWS:,} rows: divide it")
    return [[clean(cell) or None for cell in row[:MOST_COLUMNS]] for row in rows]


def _evenness(sample: str, separator: str) -> float:
    """Say how evenly a separator cuts the lines: most lines into the same number of columns, and many of them."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row]
    except csv.Error:
        return 0.0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    common = max(set(wide), key=wide.count)
    return wide.count(common) / len(widths) * min(common, 12)


def _filled(row: Sequence[Value]) -> int:
    return sum(cell is not None for cell in row)


def _is_name(cell: Value) -> bool:
    """Say whether a cell can be the name of a column."""
    return isinstance(cell, str) and len(cell) <= 80 and any(char.isalpha() for char in cell)


def _header_row(grid: Grid, merged: Merged) -> int:
    """Find the header: the first row among the widest in which nearly all that is filled are names."""
    head = grid[:HEADER_WITHIN]
    scores = []
    for at, row in enumerate(head):
        own = [cell for column, cell in enumerate(row) if (at, column) not in merged]
        names = sum(map(_is_name, own))
        others = _filled(own) - names
        different = len({cell for cell in own if _is_name(cell)})
        scores.append(different - 2 * others)
    best = max(scores)
    if best < 1:
        raise Unreadable("no row names the columns: add a first row with a name for each column")
    return next(at for at, score in enumerate(scores) if score >= max(1, best * 0.8))


def _table(grid: Grid, merged: Merged, notes: list[Note]) -> Table:
    at = _header_row(grid, merged)
    if _has_groups(at, grid, merged) and at + 1 < len(grid) and _names_only(grid[at + 1]):
        at += 1
    above = at - 1
    grouped = above >= 0 and _has_groups(above, grid, merged)
    width = max(len(row) for row in grid[at:])
    names = []
    for column in range(width):
        own = _cell(grid, at, column)
        group = _cell(grid, above, column) if grouped else None
        # A name that reaches down over both rows stands in the upper one.
        words = [str(one) for one in (group, own) if one is not None]
        names.append(" / ".join(dict.fromkeys(words)) or f"({get_column_letter(column + 1)})")
    rows = []
    for number, row in enumerate(grid[at + 1 :], start=at + 2):
        if not _filled(row):
            continue
        if _is_sum(row):
            notes.append(Note("sum-row", number, str(next(cell for cell in row if cell is not None))))
            continue
        rows.append(Line(number, (*row, *[None] * (width - len(row)))[:width]))
    used = [
        column
        for column in range(width)
        if not names[column].startswith("(") or any(r.values[column] is not None for r in rows)
    ]
    return Table(
        tuple(_told_apart([names[column] for column in used])),
        tuple(Line(row.number, tuple(row.values[column] for column in used)) for row in rows),
        at + 1,
        tuple(notes),
    )


def _is_sum(row: Sequence[Value]) -> bool:
    """Say whether a row sums up the others: the word for it, and beside it nothing but figures."""
    first, *others = [cell for cell in row if cell is not None]
    if not isinstance(first, str) or first.casefold().rstrip(":").split(" ")[0] not in SUMS:
        return False
    return all(
        isinstance(cell, int | float) or not any(char.isalpha() for char in str(cell)) for cell in others
    )


def _has_groups(row: int, grid: Grid, merged: Merged) -> bool:
    """Say whether names in a row reach over several columns, but not over all of them, as a title does."""
    beside = [column for at, column in merged if at == row and grid[row][column] is not None]
    return bool(beside) and len({cell for cell in grid[row] if cell is not None}) > 1


def _names_only(row: Sequence[Value]) -> bool:
    return _filled(row) > 0 and all(cell is None or _is_name(cell) for cell in row)


def _cell(grid: Grid, row: int, column: int) -> Value:
    return grid[row][column] if 0 <= row < len(grid) and column < len(grid[row]) else None


def _told_apart(names: Sequence[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"
