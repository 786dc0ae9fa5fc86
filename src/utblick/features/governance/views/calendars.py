"""Secret addresses where calendar programs fetch the year's days."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utblick.features.governance import actions, queries
from utblick.features.governance.actions.calendars import digest_of
from utblick.features.governance.forms import AddressForm
from utblick.features.governance.models import CalendarAddress
from utblick.features.organisation.models import Board
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.wheel import Day, days

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
FRESH = "governance_fresh_address"


@never_cache
@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """Show one's own addresses, and make one; its secret part is shown once, on the page that follows."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made, token = actions.make_address(**form.cleaned_data, by=viewer, at=at)
        except RuleBroken as reason:
            form.add_error(None, str(reason))
        else:
            # Kept from this answer to the next page alone, which a reload then does not repeat.
            request.session[FRESH] = [made.pk, token]
            return redirect("governance:calendars")
    number, token = request.session.pop(FRESH, (0, ""))
    context = {
        "form": form,
        "fresh": f"{settings.UTBLICK_ADDRESS}{reverse('governance:calendar_feed', args=[token])}"
        if token
        else "",
        "fresh_number": number,
        "own": CalendarAddress.objects.filter(
            account_id=viewer.account_id or 0, revoked_at=None
        ).select_related("board"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "governance/calendars.html", context, status=status)


@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke an address."""
    viewer = viewer_of(request)
    made = get_object_or_404(CalendarAddress, pk=number, account_id=viewer.account_id or 0)
    actions.revoke_address(made, by=viewer, at=timezone.now())
    toast(request, _("Revoked. The calendar gets nothing more."))
    return redirect("governance:calendars")


@never_cache
@require_safe
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
