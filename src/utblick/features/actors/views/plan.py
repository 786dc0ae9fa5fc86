"""How long people and contacts are kept, and the names others write us by."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.actors import actions
from utblick.features.actors.forms_people import OwnNameForm, RuleForm
from utblick.features.actors.models import OwnName, RetentionRule
from utblick.features.actors.views.answering import answered, pressed
from utblick.ui.shell import viewer_of

PLAN = "actors.plan.change"


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the rules and our names."""
    viewer_of(request).check(PLAN)
    context = {"rules": RetentionRule.objects.all(), "names": OwnName.objects.all(), "view": PLAN}
    return render(request, "actors/plan.html", context)


@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Add a rule, or change one."""
    viewer_of(request).check(PLAN)
    row = get_object_or_404(RetentionRule, pk=number) if number else None
    form = RuleForm(request.POST if request.method == "POST" else None, instance=row)
    fresh = RetentionRule.objects.filter(pk=number).first() if number else None
    return answered(
        request,
        form,
        lambda **who: actions.keep_rule(fresh, **form.cleaned_data, **who),
        _("Change a rule") if row else _("New rule"),
        reverse("actors:plan"),
        PLAN,
    )


@require_http_methods(["GET", "POST"])
def new_name(request: HttpRequest) -> HttpResponse:
    """Add a name that others write us by."""
    viewer_of(request).check(PLAN)
    form = OwnNameForm(request.POST if request.method == "POST" else None)
    return answered(
        request,
        form,
        lambda **who: actions.add_own_name(form.cleaned_data["name"], **who),
        _("New name or register number of ours"),
        reverse("actors:plan"),
        PLAN,
    )


@require_POST
def remove_name(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a name."""
    viewer_of(request).check(PLAN)
    row = get_object_or_404(OwnName, pk=number)
    return pressed(
        request, lambda **who: actions.remove_own_name(row, **who), reverse("actors:plan"), _("Removed.")
    )
