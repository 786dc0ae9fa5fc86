"""The versions of the plan, one of them with its areas and actions, and how areas went on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.balticsea import actions
from utblick.features.balticsea.models import PlanVersion, PolicyArea
from utblick.features.balticsea.queries import plans as queries
from utblick.features.balticsea.suggested.areas import AREAS
from utblick.features.balticsea.suggested.plans import PLANS
from utblick.features.balticsea.views.shown import state_of, tabs
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """List the versions."""
    viewer = viewer_of(request)
    listed = list(queries.plans(viewer))
    may_change = viewer.may(queries.CHANGE)
    filled = {plan.key for plan in listed if queries.has_areas(plan) or plan.key not in AREAS}
    missing = {row.key for row in PLANS} - filled
    context = {
        "plans": [state_of(plan, viewer) for plan in listed],
        "may_change": may_change,
        "suggested": len(missing) if may_change else 0,
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "balticsea/plans.html", context)


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a version with its areas, actions and coordinators."""
    viewer, today = viewer_of(request), timezone.localdate()
    plan = queries.plan_by_key(viewer, key)
    rows = list(queries.areas(viewer, plan))
    context = {
        **state_of(plan, viewer),
        "areas": [(row, queries.coordinating(row, today)) for row in rows if row.kind == "area"],
        "horizontal": [(row, queries.coordinating(row, today)) for row in rows if row.kind != "area"],
        "not_entered": _not_entered(rows),
        "all_unsure": bool(rows) and all(row.certainty == "unsure" for row in rows),
        "has_coordinators": any(row.coordinators.all() for row in rows),
        "unsure": sum(
            (row.certainty == "unsure") + sum(one.certainty == "unsure" for one in row.actions.all())
            for row in rows
        ),
        "may_copy": viewer.may(queries.CHANGE) and not rows,
        "view": queries.VIEW,
    }
    return render(request, "balticsea/plan.html", context)


def _not_entered(rows: Sequence[PolicyArea]) -> list[str]:
    """Say what is not entered of a version's areas, so that nobody takes it for what there was not."""
    areas = [row for row in rows if row.kind == "area"]
    parts = (
        (_("actions"), areas, [row for row in areas if not row.actions.all()]),
        (_("coordinators"), rows, [row for row in rows if not row.coordinators.all()]),
    )
    said = []
    for words, asked, lacking in parts:
        if asked and len(lacking) == len(asked):
            said.append(_("%(what)s of all areas") % {"what": words})
        elif lacking:
            names = ", ".join(row.name for row in lacking)
            said.append(_("%(what)s of %(areas)s") % {"what": words, "areas": names})
    return said


class CopyForm(forms.Form):
    """Which version is copied."""

    source = forms.ModelChoiceField(
        PlanVersion.objects.none(), label=gettext_lazy("Copy the areas of"), empty_label=None
    )
    with_actions = forms.BooleanField(label=gettext_lazy("With their actions"), required=False, initial=True)

    def __init__(self, *given: Any, plan: PlanVersion, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["source"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = PlanVersion.objects.filter(key__lt=plan.key, areas__isnull=False).distinct()


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Copy the areas of an earlier version into an empty one."""
    viewer = viewer_of(request)
    viewer.check(queries.CHANGE)
    plan = queries.plan_by_key(viewer, key)
    form = CopyForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        source, with_actions = form.cleaned_data["source"], form.cleaned_data["with_actions"]
        try:
            count = actions.copy_plan(source, plan, with_actions=with_actions, by=viewer, at=timezone.now())
        except RuleBroken as reason:
            form.add_error(None, str(reason))
        else:
            said = ngettext("%(n)d area was copied.", "%(n)d areas were copied.", count) % {"n": count}
            toast(request, said)
            return redirect("balticsea:plan", plan.key)
    context = {
        "form": form,
        "title": _("Copy areas into %(plan)s") % {"plan": plan.name},
        "button": _("Copy"),
        "about": _(
            "Each area is tied to what it was. Everything is marked as to be confirmed: the new document decides."
        ),
        "back": plan.get_absolute_url(),
        "permission": queries.CHANGE,
    }
    return render(request, "balticsea/change.html", context, status=422 if form.is_bound else 200)


@require_POST
def take_suggested(request: HttpRequest) -> HttpResponse:
    """Take in what is known of the strategy."""
    counts = actions.take_suggested(by=viewer_of(request), at=timezone.now())
    said = ngettext(
        "%(n)d version of the plan was added.", "%(n)d versions of the plan were added.", counts["plans"]
    )
    more = ngettext("%(n)d area was added.", "%(n)d areas were added.", counts["areas"])
    toast(request, f"{said % {'n': counts['plans']}} {more % {'n': counts['areas']}}")
    return redirect("balticsea:plans")


@require_GET
def crosswalk(request: HttpRequest) -> HttpResponse:
    """Show how areas went on from one version to the next."""
    viewer = viewer_of(request)
    rows = list(queries.correspondences(viewer))
    # What was taken into all or dropped belongs to the step that its plan's other areas took.
    onward = {row.former.plan.key: row.later.plan.key for row in rows if row.former and row.later}
    before = {later: earlier for earlier, later in onward.items()}
    steps: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        earlier = (
            row.former.plan.key if row.former else before.get(row.later.plan.key, "") if row.later else ""
        )
        later = row.later.plan.key if row.later else onward.get(earlier, "")
        steps.setdefault((earlier, later), []).append(row)
    context = {
        "steps": sorted(steps.items()),
        "may_change": viewer.may(queries.CHANGE),
        "view": queries.VIEW,
    }
    return render(request, "balticsea/crosswalk.html", context)
