"""Excel workbooks of before 2007 (.xls), as those of today are read: what is filled, typed and merged."""

from __future__ import annotations

import io
from datetime import date
from math import isfinite
from typing import Any

import xlrd

from utblick.connectors.reading.text import clean
from utblick.connectors.tables.cells import Grid, Limits, Merged, Note, Unreadable, Value, filled, trimmed
from utblick.connectors.tables.workbook import HEADER_WITHIN, spread

VISIBLE = 0
# A workbook with a password, old or new, is known by what the library does not find in it.
_LOCKED = ("encrypted", "Can't find workbook")


def read_old_workbook(data: bytes) -> tuple[Grid, Merged, list[Note]]:
    """Give the cells of the visible sheet with most in it, what is merged near its top, and which were not read."""
    try:
        # Merged cells are told only together with how cells look.
        with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO()) as book:
            limits = Limits()
            sheets = book.sheets()
            shown = [sheet for sheet in sheets if sheet.visibility == VISIBLE] or sheets
            grids = {sheet.name: _grid(sheet, book.datemode, limits) for sheet in shown}
    except Unreadable:
        raise
    except Exception as problem:  # whatever a broken workbook makes the library raise
        locked = any(words in str(problem) for words in _LOCKED)
        raise Unreadable("locked" if locked else "damaged") from problem
    if not sheets:
        raise Unreadable("no_rows")
    best = max(shown, key=lambda sheet: sum(1 for row in grids[sheet.name] if row))
    notes = [
        Note("other-sheets", 0, sheet.name)
        for sheet in sheets
        if sheet is not best and (sheet.name not in grids or any(grids[sheet.name]))
    ]
    merges = [
        (top, left, bottom, right) for top, bottom, left, right in best.merged_cells if top < HEADER_WITHIN
    ]
    return grids[best.name], spread(grids[best.name], merges), notes


def _grid(sheet: Any, datemode: int, limits: Limits) -> Grid:
    grid: Grid = []
    for at in range(sheet.nrows):
        row = trimmed([_value(cell, datemode) for cell in sheet.row(at)])
        if filled(row):
            limits.take(row)
        grid.append(row)
    return grid


def _value(cell: Any, datemode: int) -> Value:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            day: date = xlrd.xldate_as_datetime(cell.value, datemode).date()
            return day
        except (OverflowError, ValueError):  # a number that somebody only made to look like a day
            return float(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER and isfinite(cell.value):
        return int(cell.value) if cell.value == int(cell.value) else float(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value))
    if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER):
        return clean(str(cell.value)) or None
    return None
