"""The figures of a time as they leave the desk: for the secretariat and the board, as Word, PDF, workbook and CSV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.contactpoint.figures import COUNTED, Cell, Figures, conversion_sentence
from utblick.ui.columns import grouped
from utblick.ui.exports import Sheet as Rows
from utblick.ui.sheets.sheet import Block, Item, Sheet, Table


def cell_words(cell: Cell) -> str:
    """Write a figure; one that is hidden as that."""
    return _("hidden") if cell.count is None else grouped(cell.count)


def figures_sheet(found: Figures, language: str, today: date) -> Sheet:
    """Write the figures of a time for the secretariat or the board."""
    with override(language):
        said = conversion_sentence(found)
        way = tuple(Item(f"{words}: {cell_words(cell)}") for words, cell in found.conversion)
        return Sheet(
            kind=_("Figures"),
            title=_title(found),
            language=language,
            facts=tuple((one.name, one.value) for one in sums(found)),
            working=running_words(found, today),
            blocks=(
                Block(
                    _("What happened"),
                    tuple(Item(f"{words}: {cell_words(cell)}") for words, cell in found.totals),
                ),
                Block(_("From enquiry to grant"), (*((Item(said),) if said else ()), *way)),
            ),
            tables=tuple(
                Table(
                    table.title,
                    (table.title, *(str(words) for _key, words in COUNTED)),
                    tuple(
                        (Item(line.name), *(Item(cell_words(cell)) for cell in line.cells))
                        for line in table.lines
                    ),
                )
                for table in found.tables
                if table.lines
            ),
            foot=(counted_words(), *((hiding_words(),) if found.hides else ())),
        )


def figures_rows(found: Figures, today: date) -> Rows:
    """Give the figures as the rows of a workbook or a CSV file."""
    rows: list[list[Any]] = [["", _("All"), *(_cell(cell) for _words, cell in found.totals)]]
    for table in found.tables:
        rows += [[table.title, line.name, *(_cell(cell) for cell in line.cells)] for line in table.lines]
    statement = [counted_words()]
    statement += [f"{one.name}: {one.value}" for one in sums(found)]
    statement += [f"{words}: {cell_words(cell)}" for words, cell in found.conversion]
    statement += [
        words for words in (running_words(found, today), hiding_words() if found.hides else "") if words
    ]
    return Rows(
        name=f"contactpoint-{found.asked.first.isoformat()}-{found.asked.last.isoformat()}",
        title=_title(found),
        statement=statement,
        headings=[_("By"), _("Which"), *(str(words) for _key, words in COUNTED)],
        rows=rows,
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure beside the cases; `opens` says which records are behind it: `events`, `approved`, or none."""

    name: str
    value: str
    opens: str = ""


def sums(found: Figures) -> list[Sum]:
    """Give what is summed up beside the cases: hours, events, visitors, and what was approved."""
    hours = _("not shown") if found.hours is None else grouped(found.hours)
    rows = [
        Sum(_("Hours of work"), hours),
        Sum(_("Events"), grouped(found.events), "events"),
        Sum(_("Signed up for events"), grouped(found.signed_up), "events"),
        Sum(_("Came to events"), grouped(found.came), "events"),
    ]
    if found.granted is not None:
        rows.append(Sum(_("Approved, euro"), grouped(found.granted), "approved"))
    return rows


def counted_words() -> str:
    """Say what is counted."""
    return _(
        "What is counted is what happened in the time. The enquiry itself may have come earlier, so a row can have "
        "an idea or an approval without an enquiry."
    )


def running_words(found: Figures, today: date) -> str:
    """Say that a time is not over; empty when it is."""
    if found.asked.last < today:
        return ""
    return _("The time is not over: these are the figures until %(day)s.") % {
        "day": date_format(today, "DATE_FORMAT")
    }


def hiding_words() -> str:
    """Say why some figures are hidden."""
    return _(
        "Figures of one or two cases are hidden, and those by which they could be worked out, hours too: "
        "nobody's idea is to be known by them."
    )


def _cell(cell: Cell) -> Any:
    return _("hidden") if cell.count is None else cell.count


def _title(found: Figures) -> str:
    return _("Central Baltic Contact Point, %(first)s – %(last)s") % {
        "first": date_format(found.asked.first, "DATE_FORMAT"),
        "last": date_format(found.asked.last, "DATE_FORMAT"),
    }
