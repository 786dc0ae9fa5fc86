"""Goals and their indicators: figures by year, worked out or entered, and years that are closed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.followup import goals
from utblick.features.followup.actions import indicators as actions
from utblick.features.followup.forms import GoalForm, IndicatorForm, ValueForm
from utblick.features.followup.models import Goal, Indicator
from utblick.features.organisation.dated import day_of
from utblick.foundation.rules import RuleBroken
from utblick.ui import charts
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

YEARS = 4
YEARS_OF_ONE = 10


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show the goals with their indicators, year by year."""
    viewer, today = viewer_of(request), day_of(timezone.now())
    years = list(range(today.year - YEARS + 1, today.year + 1))
    closed = goals.closed_years()
    context = {
        "goals": goals.goals_with_figures(viewer, years, today),
        "years": [(year, year in closed) for year in years],
        "columns": len(years) + 3,
        "to_close": [year for year in years[:-1] if year not in closed],
        "may_write": viewer.may(actions.WRITE),
        "view": goals.VIEW,
    }
    return render(request, "followup/goals.html", context)


@require_GET
def goal(request: HttpRequest, number: int) -> HttpResponse:
    """Show one goal with its indicators and their latest figures."""
    viewer, today = viewer_of(request), day_of(timezone.now())
    viewer.check(goals.VIEW)
    row = get_object_or_404(Goal.objects.select_related("board"), pk=number)
    years = list(range(today.year - YEARS + 1, today.year + 1))
    context = {
        "goal": row,
        "rows": goals.figured(row.indicators.all(), years, today),
        "may_write": viewer.may(actions.WRITE),
        "view": goals.VIEW,
    }
    return render(request, "followup/goal.html", context)


@require_GET
def indicator(request: HttpRequest, number: int) -> HttpResponse:
    """Show one indicator: what it means, and its figures of ten years."""
    viewer, today = viewer_of(request), day_of(timezone.now())
    viewer.check(goals.VIEW)
    row = get_object_or_404(Indicator.objects.select_related("goal"), pk=number)
    years = list(range(today.year - YEARS_OF_ONE + 1, today.year + 1))
    (shown,) = goals.figured([row], years, today)
    known = [one for one in shown.figures if one.value is not None]
    context = {
        "row": shown,
        "figures": known[::-1],
        "chart": charts.bars(
            row.name,
            [charts.Bar(str(one.year), float(one.value or 0)) for one in known],
            unit=row.unit or _("figure"),
            period=_("Year"),
            is_sum=False,
        )
        if len(known) > 1 and all((one.value or 0) >= 0 for one in known)
        else "",
        "closed": goals.closed_years(),
        "may_write": viewer.may(actions.WRITE),
        "view": goals.VIEW,
    }
    return render(request, "followup/indicator.html", context)


@require_http_methods(["GET", "POST"])
def new_goal(request: HttpRequest) -> HttpResponse:
    """Add a goal."""
    return _goal(request, None, _("New goal"))


@require_http_methods(["GET", "POST"])
def change_goal(request: HttpRequest, number: int) -> HttpResponse:
    """Change a goal."""
    row = get_object_or_404(Goal, pk=number)
    return _goal(request, row, _("Change %(name)s") % {"name": row.name})


@require_http_methods(["GET", "POST"])
def new_indicator(request: HttpRequest, number: int) -> HttpResponse:
    """Add an indicator to a goal."""
    of = get_object_or_404(Goal, pk=number)
    return _indicator(request, None, _("New indicator of %(name)s") % {"name": of.name}, of)


@require_http_methods(["GET", "POST"])
def change_indicator(request: HttpRequest, number: int) -> HttpResponse:
    """Change an indicator."""
    row = get_object_or_404(Indicator.objects.select_related("goal"), pk=number)
    return _indicator(request, row, _("Change %(name)s") % {"name": row.name}, row.goal)


@require_http_methods(["GET", "POST"])
def value(request: HttpRequest, number: int) -> HttpResponse:
    """Enter a year's figure, or correct a closed one."""
    viewer_of(request).check(actions.WRITE)
    row = get_object_or_404(Indicator, pk=number)
    asked = request.GET.get("year", "")
    year = (
        int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else timezone.localdate().year
    )
    stood = row.values.filter(year=year).first()
    initial = {"year": year, "value": stood.value if stood else None}
    form = ValueForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.set_value(
                row,
                given["year"],
                given["value"],
                note=given["note"],
                by=viewer_of(request),
                at=timezone.now(),
            )
        except (RuleBroken, ValidationError) as problem:
            form.add_error(None, str(problem) if isinstance(problem, RuleBroken) else problem)
        else:
            toast(request, _("Saved."))
            return redirect("followup:indicator", row.pk)
    back = reverse("followup:indicator", args=[row.pk])
    return _form(request, form, _("A figure of %(name)s") % {"name": row.name}, back)


@require_POST
def add_suggested(request: HttpRequest) -> HttpResponse:
    """Add the suggested goals."""
    added = actions.add_suggested_goals(by=viewer_of(request), at=timezone.now())
    toast(request, _("Added.") if added else _("All of them are there already."))
    return redirect("followup:goals")


@require_POST
def close(request: HttpRequest, year: int) -> HttpResponse:
    """Close a year."""
    try:
        actions.close_year(year, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("The year is closed; its figures stay as they are."))
    return redirect("followup:goals")


def _goal(request: HttpRequest, row: Goal | None, title: str) -> HttpResponse:
    viewer_of(request).check(actions.WRITE)
    form = GoalForm(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        kept = Goal.objects.get(pk=row.pk) if row else None
        saved = actions.save_goal(kept, by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
        toast(request, _("Saved."))
        return redirect("followup:goal", saved.pk)
    back = reverse("followup:goal", args=[row.pk]) if row else reverse("followup:goals")
    return _form(request, form, title, back)


def _indicator(request: HttpRequest, row: Indicator | None, title: str, of: Goal) -> HttpResponse:
    viewer_of(request).check(actions.WRITE)
    initial = {"goal": of.pk}
    form = IndicatorForm(request.POST if request.method == "POST" else None, instance=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = Indicator.objects.get(pk=row.pk) if row else None
        saved = actions.save_indicator(kept, by=viewer_of(request), at=timezone.now(), **form.cleaned_data)
        toast(request, _("Saved."))
        return redirect("followup:indicator", saved.pk)
    back = reverse("followup:indicator", args=[row.pk]) if row else reverse("followup:goal", args=[of.pk])
    return _form(request, form, title, back)


def _form(
    request: HttpRequest, form: GoalForm | IndicatorForm | ValueForm, title: str, back: str
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "title": title, "back": back, "permission": actions.WRITE}
    return render(request, "followup/change.html", context, status=status)
