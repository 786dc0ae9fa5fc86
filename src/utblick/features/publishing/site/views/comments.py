"""Visitors' reports, for those who answer them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.publishing.site import actions
from utblick.features.publishing.site import comments as reading
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

MOST = 200


def comments(request: HttpRequest) -> HttpResponse:
    """Show what visitors have reported."""
    viewer = viewer_of(request)
    rows = reading.comments(viewer)
    context = {
        "waiting": rows.filter(settled_at__isnull=True)[:MOST],
        "settled": rows.filter(settled_at__isnull=False).order_by("-settled_at")[:MOST],
        "view": reading.VIEW,
        "may_settle": viewer.may(actions.SETTLE),
    }
    return render(request, "site/comments.html", context)


@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Mark a report as dealt with."""
    viewer = viewer_of(request)
    row = get_object_or_404(reading.comments(viewer), pk=number)
    try:
        actions.settle(row, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Marked as dealt with."))
    return redirect("site_comments:comments")
