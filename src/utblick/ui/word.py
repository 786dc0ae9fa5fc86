"""What a screen reader needs of a Word document, in one place: its language, and tables with a heading row and a title.

python-docx has no words for these, so they are set in the file's own terms (ISO/IEC 29500-1: `w:lang`, `w:tblHeader`,
`w:tblCaption`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Row
from docx.text.run import Run

from utblick.ui.typesetting import printable

_REGIONAL = {"sv": "sv-SE", "en": "en-GB"}


def language_tag(language: str) -> str:
    """Give a language as Word writes it: with the country whose spelling is checked."""
    return _REGIONAL.get(language, language)


def say_language(document: Document, language: str) -> None:
    """Say the language among the document's properties, and in the style that all others rest on."""
    tag = language_tag(language)
    document.core_properties.language = tag
    properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        return
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), tag)


def say_run_language(run: Run, language: str) -> None:
    """Say the language of words in another than the document's."""
    _mark(run._r.get_or_add_rPr(), "w:lang", language_tag(language))


def head_with(table: Table, headings: Sequence[str]) -> None:
    """Write the first row as headings: it is read out with each cell, and repeated on the next page."""
    row = table.rows[0]
    for cell, heading in zip(row.cells, headings, strict=True):
        cell.text = printable(heading)
        for run in cell.paragraphs[0].runs:
            run.bold = True
    _mark(row._tr.get_or_add_trPr(), "w:tblHeader", "true")


def keep_whole(row: _Row) -> None:
    """Keep a row from being broken over two pages."""
    _mark(row._tr.get_or_add_trPr(), "w:cantSplit", "true")


def say_caption(table: Table, caption: str) -> None:
    """Give a table the title that is read out before it."""
    _mark(table._tbl.tblPr, "w:tblCaption", printable(caption))


def _mark(on: Any, name: str, value: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), value)
    on.append(mark)
