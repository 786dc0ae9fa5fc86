"""A paper for a board as a Word document that a screen reader can walk: real headings, a titled table, language.

The region's own template is used where there is one: its styles, header and footer stay, and the paper is written
after what it holds.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document

from utblick.features.governance.models import Item
from utblick.features.governance.paper_template import open_template, styles_of
from utblick.ui.word import head_with, say_caption, say_language

LANGUAGES = ("sv", "en")
DEFAULT_LANGUAGE = "sv"


def paper(
    item: Item,
    sources: Iterable[tuple[str, str]],
    *,
    with_secret: bool,
    region: str = "",
    language: str = DEFAULT_LANGUAGE,
    template: bytes | None = None,
) -> bytes:
    """Write the paper of an item; `sources` are (title, address) of what it rests on.

    It is in Swedish unless another language is asked for, whatever the reader reads. Without `with_secret` the
    parts that a secrecy ground covers are left out, and it is said that they are.
    """
    with translation.override(language):
        document = open_template(template)
        _say_what_it_is(document, item, region, language)
        _write(document, item, list(sources), with_secret)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _say_what_it_is(document: Document, item: Item, region: str, language: str) -> None:
    told = document.core_properties
    told.title = item.title
    told.subject = ", ".join(filter(None, (item.get_kind_display(), item.diary_number)))
    told.author = ", ".join(filter(None, (item.board.name, region)))[:250]
    told.keywords = item.secrecy
    told.comments = ""
    told.last_modified_by = ""
    say_language(document, language)


def _write(document: Document, item: Item, sources: list[tuple[str, str]], with_secret: bool) -> None:
    if item.secrecy:
        mark = _("Secret under %(ground)s") if with_secret else _("Parts are secret under %(ground)s")
        document.add_paragraph().add_run(mark % {"ground": item.secrecy}).bold = True
    document.add_heading(item.title, level=1)
    _facts(document, item)
    if item.proposal:
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
    if sources:
        document.add_heading(_("What it rests on"), level=2)
        for title, address in sources:
            document.add_paragraph(f"{title}: {address}" if address else title, style="List Bullet")


def _facts(document: Document, item: Item) -> None:
    """Write the table at the top: one fact a row, its name in a heading cell."""
    meeting = date_format(item.meeting.on, "DATE_FORMAT") if item.meeting else _("not given")
    rows = [
        (_("Board"), item.board.name),
        (_("Meeting"), meeting),
        (_("Diary number"), item.diary_number or _("not given")),
        (_("Date"), date_format(timezone.localdate(), "DATE_FORMAT")),
    ]
    if item.secrecy:
        rows.append((_("Secrecy ground"), item.secrecy))
    rows.append((_("Retention rule"), item.retention or _("not given")))
    table = document.add_table(rows=1, cols=2)
    if "Table Grid" in styles_of(document):
        table.style = "Table Grid"
    head_with(table, (_("Fact"), _("Value")))
    for name, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, value
    say_caption(table, _("Facts of the paper"))


def _section(document: Document, heading: str, text: str) -> None:
    document.add_heading(heading, level=2)
    for paragraph in text.split("\n"):
        if paragraph.strip():
            document.add_paragraph(paragraph.strip())
