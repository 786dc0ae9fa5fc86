"""Open places: what is offered, who asks, who gets it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from utblick.features.exchanges import actions, queries
from utblick.features.exchanges.actions.places import ASK, OFFER
from utblick.features.exchanges.forms_places import AskForm, OfferForm
from utblick.features.exchanges.models import Interest, OpenPlace, Outcome
from utblick.features.exchanges.silence import first_to_ask, silent_since
from utblick.features.exchanges.views.lists import tabs
from utblick.features.exchanges.views.posting import posted
from utblick.features.exchanges.views.problems import put
from utblick.features.organisation.models import Unit
from utblick.foundation.rules import RuleBroken
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show what is offered now, and what was."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.VIEW)
    rows = list(OpenPlace.objects.select_related("type").prefetch_related("interests"))
    offered = [row for row in rows if row.withdrawn_on is None and row.apply_by >= today]
    context = {
        "offered": offered,
        "earlier": sorted(
            (row for row in rows if row not in offered), key=lambda row: row.starts_on, reverse=True
        )[:20],
        "may_offer": viewer.may(OFFER),
        "tabs": tabs(request),
        "today": today,
    }
    return render(request, "exchanges/places.html", context)


@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Offer places."""
    viewer = viewer_of(request)
    viewer.check(OFFER)
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            place = actions.offer_places(form.to_offer(), by=viewer, at=timezone.now())
        except (RuleBroken, ValidationError) as problem:
            put(form, problem)
        else:
            toast(request, _("Offered. The units are told by mail."))
            return redirect("exchanges:place", place.pk)
    context = {"form": form, "permission": OFFER, "silent": silent_since(timezone.localdate())}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "exchanges/place_offer.html", context, status=status)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change places that are offered."""
    viewer = viewer_of(request)
    viewer.check(OFFER)
    place = get_object_or_404(OpenPlace.objects.select_related("type"), pk=number)
    form = OfferForm(request.POST if request.method == "POST" else None, place=place)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            version = form.cleaned_data["version"] or 0
            try:
                actions.change_places(place, form.to_offer(), version=version, by=viewer, at=timezone.now())
            except actions.PlacesChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                take_version(form, get_object_or_404(OpenPlace, pk=number).version)
                status = 409
            except (RuleBroken, ValidationError) as problem:
                put(form, problem)
            else:
                toast(request, _("Saved. Those who have asked are told by mail."))
                return redirect("exchanges:place", number)
    context = {"form": form, "place": place, "permission": OFFER}
    return render(request, "exchanges/place_offer.html", context, status=status)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show open places."""
    return _page(request, get_object_or_404(OpenPlace.objects.select_related("type"), pk=number))


def _page(
    request: HttpRequest, place: OpenPlace, form: AskForm | None = None, status: int = 200
) -> HttpResponse:
    viewer, at, today = viewer_of(request), timezone.now(), timezone.localdate()
    viewer.check(queries.VIEW)
    interests = list(place.interests.select_related("unit", "exchange"))
    may_offer = viewer.may(OFFER)
    mine = [one for one in interests if viewer.may(ASK, unit=one.unit_id)]
    asked = {one.unit_id for one in interests}
    units = [
        unit
        for unit in queries.units_to_register(viewer, at)
        if viewer.may(ASK, unit=unit.pk) and unit.pk not in asked
    ]
    is_offered = place.withdrawn_on is None and place.apply_by >= today
    before_opening = today < place.opens_on
    may_ask = _may_ask(place, units, today)
    context = {
        "place": place,
        "interests": interests if may_offer else mine,
        "may_offer": may_offer,
        "given": sum(one.outcome == Outcome.GIVEN for one in interests),
        "is_offered": is_offered,
        "units": units,
        "before_opening": before_opening,
        "may_ask": may_ask,
        "silent": silent_since(today) if before_opening and is_offered else [],
        "form": form or AskForm(units=may_ask),
        "today": today,
        "own": {one.pk for one in mine},
    }
    return render(request, "exchanges/place.html", context, status=status)


def _may_ask(place: OpenPlace, units: list[Unit], today: date) -> list[Unit]:
    """Give those of the units that may ask today: before it opens to all, only those that have been silent."""
    if today >= place.opens_on:
        return units
    first = first_to_ask(today)
    return [unit for unit in units if unit.pk in first]


@posted("exchanges:place")
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for a place."""
    viewer, at = viewer_of(request), timezone.now()
    place = get_object_or_404(OpenPlace, pk=number)
    units = [unit for unit in queries.units_to_register(viewer, at) if viewer.may(ASK, unit=unit.pk)]
    form = AskForm(request.POST, units=units)
    if form.is_valid():
        try:
            actions.ask_for_place(place, form.unit, form.cleaned_data["why"], by=viewer, at=at)
        except (RuleBroken, ValidationError) as problem:
            put(form, problem)
        else:
            toast(request, _("Asked. You are told by mail when it is decided."))
            return redirect("exchanges:place", number)
    return _page(request, place, form, status=422)


@posted("exchanges:place")
def take_back(request: HttpRequest, number: int, interest: int) -> HttpResponse:
    """No longer ask."""
    shown = get_object_or_404(Interest.objects.select_related("place", "unit"), pk=interest, place=number)
    try:
        actions.take_back(shown, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Taken back."))
    return redirect("exchanges:place", number)


@posted("exchanges:place")
def decide(request: HttpRequest, number: int, interest: int) -> HttpResponse:
    """Give a unit a place, or say no."""
    shown = get_object_or_404(Interest, pk=interest, place=number)
    gets_it = request.POST.get("outcome") == Outcome.GIVEN
    try:
        actions.decide(shown, gets_it=gets_it, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Decided. Whoever asked is told by mail."))
    return redirect("exchanges:place", number)


@posted("exchanges:place")
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Stop offering."""
    place = get_object_or_404(OpenPlace, pk=number)
    actions.withdraw_places(place, by=viewer_of(request), at=timezone.now())
    toast(request, _("No longer offered."))
    return redirect("exchanges:place", number)
