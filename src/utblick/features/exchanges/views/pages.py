"""The page of one exchange, and what is pressed on it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.exchanges import actions, queries
from utblick.features.exchanges.forms import NameForm
from utblick.features.exchanges.models import Exchange, PersonNamed
from utblick.features.exchanges.views.lists import state_of
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

NAMES = "exchanges.names.view"


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one exchange."""
    exchange = queries.exchange_by_number(viewer_of(request), number)
    return _page(request, exchange)


def _page(
    request: HttpRequest, exchange: Exchange, name_form: NameForm | None = None, status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request)
    may_names = queries.may_change(viewer, exchange, NAMES)
    word, tone = state_of(exchange)
    context = {
        "exchange": exchange,
        "state": word,
        "tone": tone,
        "guessed": set(exchange.guessed),
        "may_change": queries.may_change(viewer, exchange),
        "may_names": may_names,
        "names": exchange.names.all() if may_names else [],
        "name_form": name_form or NameForm(),
        "questions": exchange.questions.select_related("account"),
        "is_over": exchange.ends_on <= timezone.localdate(),
    }
    return render(request, "exchanges/exchange.html", context, status=status)


def _pressed(
    request: HttpRequest, number: int, act: Callable[..., object], said: str, undo: str = ""
) -> HttpResponse:
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    try:
        act(exchange, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, said, undo=reverse(undo, args=[number]) if undo else "")
    return redirect("exchanges:exchange", number)


@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Say that what was guessed is right."""
    return _pressed(request, number, actions.confirm, _("Thank you."))


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it did not take place."""
    said = _("It stays here, and counts for nothing.")
    return _pressed(request, number, actions.cancel, said, "exchanges:restore")


@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it takes place after all."""
    return _pressed(request, number, actions.restore, _("It takes place."), "exchanges:cancel")


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove what was registered by mistake."""
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    title = exchange.title
    actions.remove(exchange, by=viewer, at=timezone.now())
    toast(request, _("“%(title)s” is removed.") % {"title": title})
    return redirect("exchanges:exchanges")


@require_POST
def keep_name(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the name of somebody who took part."""
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            actions.keep_name(exchange, **form.cleaned_data, by=viewer, at=timezone.now())
        except (RuleBroken, ValidationError) as problem:
            form.add_error(None, str(problem) if isinstance(problem, RuleBroken) else problem)
        else:
            toast(request, _("The name is kept until its day."))
            return redirect("exchanges:exchange", number)
    return _page(request, exchange, form, status=422)


@require_POST
def erase_name(request: HttpRequest, number: int, name: int) -> HttpResponse:
    """Erase a name before its day."""
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    kept = get_object_or_404(PersonNamed, pk=name, exchange=exchange)
    actions.erase_name(kept, by=viewer, at=timezone.now())
    toast(request, _("The name is erased."))
    return redirect("exchanges:exchange", number)
