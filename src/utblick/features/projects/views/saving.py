"""One way to show a form, or to do what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from utblick.ui.answering import acted


def saved(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    context: dict[str, Any],
    *,
    version: Callable[[], int] | None = None,
    template: str = "projects/change.html",
    said: str = "",
) -> HttpResponse:
    """Show a form, or do what it says and go back. `version` gives the record's own now, for who was not the first."""
    outcome = acted(request, form, act, lambda _made: context["back"], version=version, said=said)
    if isinstance(outcome, HttpResponse):
        return outcome
    return render(request, template, {**context, "form": form}, status=outcome)
