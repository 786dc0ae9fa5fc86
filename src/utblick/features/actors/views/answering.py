"""What the pages share: the tabs, one way for every form, one way for every press of a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.actors import queries
from utblick.features.actors.actions import note_export
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.answering import acted
from utblick.ui.lists import EXPORTS, Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

PAGES = (
    ("actors:people", gettext_lazy("People"), queries.BODY),
    ("actors:bodies", gettext_lazy("Bodies"), queries.BODY),
    ("actors:contacts", gettext_lazy("Contacts"), queries.CONTACT),
    ("actors:drafts", gettext_lazy("Drafts"), queries.WRITE),
    ("actors:published", gettext_lazy("Published meetings"), "actors.meeting.match"),
    ("actors:review", gettext_lazy("To review"), queries.CHANGE),
    ("actors:time_out", gettext_lazy("Out of time"), "actors.plan.destroy"),
    ("actors:merges", gettext_lazy("Merges"), "actors.person.merge"),
    ("actors:processing", gettext_lazy("What we keep and why"), queries.BODY),
)


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about actors that the viewer may open."""
    viewer = viewer_of(request)
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label, permission in PAGES
        if viewer.may_somewhere(permission)
    ]


def listed(listing: Listing, template: str, context: dict[str, Any]) -> HttpResponseBase:
    """Give the page of a list with people in it; that it was taken out as a file is written down."""
    if listing.request.GET.get("format") in EXPORTS:
        note_export(listing.name, listing.count, by=viewer_of(listing.request), at=timezone.now())
    return listing.response(template, context)


def answered(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    title: str,
    back: str | Callable[[Any], str],
    permission: str,
    version: Callable[[], int] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show a form, or do what it says. `version` gives the record's own now, for who was not the first."""
    outcome = acted(request, form, lambda by, at, **_held: act(by=by, at=at), back, version=version)
    if isinstance(outcome, HttpResponse):
        return outcome
    leave = back if isinstance(back, str) else reverse("actors:people")
    shown = {"form": form, "title": title, "back": leave, "permission": permission, **context}
    return render(request, "actors/change.html", shown, status=outcome)


def seen(request: HttpRequest, name: str) -> int:
    """Give the number that a hidden field carries, such as the version that somebody saw; 0 where there is none."""
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def pressed(request: HttpRequest, act: Callable[..., Any], back: str, words: str) -> HttpResponse:
    """Do what a button says and go back; a rule that is not met is told there."""
    try:
        act(by=viewer_of(request), at=timezone.now())
    except ChangedMeanwhile:
        words = _(
            "Somebody changed this meanwhile, so nothing was done. Look at it as it is now, and press again."
        )
        toast(request, words, kind="error")
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    except ValidationError as problem:
        toast(request, " ".join(problem.messages), kind="error")
    else:
        toast(request, words)
    return redirect(back)
