"""One way for every form: show it, or do what it says; what was written stays when it could not be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def given(request: HttpRequest) -> Any:
    """Give what a form is bound to: what was posted, or nothing when it is only shown."""
    return request.POST if request.method == "POST" else None


def acted(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    back: str | Callable[[Any], str],
    *,
    version: Callable[[], int] | None = None,
    said: str | Callable[[Any], str] = "",
) -> HttpResponse | int:
    """Do what a sent form says and go `back`, or give the status that the form is to be shown with.

    `act` is told by whom and when, and what the form holds. `back` is an address, or gives one from what was made;
    so is `said`, what the next page says of it.
    `version` gives the record's own now, for who was not the first: saving again then puts theirs in its place.
    The status is 200 for a form that was not sent, 409 when somebody was faster, 422 when something is wrong.
    """
    if request.method != "POST":
        return 200
    if not form.is_valid():
        return 422
    try:
        made = act(by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
    except ChangedMeanwhile as reason:
        form.add_error(None, str(reason))
        if version is not None:
            take_version(form, version())
        return 409
    except (RuleBroken, ValidationError) as problem:
        into(form, problem)
        return 422
    toast(request, (said(made) if callable(said) else said) or _("Saved."))
    return redirect(back(made) if callable(back) else back)


def into(form: forms.BaseForm, problem: RuleBroken | ValidationError) -> None:
    """Put what is wrong beside the fields it is about; what is about none that are shown stands at the top.

    A rule may name its fields in `fields`: then its sentence stands beside those that the form has.
    """
    if isinstance(problem, RuleBroken):
        named = [name for name in getattr(problem, "fields", ()) if name in form.fields]
        for name in named or [None]:
            form.add_error(name, str(problem))
        return
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        is_shown = name in form.fields and name != NON_FIELD_ERRORS
        form.add_error(name if is_shown else None, errors)
