"""Rows of a CSV file with a known header, each with its line; a row that is cut off is told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from utblick.connectors.reading.text import decode, line, repair_mojibake

_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row: its line (from 1), its cells by the names of the columns, each cleaned and on one line."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CsvFault:
    """A row, or a file, that cannot be read: its line and a sentence."""

    line: int
    reason: str


def header_of(data: bytes) -> list[str]:
    """Give the names of a file's columns, or nothing where its first line holds none."""
    first = next(iter(decode(data[:20_000]).lstrip("\ufeff\r\n").splitlines()), "")
    try:
        return [line(one) for one in next(csv.reader([first]), [])]
    except csv.Error:
        return []


def read_rows(data: bytes, columns: Sequence[str]) -> Iterator[CsvRow | CsvFault]:
    """Yield the rows of a file whose header has some columns; other columns come along."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(repair_mojibake(decode(data)), newline=""))
    names: list[str] = []
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if not names:
                names = [line(cell) for cell in row]
                if missing := [one for one in columns if one not in names]:
                    yield CsvFault(1, f"The header lacks the column {missing[0]}.")
                    return
            elif len(row) != len(names):
                reason = f"The row has {len(row)} columns, the header {len(names)}."
                yield CsvFault(reader.line_num, reason)
            else:
                yield CsvRow(reader.line_num, dict(zip(names, map(line, row), strict=True)))
    except csv.Error as error:
        yield CsvFault(reader.line_num, f"The file cannot be read from here on ({error}).")
    if not names:
        yield CsvFault(1, "The file is empty.")
