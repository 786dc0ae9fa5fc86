"""Rows of a CORDIS table by the names of its columns: CSV read row by row, workbooks within the limits of lists."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from utblick.connectors.reading.text import line
from utblick.connectors.record import Reject
from utblick.connectors.tables.reading import Unreadable, read_table

_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, its filled cells, and which columns its table has."""

    line: int
    cells: Mapping[str, str]
    columns: frozenset[str]

    def text(self, *names: str) -> str:
        """Give the first of some cells that is filled."""
        return next((self.cells[name] for name in names if name in self.cells), "")

    def amount(self, name: str) -> float | None:
        """Give a sum; CORDIS writes decimals after a point or a comma and never parts thousands. 0 is none."""
        try:
            return float(self.cells.get(name, "").replace(",", ".")) or None
        except ValueError:
            return None


def rows_of(data: bytes, name: str) -> Iterator[Row | Reject]:
    """Yield the rows of a table, and what cannot be read. CSV is semicolons, quoted, UTF-8."""
    if data[:2] == b"PK":
        yield from _of_workbook(data, name)
        return
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="replace", newline="")
    first = text.readline()
    text.seek(0)
    reader = csv.reader(text, delimiter=max(";,\t", key=first.count))
    names: list[str] = []
    columns: frozenset[str] = frozenset()
    begins = 1
    try:
        for cells in reader:
            at, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = [line(cell) for cell in cells]
                columns = frozenset(names)
            elif len(cells) != len(names):
                reason = f"The row has {len(cells)} columns, the header {len(names)}."
                yield Reject(file=name, line=at, reason=reason)
            else:
                filled = ((key, line(cell)) for key, cell in zip(names, cells, strict=True))
                yield Row(at, {key: cell for key, cell in filled if cell}, columns)
    except csv.Error as error:
        yield Reject(file=name, line=begins, reason=f"The file cannot be read from here on ({error}).")
    if not names:
        yield Reject(file=name, line=1, reason="The file is empty.")


def _of_workbook(data: bytes, name: str) -> Iterator[Row | Reject]:
    try:
        table = read_table(data, name)
    except Unreadable as problem:
        reason = f"{problem.reason_en[:1].upper()}{problem.reason_en[1:]}."
        if problem.code in ("rows", "cells", "large", "unpacked"):
            reason = (
                "The workbook is larger than a list may be: take the CSV file that CORDIS offers beside it."
            )
        yield Reject(file=name, line=1, reason=reason)
        return
    columns = frozenset(table.columns)
    for row in table.rows:
        cells = zip(table.columns, row.values, strict=True)
        yield Row(row.number, {key: line(str(cell)) for key, cell in cells if cell is not None}, columns)
