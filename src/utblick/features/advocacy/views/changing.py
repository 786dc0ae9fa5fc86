"""One way for every form of advocacy: show it, do what it says, say what is wrong and keep what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted
from utblick.ui.messages import toast


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
    outcome = acted(request, form, act, back, version=version)
    if isinstance(outcome, HttpResponse):
        return outcome
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
    return render(request, "advocacy/change.html", context, status=outcome)


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
