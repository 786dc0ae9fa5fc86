"""The public projects that name us, to be added to the portfolio after somebody has looked at them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.features.projects import actions, queries, sources
from utblick.features.projects.forms import BringForm
from utblick.features.projects.views.lists import tabs
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

MOST_SHOWN = 300


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest) -> HttpResponse:
    """Show which public projects name us, or add those that are chosen."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.BRING)
    names = sources.own_names()
    found = sources.naming_us(list(names))
    rows = list(found[:MOST_SHOWN])
    form = BringForm(request.POST if request.method == "POST" else None, numbers=[row.pk for row in rows])
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            made = actions.bring(given["chosen"], unit=given["unit"], by=viewer, at=at)
            said = ngettext("%(n)d project added.", "%(n)d projects added.", len(made)) % {"n": len(made)}
            toast(request, said)
            return redirect("projects:bring")
    today = timezone.localdate(at)
    # What is over is taken in by choice only: one press must not fill the portfolio with what nobody remembers.
    on = {row.pk for row in rows if row.ends_on is None or row.ends_on >= today}
    context = {
        "ticked": {int(one) for one in request.POST.getlist("chosen") if one.isdigit()}
        if form.is_bound
        else on,
        "tabs": tabs(request),
        "rows": rows,
        "total": found.count(),
        "names": list(names.values()),
        "form": form,
        "permission": queries.BRING,
    }
    return render(request, "projects/bring.html", context, status=status)
