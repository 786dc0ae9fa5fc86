"""Decide what counts, and where the goal does not apply."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.features.followup import actions
from utblick.features.followup.actions import DEFINITION, EXEMPTION
from utblick.features.followup.forms import DefinitionForm, SetAsideForm
from utblick.features.followup.models import NotApplicable, ParticipationDefinition
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import into
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_http_methods(["GET", "POST"])
def new_definition(request: HttpRequest) -> HttpResponse:
    """Decide a new version of what counts, starting from the latest."""
    viewer = viewer_of(request)
    viewer.check(DEFINITION)
    last = ParticipationDefinition.objects.order_by("-number").first()
    names = ("level", "months", "kinds", "directions", "needs_evidence")
    initial = {name: getattr(last, name) for name in names} if last else {}
    form = DefinitionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_definition(by=viewer, at=timezone.now(), **form.cleaned_data)
        except (RuleBroken, ValidationError) as problem:
            into(form, problem)
        else:
            toast(request, _("Decided. Earlier figures keep the version they were made with."))
            return redirect("followup:definitions")
    title, back = _("New definition of taking part"), reverse("followup:definitions")
    return _shown(request, form, title, back, DEFINITION)


@require_http_methods(["GET", "POST"])
def set_aside(request: HttpRequest) -> HttpResponse:
    """Say where the goal does not apply."""
    viewer = viewer_of(request)
    viewer.check(EXEMPTION)
    initial = {"unit": request.GET.get("unit", "")}
    form = SetAsideForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.set_aside(given.pop("unit"), given.pop("reason"), by=viewer, at=timezone.now(), **given)
        except (RuleBroken, ValidationError) as problem:
            into(form, problem)
        else:
            toast(request, _("Saved."))
            return redirect("followup:coverage")
    return _shown(request, form, _("The goal does not apply"), reverse("followup:coverage"), EXEMPTION)


@require_POST
def apply_again(request: HttpRequest, number: int) -> HttpResponse:
    """Let the goal apply to a unit again from today."""
    made = get_object_or_404(NotApplicable, pk=number)
    actions.apply_again(made, on=timezone.localdate(), by=viewer_of(request), at=timezone.now())
    toast(request, _("The goal applies again."))
    return redirect("followup:coverage")


def _shown(request: HttpRequest, form: BaseForm, title: str, back: str, permission: str) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "title": title, "back": back, "permission": permission}
    return render(request, "followup/change.html", context, status=status)
