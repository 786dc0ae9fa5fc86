"""What a text changes in other acts, and those acts as they then read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import amending, queries
from utblick.features.advocacy.actions.working_out import work_out
from utblick.features.advocacy.views.procedures import CHANGE
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a text changes in other acts, article by article."""
    viewer = viewer_of(request)
    text = get_object_or_404(queries.texts(viewer).prefetch_related("passages"), pk=number)
    acts = amending.amended_by(viewer, text)
    if not acts:
        raise Http404(_("The text changes no other act."))
    asked = request.GET.get("act", "")
    shown = next((one for one in acts if one.celex == asked), acts[0])
    context: dict[str, Any] = {
        "text": text,
        "acts": acts,
        "shown": shown,
        "may_change": viewer.may(CHANGE),
        "view": queries.VIEW,
    }
    return render(request, "advocacy/amends.html", context)


@require_POST
def make(request: HttpRequest, number: int, base: int) -> HttpResponse:
    """Work out an act as a text changes it, and show both beside each other."""
    viewer = viewer_of(request)
    texts = queries.texts(viewer).prefetch_related("passages")
    text, before = get_object_or_404(texts, pk=number), get_object_or_404(texts, pk=base)
    try:
        made = work_out(text, before, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect("advocacy:amends", number)
    return redirect("advocacy:compare", before.pk, made.pk)
