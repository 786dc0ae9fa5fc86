"""One way for every form behind the wall: show it, or do what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.contactpoint import queries
from utblick.features.contactpoint.weeding import DECIDE
from utblick.ui.answering import acted
from utblick.ui.shell import viewer_of

Crumb = tuple[str, str]
Lists = dict[str, list[tuple[str, str]]]


def changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    title: str,
    back: str | Callable[[Any], str],
    *,
    above: Crumb,
    permission: str = queries.WRITE,
    version: Callable[[], int] | None = None,
    lead: str = "",
    lists: Lists | None = None,
    template: str = "contactpoint/change.html",
) -> HttpResponse:
    """Show a form, or do what it says; `back` leads on, `above` is the page that it belongs to.

    `version` gives the record's own now, for who was not the first. `lists` are what can be chosen where one may also
    write: by the name of the field, each with what is said of it.
    """
    outcome = acted(request, form, act, back, version=version)
    if isinstance(outcome, HttpResponse):
        return outcome
    leave = above[1]
    context = {
        "form": form,
        "title": title,
        "above": above,
        "back": leave,
        "permission": permission,
        "lead": lead,
        "lists": lists or {},
    }
    return render(request, template, context, status=outcome)


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages of the Contact Point that the viewer may open."""
    viewer = viewer_of(request)
    pages = (
        ("home", _("Desk") if viewer.may(queries.VIEW) else _("Contact Point"), queries.TOOL),
        ("cases", _("Cases"), queries.VIEW),
        ("profiles", _("Partner searches"), queries.VIEW),
        ("events", _("Events"), queries.VIEW),
        ("meetings", _("Network meetings"), queries.VIEW),
        ("answers", _("Standard answers"), queries.VIEW),
        ("check", _("Rule check"), queries.TOOL),
        ("ideas", _("Idea bank"), queries.OPEN),
        ("stories", _("Results"), queries.OPEN),
        ("figures", _("Figures"), queries.FIGURE),
        ("weeding", _("Weeding"), DECIDE),
    )
    return [
        {"label": label, "url": address, "current": request.path == address}
        for name, label, permission in pages
        if viewer.may(permission) and (address := reverse(f"contactpoint:{name}"))
    ]
