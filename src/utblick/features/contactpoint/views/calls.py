"""The calendar of our programmes' calls: what comes, how long is left, on both clocks; as a page and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from utblick.features.contactpoint import periods, queries
from utblick.features.contactpoint.views.changing import tabs
from utblick.features.programmes import times
from utblick.features.programmes.calendars import calendar_answer
from utblick.features.programmes.models import Call, Moment
from utblick.features.programmes.queries import calls
from utblick.features.programmes.times import Told
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.shell import viewer_of


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that a call will do: what, when on both clocks, and how long is left."""

    call: Call
    title: str
    language: str
    told: Told
    left: str

    @property
    def is_closing(self) -> bool:
        """Say whether it is the last moment for applying."""
        return bool(self.told.moment.kind == Moment.CLOSES)


def ours(viewer: Viewer, at: datetime) -> list[Call]:
    """Give the calls of our programmes that something is still to come of."""
    rows = calls(viewer).filter(programme__family__iexact=periods.FAMILY)
    return [call for call in rows if any(one.instant > at for one in call.moments.all())]


def coming(viewer: Viewer, at: datetime) -> list[Coming]:
    """Give everything to come of our programmes' calls, the soonest first."""
    found = []
    for call in ours(viewer, at):
        title, language = times.title_of(call, get_language() or "sv")
        found += [
            Coming(call, title, language, times.told(moment), times.countdown(moment, at))
            for moment in call.moments.all()
            if moment.instant > at
        ]
    return sorted(found, key=lambda one: (one.told.moment.instant, one.call.pk, one.told.moment.pk))


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show what comes of our programmes' calls."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.TOOL)
    context = {"tabs": tabs(request), "coming": coming(viewer, at), "view": queries.TOOL}
    return render(request, "contactpoint/calendar.html", context)


@require_GET
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the same days as a file for a calendar."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.TOOL)
    return calendar_answer(ours(viewer, at), at, "central-baltic")
