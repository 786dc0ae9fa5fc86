"""A report as a page that is a file of its own."""

from __future__ import annotations

from base64 import b64encode

from django.conf import settings
from django.utils.translation import gettext as _
from lxml.html import HtmlElement
from lxml.html.builder import E

from utblick.ui.html_file import facts, html_file
from utblick.ui.reports.data import Cell, Chart, Data, Section, Table
from utblick.ui.reports.drawing import alternative, picture
from utblick.ui.reports.rendering import printable_data
from utblick.ui.reports.wording import said, told

SHORT = 11


def as_html(data: Data) -> bytes:
    """Write a report as one file; what opens records leads to this installation."""
    data = printable_data(data)
    parts = [E.h1(data.title), facts([(name, value) for name, value in data.facts])]
    return html_file(data.title, data.language, parts + [_section(one) for one in data.sections])


def _section(section: Section) -> HtmlElement:
    parts = [E.h2(section.heading)]
    parts += [E.p(line.strip()) for line in section.text.split("\n") if line.strip()]
    if section.figures:
        rows = [E.div(E.dt(one.label), E.dd(_linked(said(one), one.url))) for one in section.figures]
        parts.append(E.dl(*rows, {"class": "figures"}))
    for chart in section.charts:
        if chart.known:
            parts += [_chart(chart)] if chart.is_told else [_chart(chart), _table(chart.table)]
    parts += [_table(table) for table in section.tables if table.rows]
    return E.section(*parts)


def _linked(words: str, url: str) -> HtmlElement | str:
    return E.a(words, href=f"{settings.UTBLICK_ADDRESS}{url}") if url else words


def _chart(chart: Chart) -> HtmlElement:
    drawn = f"data:image/png;base64,{b64encode(picture(chart)).decode()}"
    return E.figure(E.figcaption(chart.caption), E.img(src=drawn, alt=alternative(chart)))


def _kept(cell: Cell) -> dict[str, str]:
    """Keep what is short in one line, days above all."""
    return {"class": "short"} if len(told(cell)) <= SHORT else {}


def _table(table: Table) -> HtmlElement:
    kinds = [{"class": "number"} if is_number else {} for is_number in table.are_numbers]
    head = E.tr(
        *(E.th(words, {"scope": "col", **kind}) for words, kind in zip(table.headings, kinds, strict=True))
    )
    urls = table.urls or [""] * len(table.rows)
    rows = []
    for (first, *others), url in zip(table.rows, urls, strict=True):
        cells = [E.th(_linked(told(first) or _("no title"), url), {"scope": "row"})]
        cells += [E.td(told(cell), kind or _kept(cell)) for cell, kind in zip(others, kinds[1:], strict=True)]
        rows.append(E.tr(*cells))
    return E.div(
        E.table(E.caption(table.caption), E.thead(head), E.tbody(*rows)),
        {"class": "wide"},
    )
