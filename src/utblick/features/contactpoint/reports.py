"""The Contact Point's half-year, as `utblick report` makes it: figures alone, small ones hidden, never a case."""

from __future__ import annotations

import io
from datetime import date
from functools import partial

from django.utils.translation import get_language, gettext_lazy

from utblick.features.contactpoint import documents, rules
from utblick.features.contactpoint.figures import Asked as Time
from utblick.features.contactpoint.figures import Figures, figures
from utblick.features.organisation.dated import day_of
from utblick.ui.exports import write_xlsx
from utblick.ui.reports.listed import Asked, Forms, Report
from utblick.ui.reports.periods import Length
from utblick.ui.sheets.html import as_html
from utblick.ui.sheets.pdf import as_pdf
from utblick.ui.sheets.word import as_docx


def _make(asked: Asked) -> Forms:
    """Give a finished half-year's figures, with small ones hidden from whoever asks.

    Other times are not given, for their differences would tell what is hidden. Raises NotAllowed, and RuleBroken for a
    half-year that is still running.
    """
    rules.check_half_year_is_over(asked.period.last < day_of(asked.at))
    found = figures(asked.viewer, Time(asked.first, asked.period.last), is_masked=True)
    today = day_of(asked.at)
    sheet = documents.figures_sheet(found, "en" if get_language() == "en" else "sv", today)
    writers = {"html": as_html, "docx": as_docx, "pdf": as_pdf}
    return {form: partial(write, sheet) for form, write in writers.items()} | {
        "xlsx": partial(_xlsx, found, today)
    }


def _xlsx(found: Figures, today: date) -> bytes:
    out = io.BytesIO()
    write_xlsx(documents.figures_rows(found, today), out)
    return out.getvalue()


REPORTS = (
    Report(
        "contact-point",
        gettext_lazy("The Contact Point's figures of a half-year, small ones hidden; no case is in it"),
        _make,
        lengths=(Length.HALF,),
    ),
)
