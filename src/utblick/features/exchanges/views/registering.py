"""Register an exchange in less than a minute, and change everything about it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.features.exchanges import actions, queries, ties
from utblick.features.exchanges.forms import ExchangeForm, QuickForm
from utblick.features.exchanges.models import Exchange, TravelFactor
from utblick.features.exchanges.places import country_in
from utblick.features.exchanges.views.problems import put
from utblick.features.exchanges.views.ties import number_in
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CHANGE = "exchanges.exchange.change"


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Take what was done in a line; day and unit are proposed, and the rest is guessed or asked later."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.REGISTER):
        raise NotAllowed(queries.REGISTER)
    everyone = queries.units_in_order(at)
    units = [unit for unit in everyone if viewer.may(queries.REGISTER, unit=unit.pk)]
    preferred = _number(request.GET.get("unit", "")) or queries.unit_registered_for(viewer, at)
    form = QuickForm(
        request.POST if request.method == "POST" else None,
        units=units,
        everyone=everyone,
        preferred=preferred,
        # Who comes from an earlier half-year is not offered today.
        day=None if request.GET.get("day") == "ask" else timezone.localdate(at),
    )
    status, there = 200, None
    asked = number_in(request.GET.get("project", ""))
    told = ties.projects(viewer).get(asked) if asked else None
    project = asked if told else 0
    if request.method == "POST":
        status = 422
        if form.is_valid():
            wish = form.to_wish(
                country_in(form.cleaned_data["place"]), is_draft=bool(request.POST.get("draft"))
            )
            try:
                exchange = actions.register(
                    wish,
                    unless_there="anyway" not in request.POST,
                    form_key=form.cleaned_data["key"],
                    by=viewer,
                    at=at,
                )
            except actions.AlreadyThere as reason:
                there, status = reason.found, 409
            except (RuleBroken, ValidationError) as problem:
                put(form, problem)
            else:
                if project:
                    actions.tie(exchange, project, by=viewer, at=at)
                toast(request, _said(exchange))
                return redirect("exchanges:exchange", exchange.pk)
    context = {"form": form, "units": units, "there": there, "project": told}
    return render(request, "exchanges/register.html", context, status=status)


def _said(exchange: Exchange) -> str:
    if exchange.is_draft:
        return _("Saved as a draft. Untick “draft” when it is ready for all.")
    return _("Registered. Nothing more is needed; what is known can be added below.")


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change everything about an exchange."""
    viewer, at = viewer_of(request), timezone.now()
    exchange = queries.exchange_by_number(viewer, number)
    if not queries.may_change(viewer, exchange):
        raise NotAllowed(CHANGE)
    form = ExchangeForm(
        request.POST if request.method == "POST" else None,
        units=queries.units_in_order(at),
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
            except ChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                status = 409
                take_version(form, queries.exchange_by_number(viewer, number).version)
            except (RuleBroken, ValidationError) as problem:
                put(form, problem)
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
        "travel": _way(exchange),
        "type": exchange.type_id,
        "direction": exchange.direction_id,
        "purposes": [term.pk for term in exchange.purposes.all()],
        "networks": [network.pk for network in exchange.networks.all()],
        "units": [unit.pk for unit in exchange.units.all()],
    }
    return found


def _way(exchange: Exchange) -> int | None:
    """Give the choice that stands for the way of travelling, whichever of its classes it was."""
    travel = exchange.travel
    if travel is None or not travel.from_km:
        return exchange.travel_id
    return TravelFactor.objects.filter(way=travel.way, from_km=0).values_list("pk", flat=True).first()
