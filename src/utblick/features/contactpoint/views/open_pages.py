"""What is open to all staff: the idea bank without names, and what projects led to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.contactpoint import actions, periods, queries
from utblick.features.contactpoint.counties import called, county_choices, home_counties
from utblick.features.contactpoint.forms_more import StoryForm
from utblick.features.contactpoint.models import Story
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.features.programmes.models import PublicProject
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def ideas(request: HttpRequest) -> HttpResponse:
    """List the idea bank."""
    viewer, today = viewer_of(request), timezone.localdate()
    among = periods.periods()
    names = periods.priority_names(among)
    rows = [
        (row, periods.name_of(row.programme, among), names.called(row.programme, row.priority))
        for row in queries.ideas(viewer, today).order_by("-reviewed_on")
    ]
    context = {
        "tabs": tabs(request),
        "ideas": rows,
        "is_adviser": viewer.may(queries.VIEW),
        "view": queries.OPEN,
    }
    return render(request, "contactpoint/ideas.html", context)


@require_GET
def stories(request: HttpRequest) -> HttpResponse:
    """Show what projects led to, by programme period and county, and where what was granted stands."""
    viewer, today = viewer_of(request), timezone.localdate()
    among = periods.periods()
    asked, county = request.GET.get("programme", ""), request.GET.get("county", "")
    rows = queries.stories(viewer)
    if asked:
        rows = rows.filter(programme=asked)
    if county:
        rows = rows.filter(county=county)
    codes = home_counties(today)
    granted = PublicProject.objects.filter(participations__nuts3__in=codes, programme__key__in=among)
    counts = {
        key: granted.filter(programme__key=key).values("pk").distinct().count()
        for key in granted.order_by().values_list("programme__key", flat=True).distinct()
    }
    context = {
        "tabs": tabs(request),
        "stories": [(row, periods.name_of(row.programme, among), called(row.county)) for row in rows],
        "granted": [(key, among[key].name, counts[key]) for key in among if key in counts],
        "periods": list(among.values()),
        "counties": county_choices(today)[:-1],
        "asked": asked,
        "county": county,
        "may_change": viewer.may(queries.WRITE),
        "view": queries.OPEN,
    }
    return render(request, "contactpoint/stories.html", context)


def edit_story(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Write what a project led to, or change it."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(queries.stories(viewer), pk=number) if number is not None else None
    form = StoryForm(given(request), day=timezone.localdate(), instance=row)

    def act(**fields: Any) -> Story:
        version = fields.pop("version")
        stands = Story.objects.get(pk=row.pk) if row is not None else None
        return actions.save_story(stands, version=(version or 0) if stands else None, **fields)

    above = (_("Results"), reverse("contactpoint:stories"))
    return changed(
        request,
        form,
        act,
        row.title if row is not None else _("What a project led to"),
        above[1],
        above=above,
        version=lambda: Story.objects.values_list("version", flat=True).get(pk=number or 0),
    )


@require_POST
def remove_story(request: HttpRequest, number: int) -> HttpResponse:
    """Take away a story that was wrong."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    actions.remove_story(get_object_or_404(Story, pk=number), by=viewer, at=timezone.now())
    toast(request, _("Removed."))
    return redirect("contactpoint:stories")
