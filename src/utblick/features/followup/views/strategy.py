"""A year in the strategy for the Baltic Sea region, live and with the reader's own sight, on a page and as files."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.balticsea.queries.plans import VIEW
from utblick.features.followup.reporting import build
from utblick.features.followup.span import Span
from utblick.features.followup.views.reports import as_file, sections_shown
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.reports.data import Data
from utblick.ui.reports.rendering import FORMS
from utblick.ui.shell import viewer_of

FIRST_YEAR = 2009


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Go on to the year that is asked for, or to the one that is going on."""
    word = request.GET.get("year", "")
    today = timezone.localdate()
    is_year = word.isascii() and word.isdigit() and len(word) == 4 and FIRST_YEAR <= int(word) <= today.year
    return redirect("followup:strategy_year", int(word) if is_year else today.year)


@require_GET
def show(request: HttpRequest, year: int) -> HttpResponse:
    """Show what was done in the strategy in a year."""
    viewer = viewer_of(request)
    data = _data(viewer, year)
    context = {
        "data": data,
        "sections": sections_shown(data),
        "forms": list(FORMS),
        "year": year,
        "years": range(timezone.localdate().year, max(FIRST_YEAR, timezone.localdate().year - 7), -1),
        "may_draft": viewer.may("followup.report.write"),
        "view": VIEW,
    }
    return render(request, "followup/strategy.html", context)


@require_GET
def download(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """Give the year as Word, PDF or Excel, in the language of the page."""
    if form not in FORMS:
        raise Http404
    data = _data(viewer_of(request), year)
    return as_file(data, form, slugify(f"{data.title}-{year}") or "rapport")


def _data(viewer: Viewer, year: int) -> Data:
    """Work out the year's report for a viewer. Raises Http404 for years without a strategy and those ahead."""
    viewer.check(VIEW)
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    span = Span(date(year, 1, 1), date(year, 12, 31), viewer=viewer)
    data = build("balticsea", span, {})
    sight = [_("What is told"), _("what %(name)s may see") % {"name": viewer.name}]
    return Data(data.title, data.language, [*data.facts, sight], data.sections)
