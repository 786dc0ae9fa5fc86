"""Today: what is new for me, what is due, what has moved, which sources are silent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from utblick.features.monitoring.queries.today import today
from utblick.ui.shell import viewer_of
from utblick.ui.today import parts, ways


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the viewer's day."""
    viewer, at = viewer_of(request), timezone.now()
    first, beside = parts(viewer, at)
    context = today(viewer, at=at) | {"first": first, "beside": beside, "ways": ways(viewer)}
    return render(request, "monitoring/home.html", context)
