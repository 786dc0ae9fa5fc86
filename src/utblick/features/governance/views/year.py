"""The year's wheel and its list, the days that people enter, and calendars that fetch them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from utblick.features.governance import actions, queries
from utblick.features.governance.actions.calendars import digest_of
from utblick.features.governance.forms import YearDayForm
from utblick.features.governance.models import CalendarAddress, YearDay
from utblick.features.governance.views.changing import changed, given
from utblick.features.governance.wheel_chart import SHAPES, wheel
from utblick.features.organisation.models import Board
from utblick.features.organisation.queries import board_by_key, boards
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.wheel import Day, days

CHANGE = "governance.year.change"
BACK, AHEAD = timedelta(days=60), timedelta(days=400)

KINDS: dict[str, Any] = {
    "meeting": gettext_lazy("meetings"),
    "papers": gettext_lazy("papers due"),
    "presidium": gettext_lazy("presidiums"),
    "follow_up": gettext_lazy("decisions to follow up"),
    "exchange": gettext_lazy("exchanges"),
    "place": gettext_lazy("last days to ask for places"),
    "renewal": gettext_lazy("renewals of memberships"),
    "budget": gettext_lazy("budget and plan"),
    "report": gettext_lazy("interim and annual report"),
    "election": gettext_lazy("election and change of mandates"),
    "eu": gettext_lazy("EU calendar"),
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
    return changed(request, form, act, title=_("New day in the year"), back=back, permission=CHANGE)


def change_day(request: HttpRequest, number: int) -> HttpResponse:
    """Change a day."""
    viewer_of(request).check(CHANGE)
    day = get_object_or_404(YearDay, pk=number)
    back = reverse("governance:year")
    title = _("Change %(name)s") % {"name": day.name}

    def act(**fields: Any) -> str:
        actions.change_year_day(get_object_or_404(YearDay, pk=number), **fields)
        return back

    return changed(
        request, YearDayForm(given(request), instance=day), act, title=title, back=back, permission=CHANGE
    )


@require_POST
def remove_day(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a day."""
    actions.remove_year_day(get_object_or_404(YearDay, pk=number), by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect("governance:year")


@never_cache
def calendars(request: HttpRequest) -> HttpResponse:
    """Show one's own addresses, and make one; its secret part is shown this once."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    fresh = ""
    if request.method == "POST":
        key = request.POST.get("board", "")
        board = board_by_key(key, at) if key else None
        if key and board is None:
            raise Http404
        try:
            _made, token = actions.make_address(board, by=viewer, at=at)
            fresh = f"{settings.UTBLICK_ADDRESS}{reverse('governance:calendar_feed', args=[token])}"
        except RuleBroken as reason:
            toast(request, str(reason), kind="error")
    context = {
        "fresh": fresh,
        "boards": boards(at),
        "own": CalendarAddress.objects.filter(
            account_id=viewer.account_id or 0, revoked_at=None
        ).select_related("board"),
    }
    return render(request, "governance/calendars.html", context)


def _own(viewer: Viewer) -> QuerySet[CalendarAddress]:
    rows = CalendarAddress.objects.filter(account_id=viewer.account_id or 0, revoked_at=None)
    return rows.select_related("board")


@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke an address."""
    viewer = viewer_of(request)
    made = get_object_or_404(CalendarAddress, pk=number, account_id=viewer.account_id or 0)
    actions.revoke_address(made, by=viewer, at=timezone.now())
    toast(request, _("Revoked. The calendar gets nothing more."))
    return redirect("governance:calendars")


@never_cache
@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar program the days that the address is for (RFC 5545), as its owner may see them today."""
    made = (
        CalendarAddress.objects.select_related("account", "board")
        .filter(digest=digest_of(token), revoked_at=None)
        .first()
    )
    at, today = timezone.now(), timezone.localdate()
    if made is None:
        raise Http404
    viewer = viewer_for(made.account, at)
    if not viewer.may(queries.VIEW):
        raise Http404
    CalendarAddress.objects.filter(pk=made.pk).update(fetched_at=at)
    with translation.override(made.account.language):
        content = _calendar(viewer, made.board, today)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _summary(day: Day) -> str:
    """Say the day in one line: whose it is, what it is, and whether it is sure."""
    keys = ", ".join(key for key in day.boards if key not in day.title)
    said = f"{keys}: {day.title}" if keys else day.title
    return _("%(what)s (day not confirmed)") % {"what": said} if day.is_unsure else said


def _calendar(viewer: Viewer, board: Board | None, today: date) -> bytes:
    wanted = {board.key} if board else set(viewer.boards)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Utblick//Utblick//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Utblick {board.key}" if board else "Utblick")
    for day in days(viewer, today - BACK, today + AHEAD):
        # One's own calendar has the days of one's boards and of all; who serves no board gets everything.
        if wanted and not day.is_for(wanted):
            continue
        event = icalendar.Event()
        event.add("uid", f"{day.key}@{settings.UTBLICK_ADDRESS.partition('://')[2]}")
        event.add("dtstamp", timezone.now())
        event.add("dtstart", day.on)
        event.add("dtend", (day.until or day.on) + timedelta(days=1))
        event.add("summary", _summary(day))
        event.add("transp", "TRANSPARENT")
        if day.url:
            is_ours = day.url.startswith("/")
            event.add("url", f"{settings.UTBLICK_ADDRESS}{day.url}" if is_ours else day.url)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
