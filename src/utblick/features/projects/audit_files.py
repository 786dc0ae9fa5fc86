"""The pack for the auditors as files: PDF, Word and Excel, all of the same."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from utblick.features.projects.audit_pack import BoardPart, Pack, Row, headings
from utblick.features.projects.words import STAGES
from utblick.ui.columns import grouped
from utblick.ui.exports import Sheet
from utblick.ui.typesetting import literal, printable, tagged_pdf
from utblick.ui.word import head_with, keep_whole, say_caption, say_language

# How wide the columns are beside each other: of the table of projects, and of the one of boards.
WIDTHS = (2.0, 1.0, 1.9, 1.7, 1.6, 2.0, 1.6)
BOARD_WIDTHS = (3.0, 1.0, 1.0, 1.0, 1.4, 1.4, 1.2)
PAGE_CM = 27.0


def board_headings() -> tuple[str, ...]:
    """Give the headings of the table of boards."""
    return (
        _("Board"),
        _("Projects"),
        _("Under way"),
        _("Results in use"),
        _("Grant, kronor"),
        _("Own share, kronor"),
        _("Lack something"),
    )


def board_cells(part: BoardPart) -> tuple[str, ...]:
    """Give a board's figures, in the order of `board_headings`."""
    return (
        part.name,
        str(len(part.rows)),
        str(part.under_way),
        str(part.in_use),
        grouped(part.total("our_grant").kronor),
        grouped(part.total("own_share").kronor),
        str(part.lacking),
    )


def as_sheet(pack: Pack) -> Sheet:
    """Give the pack as one list with a column for every fact, the board first, amounts as numbers."""
    return Sheet(
        name=pack.name,
        title=pack.title,
        statement=[*pack.statement, *(f"{part.name}: {part.words}" for part in pack.parts)],
        headings=[
            _("Board"),
            _("Project"),
            _("Diary number"),
            _("Unit"),
            _("Stage"),
            _("Since"),
            _("Board's decision"),
            _("Grant decided"),
            _("Currency"),
            _("Budget"),
            _("Grant"),
            _("Own share"),
            _("Kronor for one euro"),
            _("Own share decided"),
            _("Outcome"),
            _("Missing for the auditors"),
            _("Secrecy"),
        ],
        rows=[_sheet_row(part, row) for part in pack.parts for row in part.rows],
    )


def _sheet_row(part: BoardPart, row: Row) -> list[Any]:
    one = row.project
    found: list[Any] = [
        part.name,
        one.name,
        one.diary_number,
        one.unit.name if one.unit else "",
        str(STAGES[row.told.standing.stage]),
        row.told.standing.since,
        "; ".join(row.decisions),
        row.granted,
        one.currency,
        one.our_budget,
        one.our_grant,
        one.own_share,
        one.rate,
        ", ".join(row.financing),
        "; ".join(row.outcome),
        "; ".join(row.missing),
        one.get_secrecy_display(),
    ]
    return ["" if value is None else value for value in found]


def as_pdf(pack: Pack) -> bytes:
    """Set the pack as a tagged PDF, lying: the boards' figures first, then a table for each board."""
    title, language = pack.title, get_language() or "sv"
    heads = ", ".join(_cell([word]) for word in board_headings())
    figures = ", ".join(_cell([word]) for part in pack.parts for word in board_cells(part))
    lines = [
        f"#set document(title: {literal(title)})",
        f"#set text(lang: {literal(language)}, size: 8.5pt, hyphenate: true)",
        "#set par(leading: 0.5em)",
        f'#set page(paper: "a4", flipped: true, margin: (x: 1.3cm, y: 1.5cm), numbering: "1 / 1", header: '
        f"align(right, text(size: 7.5pt, fill: luma(90), {literal(title)})))",
        '#set table(stroke: (x: none, y: 0.4pt + rgb("#9aa7ad")), inset: (x: 3pt, y: 4pt), '
        'fill: (_, y) => if y == 0 { rgb("#e8eef1") })',
        "#show table.cell.where(y: 0): set text(weight: 700, hyphenate: false, size: 8pt)",
        "#show heading.where(level: 1): set text(size: 15pt)",
        "#show heading.where(level: 2): set text(size: 11.5pt)",
        "#show heading.where(level: 2): set block(above: 1.4em, below: 0.6em, sticky: true)",
        f"= {_words(title)}",
        "",
        *(f"{_words(sentence)} \\" for sentence in pack.statement),
        "",
        f"#table(columns: ({_parts(BOARD_WIDTHS)}), align: (x, _) => if x == 0 {{ left }} else {{ right }}, "
        f"table.header({heads}), {figures})",
    ]
    for part in pack.parts:
        head = ", ".join(_cell([word]) for word in headings())
        cells = ", ".join(
            _project_cell(row, at, cell) for row in part.rows for at, cell in enumerate(row.cells)
        )
        lines += [
            "",
            f"== {_words(part.name)}",
            "",
            f"#block(sticky: true)[{_words(part.words)}]",
            "",
            f"#table(columns: ({_parts(WIDTHS)}), table.header({head}), {cells})",
        ]
    return tagged_pdf("\n".join(lines))


def _parts(widths: Sequence[float]) -> str:
    return ", ".join(f"{width}fr" for width in widths)


def _project_cell(row: Row, at: int, lines: Sequence[str]) -> str:
    """Set a cell that is not broken over two pages; the project's name is strong, and what is empty says so."""
    if at == 0:
        return f"table.cell(breakable: false)[*{_words(lines[0])}*{_broken(lines[1:], first=False)}]"
    return f"table.cell(breakable: false){_cell(lines or ['–'])}"


def _cell(lines: Sequence[str]) -> str:
    return f"[{_broken(lines)}]"


def _broken(lines: Sequence[str], *, first: bool = True) -> str:
    said = " \\ ".join(_words(line) for line in lines)
    return said if first or not said else f" \\ {said}"


def _words(text: str) -> str:
    return f"#text({literal(printable(text))})"


def as_docx(pack: Pack) -> bytes:
    """Write the pack as Word, lying, with real headings, the boards' figures and a table for each board."""
    document = docx.Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.35)
    document.core_properties.title, document.core_properties.author = pack.title, ""
    say_language(document, get_language() or "sv")
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(8.5), "Calibri"
    normal.paragraph_format.space_after = Pt(2)
    document.add_heading(pack.title, level=1)
    for sentence in pack.statement:
        document.add_paragraph(sentence)
    figures = [[(word,) for word in board_cells(part)] for part in pack.parts]
    _table(document, pack.title, board_headings(), figures, BOARD_WIDTHS)
    for part in pack.parts:
        document.add_heading(printable(part.name), level=2)
        document.add_paragraph(part.words)
        _table(document, part.name, headings(), [row.cells for row in part.rows], WIDTHS, is_named=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(
    document: Document,
    caption: str,
    words: Sequence[str],
    rows: Sequence[Sequence[Sequence[str]]],
    widths: Sequence[float],
    is_named: bool = False,
) -> None:
    made = document.add_table(rows=1, cols=len(words))
    made.style, made.autofit = "Table Grid", False
    head_with(made, words)
    for cell in made.rows[0].cells:
        _shade(cell)
    for row in rows:
        added = made.add_row()
        keep_whole(added)
        for at, (cell, lines) in enumerate(zip(added.cells, row, strict=True)):
            cell.text = printable("\n".join(lines) or "–")
            if is_named and at == 0:
                _name_strong(cell, lines)
            if not is_named and at > 0:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    say_caption(made, caption)
    _widen(made, widths)


def _name_strong(cell: _Cell, lines: Sequence[str]) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.clear()
    paragraph.add_run(printable(lines[0])).bold = True
    if lines[1:]:
        paragraph.add_run(printable("\n" + "\n".join(lines[1:])))


def _widen(made: Table, widths: Sequence[float]) -> None:
    whole = sum(widths)
    # Word reads the cells' widths, other programs the columns'.
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(PAGE_CM * width / whole)
        for cell in column.cells:
            cell.width = Cm(PAGE_CM * width / whole)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8EEF1")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
