"""Write calls and their days."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.programmes import queries
from utblick.features.programmes.actions import calls as actions
from utblick.features.programmes.forms import CallForm, MomentForm, NewCallForm
from utblick.features.programmes.models import Call, CallMoment
from utblick.features.programmes.views.saving import changed
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

CHANGE = queries.CHANGE_CALL


def page(call: Call) -> str:
    """Give the address of a call's page."""
    return reverse("programmes:call", args=[call.pk])


def _crumb(call: Call) -> tuple[str, str]:
    return call.title_sv or call.title, page(call)


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Add a call to a programme."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    programme = queries.programme_by_key(viewer, key)

    def act(*, opens_on: Any, closes_on: Any, closes_at: Any, **fields: Any) -> Call:
        fields.pop("version")
        opens = (opens_on, None) if opens_on else None
        closes = (closes_on, closes_at) if closes_on else None
        return actions.add_call(programme, opens=opens, closes=closes, **fields)

    return changed(
        request,
        NewCallForm(given(request), initial={"zone": programme.zone}),
        act,
        _("New call in %(name)s") % {"name": programme.name},
        page,
        CHANGE,
        crumb=(programme.name, reverse("programmes:programme", args=[programme.key])),
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what stands of a call."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    call = queries.call_by_number(viewer, number)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_call(Call.objects.get(pk=number), version=version, **fields)

    crumb = _crumb(call)
    return changed(
        request,
        CallForm(given(request), instance=call),
        act,
        _("Change the call"),
        page(call),
        CHANGE,
        crumb=crumb,
        version=lambda: Call.objects.values_list("version", flat=True).get(pk=number),
    )


def add_moment(request: HttpRequest, number: int) -> HttpResponse:
    """Write a day of a call."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    call = queries.call_by_number(viewer, number)
    return _moment(request, call, None)


def change_moment(request: HttpRequest, number: int) -> HttpResponse:
    """Change a day of a call."""
    viewer_of(request).check(CHANGE)
    row = get_object_or_404(CallMoment.objects.select_related("call"), pk=number)
    return _moment(request, row.call, row)


def _moment(request: HttpRequest, call: Call, row: CallMoment | None) -> HttpResponse:
    def act(**fields: Any) -> None:
        fields.pop("version")
        fresh = CallMoment.objects.select_related("call").get(pk=row.pk) if row else None
        actions.set_moment(call, fresh, **fields)

    return changed(
        request,
        MomentForm(given(request), instance=row),
        act,
        _("Day of the call"),
        page(call),
        CHANGE,
        crumb=_crumb(call),
    )


@require_POST
def remove_moment(request: HttpRequest, number: int) -> HttpResponse:
    """Take out a day that was wrong."""
    row = get_object_or_404(CallMoment.objects.select_related("call"), pk=number)
    actions.remove_moment(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect(page(row.call))
