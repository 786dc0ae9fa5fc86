"""A sheet as a Word document that a screen reader can walk: real headings, lists, titled tables, languages."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from utblick.ui.sheets.sheet import Block, Item, Sheet, Table
from utblick.ui.sheets.wording import left_out_words
from utblick.ui.typesetting import printable
from utblick.ui.word import head_with, say_caption, say_language, say_run_language

MARGIN_CM = 1.8


def as_docx(sheet: Sheet) -> bytes:
    """Write a sheet as Word, on A4."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    told = document.core_properties
    told.title, told.subject, told.author, told.comments = printable(sheet.title)[:250], sheet.kind, "", ""
    say_language(document, sheet.language)
    _set_styles(document)
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
        say_run_language(first, item.language)
    for text in item.details:
        paragraph.add_run().add_break()
        paragraph.add_run(printable(text))


def _table(document: Document, table: Table) -> None:
    document.add_heading(printable(table.caption), level=2)
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style = "Table Grid"
    head_with(made, table.headings)
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(printable(value.text))
            if value.language:
                say_run_language(run, value.language)
    say_caption(made, table.caption)


def _set_styles(document: Document) -> None:
    """Set ten points and little air."""
    sizes = {"Normal": 10, "List Bullet": 10, "Heading 1": 15, "Heading 2": 11}
    for name, points in sizes.items():
        style = document.styles[name]
        style.font.size = Pt(points)
        style.paragraph_format.space_after = Pt(1.5)
        style.paragraph_format.space_before = Pt(5 if name == "Heading 2" else 0)
        style.paragraph_format.line_spacing = 1.0
