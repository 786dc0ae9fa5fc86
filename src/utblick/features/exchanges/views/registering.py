"""Register an exchange in less than a minute, and change everything about it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.features.exchanges import actions, queries
from utblick.features.exchanges.forms import ExchangeForm, QuickForm
from utblick.features.exchanges.models import Exchange
from utblick.features.exchanges.places import country_in
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CHANGE = "exchanges.exchange.change"


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Take what, where, when and which unit; the rest is guessed or asked later."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.REGISTER):
        raise NotAllowed(queries.REGISTER)
    units = queries.units_to_register(viewer, at)
    form = QuickForm(
        request.POST or None, units=units, initial={"unit": _number(request.GET.get("unit", ""))}
    )
    if request.method == "POST" and form.is_valid():
        try:
            country = country_in(form.cleaned_data["place"])
            exchange = actions.register(form.to_wish(country), by=viewer, at=at)
        except (RuleBroken, ValidationError) as problem:
            _into(form, problem)
        else:
            toast(request, _("Registered. Nothing more is needed; what is known can be added below."))
            return redirect("exchanges:exchange", exchange.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "exchanges/register.html", {"form": form, "units": units}, status=status)


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change everything about an exchange."""
    viewer, at = viewer_of(request), timezone.now()
    exchange = queries.exchange_by_number(viewer, number)
    if not queries.may_change(viewer, exchange):
        raise NotAllowed(CHANGE)
    units = queries.units_to_register(viewer, at)
    form = ExchangeForm(
        request.POST if request.method == "POST" else None,
        units=units,
        exchange=exchange,
        initial=_initial(exchange),
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            place = form.cleaned_data["place"]
            country = exchange.country if place == exchange.place else country_in(place)
            wish = form.to_wish(exchange, country)
            version = form.cleaned_data["version"] or 0
            try:
                actions.change(exchange, wish, version=version, by=viewer, at=at)
            except actions.ChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                status = 409
            except (RuleBroken, ValidationError) as problem:
                _into(form, problem)
            else:
                toast(request, _("Saved."))
                return redirect("exchanges:exchange", exchange.pk)
    return render(request, "exchanges/change.html", {"form": form, "exchange": exchange}, status=status)


def _initial(exchange: Exchange) -> dict[str, object]:
    plain = (
        "version",
        "title",
        "starts_on",
        "place",
        "learning",
        "changed",
        "change",
        "partners",
        "projects",
        "participants",
        "cost",
        "distance_km",
        "evidence",
        "is_draft",
    )
    found = {name: getattr(exchange, name) for name in plain}
    found |= {
        "ends_on": exchange.ends_on if exchange.ends_on != exchange.starts_on else None,
        "travel": exchange.travel_id,
        "type": exchange.type_id,
        "direction": exchange.direction_id,
        "purposes": [term.pk for term in exchange.purposes.all()],
        "networks": [network.pk for network in exchange.networks.all()],
        "units": [unit.pk for unit in exchange.units.all()],
    }
    return found


def _into(form: BaseForm, problem: RuleBroken | ValidationError) -> None:
    """Put what is wrong beside its field, where the form shows that field."""
    if isinstance(problem, RuleBroken) or not hasattr(problem, "error_dict"):
        form.add_error(None, str(problem) if isinstance(problem, RuleBroken) else problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
