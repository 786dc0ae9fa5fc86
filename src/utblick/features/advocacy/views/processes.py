"""One policy process: what it is for, who works on it, its procedures, what we want in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import processes as actions
from utblick.features.advocacy.forms import ProcessForm, TeamForm
from utblick.features.advocacy.models import Holder, Process, TeamMember
from utblick.features.advocacy.tracing import by_file, lacking
from utblick.features.advocacy.views.changing import changed, done
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of

CHANGE, PROCEDURE, WRITE = (
    "advocacy.process.change",
    "advocacy.procedure.change",
    "advocacy.position.write",
)


def sheet(process: Process) -> str:
    """Give the address of a process."""
    return reverse("advocacy:process", args=[process.key])


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a policy process."""
    viewer, now, today = viewer_of(request), timezone.now(), timezone.localdate()
    process = queries.process_by_key(viewer, key)
    procedures = queries.procedures(viewer).filter(processes=process)
    positions = list(queries.positions(viewer, process))
    context = {
        "process": process,
        "members": list(process.team.at(today).select_related("account")),
        "followed": queries.followed(viewer, procedures, now, today),
        "asks": list(queries.asks(viewer, process)),
        "ours": [row for row in positions if row.holder == Holder.OWN],
        "others": [row for row in positions if row.holder != Holder.OWN],
        "lacking": lacking(viewer, process),
        "matrix": by_file(viewer, process),
        "letters": list(queries.letters(viewer).filter(process=process)),
        "may_change": viewer.may(CHANGE),
        "may_follow": viewer.may(PROCEDURE),
        "may_write": viewer.may(WRITE),
        "hides_drafts": not queries.may_see_drafts(viewer, process),
        "view": queries.VIEW,
    }
    return render(request, "advocacy/process.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Begin a policy process."""
    viewer_of(request).check(CHANGE)

    def act(**fields: Any) -> Process:
        fields.pop("version")
        return actions.create_process(**fields)

    return changed(
        request,
        ProcessForm(given(request)),
        act,
        title=_("New policy process"),
        back=sheet,
        permission=CHANGE,
        crumbs=(_("Advocacy"), reverse("advocacy:processes")),
    )


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change a policy process."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    process = queries.process_by_key(viewer, key)

    def act(**fields: Any) -> Process:
        version = fields.pop("version") or 0
        return actions.change_process(Process.objects.get(key=key), version=version, **fields)

    return changed(
        request,
        ProcessForm(given(request), instance=process),
        act,
        title=_("Change %(name)s") % {"name": process.name},
        back=sheet(process),
        permission=CHANGE,
        version=lambda: Process.objects.values_list("version", flat=True).get(key=key),
        crumbs=(process.name, sheet(process)),
    )


def add_member(request: HttpRequest, key: str) -> HttpResponse:
    """Add somebody to the team."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    process = queries.process_by_key(viewer, key)

    def act(**fields: Any) -> TeamMember:
        return actions.add_team_member(process, **fields)

    return changed(
        request,
        TeamForm(given(request)),
        act,
        title=_("Who works on %(name)s") % {"name": process.name},
        back=sheet(process),
        permission=CHANGE,
        crumbs=(process.name, sheet(process)),
    )


@require_POST
def end_member(request: HttpRequest, number: int) -> HttpResponse:
    """Let somebody's work on a process end today."""
    viewer = viewer_of(request)
    member = get_object_or_404(TeamMember.objects.select_related("process"), pk=number)
    return done(
        request,
        lambda: actions.end_team_member(member, on=timezone.localdate(), by=viewer, at=timezone.now()),
        sheet(member.process),
        _("The team is changed."),
    )
