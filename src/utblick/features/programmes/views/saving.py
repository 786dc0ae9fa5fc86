"""One way for every form: show it, or do what it says; keep what was written when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from utblick.ui.answering import acted

Crumb = tuple[str, str]


def changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    title: str,
    back: str | Callable[[Any], str],
    permission: str,
    *,
    crumb: Crumb,
    version: Callable[[], int] | None = None,
    intro: str = "",
) -> HttpResponse:
    """Show a form, or do what it says. `version` gives the record's own now, for who was not the first.

    `back` is an address, or gives one from what the action made; `crumb` is the page that this one belongs to.
    """
    outcome = acted(request, form, act, back, version=version)
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {
        "form": form,
        "title": title,
        "back": crumb[1],
        "crumb": crumb,
        "permission": permission,
        "intro": intro,
    }
    return render(request, "programmes/change.html", context, status=outcome)
