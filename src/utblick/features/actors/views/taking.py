"""Bring in a list of meetings that others have published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from utblick.connectors.commission_meetings.adapt import DATASET, LISTS
from utblick.features.actors.comparing import MATCH
from utblick.features.actors.forms_lists import ListForm
from utblick.features.actors.models import OwnName
from utblick.features.actors.published_lists import bring_in
from utblick.features.actors.rules import PUBLISHED_MONTHS
from utblick.features.actors.views.answering import tabs
from utblick.features.actors.views.published import both
from utblick.ui.shell import viewer_of

SHOWN = 50


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask for a list, take it in, and say what came of it: the same list a second time changes nothing."""
    viewer = viewer_of(request)
    viewer.check(MATCH)
    form = ListForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    brought, status = None, 200
    if request.method == "POST":
        if form.is_valid():
            file = form.cleaned_data["file"]
            language = "en" if get_language() == "en" else "sv"
            brought = bring_in(file.read(), file.name or "", language=language, by=viewer, at=timezone.now())
            form = ListForm()
        else:
            status = 422
    context = {
        "form": form,
        "brought": brought,
        "rejects": brought.rejects[:SHOWN] if brought else (),
        "lists": LISTS,
        "published_months": PUBLISHED_MONTHS,
        "dataset": DATASET,
        "names": OwnName.objects.all(),
        "may_change_names": viewer.may("actors.plan.change"),
        "tabs": tabs(request),
        "both": both(request),
        "view": MATCH,
    }
    return render(request, "actors/take_published.html", context, status=status)
