"""Begin a project, change what it is and what it costs, write what happened, and add what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.features.programmes.models import Call
from utblick.features.projects import actions, queries
from utblick.features.projects.forms import BeginForm, FactsForm, MoneyForm, PutRightForm, StepForm
from utblick.features.projects.forms_parts import FORMS
from utblick.features.projects.kinds_of_parts import PARTS
from utblick.features.projects.models import BoardDecision, Project
from utblick.features.projects.views.saving import saved
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

BOTH = ["GET", "POST"]
FINANCED = ("financed_by", "financed_on", "financing_diary")


def _sheet(project: Project) -> str:
    return reverse("projects:project", args=[project.pk])


def _own(request: HttpRequest, number: int) -> Project:
    """Give a project that the viewer may change. Raises Http404 and NotAllowed."""
    viewer = viewer_of(request)
    project = queries.project_by_number(viewer, number)
    if not queries.may_change(viewer, project):
        raise NotAllowed(queries.CHANGE)
    return project


def _about(project: Project, title: str) -> dict[str, Any]:
    return {"project": project, "title": title, "back": _sheet(project), "permission": queries.CHANGE}


@require_http_methods(BOTH)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a project with three fields."""
    viewer, at = viewer_of(request), timezone.now()
    if not viewer.may_somewhere(queries.BEGIN):
        raise NotAllowed(queries.BEGIN)
    units = queries.units_to_begin_for(viewer, at)
    preferred = next((unit.pk for unit in units if unit.pk in viewer.units), None)
    asked = request.GET.get("call", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    call = Call.objects.filter(pk=number).first() if number else None
    initial = {"call": call.pk} if call else {}
    form = BeginForm(given(request), units=units, preferred=preferred, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            idea = actions.Idea(said["title"], said["unit"], said["why"], call=said["call"])
            try:
                project = actions.begin(idea, form_key=said["key"], by=viewer, at=at)
            except RuleBroken as reason:
                form.add_error("title", str(reason))
            else:
                toast(request, _("It is there. What is needed later is told on its page, when it matters."))
                return redirect("projects:project", project.pk)
    context = {"form": form, "units": units, "call": call}
    return render(request, "projects/begin.html", context, status=status)


@require_http_methods(BOTH)
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a project is."""
    project = _own(request, number)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_facts(Project.objects.get(pk=number), version=version, **fields)

    form = FactsForm(given(request), viewer=viewer_of(request), instance=project)
    context = _about(project, _("Change the project"))
    return saved(
        request, form, act, context, version=lambda: _version(number), template="projects/change_facts.html"
    )


@require_http_methods(BOTH)
def amounts(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a project costs, and who decided on our own share."""
    project = _own(request, number)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_money(Project.objects.get(pk=number), version=version, **fields)

    brought = _brought(request, FINANCED)
    form = MoneyForm(given(request), instance=project, initial=brought if project.financed_on is None else {})
    context = _about(project, _("Money"))
    return saved(request, form, act, context, version=lambda: _version(number))


def _brought(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """Give what the address brings for some fields of a form."""
    return {name: request.GET[name][:400] for name in names if request.GET.get(name)}


def _version(number: int) -> int:
    return Project.objects.values_list("version", flat=True).get(pk=number)


@require_http_methods(BOTH)
def step(request: HttpRequest, number: int) -> HttpResponse:
    """Write what happened; the kind that stands in the address is filled in."""
    project = _own(request, number)

    def act(**fields: Any) -> None:
        actions.write_step(project, fields.pop("kind"), **fields)

    form = StepForm(given(request), initial={"kind": "applied", **_brought(request, StepForm.base_fields)})
    return saved(request, form, act, _about(project, _("What happened")))


@require_http_methods(BOTH)
def put_right(request: HttpRequest, number: int) -> HttpResponse:
    """Undo steps that were wrong."""
    project = _own(request, number)

    def act(wrong: Any, words: str, **who: Any) -> None:
        actions.put_right(project, [row.pk for row in wrong], words, **who)

    form = PutRightForm(given(request), project=project)
    return saved(request, form, act, _about(project, _("Put steps right")))


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a project that was begun by mistake."""
    project = _own(request, number)
    version = request.POST.get("version", "")
    try:
        actions.remove_project(
            project,
            version=int(version) if version.isascii() and version.isdigit() else 0,
            by=viewer_of(request),
            at=timezone.now(),
        )
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect(_sheet(project))
    toast(request, _("Removed."))
    return redirect("projects:projects")


def _may(viewer: Viewer, project: Project, name: str) -> bool:
    if name == "decision":
        return queries.may_write_decision(viewer, project)
    return queries.may_change(viewer, project)


@require_http_methods(BOTH)
def new_part(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Add a partner, a decision, a risk, a day, a result or a document."""
    viewer = viewer_of(request)
    project = queries.project_by_number(viewer, number)
    kind = PARTS.get(name)
    if kind is None:
        raise Http404
    if not _may(viewer, project, name):
        raise NotAllowed(queries.CHANGE)

    def act(**fields: Any) -> None:
        fields.pop("version")
        actions.add_part(project, name, **fields)

    form = FORMS[name](given(request), viewer=viewer, project=project)
    return saved(request, form, act, _about(project, str(kind.new)))


@require_http_methods(BOTH)
def change_part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Change one of a project's parts."""
    viewer = viewer_of(request)
    row, project = _part(viewer, name, number)

    def act(**fields: Any) -> None:
        version = fields.pop("version") or 0
        actions.change_part(
            PARTS[name].model._default_manager.get(pk=number), name, version=version, **fields
        )

    form = FORMS[name](given(request), viewer=viewer, project=project, instance=row)
    rows = PARTS[name].model._default_manager
    return saved(
        request,
        form,
        act,
        _about(project, str(PARTS[name].change)),
        version=lambda: rows.values_list("version", flat=True).get(pk=number),
    )


@require_POST
def remove_part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Remove one of a project's parts."""
    row, project = _part(viewer_of(request), name, number)
    actions.remove_part(row, name, by=viewer_of(request), at=timezone.now())
    toast(request, _("Removed."))
    return redirect(_sheet(project))


def _part(viewer: Viewer, name: str, number: int) -> tuple[Any, Project]:
    """Give a part with its project. Raises Http404, and NotAllowed for who may not change it."""
    viewer.check(queries.VIEW)
    kind = PARTS.get(name)
    if kind is None:
        raise Http404
    row: Any = get_object_or_404(kind.model, pk=number)
    project = queries.project_by_number(viewer, row.project_id)
    is_theirs = isinstance(row, BoardDecision) and viewer.may(queries.DECIDE, board=row.board.key)
    if not (is_theirs or queries.may_change(viewer, project)):
        raise NotAllowed(queries.CHANGE)
    return row, project
