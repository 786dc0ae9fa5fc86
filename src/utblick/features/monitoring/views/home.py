"""Today: what is new for me, what is due, what has moved, which sources are silent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from utblick.features.monitoring.queries.today import today
from utblick.ui.shell import viewer_of
from utblick.ui.today import CARD, WIDE, height, parts, shared_out, ways

# About how many rows of text one of the news takes, and one matter that is due.
OF_NEWS, OF_DUE = 4.6, 2.4


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the viewer's day."""
    viewer, at = viewer_of(request), timezone.now()
    first, beside = parts(viewer, at)
    context = today(viewer, at=at)
    news, moved, due = (
        len(rows) for rows in (context["new"]["rows"], context["moved"], context["due_matters"])
    )
    left = sum(height(part, WIDE) for part in first) + 2 * CARD + max(1, news * OF_NEWS) + max(1, moved * 1.5)
    beside, below = shared_out(beside, left - CARD - max(2, due * OF_DUE))
    context |= {"first": first, "beside": beside, "below": below, "ways": ways(viewer)}
    return render(request, "monitoring/home.html", context)
