"""Write a list as a file, exactly as it is seen, with what it was narrowed by stated at the top."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

XLSX_ROWS = 1_048_576 - 20
XLSX_CELL = 32_767
# A cell that begins so would be run as a formula by a spreadsheet program.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an export holds: a title, the lines above the table, headings, and rows of plain values."""

    name: str
    title: str
    statement: Sequence[str]
    headings: Sequence[str]
    rows: Iterable[Sequence[Any]]


def guarded(value: Any) -> Any:
    """Give text so that no spreadsheet program runs it as a formula; other values as they are."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return "'" + value
    return value


def csv_lines(sheet: Sheet) -> Iterator[str]:
    """Give the lines of a CSV file: semicolons and decimal commas in Swedish, commas and points otherwise.

    It begins with a byte order mark, which is what makes Excel read it as UTF-8.
    """
    swedish = (get_language() or "").startswith("sv")
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";" if swedish else ",", lineterminator="\r\n")

    def plain(value: Any) -> Any:
        if isinstance(value, float | Decimal):
            return str(value).replace(".", ",") if swedish else str(value)
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            return value.isoformat()
        return guarded(value)

    def line(values: Iterable[Any]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([plain(value) for value in values])
        return buffer.getvalue()

    yield "\ufeff" + line([sheet.title])
    for sentence in sheet.statement:
        yield line([sentence])
    yield line([])
    yield line(sheet.headings)
    for row in sheet.rows:
        yield line(row)


def write_xlsx(sheet: Sheet, out: IO[bytes]) -> None:
    """Write a workbook row by row, so that memory does not grow with the list."""
    book = xlsxwriter.Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    page = book.add_worksheet(_safe_sheet_name(sheet.title))
    bold, big = book.add_format({"bold": True, "bottom": 1}), book.add_format({"bold": True, "font_size": 14})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
    page.set_column(0, max(0, len(sheet.headings) - 1), 22)
    top = len(sheet.statement) + 2
    page.freeze_panes(top + 1, 0)
    page.write_string(0, 0, sheet.title, big)
    for number, sentence in enumerate(sheet.statement, start=1):
        page.write_string(number, 0, sentence)
    for number, heading in enumerate(sheet.headings):
        page.write_string(top, number, str(heading), bold)
    at = top
    for at, row in enumerate(sheet.rows, start=top + 1):
        if at > XLSX_ROWS:
            page.write_string(at, 0, _("The list goes on: a worksheet holds no more rows. Export it as CSV."))
            break
        for number, value in enumerate(row):
            if isinstance(value, datetime):
                page.write_datetime(at, number, value, moment)
            elif isinstance(value, date):
                page.write_datetime(at, number, datetime(value.year, value.month, value.day), day)
            elif isinstance(value, int | float | Decimal):
                page.write_number(at, number, value)
            elif value != "":
                page.write_string(at, number, str(value)[:XLSX_CELL])
    page.autofilter(top, 0, max(at, top), max(0, len(sheet.headings) - 1))
    book.close()


def _safe_sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip(" '")[:31] or "Utblick"


def _in_language(lines: Iterator[str], language: str | None) -> Iterator[str]:
    """Give the lines in the language of the request: they are made after it is over."""
    with override(language):
        yield from lines


def as_file(sheet: Sheet, kind: str) -> HttpResponseBase:
    """Give the answer that saves the list as `csv` or `xlsx`."""
    if kind == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            _in_language(csv_lines(sheet), get_language()), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{sheet.name}.csv"'
        return response
    out = tempfile.SpooledTemporaryFile(max_size=1_000_000)  # noqa: SIM115 - the answer closes it
    write_xlsx(sheet, out)
    out.seek(0)
    return FileResponse(
        out,
        as_attachment=True,
        filename=f"{sheet.name}.xlsx",
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
