"""A sheet as a tagged PDF (PDF/UA-1); one that is to be one page is measured, and shortened until it is."""

from __future__ import annotations

import typst

from utblick.ui.sheets.sheet import LINES, Item, Sheet, Table, fitted
from utblick.ui.sheets.wording import left_out_words
from utblick.ui.typesetting import literal, printable, tagged_pdf

STEP = 4


def as_pdf(sheet: Sheet) -> bytes:
    """Write a sheet as PDF."""
    lines = LINES
    while sheet.is_one_page and lines > STEP and pages_of(sheet) > 1:
        lines -= STEP
        sheet = fitted(sheet, lines)
    return tagged_pdf(page_of(sheet))


def pages_of(sheet: Sheet) -> int:
    """Count the pages that a sheet takes."""
    page = page_of(sheet) + "\n#context [#metadata(counter(page).final().first()) <pages>]"
    return int(typst.query(page.encode(), "<pages>", field="value", one=True))


def page_of(sheet: Sheet) -> str:
    """Write a sheet in the language of the page layout program."""
    lines = [
        f"#set document(title: {literal(printable(sheet.title))})",
        f"#set text(lang: {literal(sheet.language)}, size: 10.5pt)",
        '#set page(paper: "a4", margin: 1.8cm)'
        if sheet.is_one_page
        else '#set page(paper: "a4", margin: 2cm, numbering: "1")',
        "#set par(leading: 0.55em, spacing: 0.75em)",
        "#set list(spacing: 0.55em)",
        '#set table(stroke: 0.4pt + rgb("#9aa7ad"), inset: 4pt)',
        "#show table.cell.where(y: 0): strong",
        "#show heading.where(level: 1): set text(size: 15pt)",
        "#show heading.where(level: 2): set text(size: 11pt)",
        "#show heading.where(level: 2): set block(above: 0.9em, below: 0.5em)",
        f"= {_words(sheet.title)}",
        "",
    ]
    for name, value in sheet.facts:
        lines += [f"*{_words(f'{name}:')}* {_words(value)} \\"]
    if sheet.working:
        lines += ["", f"*{_words(sheet.working)}*", ""]
    for block in sheet.blocks:
        if block.items:
            lines += ["", f"== {_words(block.heading)}", ""]
            lines += [f"- {_item(item)}" if block.is_list else f"{_plain(item)}\n" for item in block.items]
    for table in sheet.tables:
        lines += ["", f"== {_words(table.caption)}", "", _table(table)]
    for text in (*left_out_words(sheet), *sheet.foot):
        lines += ["", f"#emph[{_words(text)}]"]
    return "\n".join(lines)


def _item(item: Item) -> str:
    first = f"*{_first(item)}*" if item.details else _first(item)
    return " \\ ".join([first, *(_words(text) for text in item.details)])


def _plain(item: Item) -> str:
    return " \\ ".join([_first(item), *(_words(text) for text in item.details)])


def _first(item: Item) -> str:
    if not item.language:
        return _words(item.text)
    return f"#text(lang: {literal(item.language)}, {literal(printable(item.text))})"


def _table(table: Table) -> str:
    head = ", ".join(f"[{_words(heading)}]" for heading in table.headings)
    cells = ", ".join(f"[{_first(value)}]" for row in table.rows for value in row)
    widths = ", ".join("1fr" for _heading in table.headings)
    return f"#text(size: 9pt)[#table(columns: ({widths},), table.header({head}), {cells})]"


def _words(text: str) -> str:
    return f"#text({literal(printable(text))})"
