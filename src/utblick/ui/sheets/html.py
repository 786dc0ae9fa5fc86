"""A sheet as a page that is a file of its own."""

from __future__ import annotations

from lxml.html import HtmlElement
from lxml.html.builder import E

from utblick.ui.html_file import facts, html_file
from utblick.ui.sheets.sheet import Block, Item, Sheet, Table
from utblick.ui.sheets.wording import left_out_words
from utblick.ui.typesetting import printable


def as_html(sheet: Sheet) -> bytes:
    """Write a sheet as one file."""
    parts = [E.h1(printable(sheet.title))]
    parts.append(facts([(printable(name), printable(value)) for name, value in sheet.facts]))
    if sheet.working:
        parts.append(E.p(E.strong(printable(sheet.working))))
    parts += [_block(block) for block in sheet.blocks if block.items]
    parts += [_table(table) for table in sheet.tables]
    parts += [E.p(E.em(printable(text))) for text in (*left_out_words(sheet), *sheet.foot)]
    return html_file(printable(sheet.title), sheet.language, parts)


def _block(block: Block) -> HtmlElement:
    heading = E.h2(printable(block.heading))
    if block.is_list:
        return E.section(heading, E.ul(*(E.li(*_item(item)) for item in block.items)))
    return E.section(heading, *(E.p(*_item(item)) for item in block.items))


def _item(item: Item) -> list[HtmlElement]:
    """Give what is said first, then each detail on a line of its own."""
    found = [_words(item)]
    for text in item.details:
        found += [E.br(), E.span(printable(text))]
    return found


def _words(item: Item) -> HtmlElement:
    words = printable(item.text)
    return E.span(words, lang=item.language) if item.language else E.span(words)


def _table(table: Table) -> HtmlElement:
    head = E.tr(*(E.th(printable(heading), {"scope": "col"}) for heading in table.headings))
    rows = [
        E.tr(E.th(_words(row[0]), {"scope": "row"}), *(E.td(_words(cell)) for cell in row[1:]))
        for row in table.rows
    ]
    made = E.table(E.caption(printable(table.caption)), E.thead(head), E.tbody(*rows))
    return E.div(made, {"class": "wide"})
