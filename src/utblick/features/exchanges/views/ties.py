"""Tie an exchange to one of the region's own projects."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.exchanges import actions, queries
from utblick.features.exchanges.views.posting import posted
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def number_in(word: str) -> int:
    """Give the number of a project that an address or a form says; 0 for what is none."""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0


@posted("exchanges:exchange")
def tie(request: HttpRequest, number: int) -> HttpResponse:
    """Tie it to the chosen project."""
    return _done(request, number, number_in(request.POST.get("project", "")), actions.tie)


@posted("exchanges:exchange")
def untie(request: HttpRequest, number: int, project: int) -> HttpResponse:
    """Say that it does not belong to a project."""
    return _done(request, number, project, actions.untie)


def _done(request: HttpRequest, number: int, project: int, act: Callable[..., object]) -> HttpResponse:
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    try:
        act(exchange, project, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Saved."))
    return redirect("exchanges:exchange", number)
