"""The audiences, and how many subscribe; what an administrator does for a subscriber who asks."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from utblick.features.publishing.letters import queries
from utblick.features.publishing.letters.actions import audiences as actions
from utblick.features.publishing.letters.actions import subscribing
from utblick.features.publishing.letters.forms import AudienceForm, FindForm
from utblick.features.publishing.letters.models import Audience
from utblick.features.publishing.letters.views.places import tabs
from utblick.ui.answering import acted, given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CHANGE, MANAGE = actions.CHANGE, subscribing.MANAGE


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """List the audiences, those that have ended too."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW_ISSUE)
    context = {
        "tabs": tabs(request),
        "audiences": Audience.objects.prefetch_related("boards"),
        "today": timezone.localdate(),
        "may_change": viewer.may(CHANGE),
    }
    return render(request, "letters/audiences.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Add an audience."""
    viewer_of(request).check(CHANGE)
    return _form(request, AudienceForm(given(request)), actions.create_audience, _("New audience"))


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change an audience."""
    viewer_of(request).check(CHANGE)
    audience = get_object_or_404(Audience, key=key)

    def act(**fields: Any) -> Audience:
        return actions.change_audience(audience, **fields)

    title = _("Change %(name)s") % {"name": audience.name}
    return _form(request, AudienceForm(given(request), instance=audience), act, title)


def _form(request: HttpRequest, form: AudienceForm, act: Any, title: str) -> HttpResponse:
    back = reverse("letters:audiences")
    outcome = acted(request, form, act, back)
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {"form": form, "title": title, "back": back, "permission": CHANGE}
    return render(request, "letters/form.html", context, status=outcome)


@require_GET
def subscribers(request: HttpRequest) -> HttpResponse:
    """Count the subscribers; nobody is listed."""
    viewer = viewer_of(request)
    context = {
        "tabs": tabs(request),
        "counts": queries.subscriber_counts(viewer, timezone.localdate()),
        "may_manage": viewer.may(MANAGE),
        "form": FindForm(),
    }
    return render(request, "letters/subscribers.html", context)


@never_cache
@require_POST
def manage(request: HttpRequest) -> HttpResponse:
    """Extract or erase what is kept of an address. It is sent in the body, so that no log has it."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(MANAGE)
    form = FindForm(request.POST)
    if form.is_valid():
        address = form.cleaned_data["mail"]
        if "erase" in request.POST:
            if subscribing.erase_subscriber(address, by=viewer, at=at):
                toast(request, _("Erased. Nothing is kept of the address."))
                return redirect("letters:subscribers")
        elif found := subscribing.extract_subscriber(address, by=viewer, at=at):
            body = json.dumps(found, ensure_ascii=False, indent=2)
            answer = HttpResponse(body, content_type="application/json; charset=utf-8")
            answer["Content-Disposition"] = 'attachment; filename="prenumerant.json"'
            return answer
        form.add_error("mail", _("Nothing is kept of that address."))
    context = {
        "tabs": tabs(request),
        "counts": queries.subscriber_counts(viewer, timezone.localdate()),
        "may_manage": True,
        "form": form,
    }
    return render(request, "letters/subscribers.html", context, status=422)
