"""A report in its forms: Word, PDF and Excel, all from the same data."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import docx
import typst
import xlsxwriter
from django.utils.translation import gettext as _
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from utblick.features.followup.report_data import Cell, Data, Table, from_json
from utblick.features.followup.reporting import said
from utblick.ui.columns import grouped
from utblick.ui.exports import guarded

MOST_ATTEMPTS = 200
UNDISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed', re.S)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def _printable(data: Data) -> Data:
    """Take away control signs and halves of signs: no form of document holds them."""

    def cleaned(value: Any) -> Any:
        if isinstance(value, str):
            return "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
        if isinstance(value, dict):
            return {key: cleaned(one) for key, one in value.items()}
        return [cleaned(one) for one in value] if isinstance(value, list) else value

    return from_json(cleaned(data.as_json()))


def as_docx(data: Data) -> bytes:
    """Write Word: real headings, tables whose first row is a heading and that have a title, the language set."""
    data = _printable(data)
    document = docx.Document()
    language = LANGUAGES.get(data.language, data.language)
    document.core_properties.title, document.core_properties.language = data.title, language
    document.core_properties.author = ""
    _mark_language(document, language)
    document.add_heading(data.title, level=1)
    for name, value in data.facts:
        document.add_paragraph(f"{name}: {value}")
    for section in data.sections:
        document.add_heading(section.heading, level=2)
        for paragraph in section.text.split("\n"):
            if paragraph.strip():
                document.add_paragraph(paragraph.strip())
        if section.figures:
            rows: list[list[Cell]] = [[figure.label, said(figure)] for figure in section.figures]
            _docx_table(document, Table("figures", _("Figures"), [_("What"), _("How many")], rows))
        for table in section.tables:
            if table.rows:
                document.add_heading(table.caption, level=3)
                _docx_table(document, table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_table(document: Document, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style = "Table Grid"
    for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
        cell.text = heading
        for run in cell.paragraphs[0].runs:
            run.bold = True
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            cell.text = told(value)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), table.caption)
    made._tbl.tblPr.append(caption)


def _mark_language(document: Document, language: str) -> None:
    properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        return
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), language)


def as_pdf(data: Data) -> bytes:
    """Write a tagged PDF (PDF/UA-1): the library refuses to write one that lacks title, language or structure.

    It also refuses signs that its letters lack (of other scripts, or control signs); those become a question mark.
    """
    page = "\n".join(_page(_printable(data)))
    for _attempt in range(MOST_ATTEMPTS):
        try:
            return bytes(typst.compile(page.encode(), format="pdf", pdf_standards=["ua-1"]))
        except typst.TypstError as problem:
            missing = UNDISPLAYED.search(str(problem))
            if missing is None:
                raise
            for sign in set(_unescaped(missing[1])):
                page = page.replace(_sign(sign), "?").replace(sign, "?")
    raise ValueError("the report holds too many signs that cannot be shown")


def _page(data: Data) -> list[str]:
    """Write the report in the language of the page layout program."""
    lines = [
        f"#set document(title: {_literal(data.title)})",
        f"#set text(lang: {_literal(data.language)}, size: 10.5pt)",
        '#set page(paper: "a4", margin: 2.2cm, numbering: "1")',
        '#set table(stroke: 0.4pt + rgb("#9aa7ad"), inset: 5pt)',
        "#show table.cell.where(y: 0): strong",
        f"= {_words(data.title)}",
    ]
    lines += [f"{_words(f'{name}: {value}')} \\" for name, value in data.facts]
    for section in data.sections:
        lines += ["", f"== {_words(section.heading)}", ""]
        for paragraph in section.text.split("\n"):
            if paragraph.strip():
                lines += [_words(paragraph.strip()), ""]
        if section.figures:
            rows: list[list[Cell]] = [[figure.label, said(figure)] for figure in section.figures]
            lines += _typst_table([_("What"), _("How many")], rows)
        for table in section.tables:
            if table.rows:
                lines += ["", f"=== {_words(table.caption)}", "", *_typst_table(table.headings, table.rows)]
    return lines


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _typst_table(headings: list[str], rows: list[list[Cell]]) -> list[str]:
    cells = [f"[{_words(told(value))}]" for row in rows for value in row]
    head = ", ".join(f"[{_words(heading)}]" for heading in headings)
    return [f"#table(columns: {len(headings)}, table.header({head}), {', '.join(cells)})"]


def _literal(text: str) -> str:
    """Write a text as a literal of the page language, so that nothing in it is read as markup."""
    return f'"{"".join(map(_sign, text))}"'


def _sign(char: str) -> str:
    return f"\\u{{{ord(char):x}}}" if char in '"\\' or ord(char) < 32 else char


def _words(text: str) -> str:
    return f"#text({_literal(text)})"


def as_xlsx(data: Data) -> bytes:
    """Write Excel: a sheet of all figures, and one for each table."""
    data = _printable(data)
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
            for figure in section.figures:
                at += 1
                sheet.write_string(at, 0, section.heading)
                sheet.write_string(at, 1, figure.label)
                if figure.value is None:
                    sheet.write_string(at, 2, said(figure))
                else:
                    sheet.write_number(at, 2, figure.value)
                sheet.write_string(at, 3, figure.unit)
        used: set[str] = set()
        for section in data.sections:
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


def _sheet_name(caption: str, used: set[str]) -> str:
    """Give a name that Excel takes: 31 characters, none of its own signs, never twice."""
    base = "".join(char for char in caption if char not in "[]:*?/\\'")[:28].strip() or "x"
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base} {number}"
    used.add(name.casefold())
    return name


def told(value: Cell) -> str:
    """Write a cell of a table as text."""
    if value is None:
        return _("not known")
    return grouped(value) if isinstance(value, int) else value


FORMS: dict[str, tuple[str, Callable[[Data], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": ("application/pdf", as_pdf),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
"""Form -> (media type, how it is written)."""
