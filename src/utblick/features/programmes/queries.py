"""Read programmes and calls. Everybody who may see one may see all: they are published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from utblick.features.programmes import times
from utblick.features.programmes.models import Call, CallMoment, Manager, Moment, Programme, ProgrammeBody
from utblick.features.programmes.times import Standing, State, Told
from utblick.foundation.accounts.viewer import Viewer

# A call that is known by its number, as `3` or `4b`; a topic's identifier begins with letters.
_NUMBER = re.compile(r"\d{1,3}(?=[a-z]?$)", re.IGNORECASE)
VIEW = "programmes.programme.view"
CHANGE = "programmes.programme.change"
CHANGE_CALL = "programmes.call.change"


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Give the programmes, with what they follow after."""
    viewer.check(VIEW)
    return Programme.objects.select_related("predecessor")


def programme_by_key(viewer: Viewer, key: str) -> Programme:
    """Give one programme. Raises Http404."""
    return get_object_or_404(programmes(viewer), key=key)


def bodies_on(programme: Programme, on: date) -> list[ProgrammeBody]:
    """Give who does something for a programme on a day."""
    return [
        row
        for row in programme.bodies.all()
        if (row.since is None or row.since <= on) and (row.until is None or on < row.until)
    ]


def contact_points(viewer: Viewer, programme: Programme) -> list[ProgrammeBody]:
    """Give the contact points of a programme, over its whole time."""
    viewer.check(VIEW)
    return [row for row in programme.bodies.all() if row.role == Manager.CONTACT_POINT]


def calls(viewer: Viewer) -> QuerySet[Call]:
    """Give the calls with their programmes and moments."""
    viewer.check(VIEW)
    moments = Prefetch("moments", CallMoment.objects.order_by("on", "hour", "pk"))
    rows = Call.objects.select_related("programme", "document").defer("document__text")
    return rows.prefetch_related(moments)


def call_by_number(viewer: Viewer, number: int) -> Call:
    """Give one call. Raises Http404."""
    return get_object_or_404(calls(viewer), pk=number)


@dataclass(frozen=True, slots=True)
class CallNow:
    """A call at a moment: where it stands, and its days in words on both clocks."""

    call: Call
    at: datetime
    standing: Standing
    opens: Told | None
    closes: Told | None

    @property
    def title(self) -> str:
        """Give its title in the language of the page where there is one."""
        return times.title_of(self.call, get_language() or "sv")[0]

    @property
    def language(self) -> str:
        """Give the language that the title is in."""
        return times.title_of(self.call, get_language() or "sv")[1]

    @property
    def left(self) -> str:
        """Give how long is left to what comes next: its closing while it is open, else its opening."""
        return times.countdown(self.standing.next, self.at) if self.standing.next else ""

    @property
    def ends(self) -> datetime | None:
        """Give the instant that the call of its present step closes at."""
        return self.closes.moment.instant if self.closes else None

    @property
    def is_applicable(self) -> bool:
        """Say whether one can apply now or later: it is open, coming, or between its steps."""
        return self.standing.state in (State.OPEN, State.COMING, State.BETWEEN)


def now(call: Call, at: datetime) -> CallNow:
    """Say where a call stands; its moments are to be fetched with it."""
    rows = list(call.moments.all())
    found = times.standing(rows, at)
    here = [row for row in rows if row.step == found.step]
    opens = next((row for row in here if row.kind == Moment.OPENS), None)
    closing = [row for row in here if row.kind == Moment.CLOSES]
    # Of several cut-offs, the one that comes next.
    closes = next((row for row in closing if row.instant > at), closing[-1] if closing else None)
    return CallNow(
        call, at, found, times.told(opens) if opens else None, times.told(closes) if closes else None
    )


def live(viewer: Viewer, at: datetime, programme: Programme | None = None) -> QuerySet[Call]:
    """Give the calls that open or close today or later; the database narrows, `now` decides."""
    ahead = CallMoment.objects.filter(
        on__gte=at.date() - timedelta(days=1), kind__in=[Moment.OPENS, Moment.CLOSES]
    )
    rows = calls(viewer).filter(pk__in=ahead.values("call"))
    return rows if programme is None else rows.filter(programme=programme)


def open_and_coming(viewer: Viewer, at: datetime, programme: Programme | None = None) -> list[CallNow]:
    """Give the calls that are open, coming or between their steps; those that close first stand first."""
    return soonest(now(call, at) for call in live(viewer, at, programme))


def soonest(rows: Iterable[CallNow]) -> list[CallNow]:
    """Order the calls that can be applied for by what counts down: the next closing or opening."""
    kept = [row for row in rows if row.is_applicable]
    return sorted(kept, key=lambda row: (row.ends is None, row.ends or row.at, row.call.pk))


def next_call(viewer: Viewer, programme: Programme, at: datetime) -> CallNow | None:
    """Give the call of a programme that closes first of those that can be applied for."""
    return next(iter(open_and_coming(viewer, at, programme)), None)


def all_calls(viewer: Viewer, programme: Programme, at: datetime) -> list[CallNow]:
    """Give every call of a programme: the latest first, numbered ones by number, those without a known day last."""
    return sorted((now(call, at) for call in calls(viewer).filter(programme=programme)), key=_latest_first)


def _latest_first(row: CallNow) -> tuple[bool, bool, int, str]:
    days = [one.on for one in row.call.moments.all()]
    number = _NUMBER.match(row.call.key)
    order = int(number[0]) if number else min(days).toordinal() if days else 0
    return not days, number is not None, -order, row.call.key


def moments_between(viewer: Viewer, first: date, last: date) -> QuerySet[CallMoment]:
    """Give the moments of calls between two days, with their calls and programmes."""
    viewer.check(VIEW)
    rows = CallMoment.objects.filter(on__range=(first, last)).select_related("call__programme")
    return rows.exclude(Q(kind=Moment.PUBLISHED))
