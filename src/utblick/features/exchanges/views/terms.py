"""The region's own lists of types, directions and purposes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.features.exchanges import actions
from utblick.features.exchanges.forms import FactorForm, TermForm
from utblick.features.exchanges.models import Field, Term, TravelFactor
from utblick.features.exchanges.views.lists import tabs
from utblick.features.exchanges.views.posting import posted
from utblick.ui.answering import into
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

PERMISSION = "exchanges.term.change"


def everything(request: HttpRequest) -> HttpResponse:
    """Show the three lists."""
    viewer_of(request).check(PERMISSION)
    today = timezone.localdate()
    rows = list(Term.objects.select_related("suggests"))
    lists = [(field, [row for row in rows if row.field == field]) for field in Field]
    context = {
        "lists": lists,
        "is_empty": not rows,
        "today": today,
        "factors": TravelFactor.objects.all(),
        "tabs": tabs(request),
        "view": PERMISSION,
    }
    return render(request, "exchanges/terms.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, field: str) -> HttpResponse:
    """Add to one of the lists."""
    viewer_of(request).check(PERMISSION)
    if field not in Field.values:
        raise Http404
    form = TermForm(request.POST if request.method == "POST" else None, field=field)
    if request.method == "POST" and form.is_valid():
        try:
            actions.create_term(by=viewer_of(request), at=timezone.now(), field=field, **form.cleaned_data)
        except ValidationError as problem:
            into(form, problem)
        else:
            toast(request, _("Saved."))
            return redirect("exchanges:terms")
    title = {
        Field.TYPE: _("New type"),
        Field.DIRECTION: _("New direction"),
        Field.PURPOSE: _("New purpose"),
    }[Field(field)]
    return _form(request, form, title)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change one of a list."""
    viewer_of(request).check(PERMISSION)
    term = get_object_or_404(Term, pk=number)
    form = TermForm(request.POST if request.method == "POST" else None, instance=term, field=term.field)
    if request.method == "POST" and form.is_valid():
        try:
            kept = get_object_or_404(Term, pk=number)
            actions.change_term(kept, by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
        except ValidationError as problem:
            into(form, problem)
        else:
            toast(request, _("Saved."))
            return redirect("exchanges:terms")
    return _form(
        request, form, _("Change %(name)s") % {"name": get_object_or_404(Term, pk=number).name}, term
    )


@require_http_methods(["GET", "POST"])
def factor(request: HttpRequest, number: int) -> HttpResponse:
    """Change a factor for travel."""
    viewer_of(request).check(PERMISSION)
    row = get_object_or_404(TravelFactor, pk=number)
    form = FactorForm(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        kept = get_object_or_404(TravelFactor, pk=number)
        actions.change_factor(kept, by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
        toast(request, _("Saved."))
        return redirect("exchanges:terms")
    title = _("Change %(name)s") % {"name": get_object_or_404(TravelFactor, pk=number).name}
    return _form(request, form, title)


@posted("exchanges:terms", keep=0)
def add_suggested(request: HttpRequest) -> HttpResponse:
    """Add the lists that a region may start from."""
    added = actions.add_suggested_terms(by=viewer_of(request), at=timezone.now())
    toast(request, ngettext("%(n)d added.", "%(n)d added.", added) % {"n": added})
    return redirect("exchanges:terms")


def _form(request: HttpRequest, form: BaseForm, title: str, term: Term | None = None) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "title": title, "term": term, "view": PERMISSION}
    return render(request, "exchanges/term.html", context, status=status)
