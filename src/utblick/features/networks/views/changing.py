"""Change memberships: one way for every form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.networks import actions, queries
from utblick.features.networks.forms import (
    AdviceForm,
    CostForm,
    DecisionForm,
    GainForm,
    NetworkForm,
    RepresentativeForm,
    UnitsForm,
)
from utblick.features.networks.models import (
    Gain,
    Network,
    Recommendation,
    Representative,
    WorkingGroup,
    YearCost,
)
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.ui.answering import acted, given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CHANGE, GAIN, WRITE = "networks.network.change", "networks.gain.write", "networks.advice.write"


def _changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    title: str,
    back: str,
    permission: str,
    version: Callable[[], int] | None = None,
) -> HttpResponse:
    """Show a form, or do what it says. `version` gives the record's own now, for who was not the first."""
    outcome = acted(request, form, act, back, version=version)
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {"form": form, "title": title, "back": back, "permission": permission}
    return render(request, "networks/change.html", context, status=outcome)


def _sheet(network: Network) -> str:
    return reverse("networks:network", args=[network.key])


def new(request: HttpRequest) -> HttpResponse:
    """Add a network."""
    viewer_of(request).check(CHANGE)
    form = NetworkForm(given(request))

    def act(**fields: Any) -> None:
        fields.pop("version")
        actions.create_network(**fields)

    return _changed(request, form, act, _("New network"), reverse("networks:networks"), CHANGE)


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change a membership."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    network = queries.network_by_key(viewer, key)
    title = _("Change %(name)s") % {"name": network.name}

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_network(Network.objects.get(key=key), version=version, **fields)

    form = NetworkForm(given(request), instance=network)
    return _changed(
        request,
        form,
        act,
        title,
        _sheet(network),
        CHANGE,
        version=lambda: Network.objects.values_list("version", flat=True).get(key=key),
    )


def cost(request: HttpRequest, key: str) -> HttpResponse:
    """Set what a year costs; the year that stands in the address is filled in."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    network = queries.network_by_key(viewer, key)
    title = _("What %(name)s costs") % {"name": network.name}
    costs = {row.year: row for row in network.costs.all()}
    asked = request.GET.get("year", "")
    shown = costs.get(int(asked)) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None

    def act(**fields: Any) -> None:
        year = fields.pop("year")
        there = costs.get(year)
        if there is not None and (shown is None or shown.year != year):
            # The form did not show what stood there, so what is left empty is no wish to empty it.
            fields = {
                **fields,
                "fee": there.fee if fields["fee"] is None else fields["fee"],
                "hours": there.hours if fields["hours"] is None else fields["hours"],
            }
        actions.set_cost(network, year, **fields)

    initial = {"year": shown.year, "fee": shown.fee, "hours": shown.hours} if shown else {}
    return _changed(request, CostForm(given(request), initial=initial), act, title, _sheet(network), CHANGE)


def representative(request: HttpRequest, key: str) -> HttpResponse:
    """Name a representative."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    network = queries.network_by_key(viewer, key)
    title = _("Who represents us in %(name)s") % {"name": network.name}

    def act(**fields: Any) -> None:
        actions.add_representative(network, **fields)

    return _changed(request, RepresentativeForm(given(request)), act, title, _sheet(network), CHANGE)


def change_representative(request: HttpRequest, number: int) -> HttpResponse:
    """Change a representative's role, seat or term."""
    viewer_of(request).check(CHANGE)
    row = get_object_or_404(Representative.objects.select_related("network"), pk=number)
    title = _("Who represents us in %(name)s") % {"name": row.network.name}

    def act(**fields: Any) -> None:
        actions.change_representative(get_object_or_404(Representative, pk=number), **fields)

    form = RepresentativeForm(given(request), instance=row)
    return _changed(request, form, act, title, _sheet(row.network), CHANGE)


def group(request: HttpRequest, key: str) -> HttpResponse:
    """Add a working group and who takes part."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    network = queries.network_by_key(viewer, key)
    title = _("New working group in %(name)s") % {"name": network.name}

    def act(**fields: Any) -> None:
        actions.add_group(network, fields.pop("name"), **fields)

    return _changed(request, UnitsForm(given(request)), act, title, _sheet(network), CHANGE)


def change_group(request: HttpRequest, number: int) -> HttpResponse:
    """Change a working group and who takes part."""
    viewer_of(request).check(CHANGE)
    row = get_object_or_404(WorkingGroup.objects.select_related("network"), pk=number)
    units = [unit.pk for unit in row.units.all()]
    title = _("Working group in %(name)s") % {"name": row.network.name}

    def act(**fields: Any) -> None:
        actions.change_group(row, fields.pop("name"), **fields)

    form = UnitsForm(given(request), taking_part=units, initial={"name": row.name, "units": units})
    return _changed(request, form, act, title, _sheet(row.network), CHANGE)


def gain(request: HttpRequest, key: str) -> HttpResponse:
    """Write what a membership gave."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere(GAIN):
        raise NotAllowed(GAIN)
    network = queries.network_by_key(viewer, key)
    units = None if viewer.may(GAIN) else [pk for pk in viewer.units if viewer.may(GAIN, unit=pk)]
    title = _("What %(name)s gave") % {"name": network.name}

    def act(**fields: Any) -> None:
        actions.write_gain(network, fields.pop("words"), **fields)

    return _changed(request, GainForm(given(request), units=units), act, title, _sheet(network), GAIN)


def recommend(request: HttpRequest, key: str) -> HttpResponse:
    """Recommend whether to go on."""
    viewer = viewer_of(request)
    network = queries.network_by_key(viewer, key)
    if not queries.may_advise(viewer, network):
        raise NotAllowed(WRITE)
    title = _("Recommendation on %(name)s") % {"name": network.name}

    def act(**fields: Any) -> None:
        actions.recommend(network, fields.pop("advice"), fields.pop("reason"), **fields)

    return _changed(request, AdviceForm(given(request)), act, title, _sheet(network), WRITE)


def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Record what was decided."""
    viewer = viewer_of(request)
    row = get_object_or_404(Recommendation.objects.select_related("network"), pk=number)
    if not queries.may_advise(viewer, row.network):
        raise NotAllowed(WRITE)
    title = _("Decision on %(name)s") % {"name": row.network.name}

    def act(**fields: Any) -> None:
        actions.decide(row, fields.pop("decision"), **fields)

    form = DecisionForm(given(request), initial={"decision": row.advice})
    return _changed(request, form, act, title, _sheet(row.network), WRITE)


@require_POST
def end_term(request: HttpRequest, number: int) -> HttpResponse:
    """End a representative's term from today."""
    row = get_object_or_404(Representative.objects.select_related("network"), pk=number)
    try:
        actions.end_representative(row, on=timezone.localdate(), by=viewer_of(request), at=timezone.now())
    except ValidationError as problem:
        toast(request, " ".join(problem.messages), kind="error")
    else:
        toast(request, _("The term has ended."))
    return redirect(_sheet(row.network))


@require_POST
def remove_cost(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a year that was wrong."""
    row = get_object_or_404(YearCost.objects.select_related("network"), pk=number)
    actions.remove_cost(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect(_sheet(row.network))


@require_POST
def remove_group(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a working group."""
    row = get_object_or_404(WorkingGroup.objects.select_related("network"), pk=number)
    actions.remove_group(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect(_sheet(row.network))


@require_POST
def remove_gain(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a line of what a membership gave."""
    row = get_object_or_404(Gain.objects.select_related("network"), pk=number)
    actions.remove_gain(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect(_sheet(row.network))
