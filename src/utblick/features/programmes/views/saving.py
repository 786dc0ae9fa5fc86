"""One way for every form: show it, or do what it says; keep what was written when somebody was faster."""

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

Crumb = tuple[str, str]


def given(request: HttpRequest) -> Any:
    """Give what a form is bound to."""
    return request.POST if request.method == "POST" else None


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
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = act(by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
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
                toast(request, _("Saved."))
                return redirect(back if isinstance(back, str) else back(made))
    context = {
        "form": form,
        "title": title,
        "back": crumb[1],
        "crumb": crumb,
        "permission": permission,
        "intro": intro,
    }
    return render(request, "programmes/change.html", context, status=status)


def _into(form: forms.BaseForm, problem: ValidationError) -> None:
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
