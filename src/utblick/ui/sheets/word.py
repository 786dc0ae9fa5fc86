"""A sheet as a Word document that a screen reader can walk: real headings, lists, titled tables, languages."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from utblick.ui.sheets.sheet import Block, Item, Sheet, Table
from utblick.ui.sheets.wording import left_out_words
from utblick.ui.typesetting import printable

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
MARGIN_CM = 1.8


def as_docx(sheet: Sheet) -> bytes:
    """Write a sheet as Word, on A4."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    told = document.core_properties
    told.title, told.subject, told.author, told.comments = printable(sheet.title)[:250], sheet.kind, "", ""
    told.language = LANGUAGES.get(sheet.language, sheet.language)
    _set_styles(document, told.language)
    document.add_heading(printable(sheet.title), level=1)
    for name, value in sheet.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(printable(f"{name}: ")).bold = True
        paragraph.add_run(printable(value))
    if sheet.working:
        document.add_paragraph().add_run(printable(sheet.working)).bold = True
    for block in sheet.blocks:
        if block.items:
            _block(document, block)
    for table in sheet.tables:
        _table(document, table)
    for text in (*left_out_words(sheet), *sheet.foot):
        document.add_paragraph().add_run(printable(text)).italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _block(document: Document, block: Block) -> None:
    document.add_heading(printable(block.heading), level=2)
    for item in block.items:
        _item(document.add_paragraph(style="List Bullet" if block.is_list else None), item, block.is_list)


def _item(paragraph: Paragraph, item: Item, is_list: bool) -> None:
    first = paragraph.add_run(printable(item.text))
    first.bold = bool(item.details) and is_list
    if item.language:
        _say_language(first, LANGUAGES.get(item.language, item.language))
    for text in item.details:
        paragraph.add_run().add_break()
        paragraph.add_run(printable(text))


def _table(document: Document, table: Table) -> None:
    document.add_heading(printable(table.caption), level=2)
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style = "Table Grid"
    for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
        cell.text = printable(heading)
        for run in cell.paragraphs[0].runs:
            run.bold = True
    # The first row is read out with each cell, and repeated on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(printable(value.text))
            if value.language:
                _say_language(run, LANGUAGES.get(value.language, value.language))
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), printable(table.caption))
    made._tbl.tblPr.append(caption)


def _set_styles(document: Document, language: str) -> None:
    """Set ten points and little air, and say the language in the style that all others rest on."""
    sizes = {"Normal": 10, "List Bullet": 10, "Heading 1": 15, "Heading 2": 11}
    for name, points in sizes.items():
        style = document.styles[name]
        style.font.size = Pt(points)
        style.paragraph_format.space_after = Pt(1.5)
        style.paragraph_format.space_before = Pt(5 if name == "Heading 2" else 0)
        style.paragraph_format.line_spacing = 1.0
    properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        return
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), language)


def _say_language(run: Run, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(mark)
