"""The figures of a half-year in one press: page, Word, PDF and workbook."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from utblick.features.contactpoint import documents, periods, queries
from utblick.features.contactpoint import figures as counting
from utblick.features.contactpoint.figures import COUNTED, Asked
from utblick.features.contactpoint.views.asked import day_in, half_years
from utblick.features.contactpoint.views.changing import tabs
from utblick.ui.exports import as_file
from utblick.ui.shell import viewer_of

# Far enough back for a programme period's first cases.
HALF_YEARS = 26


@require_GET
def show(request: HttpRequest) -> HttpResponseBase:
    """Show the figures of a half-year, or to advisers of any time; `for=board` hides what is small.

    Others are given whole half-years alone, over all periods: the difference of two times would tell what is hidden.
    """
    viewer = viewer_of(request)
    viewer.check(queries.FIGURE)
    is_adviser = viewer.may(queries.VIEW)
    halves = half_years(timezone.localdate(), HALF_YEARS)
    first, last = day_in(request.GET.get("first", "")), day_in(request.GET.get("last", ""))
    is_time = first is not None and last is not None and first <= last
    if not is_time or (not is_adviser and (first, last) not in halves):
        first, last = halves[0]
    assert first is not None
    assert last is not None
    among = periods.periods()
    programme = request.GET.get("of", "") if is_adviser else ""
    is_masked = not is_adviser or request.GET.get("for") == "board"
    asked = Asked(first, last, programme if programme in among else "")
    found = counting.figures(viewer, asked, is_masked=is_masked)
    form = request.GET.get("format", "")
    if form in documents.TYPES:
        sheet = documents.figures_sheet(found, "en" if get_language() == "en" else "sv")
        return documents.as_file(sheet, form, f"contactpoint-{first.isoformat()}-{last.isoformat()}")
    if form == "xlsx":
        return as_file(documents.figures_rows(found), "xlsx")
    context = {
        "tabs": tabs(request),
        "found": found,
        "sums": documents.sums(found),
        "counted": [words for _key, words in COUNTED],
        "halves": [(one, _query(one, asked.programme, is_masked and is_adviser)) for one in halves[:6]],
        "older": halves[6:],
        "query": _query((first, last), asked.programme, is_masked and is_adviser),
        "other_query": _query((first, last), asked.programme, not is_masked),
        "hiding": documents.hiding_words(),
        "periods": list(among.values()),
        "is_adviser": is_adviser,
        "view": queries.FIGURE,
    }
    return render(request, "contactpoint/figures.html", context)


def _query(time: tuple[date, date], programme: str, is_for_board: bool) -> str:
    words = {"first": time[0].isoformat(), "last": time[1].isoformat()}
    if programme:
        words["of"] = programme
    if is_for_board:
        words["for"] = "board"
    return f"?{urlencode(words)}"
