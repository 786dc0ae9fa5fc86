"""One way for every form of the boards' work: show it, or do what it says and go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.governance.actions import ChangedMeanwhile
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def given(request: HttpRequest) -> Any:
    """Give what was posted, or None for a form that is only shown."""
    return request.POST if request.method == "POST" else None


def changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., str],
    *,
    title: str,
    back: str,
    permission: str,
    about: str = "",
) -> HttpResponse:
    """Show a form, or call `act` with what it holds; `act` gives the address to go on to."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = act(by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
            except ChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                status = 409
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            except ValidationError as problem:
                _into(form, problem)
            else:
                toast(request, _("Saved."))
                return redirect(address)
    context = {"form": form, "title": title, "back": back, "permission": permission, "about": about}
    return render(request, "governance/change.html", context, status=status)


def _into(form: forms.BaseForm, problem: ValidationError) -> None:
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
