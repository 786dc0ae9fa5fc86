"""The reports that rooms bring: each says in its module `reports.py` what `utblick report` can make of it.

`REPORTS` there is a sequence of `Report`. So one command makes every report, and a new room's by adding a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.utils.functional import Promise

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.reports.data import Data
from utblick.ui.reports.html import as_html
from utblick.ui.reports.packing import steady
from utblick.ui.reports.periods import Length, Period
from utblick.ui.reports.rendering import as_docx, as_pdf, as_xlsx

FORMATS = ("html", "docx", "pdf", "xlsx")
ALL_LENGTHS = (Length.YEAR, Length.HALF, Length.MONTH)

# Format -> how it is written.
Forms = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: who reads it, of which time, of which board (by key), and now.

    `last` is the period's last day, or today where it is still running.
    """

    viewer: Viewer
    period: Period
    at: datetime
    last: date
    board: str = ""

    @property
    def first(self) -> date:
        """The period's first day."""
        return self.period.first


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a room: its name, what it is in a line, and how it is made.

    `make` gives a writer for each of `FORMATS`, and raises `NotAllowed` for who may not read it and `RuleBroken` with
    the sentence where there is none of that time. `lengths` are those of the times that it is made for.
    """

    name: str
    summary: str | Promise
    make: Callable[[Asked], Forms]
    lengths: tuple[Length, ...] = ALL_LENGTHS
    is_of_board: bool = False


def reports() -> dict[str, Report]:
    """Give every report by its name, in the order of names. Raises ValueError when two rooms use one name."""
    found: dict[str, Report] = {}
    for module in modules("reports"):
        for one in getattr(module, "REPORTS", ()):
            if one.name in found:
                raise ValueError(
                    f"the report {one.name} is listed twice; the second time in {module.__name__}"
                )
            found[one.name] = one
    return dict(sorted(found.items()))


def forms_of(data: Data) -> Forms:
    """Give a report that is data in all forms."""
    writers = {"html": as_html, "docx": as_docx, "pdf": as_pdf, "xlsx": as_xlsx}
    return {form: partial(write, data) for form, write in writers.items()}


def written(report: Report, asked: Asked, form: str) -> bytes:
    """Write a report in a form; the same records on the same day give the same bytes."""
    made = report.make(asked)[form]()
    return steady(made, asked.at) if form in ("docx", "xlsx") else made
