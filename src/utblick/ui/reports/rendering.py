"""A report in its forms: Word, PDF and Excel, all from the same data."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
import xlsxwriter
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from utblick.ui.exports import guarded
from utblick.ui.reports.data import Cell, Chart, Data, Table, from_json
from utblick.ui.reports.drawing import COLOUR, alternative, figure, picture
from utblick.ui.reports.wording import said, told
from utblick.ui.typesetting import literal, printable, tagged_pdf
from utblick.ui.word import head_with, say_caption, say_language

PAGE_CM = 16


def printable_data(data: Data) -> Data:
    """Take away control signs and halves of signs: no form of document holds them."""

    def cleaned(value: Any) -> Any:
        if isinstance(value, str):
            return printable(value)
        if isinstance(value, dict):
            return {key: cleaned(one) for key, one in value.items()}
        return [cleaned(one) for one in value] if isinstance(value, list) else value

    return from_json(cleaned(data.as_json()))


def as_docx(data: Data) -> bytes:
    """Write Word: real headings, tables whose first row is a heading and that have a title, the language set."""
    data = printable_data(data)
    document = docx.Document()
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin = sheet.right_margin = Cm((21 - PAGE_CM) / 2)
    document.core_properties.title, document.core_properties.author = data.title, ""
    say_language(document, data.language)
    document.add_heading(data.title, level=1)
    for name, value in data.facts:
        document.add_paragraph(f"{name}: {value}").paragraph_format.space_after = Pt(0)
    for section in data.sections:
        document.add_heading(section.heading, level=2)
        for paragraph in section.text.split("\n"):
            if paragraph.strip():
                document.add_paragraph(paragraph.strip())
        if section.figures:
            rows: list[list[Cell]] = [[one.label, said(one)] for one in section.figures]
            _docx_table(document, Table("figures", _("Figures"), [_("What"), _("How many")], rows))
        for chart in section.charts:
            if chart.known:
                document.add_heading(chart.caption, level=3)
                _docx_chart(document, chart)
                if not chart.is_told:
                    _docx_table(document, chart.table)
        for table in section.tables:
            if table.rows:
                document.add_heading(table.caption, level=3)
                _docx_table(document, table, alike(table, section.tables))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_chart(document: Document, chart: Chart) -> None:
    made = document.add_picture(io.BytesIO(picture(chart)), width=Cm(15))
    about = made._inline.docPr
    about.set("descr", alternative(chart))
    about.set("title", chart.caption)


def _docx_table(document: Document, table: Table, beside: Sequence[Table] = ()) -> None:
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style = "Table Grid"
    head_with(made, table.headings)
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            cell.text = told(value)
    made.autofit = False
    columns = zip(made.columns, shares(beside or [table]), table.are_numbers, strict=True)
    for column, share, is_number in columns:
        column.width = Cm(PAGE_CM * share)
        for cell in column.cells:
            cell.width = Cm(PAGE_CM * share)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                if is_number:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                for run in paragraph.runs:
                    run.font.size = Pt(9.5)
    say_caption(made, table.caption)


def alike(table: Table, tables: Sequence[Table]) -> list[Table]:
    """Give the tables with the same headings: their columns stand below each other."""
    return [one for one in tables if one.headings == table.headings]


def shares(tables: Sequence[Table]) -> list[float]:
    """Share the width of the page among the columns of alike tables by their longest words, within reason."""
    rows = [[told(value) for value in row] for table in tables for row in table.rows]
    columns = zip(*[tables[0].headings, *rows], strict=True)
    are_numbers = zip(*[table.are_numbers for table in tables], strict=True)
    weights = [
        _room(column) if all(numbers) else min(40, max(14, *(len(cell) + 2 for cell in column)))
        for column, numbers in zip(columns, are_numbers, strict=True)
    ]
    # A short table does not need the whole page.
    whole = max(sum(weights), 76)
    return [weight / whole for weight in weights]


def _room(column: Sequence[str]) -> int:
    """Give the room for numbers below a heading, of which no word is broken."""
    return 5 + max(len(word) for cell in column for word in cell.split(" "))


def as_pdf(data: Data) -> bytes:
    """Write a tagged PDF (PDF/UA-1)."""
    return tagged_pdf("\n".join(_page(printable_data(data))))


def _page(data: Data) -> list[str]:
    """Write the report in the language of the page layout program."""
    lines = [
        f"#set document(title: {literal(data.title)})",
        f"#set text(lang: {literal(data.language)}, size: 10.5pt)",
        '#set page(paper: "a4", margin: 2.2cm, numbering: "1")',
        '#set table(stroke: 0.4pt + rgb("#9aa7ad"), inset: 5pt)',
        "#show table.cell.where(y: 0): strong",
        "#show table.cell: set text(hyphenate: true)",
        f"= {_words(data.title)}",
    ]
    lines += [f"{_words(f'{name}: {value}')} \\" for name, value in data.facts]
    for section in data.sections:
        lines += ["", f"== {_words(section.heading)}", ""]
        for paragraph in section.text.split("\n"):
            if paragraph.strip():
                lines += [_words(paragraph.strip()), ""]
        if section.figures:
            rows: list[list[Cell]] = [[one.label, said(one)] for one in section.figures]
            lines += _typst_table(Table("figures", "", [_("What"), _("How many")], rows))
        for chart in section.charts:
            if chart.known:
                lines += ["", f"=== {_words(chart.caption)}", "", *figure(chart), ""]
                lines += [] if chart.is_told else _typst_table(chart.table)
        for table in section.tables:
            if table.rows:
                lines += [
                    "",
                    f"=== {_words(table.caption)}",
                    "",
                    *_typst_table(table, alike(table, section.tables)),
                ]
    return lines


def _typst_table(table: Table, beside: Sequence[Table] = ()) -> list[str]:
    cells = [f"[{_words(told(value))}]" for row in table.rows for value in row]
    head = ", ".join(f"[{_words(heading)}]" for heading in table.headings)
    sides = ", ".join("right" if is_number else "left" for is_number in table.are_numbers)
    widths = ", ".join(f"{100 * share:.2f}%" for share in shares(beside or [table]))
    return [f"#table(columns: ({widths},), align: ({sides},), table.header({head}), {', '.join(cells)})"]


def _words(text: str) -> str:
    return f"#text({literal(text)})"


def as_xlsx(data: Data) -> bytes:
    """Write Excel: a sheet of all figures, and one for each table."""
    data = printable_data(data)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": data.title})
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Figures"))
        sheet.set_column(0, 1, 34)
        for at, (name, value) in enumerate([[data.title, ""], *data.facts]):
            sheet.write_string(at, 0, guarded(name))
            sheet.write_string(at, 1, guarded(value))
        at = len(data.facts) + 2
        for column, heading in enumerate((_("Section"), _("What"), _("How many"), _("Unit"))):
            sheet.write_string(at, column, heading, bold)
        for section in data.sections:
            for one in section.figures:
                at += 1
                sheet.write_string(at, 0, section.heading)
                sheet.write_string(at, 1, one.label)
                if one.value is None:
                    sheet.write_string(at, 2, said(one))
                else:
                    sheet.write_number(at, 2, one.value)
                sheet.write_string(at, 3, one.unit)
        used: set[str] = set()
        for section in data.sections:
            for chart in section.charts:
                sheet = book.add_worksheet(_sheet_name(chart.caption, used))
                _sheet(sheet, chart.table, bold)
                _native_chart(book, sheet, chart)
            for table in section.tables:
                _sheet(book.add_worksheet(_sheet_name(table.caption, used)), table, bold)
    return out.getvalue()


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, table: Table, bold: xlsxwriter.format.Format) -> None:
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, bold)
    for at, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(at, column, value)
            else:
                sheet.write_string(at, column, guarded(told(value)))
    sheet.set_column(0, len(table.headings) - 1, 28)
    sheet.freeze_panes(1, 0)


def _native_chart(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, chart: Chart) -> None:
    """Draw the chart as Excel's own, beside its figures."""
    if not chart.known:
        return
    last = len(chart.points)
    made = book.add_chart({"type": "column"})
    made.add_series(
        {
            "name": chart.unit,
            "categories": [sheet.name, 1, 0, last, 0],
            "values": [sheet.name, 1, 1, last, 1],
            "fill": {"color": COLOUR},
            "data_labels": {"value": True},
        }
    )
    made.set_title({"name": chart.caption})
    made.set_legend({"none": True})
    sheet.insert_chart(1, 3, made, {"description": alternative(chart)})


def _sheet_name(caption: str, used: set[str]) -> str:
    """Give a name that Excel takes: 31 characters, none of its own signs, never twice."""
    base = "".join(char for char in caption if char not in "[]:*?/\\'")[:28].strip() or "x"
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base} {number}"
    used.add(name.casefold())
    return name


FORMS: dict[str, tuple[str, Callable[[Data], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": ("application/pdf", as_pdf),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
"""Form -> (media type, how it is written)."""
