"""The year's wheel and its list, the days that people enter, and calendars that fetch them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.governance import actions, queries
from utblick.features.governance.forms import YearDayForm
from utblick.features.governance.models import YearDay
from utblick.features.governance.views.changing import changed
from utblick.features.governance.wheel_chart import SHAPES, wheel
from utblick.features.organisation.queries import boards
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.wheel import Day, days

CHANGE = "governance.year.change"

KINDS: dict[str, Any] = {
    "meeting": gettext_lazy("meetings"),
    "papers": gettext_lazy("papers due"),
    "presidium": gettext_lazy("presidiums"),
    "follow_up": gettext_lazy("decisions to follow up"),
    "exchange": gettext_lazy("exchanges"),
    "place": gettext_lazy("last days to ask for places"),
    "renewal": gettext_lazy("renewals of memberships"),
    "call": gettext_lazy("calls for applications"),
    "budget": gettext_lazy("budget and plan"),
    "report": gettext_lazy("interim and annual report"),
    "election": gettext_lazy("election and change of mandates"),
    "eu": gettext_lazy("EU calendar"),
    "institution": gettext_lazy("EU institutions' meetings and recesses"),
    "other": gettext_lazy("other"),
}


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show a year as a wheel and as a list, of all boards or of one."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.VIEW)
    asked = request.GET.get("year", "")
    is_year = len(asked) == 4 and asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100
    year = int(asked) if is_year else today.year
    key = request.GET.get("board", "")
    found = [
        day for day in days(viewer, date(year, 1, 1), date(year, 12, 31)) if not key or day.is_for((key,))
    ]
    kinds = [(kind, label) for kind, label in KINDS.items() if any(day.kind == kind for day in found)]
    wanted = request.GET.get("kind", "")
    found = [day for day in found if not wanted or day.kind == wanted]
    months: dict[int, list[Day]] = {}
    for day in found:
        months.setdefault(max(day.on, date(year, 1, 1)).month, []).append(day)
    context = {
        "year": year,
        "board": key,
        "boards": boards(today),
        "months": [
            (date(year, month, 1), listed)
            for month, listed in sorted(months.items())
            if (year, month) >= (today.year, today.month) or year != today.year
        ],
        "passed": [
            (date(year, month, 1), listed)
            for month, listed in sorted(months.items())
            if year == today.year and month < today.month
        ],
        "wheel": wheel(
            _("The year %(year)d: the list says the same in words.") % {"year": year}, found, year, today
        ),
        "kinds": kinds,
        "kind": wanted,
        "shapes": SHAPES,
        "names": {kind: str(label) for kind, label in KINDS.items()},
        "may_change": viewer.may(CHANGE),
        "entered": YearDay.objects.filter(calendar=None) if viewer.may(CHANGE) else [],
        "today": today,
        "view": queries.VIEW,
    }
    return render(request, "governance/year.html", context)


@require_POST
def add_suggested(request: HttpRequest) -> HttpResponse:
    """Add the suggested days."""
    added = actions.add_suggested_days(by=viewer_of(request), at=timezone.now())
    toast(request, _("%(n)d days added.") % {"n": added} if added else _("All of them are there already."))
    return redirect("governance:year")


def new_day(request: HttpRequest) -> HttpResponse:
    """Add a day."""
    viewer_of(request).check(CHANGE)
    back = reverse("governance:year")

    def act(**fields: Any) -> str:
        actions.create_year_day(**fields)
        return back

    form = YearDayForm(given(request))
    trail = [(_("The year"), back)]
    return changed(
        request, form, act, title=_("New day in the year"), back=back, permission=CHANGE, trail=trail
    )


def change_day(request: HttpRequest, number: int) -> HttpResponse:
    """Change a day."""
    viewer_of(request).check(CHANGE)
    day = get_object_or_404(YearDay, pk=number)
    back = reverse("governance:year")
    title = _("Change %(name)s") % {"name": day.name}

    def act(**fields: Any) -> str:
        actions.change_year_day(get_object_or_404(YearDay, pk=number), **fields)
        return back

    form = YearDayForm(given(request), instance=day)
    trail = [(_("The year"), back)]
    return changed(request, form, act, title=title, back=back, permission=CHANGE, trail=trail)


@require_POST
def remove_day(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a day."""
    actions.remove_year_day(get_object_or_404(YearDay, pk=number), by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect("governance:year")
