"""What a screen reader finds in a Word document: its language where it looks, headings of tables, their titles."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from utblick.ui import word


def saved(document: docx.document.Document) -> docx.document.Document:
    out = io.BytesIO()
    document.save(out)
    return docx.Document(io.BytesIO(out.getvalue()))


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("en", "en-GB"), ("fi", "fi")])
def test_the_language_stands_in_the_style_that_all_others_rest_on(language: str, tag: str) -> None:
    document = docx.Document()
    word.say_language(document, language)
    again = saved(document)
    assert again.core_properties.language == tag
    marks = again.styles.element.findall(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert [mark.get(qn("w:val")) for mark in marks] == [tag]


def test_a_table_has_its_title_and_a_first_row_that_is_read_with_each_cell() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    word.head_with(table, ("Vad", "Hur\x0bmånga\x00"))
    word.keep_whole(table.add_row())
    word.say_caption(table, "Siffror\x00")
    (again,) = saved(document).tables
    assert [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in again.rows
    ] == [
        True,
        False,
    ]
    assert again.rows[1]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert again._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Siffror"
    assert all(run.bold for cell in again.rows[0].cells for run in cell.paragraphs[0].runs)


def test_words_in_another_language_say_so() -> None:
    document = docx.Document()
    word.say_run_language(document.add_paragraph().add_run("Small ports"), "en")
    (paragraph,) = saved(document).paragraphs
    assert paragraph.runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
