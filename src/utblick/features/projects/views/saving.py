"""One way to show a form, or to do what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def given(request: HttpRequest) -> Any:
    """Give what a form was sent with; None where it is only shown."""
    return request.POST if request.method == "POST" else None


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
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
            except ChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                status = 409
                if version is not None:
                    take_version(form, version())
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            except ValidationError as problem:
                _into(form, problem)
            else:
                toast(request, said or _("Saved."))
                return redirect(context["back"])
    return render(request, template, {**context, "form": form}, status=status)


def _into(form: forms.BaseForm, problem: ValidationError) -> None:
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
