"""The figures of a half-year in one press: page, Word, PDF, workbook and CSV."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.contactpoint import documents, periods, queries
from utblick.features.contactpoint import figures as counting
from utblick.features.contactpoint.documents import Sum
from utblick.features.contactpoint.figures import COUNTED, Asked, Cell, Figures
from utblick.features.contactpoint.kinds import StepKind
from utblick.features.contactpoint.views.asked import day_in, half_years, told_half_years
from utblick.features.contactpoint.views.changing import tabs
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.exports import as_file
from utblick.ui.shell import viewer_of

# Far enough back for a programme period's first cases.
HALF_YEARS = 26
TABLES = ("xlsx", "csv")


@require_GET
def show(request: HttpRequest) -> HttpResponseBase:
    """Show the figures of a half-year, or to advisers of any time; `for=board` hides what is small.

    Others are given whole half-years that are over, over all periods: the difference of two times would tell what is
    hidden.
    """
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.FIGURE)
    is_adviser = viewer.may(queries.VIEW)
    halves = told_half_years(today, HALF_YEARS, is_adviser=is_adviser)
    asked = _asked(request, halves, is_adviser)
    is_masked = not is_adviser or request.GET.get("for") == "board"
    found = counting.figures(viewer, asked, is_masked=is_masked)
    form = request.GET.get("format", "")
    if form in documents.TYPES:
        sheet = documents.figures_sheet(found, "en" if get_language() == "en" else "sv", today)
        return documents.as_file(
            sheet, form, f"contactpoint-{asked.first.isoformat()}-{asked.last.isoformat()}"
        )
    if form in TABLES:
        return as_file(documents.figures_rows(found, today), form)
    time = (asked.first, asked.last)
    running = half_years(today, 1)[0]
    context = {
        "tabs": tabs(request),
        "found": found,
        "sums": [(one, _opens(viewer, one, asked)) for one in documents.sums(found)],
        "counted": [words for _key, words in COUNTED],
        "counted_words": documents.counted_words(),
        "running": documents.running_words(found, today),
        "told_from": running[1] if not is_adviser else None,
        "said": counting.conversion_sentence(found),
        "way": _way(found),
        "halves": [(one, _query(one, asked.programme, is_masked and is_adviser)) for one in halves[:6]],
        "older": halves[6:],
        "files": _files(time, asked.programme, is_adviser),
        "other_query": _query(time, asked.programme, not is_masked),
        "hiding": documents.hiding_words(),
        "periods": list(periods.periods().values()) if is_adviser else [],
        "is_adviser": is_adviser,
        "view": queries.FIGURE,
    }
    return render(request, "contactpoint/figures.html", context)


def _asked(request: HttpRequest, halves: list[tuple[date, date]], is_adviser: bool) -> Asked:
    first, last = day_in(request.GET.get("first", "")), day_in(request.GET.get("last", ""))
    is_time = first is not None and last is not None and first <= last
    if first is None or last is None or not is_time or (not is_adviser and (first, last) not in halves):
        first, last = halves[0]
    programme = request.GET.get("of", "") if is_adviser else ""
    return Asked(first, last, programme if programme in periods.periods() else "")


def _opens(viewer: Viewer, row: Sum, asked: Asked) -> str:
    """Give where the records behind a sum are; nothing for those who may not see them."""
    if not row.opens or row.value == "0" or not viewer.may(queries.VIEW):
        return ""
    if row.opens == "events":
        words = {"on_from": asked.first.isoformat(), "on_to": asked.last.isoformat()}
        if asked.programme:
            words["programme"] = asked.programme
        return f"{reverse('contactpoint:events')}?{urlencode(words)}"
    return reverse("contactpoint:cases") + counting.query_of(asked, StepKind.APPROVED.value)


def _way(found: Figures) -> list[tuple[str, Cell, int | None]]:
    """Give how far the cases that came in the time have got, each with its share of them where both are told."""
    came = found.conversion[0][1].count
    return [
        (words, cell, round(100 * cell.count / came) if number and came and cell.count is not None else None)
        for number, (words, cell) in enumerate(found.conversion)
    ]


def _files(time: tuple[date, date], programme: str, is_adviser: bool) -> list[tuple[str, list[Any]]]:
    """Give for whom the figures can be fetched, each with its files."""
    readers = [(_("For the secretariat"), False)] if is_adviser else []
    readers.append((_("For the board"), True) if is_adviser else ("", False))
    forms = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"), ("csv", "CSV"))
    return [
        (words, [(f"{_query(time, programme, is_for_board)}&format={key}", name) for key, name in forms])
        for words, is_for_board in readers
    ]


def _query(time: tuple[date, date], programme: str, is_for_board: bool) -> str:
    words = {"first": time[0].isoformat(), "last": time[1].isoformat()}
    if programme:
        words["of"] = programme
    if is_for_board:
        words["for"] = "board"
    return f"?{urlencode(words)}"
