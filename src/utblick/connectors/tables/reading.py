"""A list of any kind as one table: its sheet and header found, every row with its line number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from utblick.connectors.tables.cells import MOST_BYTES, Grid, Merged, Note, Unreadable, Value, filled
from utblick.connectors.tables.delimited import read_text
from utblick.connectors.tables.old_workbook import read_old_workbook
from utblick.connectors.tables.web_page import is_web_page, read_web_page
from utblick.connectors.tables.workbook import HEADER_WITHIN, read_sheets, read_workbook

__all__ = ["Line", "Note", "Table", "Unreadable", "Value", "read_table", "read_tables"]

# Lists of operations name a column by a whole sentence, often in two languages.
LONGEST_NAME = 160
SUMS = ("summa", "totalt", "total", "sum", "delsumma", "subtotal")


@dataclass(frozen=True, slots=True)
class Line:
    """A row and its line in the file (the sheet's row), counted from 1."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A list: the names of its columns, its rows, the line of its header, and what was left out."""

    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    header_line: int
    notes: tuple[Note, ...]


def read_table(data: bytes, name: str) -> Table:
    """Read a list: CSV, XLSX, XLS or a table on a web page; raise Unreadable with a reason for what is none."""
    if not data.strip():
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("large")
    if data[:4] == b"\xd0\xcf\x11\xe0":
        grid, merged, notes = read_old_workbook(data)
    elif data[:2] == b"PK":
        grid, merged, notes = read_workbook(data)
    elif is_web_page(data):
        (grid, merged), notes = read_web_page(data), []
    else:
        grid, merged, notes = read_text(data), set(), []
    if not any(grid):
        raise Unreadable("no_rows")
    return _table(grid, merged, notes)


def read_tables(data: bytes, name: str) -> list[tuple[str, Table]]:
    """Read every visible sheet of a workbook that is a list, by its name; any other file is one list without a name.

    Raises Unreadable where no sheet is a list.
    """
    if data[:2] != b"PK" or len(data) > MOST_BYTES:
        return [("", read_table(data, name))]
    sheets, _ = read_sheets(data)
    tables = []
    for title, (grid, merged) in sheets.items():
        try:
            tables.append((title, _table(grid, merged, [])))
        except (Unreadable, ValueError):
            continue  # a cover sheet
    if not tables:
        raise Unreadable("no_header")
    return tables


def _is_name(cell: Value) -> bool:
    """Say whether a cell can be the name of a column."""
    return isinstance(cell, str) and len(cell) <= LONGEST_NAME and any(char.isalpha() for char in cell)


def _header_row(grid: Grid, merged: Merged) -> int:
    """Find the header: the first row among the widest in which nearly all that is filled are names."""
    head = grid[:HEADER_WITHIN]
    scores = []
    for at, row in enumerate(head):
        own = [cell for column, cell in enumerate(row) if (at, column) not in merged]
        names = sum(map(_is_name, own))
        others = filled(own) - names
        different = len({cell for cell in own if _is_name(cell)})
        scores.append(different - 2 * others)
    best = max(scores)
    if best < 1:
        raise Unreadable("no_header")
    return next(at for at, score in enumerate(scores) if score >= max(1, best * 0.8))


def _table(grid: Grid, merged: Merged, notes: list[Note]) -> Table:
    at = _header_row(grid, merged)
    _group(at, grid, merged)
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
        if not filled(row):
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


def _group(at: int, grid: Grid, merged: Merged) -> None:
    """Let a name reach over the unnamed columns beside it whose parts stand in the row below, as in a CSV file.

    Only where the row below is nothing but such parts: `Kostnad;;` over `Resa;Boende;`.
    """
    if merged or at + 1 >= len(grid) or not _names_only(grid[at + 1]):
        return
    head, parts = grid[at], grid[at + 1]
    below = [column for column, cell in enumerate(parts) if cell is not None]
    alone = [column for column in below if _cell(grid, at, column) is None]
    if not alone or len(below) >= filled(head):
        return
    if any(column - 1 not in below for column in alone):
        return
    if any(column + 1 not in alone for column in below if column not in alone):
        return
    head += [None] * (len(parts) - len(head))
    for column in alone:
        head[column] = head[column - 1]
        merged.add((at, column))


def _has_groups(row: int, grid: Grid, merged: Merged) -> bool:
    """Say whether names in a row reach over several columns, but not over all of them, as a title does."""
    beside = [column for at, column in merged if at == row and _cell(grid, row, column) is not None]
    return bool(beside) and len({cell for cell in grid[row] if cell is not None}) > 1


def _names_only(row: Sequence[Value]) -> bool:
    return filled(row) > 0 and all(cell is None or _is_name(cell) for cell in row)


def _cell(grid: Grid, row: int, column: int) -> Value:
    return grid[row][column] if 0 <= row < len(grid) and column < len(grid[row]) else None


def _told_apart(names: Sequence[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"
