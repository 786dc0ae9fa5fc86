"""The rates at which sums of public lists are turned into euro: what is written, what the law fixed, what lacks one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.programmes import queries_money
from utblick.features.programmes.actions import rates as actions
from utblick.features.programmes.actions.archive import IMPORT
from utblick.features.programmes.euros import FIXED
from utblick.features.programmes.forms import ExchangeRateForm
from utblick.features.programmes.models import ExchangeRate
from utblick.features.programmes.queries import VIEW
from utblick.features.programmes.views.saving import changed
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show the rates."""
    viewer = viewer_of(request)
    context = {
        "rates": queries_money.written_rates(viewer),
        "fixed": FIXED.values(),
        "lacking": queries_money.lacking_rates(viewer),
        "may_write": viewer.may(IMPORT),
        "view": VIEW,
    }
    return render(request, "programmes/rates.html", context)


def write(request: HttpRequest) -> HttpResponse:
    """Write a rate."""
    return _written(request, None)


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a rate."""
    viewer_of(request).check(IMPORT)
    return _written(request, get_object_or_404(ExchangeRate, pk=number))


def _written(request: HttpRequest, row: ExchangeRate | None) -> HttpResponse:
    viewer_of(request).check(IMPORT)

    def act(version: int | None = None, **fields: Any) -> None:
        fresh = ExchangeRate.objects.get(pk=row.pk) if row else None
        actions.write_rate(fresh, version=version or 0, **fields)

    back = reverse("programmes:rates")
    return changed(
        request,
        ExchangeRateForm(
            given(request), instance=row, initial={"currency": request.GET.get("valuta", "")[:3]}
        ),
        act,
        _("Change the rate") if row else _("Write a rate"),
        back,
        IMPORT,
        crumb=(_("Exchange rates"), back),
        version=(lambda: ExchangeRate.objects.values_list("version", flat=True).get(pk=row.pk))
        if row
        else None,
    )


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a rate away."""
    row = get_object_or_404(ExchangeRate, pk=number)
    actions.remove_rate(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect("programmes:rates")
