"""What we do in the strategy: by area, in one area, as a list; and where we sit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.balticsea import rules
from utblick.features.balticsea.queries import plans as queries
from utblick.features.balticsea.queries.records import (
    OF_ALL,
    SEATS,
    Record,
    all_works,
    of_entry,
    of_seat,
    records,
    records_of,
)
from utblick.features.balticsea.queries.tagged import AreaWork, seats_of_all, whole
from utblick.features.balticsea.views.shown import Asked, asked, state_of, tabs
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice, Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of

TITLES = 3
MOST_DAYS = 4


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show what we do in each area of a version, and where we do nothing."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.VIEW)
    wanted = asked(request)
    context: dict[str, Any] = {
        "asked": wanted,
        "times": wanted.times(today),
        "tabs": tabs(request),
        "view": queries.VIEW,
        "may_change": viewer.may(queries.CHANGE),
        "today": today,
    }
    if wanted.plan is not None:
        found = whole(viewer, wanted.plan, wanted.first, wanted.last)
        busy, idle = (
            sorted(found.with_work, key=lambda one: -one.total),
            found.without_work,
        )
        context |= state_of(wanted.plan, viewer)
        context |= {
            "busy": [_told(one, wanted, viewer) for one in busy],
            "idle": [(one.area, queries.coordinating(one.area, today)) for one in idle],
            "idle_count": len(idle),
            "figures": _figures(records_of(found), wanted),
            "adrift": [of_entry(entry) for entry in found.adrift],
            "adrift_url": wanted.records_url(area="-"),
            "seats_of_all": seats_of_all(viewer, wanted.first or today, wanted.last or today),
            "days": queries.days(viewer).filter(starts_on__gte=today).order_by("starts_on")[:MOST_DAYS],
        }
    return render(request, "balticsea/strategy.html", context)


def _told(one: AreaWork, wanted: Asked, viewer: Viewer) -> dict[str, Any]:
    """Give an area with what we do there: the first titles of each kind of work, and where all of it is."""
    works = [
        {
            "label": work.label,
            "count": len(found),
            "url": wanted.records_url(area=one.area.key, work=work.key),
            "first": [of_entry(entry) for entry in found[:TITLES]],
            "more": max(0, len(found) - TITLES),
        }
        for work, found in one.works
    ]
    if one.seats:
        works.append(
            {
                "label": SEATS.label,
                "count": len(one.seats),
                "url": wanted.records_url(area=one.area.key, work=SEATS.key),
                "first": [of_seat(seat, one.area) for seat in one.seats[:TITLES]],
                "more": max(0, len(one.seats) - TITLES),
            }
        )
    today = timezone.localdate()
    return {
        "area": one.area,
        "total": one.total,
        "url": wanted.records_url(area=one.area.key),
        "works": works,
        "coordinators": queries.coordinating(one.area, today),
    }


def _figures(rows: Sequence[Record], wanted: Asked) -> list[dict[str, Any]]:
    """Count different things by kind of work: one that is in two areas is one thing."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.work.key, set()).add(row.url)
    return [
        {"label": work.label, "count": len(found[work.key]), "url": wanted.records_url(work=work.key)}
        for work in all_works()
        if work.key in found
    ]


@require_GET
def area(request: HttpRequest, plan: str, key: str) -> HttpResponse:
    """Show an area: what we do, its actions, who coordinates, where we sit, what it was before."""
    viewer, today = viewer_of(request), timezone.localdate()
    version = queries.plan_by_key(viewer, plan)
    found_area = queries.area_by_key(viewer, version, key)
    wanted = asked(request)
    wanted = Asked(wanted.form, version, wanted.first, wanted.last)
    found = whole(viewer, version, wanted.first, wanted.last)
    one = next(each for each in found.areas if each.area.pk == found_area.pk)
    by_action: dict[int, int] = {}
    for entry in (entry for _work, entries in one.works for entry in entries):
        for action in {action.pk for action in entry.actions}:
            by_action[action] = by_action.get(action, 0) + 1
    now = queries.coordinating(found_area, today)
    may_change = viewer.may(queries.CHANGE)
    context = {
        **state_of(version, viewer),
        "area": found_area,
        "asked": wanted,
        "times": wanted.times(today),
        "works": [
            {
                "label": work.label,
                "rows": [of_entry(entry) for entry in entries],
                "url": wanted.records_url(area=key, work=work.key),
            }
            for work, entries in one.works
        ],
        "total": one.total,
        "total_url": wanted.records_url(area=key),
        "actions": [
            (action, by_action.get(action.pk, 0), wanted.records_url(area=key, action=str(action.number)))
            for action in found_area.actions.all()
        ],
        "coordinators": now,
        "all_unsure": len(now) > 1 and all(row.is_unsure for row in now),
        "former_coordinators": [row for row in found_area.coordinators.all() if row not in now],
        "seats": one.seats,
        "was": found.walk.was(found_area),
        "became": found.walk.became(found_area),
        "bodies": [
            body for body in queries.bodies(viewer) if found_area.pk in {row.pk for row in body.areas.all()}
        ],
        "may_seat": viewer.may_somewhere(queries.SEAT),
        "may_change": may_change,
        "today": today,
        "view": queries.VIEW,
    }
    return render(request, "balticsea/area.html", context)


def _named(row: Record) -> SafeString:
    language = format_html(' lang="{}"', row.language) if row.language else ""
    return format_html('<a href="{}"{}>{}</a>', row.url, language, row.title)


def _in_area(row: Record) -> SafeString:
    name = format_html("{}", row.area_name)
    if row.area is not None:
        name = format_html('<a href="{}">{}</a>', row.area.get_absolute_url(), row.area_name)
    if row.former is None:
        return name
    return format_html('{} <span class="chip">{}</span>', name, _former(row))


def _former(row: Record) -> str:
    if row.former is None:
        return ""
    return _("tagged %(year)s: %(area)s") % {"year": row.former.plan.key, "area": row.former.name}


COLUMNS = (
    Column("title", gettext_lazy("What"), value="title", html=_named, sort=True, heading=True),
    Column(
        "work", gettext_lazy("Kind of work"), value=lambda row: str(row.work.label), sort=True, narrow=True
    ),
    Column("area", gettext_lazy("Policy area"), value="area_name", html=_in_area, sort=True),
    Column("actions", gettext_lazy("Action"), value="actions", roomy=True),
    Column(
        "first",
        gettext_lazy("From"),
        value="first",
        html=lambda row: day_html(row.first),
        sort=True,
        narrow=True,
    ),
    Column(
        "last",
        gettext_lazy("To"),
        value="last",
        html=lambda row: day_html(row.last),
        sort=True,
        narrow=True,
        hidden=True,
    ),
    Column("kind", gettext_lazy("Kind of record"), value=lambda row: str(row.kind), hidden=True),
    Column("former", gettext_lazy("Tagged in an earlier plan as"), value=_former, hidden=True),
    Column("why", gettext_lazy("Why"), value="why", hidden=True),
)


def _in_time(rows: Sequence[Record], days: Any) -> list[Record]:
    first, last = days
    return [row for row in rows if rules.overlaps(row.first, row.last, first, last)]


@require_GET
def list_of_records(request: HttpRequest) -> HttpResponseBase:
    """List everything we do in the strategy: what every figure leads to."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    wanted = asked(request)
    rows = records(viewer, wanted.plan) if wanted.plan is not None else []
    areas = list(queries.areas(viewer, wanted.plan)) if wanted.plan is not None else []
    choices = [(row.key, row.name) for row in areas]
    most = max((action.number for row in areas for action in row.actions.all()), default=0)
    listing = Listing(
        request,
        rows,
        name="balticsea",
        title=_("What we do in the Baltic Sea strategy"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q", label=_("Words in the title or action"), field="title", also=("actions", "why")
            ),
            Choice(
                key="area",
                label=_("Policy area"),
                field="area_key",
                choices=[*choices, (OF_ALL, _("the whole strategy")), ("-", _("none of them"))],
            ),
            Choice(
                key="work",
                label=_("Kind of work"),
                field="work_key",
                choices=[(work.key, work.label) for work in all_works()],
            ),
            Choice(
                key="action",
                label=_("Action by number"),
                choices=[(number, number) for number in range(1, most + 1)],
                apply=lambda rows, number: [row for row in rows if int(number) in row.numbers],
            ),
            Choice(
                key="board",
                label=_("Board"),
                choices=[(row.key, f"{row.key} {row.name}") for row in boards(timezone.localdate())],
                apply=lambda rows, key: [row for row in rows if key in row.boards],
            ),
            Choice(
                key="plan",
                label=_("Action plan"),
                choices=[(plan.key, plan.name) for plan in queries.plans(viewer)],
                apply=lambda rows, _key: rows,
            ),
            DateRange(key="when", label=_("Going on"), apply=_in_time),
        ),
        empty=(
            _("Nothing is tagged yet"),
            _("Things are tagged on their own pages, or here one after the other."),
            reverse("balticsea:untagged"),
            _("To tag"),
        ),
    )
    return listing.response("balticsea/records.html", {"tabs": tabs(request), "view": queries.VIEW})


@require_GET
def groups(request: HttpRequest) -> HttpResponse:
    """Show where we sit, the strategy's days, the bodies that are near, and its objectives."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows = list(queries.seats(viewer))
    days = list(queries.days(viewer))
    context = {
        "tabs": tabs(request),
        "seats": [row for row in rows if row.holds(today)],
        "former": [row for row in rows if not row.holds(today)],
        "coming": [row for row in reversed(days) if (row.ends_on or row.starts_on) >= today],
        "past": [row for row in days if (row.ends_on or row.starts_on) < today],
        "bodies": queries.bodies(viewer),
        "objectives": queries.objectives(viewer, today),
        "may_change": viewer.may(queries.CHANGE),
        "may_seat": viewer.may_somewhere(queries.SEAT),
        "view": queries.VIEW,
    }
    return render(request, "balticsea/groups.html", context)


@require_GET
def seat(request: HttpRequest, number: int) -> HttpResponse:
    """Show a seat: who sits there, and what is noted of the meetings."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.seat_by_number(viewer, number)
    may_write = queries.may_write_seat(viewer, found)
    context = {
        "seat": found,
        "meetings": queries.meetings(viewer, found),
        "reads_meetings": viewer.may(queries.MEETING) or may_write,
        "may_write": may_write,
        "may_change": viewer.may(queries.SEAT, unit=found.unit_id),
        "holds": found.holds(today),
        "view": queries.VIEW,
    }
    return render(request, "balticsea/seat.html", context)
