"""How far wordings got: the matrix of a file, and one wording in one version with the passages and the verdict."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.advocacy import leads, queries
from utblick.features.advocacy import tracing as traced
from utblick.features.advocacy.actions import verdicts as actions
from utblick.features.advocacy.forms_positions import VerdictForm, WithdrawForm
from utblick.features.advocacy.models import Text, Verdict, Wording
from utblick.features.advocacy.views.changing import changed
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.answering import given
from utblick.ui.conflicts import take_version
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

GIVE = actions.GIVE


@require_GET
def matrix(request: HttpRequest, key: str) -> HttpResponse:
    """Show asks by versions as one matrix."""
    viewer = viewer_of(request)
    procedure = queries.procedure_by_key(viewer, key)
    context = {
        "procedure": procedure,
        "matrix": traced.matrix(viewer, procedure),
        "open_asks": queries.open_asks(viewer, procedure),
        "view": queries.VIEW,
    }
    return render(request, "advocacy/matrix.html", context)


def trace(request: HttpRequest, number: int, text: int) -> HttpResponse:
    """Show a wording beside the passages of a version that carry it, and take the verdict of a person."""
    viewer = viewer_of(request)
    wording = get_object_or_404(queries.wordings(viewer), pk=number)
    version = get_object_or_404(queries.texts(viewer).brought(), pk=text, procedure=wording.procedure_id)
    page = leads.of(viewer, wording, version)
    form = None
    status = 200
    if request.method == "POST":
        viewer.check(GIVE)
    if viewer.may(GIVE):
        form = VerdictForm(
            given(request),
            choices=leads.choices(page),
            initial=leads.suggested(page),
        )
        if request.method == "POST":
            status = _given(request, form, wording, version) if form.is_valid() else 422
            if status == 302:
                return redirect(reverse("advocacy:trace", args=[wording.pk, version.pk]))
            if status == 409:
                take_version(form, page.verdict.pk if page.verdict is not None else 0)
    context = {
        "page": page,
        "form": form,
        "may_write": viewer.may("advocacy.position.write"),
        "permission": GIVE,
        "view": queries.VIEW,
    }
    return render(request, "advocacy/trace.html", context, status=status)


def _given(request: HttpRequest, form: VerdictForm, wording: Wording, version: Text) -> int:
    """Keep the verdict that a form gives; give the status that answers it."""
    fields = dict(form.cleaned_data)
    try:
        passages = leads.chosen(fields.pop("passages", ()), fields.pop("other"), version)
        actions.give_verdict(
            wording,
            version,
            passages=passages,
            seen=fields.pop("version") or 0,
            by=viewer_of(request),
            at=timezone.now(),
            **fields,
        )
    except RuleBroken as reason:
        form.add_error(None, str(reason))
        return 409 if isinstance(reason, ChangedMeanwhile) else 422
    toast(request, _("The verdict is kept, with the passages as they read today."))
    return 302


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a verdict openly."""
    viewer = viewer_of(request)
    viewer.check(GIVE)
    verdict = get_object_or_404(Verdict.objects.select_related("wording__ask", "text"), pk=number)
    back = reverse("advocacy:trace", args=[verdict.wording_id, verdict.text_id])

    def act(**fields: Any) -> Verdict:
        return actions.withdraw_verdict(verdict, **fields)

    return changed(
        request,
        WithdrawForm(given(request)),
        act,
        title=_("Withdraw the verdict"),
        back=back,
        permission=GIVE,
        crumbs=(verdict.wording.ask.title, back),
        lead=_("The verdict stays to be read, with the day and the reason why it was withdrawn."),
    )
