"""Excel workbooks, read row by row and within limits: what is filled, typed and merged."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from math import isfinite
from typing import Any

import openpyxl
from openpyxl.utils.cell import column_index_from_string as column_of
from openpyxl.utils.cell import coordinate_from_string

from utblick.connectors.reading.markup import parse_xml
from utblick.connectors.reading.text import clean
from utblick.connectors.tables.cells import (
    MOST_COLUMNS,
    Grid,
    Limits,
    Merged,
    Note,
    Unreadable,
    Value,
    filled,
    trimmed,
)

HEADER_WITHIN = 40
MOST_PARTS = 5_000
LARGEST_PART, MOST_UNPACKED = 60_000_000, 150_000_000
LAST_ROW = 1_048_576  # of any workbook
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"')
_NOTHING: list[Value] = []


def read_workbook(data: bytes) -> tuple[Grid, Merged, list[Note]]:
    """Give the cells of the visible sheet with most in it, what is merged near its top, and which were not read."""
    sheets, unread = read_sheets(data)
    title, (grid, merged) = max(sheets.items(), key=lambda one: sum(1 for row in one[1][0] if row))
    others = [one for one, (other, _) in sheets.items() if one != title and any(other)]
    return grid, merged, [Note("other-sheets", 0, one) for one in [*others, *unread]]


def read_sheets(data: bytes) -> tuple[dict[str, tuple[Grid, Merged]], list[str]]:
    """Give the cells of each visible sheet by its name, what is merged near its top, and the names of hidden ones."""
    try:
        parts = _unpacked(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that are no concern here
            # A sheet may claim a million rows; read-only, they are passed and never made.
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            limits = Limits()
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            grids = {sheet.title: _grid(sheet, limits) for sheet in shown or book.worksheets}
            unread = [sheet.title for sheet in book.worksheets if sheet.title not in grids]
    except Unreadable:
        raise
    except Exception as problem:  # whatever a broken workbook makes the library raise
        raise Unreadable("damaged") from problem
    if not grids:
        raise Unreadable("no_rows")
    return {one: (grid, spread(grid, parts.get(one, []))) for one, grid in grids.items()}, unread


def _grid(sheet: Any, limits: Limits) -> Grid:
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    grid: Grid = []
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=LAST_ROW, values_only=True)
    for at, cells in enumerate(rows):
        if filled(cells):
            # Rows come as wide as the limit: what is empty at their end is cut off before it is looked at.
            row = trimmed([_value(cell) for cell in trimmed(list(cells))])
            if row:
                limits.take(row)
                grid += [_NOTHING] * (at - len(grid))
                grid.append(row)
    return grid


def _value(cell: object) -> Value:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, bool) or (isinstance(cell, float) and not isfinite(cell)):
        return str(cell)
    if isinstance(cell, int | float | date) or cell is None:
        return cell
    return clean(str(cell)) or None


def _unpacked(data: bytes) -> dict[str, list[tuple[int, int, int, int]]]:
    """Look into the archive before a library does; give each sheet's merged cells: top, left, bottom, right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = [entry.file_size for entry in archive.infolist()]
        if len(sizes) > MOST_PARTS or max(sizes, default=0) > LARGEST_PART or sum(sizes) > MOST_UNPACKED:
            raise Unreadable("unpacked")
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            raise Unreadable("no_workbook")
        if any(_has_entities(archive, name) for name in names if name.endswith((".xml", ".rels"))):
            raise Unreadable("damaged")
        return {title: _merges(archive.read(path)) for title, path in _sheets(archive) if path in names}


def _has_entities(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        start = part.read(4096)
    return b"<!DOCTYPE" in start or b"<!ENTITY" in start


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and where it lies."""
    book = parse_xml(archive.read("xl/workbook.xml"))
    relations = parse_xml(archive.read("xl/_rels/workbook.xml.rels"))
    if isinstance(book, str) or isinstance(relations, str):
        raise Unreadable("damaged")
    targets = {str(one.get("Id")): str(one.get("Target")) for one in relations}
    for element in book.iter("{*}sheet"):
        target = targets.get(str(element.get(_RELATION)), "")
        yield str(element.get("name")), target[1:] if target.startswith("/") else f"xl/{target}"


def _merges(part: bytes) -> list[tuple[int, int, int, int]]:
    found = []
    for match in _MERGE.finditer(part):
        (left, top), (right, bottom) = (coordinate_from_string(ref.decode()) for ref in match.groups())
        if top <= HEADER_WITHIN:
            found.append((top - 1, column_of(left) - 1, bottom, column_of(right)))
    return found


def spread(grid: Grid, merges: list[tuple[int, int, int, int]]) -> Merged:
    """Write what merged cells near the top say into each column that they reach over; give which those are."""
    merged: Merged = set()
    for top, left, bottom, right in merges:
        for column in range(left, min(right, MOST_COLUMNS)):
            for at in range(top, min(bottom, len(grid))):
                if (at, column) == (top, left):
                    continue
                merged.add((at, column))
                row = grid[at]
                value = grid[top][left] if at == top and left < len(row) else None
                if column < len(row):
                    row[column] = value
                elif value is not None:
                    row += [None] * (column + 1 - len(row))
                    row[column] = value
    return merged
