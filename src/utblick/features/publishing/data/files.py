"""Write a dataset as a file.

CSV is as RFC 4180 has it: UTF-8 without a byte order mark, commas, points in numbers, so any program reads it
alike. Who opens it in Excel takes the workbook instead, where each table has a sheet and the last is the dictionary.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from utblick.features.publishing import released
from utblick.features.publishing.data import dictionary
from utblick.features.publishing.data.columns import Table, cell
from utblick.features.publishing.data.datasets import Dataset, File, licence
from utblick.features.publishing.data.records import record
from utblick.features.publishing.data.versions import end_of
from utblick.features.publishing.data.words import said
from utblick.features.publishing.shapes import Type
from utblick.ui.exports import XLSX_CELL, guarded


def records(dataset: Dataset, day: date | None = None) -> list[dict[str, Any]]:
    """Give the records by address: as they are now, or as they were at the end of a day."""
    kind = dataset.shape.key
    rows = released.as_of(kind, end_of(day)) if day else released.current(kind)
    return [record(dataset.shape, row) for row in rows.order_by("publication__slug", "pk")]


def file(dataset: Dataset, wanted: File, day: date | None = None) -> bytes:
    """Give a file of a dataset, as of now or a day."""
    rows = records(dataset, day)
    if wanted.form == "json":
        return as_json(dataset, rows, day)
    if wanted.form == "xlsx":
        return as_xlsx(dataset, rows)
    table = next(table for table in dataset.tables if table.part == wanted.part)
    return as_csv([column.key for column in table.columns], table.lines(rows))


def dictionary_file(dataset: Dataset, form: str) -> bytes:
    """Give the data dictionary of a dataset as a file."""
    if form == "json":
        return _json(dictionary.dictionary(dataset))
    return as_csv(dictionary.HEADINGS, dictionary.lines(dataset))


def as_csv(headings: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    """Give lines as CSV. Text that a spreadsheet program would run as a formula has an apostrophe before it."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headings)
    for line in lines:
        writer.writerow([_plain(value) for value in line])
    return buffer.getvalue().encode()


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(cell(value))


def as_json(dataset: Dataset, rows: Sequence[dict[str, Any]], day: date | None) -> bytes:
    """Give records as JSON, under what tells where they come from."""
    return _json(
        {
            "dataset": dataset.key,
            "title": said(dataset.shape.label_many),
            "as_of": day.isoformat() if day else None,
            "licence": licence(),
            "dictionary": dataset.dictionaries()[1].url,
            "count": len(rows),
            "records": rows,
        }
    )


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def as_xlsx(dataset: Dataset, rows: Sequence[dict[str, Any]]) -> bytes:
    """Give records as a workbook: a sheet for each table, and the dictionary."""
    out = BytesIO()
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        # The same records give the same bytes, whenever they are asked for.
        newest = max((row["published_at"] for row in rows), default="2000-01-01T00:00:00+00:00")
        book.set_properties({"created": datetime.fromisoformat(newest[:10])})
        bold = book.add_format({"bold": True, "bottom": 1})
        days = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        for table in dataset.tables:
            headings = [column.key for column in table.columns]
            _sheet(book, table.part or dataset.key, headings, _dated(table, rows), bold, days)
        _sheet(book, "dictionary", dictionary.HEADINGS, dictionary.lines(dataset), bold, days)
    return out.getvalue()


def _dated(table: Table, rows: Sequence[dict[str, Any]]) -> Iterable[list[Any]]:
    """Give the lines with days as days, which a spreadsheet can sort and count with."""
    for line in table.lines(rows):
        yield [
            date.fromisoformat(value) if value and column.field.type is Type.DAY else value
            for column, value in zip(table.columns, line, strict=True)
        ]


def _sheet(
    book: Any, name: str, headings: Sequence[str], lines: Iterable[Sequence[Any]], bold: Any, days: Any
) -> None:
    page = book.add_worksheet(name[:31])
    page.freeze_panes(1, 0)
    page.set_column(0, max(0, len(headings) - 1), 22)
    for at, heading in enumerate(headings):
        page.write_string(0, at, heading, bold)
    number = 0
    for number, line in enumerate(lines, start=1):
        for at, value in enumerate(line):
            if isinstance(value, date):
                page.write_datetime(number, at, value, days)
            elif isinstance(value, bool):
                page.write_boolean(number, at, value)
            elif isinstance(value, int | float):
                page.write_number(number, at, value)
            elif text := cell(value):
                page.write_string(number, at, str(text)[:XLSX_CELL])
    page.autofilter(0, 0, max(number, 1), max(0, len(headings) - 1))
