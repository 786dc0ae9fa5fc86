"""One way for every form of advocacy: show it, do what it says, say what is wrong and keep what was typed."""

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
    """Give what was sent, or None when the form is only to be shown."""
    return request.POST if request.method == "POST" else None


def changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    *,
    title: str,
    back: str | Callable[[Any], str],
    permission: str,
    version: Callable[[], int] | None = None,
    crumbs: tuple[str, str] | None = None,
    lead: str = "",
    remove: tuple[str, str, str] | None = None,
) -> HttpResponse:
    """Show a form, or do what it says and go `back` (an address, or a function of what was made).

    `version` gives the record's own now, for who was not the first; `crumbs` is (label, address) of the page above;
    `remove` is (address, what, word) of a button that takes away what is changed here.
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
                return redirect(back(made) if callable(back) else back)
    way_back = back if isinstance(back, str) else (crumbs[1] if crumbs else "..")
    context = {
        "form": form,
        "title": title,
        "back": way_back,
        "permission": permission,
        "above": crumbs,
        "lead": lead,
        "remove": remove,
    }
    return render(request, "advocacy/change.html", context, status=status)


def done(request: HttpRequest, act: Callable[[], Any], back: str, said: str) -> HttpResponse:
    """Do something that a button asks for, and say that it is done or why it is not."""
    try:
        act()
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    except ValidationError as problem:
        toast(request, " ".join(problem.messages), kind="error")
    else:
        toast(request, said)
    return redirect(back)


def _into(form: forms.BaseForm, problem: ValidationError) -> None:
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
