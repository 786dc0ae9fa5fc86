"""The page of one exchange, and what is pressed on it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.exchanges import actions, queries, rules
from utblick.features.exchanges.forms import NameForm
from utblick.features.exchanges.models import Exchange, PersonNamed, plain_factor
from utblick.features.exchanges.places import country_name, way_to
from utblick.features.exchanges.views.lists import state_of
from utblick.features.exchanges.views.posting import posted
from utblick.features.exchanges.views.problems import put
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
        "factor": plain_factor(exchange.factor),
        "country": country_name(exchange.country),
        "crow": way_to(exchange.place, exchange.country),
        "is_improbable": _is_improbable(exchange),
        "is_over": exchange.ends_on <= timezone.localdate(),
    }
    return render(request, "exchanges/exchange.html", context, status=status)


def _is_improbable(exchange: Exchange) -> bool:
    given = exchange.distance_km
    return given is not None and rules.is_improbable(given, way_to(exchange.place, exchange.country))


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


@posted("exchanges:exchange")
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Say that what was guessed is right."""
    return _pressed(request, number, actions.confirm, _("Thank you."))


@posted("exchanges:exchange")
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it did not take place."""
    said = _("It stays here, and counts for nothing.")
    return _pressed(request, number, actions.cancel, said, "exchanges:restore")


@posted("exchanges:exchange")
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Say that it takes place after all."""
    return _pressed(request, number, actions.restore, _("It takes place."), "exchanges:cancel")


@posted("exchanges:exchange")
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove what was registered by mistake."""
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    title = exchange.title
    actions.remove(exchange, by=viewer, at=timezone.now())
    toast(request, _("“%(title)s” is removed.") % {"title": title})
    return redirect("exchanges:exchanges")


@posted("exchanges:exchange")
def keep_name(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the name of somebody who took part."""
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            actions.keep_name(exchange, **form.cleaned_data, by=viewer, at=timezone.now())
        except (RuleBroken, ValidationError) as problem:
            put(form, problem)
        else:
            toast(request, _("The name is kept until its day."))
            return redirect("exchanges:exchange", number)
    return _page(request, exchange, form, status=422)


@posted("exchanges:exchange")
def erase_name(request: HttpRequest, number: int, name: int) -> HttpResponse:
    """Erase a name before its day."""
    viewer = viewer_of(request)
    exchange = queries.exchange_by_number(viewer, number)
    kept = get_object_or_404(PersonNamed, pk=name, exchange=exchange)
    actions.erase_name(kept, by=viewer, at=timezone.now())
    toast(request, _("The name is erased."))
    return redirect("exchanges:exchange", number)
