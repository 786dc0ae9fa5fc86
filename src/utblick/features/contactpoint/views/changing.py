"""One way for every form behind the wall: show it, or do what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.contactpoint import queries
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

Crumb = tuple[str, str]


def given(request: HttpRequest) -> Any:
    """Give what was posted, or nothing."""
    return request.POST if request.method == "POST" else None


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
) -> HttpResponse:
    """Show a form, or do what it says; `back` leads on, `above` is the page that it belongs to.

    `version` gives the record's own now, for who was not the first.
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
                into(form, problem)
            else:
                toast(request, _("Saved."))
                return redirect(back(made) if callable(back) else back)
    leave = above[1]
    context = {
        "form": form,
        "title": title,
        "above": above,
        "back": leave,
        "permission": permission,
        "lead": lead,
    }
    return render(request, "contactpoint/change.html", context, status=status)


def into(form: forms.BaseForm, problem: ValidationError) -> None:
    """Put what a model refused beside the field it is about."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages of the Contact Point that the viewer may open."""
    viewer = viewer_of(request)
    pages = (
        ("home", _("Desk") if viewer.may(queries.VIEW) else _("Contact Point"), queries.TOOL),
        ("cases", _("Cases"), queries.VIEW),
        ("profiles", _("Partner searches"), queries.VIEW),
        ("events", _("Events"), queries.VIEW),
        ("answers", _("Standard answers"), queries.VIEW),
        ("check", _("Rule check"), queries.TOOL),
        ("ideas", _("Idea bank"), queries.OPEN),
        ("stories", _("Results"), queries.OPEN),
        ("figures", _("Figures"), queries.FIGURE),
    )
    return [
        {"label": label, "url": address, "current": request.path == address}
        for name, label, permission in pages
        if viewer.may(permission) and (address := reverse(f"contactpoint:{name}"))
    ]
