"""What public lists say of a project: rows that may be it, and the fields where we and a list differ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.programmes.models import PublicProject
from utblick.features.projects import actions, queries, sources
from utblick.features.projects.models import SourceLink
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Set a project beside what public lists say."""
    viewer = viewer_of(request)
    project = queries.project_by_number(viewer, number)
    may_change = queries.may_change(viewer, project)
    refused = SourceLink.objects.filter(project=project, is_same=False).select_related("public")
    context = {
        "project": project,
        "compared": sources.compared(project),
        "suggestions": sources.suggestions(project) if may_change else [],
        "refused": refused,
        "may_change": may_change,
        "labels": sources.LABELS,
        "view": queries.VIEW,
    }
    return render(request, "projects/sources.html", context)


def _back(number: int) -> HttpResponse:
    return redirect(reverse("projects:sources", args=[number]))


@require_POST
def judge(request: HttpRequest, number: int, public: int) -> HttpResponse:
    """Say that a public row is this project, or that it is not."""
    viewer, at = viewer_of(request), timezone.now()
    project = queries.project_by_number(viewer, number)
    row = get_object_or_404(PublicProject, pk=public)
    reason = request.POST.get("reason", "")
    if request.POST.get("same") == "1":
        actions.link_source(project, row, reason=reason, by=viewer, at=at)
        toast(request, _("Tied. Nothing of ours has changed: look at where the two differ."))
    else:
        actions.refuse_source(project, row, reason=reason, by=viewer, at=at)
        toast(request, _("It is not suggested again."))
    return _back(number)


@require_POST
def unlink(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was said of a row."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    link = get_object_or_404(SourceLink.objects.select_related("project", "public"), pk=number)
    actions.unlink_source(link, by=viewer, at=timezone.now())
    toast(request, _("It is taken back."))
    return _back(link.project_id)


@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Take a field over, say that ours is right, or put it off."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    link = get_object_or_404(SourceLink.objects.select_related("project", "public"), pk=number)
    try:
        actions.settle(
            link,
            request.POST.get("field", ""),
            request.POST.get("verdict", ""),
            seen=request.POST.get("seen", ""),
            reason=request.POST.get("reason", ""),
            by=viewer,
            at=timezone.now(),
        )
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Saved."))
    return _back(link.project_id)
