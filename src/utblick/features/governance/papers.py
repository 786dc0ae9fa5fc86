"""A paper for a board as a Word document that a screen reader can walk: real headings, a titled table, language.

The region's own template is used where there is one (`paper-template.docx` in the data folder): its styles,
header and footer stay, and the paper is written after what it holds.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import docx
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from utblick.features.governance.models import Item

TEMPLATE = "paper-template.docx"
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


class TemplateBroken(Exception):
    """The region's template cannot be used; the text says why and what to do."""


def paper(item: Item, sources: Iterable[tuple[str, str]], *, with_secret: bool, language: str) -> bytes:
    """Write the paper of an item; `sources` are (title, address) of what it rests on.

    Without `with_secret` the parts that a secrecy ground covers are left out, and it is said that they are.
    Raises TemplateBroken.
    """
    document = _template()
    document.core_properties.title = item.title
    document.core_properties.language = LANGUAGES.get(language, language)
    document.core_properties.author = ""
    _set_language(document, LANGUAGES.get(language, language))
    document.add_heading(item.title, level=1)
    _facts(document, item)
    if item.proposal and (item.kind == "decision" or not item.secrecy or with_secret):
        _section(document, _("Proposal for decision"), item.proposal)
    if item.summary:
        _section(document, _("Summary"), item.summary)
    if item.secrecy and not with_secret:
        _section(
            document, _("The matter"), _("This part is secret under %(ground)s.") % {"ground": item.secrecy}
        )
    else:
        if item.background:
            _section(document, _("The matter"), item.background)
        if item.costs:
            _section(document, _("Costs and consequences"), item.costs)
    listed = list(sources)
    if listed:
        document.add_heading(_("What it rests on"), level=2)
        for title, address in listed:
            document.add_paragraph(f"{title}: {address}" if address else title, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _template() -> Document:
    path = Path(settings.UTBLICK_DATA) / TEMPLATE
    if not path.exists():
        document = docx.Document()
        document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
        return document
    try:
        document = docx.Document(str(path))
        missing = [
            name for name in ("Heading 1", "Heading 2", "List Bullet") if name not in _styles(document)
        ]
    except Exception as problem:  # whatever a broken file makes the library raise
        raise TemplateBroken(
            _("The template %(file)s is no Word document that can be read. Replace it, or take it away.")
            % {"file": TEMPLATE}
        ) from problem
    if missing:
        raise TemplateBroken(
            _("The template %(file)s has no style called %(style)s. Add it, or take the template away.")
            % {"file": TEMPLATE, "style": missing[0]}
        )
    return document


def _styles(document: Document) -> set[str]:
    return {style.name or "" for style in document.styles}


def _facts(document: Document, item: Item) -> None:
    """Write the table at the top: one fact a row, its name in a heading cell."""
    meeting = date_format(item.meeting.on, "DATE_FORMAT") if item.meeting else _("not set")
    rows = [
        (_("Board"), item.board.name),
        (_("Meeting"), meeting),
        (_("Diary number"), item.diary_number or _("not set")),
        (_("Date"), date_format(timezone.localdate(), "DATE_FORMAT")),
    ]
    table = document.add_table(rows=1, cols=2)
    if "Table Grid" in _styles(document):
        table.style = "Table Grid"
    heading = table.rows[0]
    heading.cells[0].text, heading.cells[1].text = _("Fact"), _("Value")
    for cell in heading.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    # The first row is read out with each cell, and repeated on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    heading._tr.get_or_add_trPr().append(mark)
    for name, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, value
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), _("Facts of the paper"))
    table._tbl.tblPr.append(caption)


def _section(document: Document, heading: str, text: str) -> None:
    document.add_heading(heading, level=2)
    for paragraph in text.split("\n"):
        if paragraph.strip():
            document.add_paragraph(paragraph.strip())


def _set_language(document: Document, language: str) -> None:
    """Say the language in the style that all others rest on, so that it is read out rightly."""
    properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if properties is None:
        return
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), language)
