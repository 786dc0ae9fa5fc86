"""The page of a procedure, and its own facts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.advocacy import file_page, queries, rules
from utblick.features.advocacy.actions import procedures as actions
from utblick.features.advocacy.actions.visits import note_visit
from utblick.features.advocacy.forms import ProcedureForm
from utblick.features.advocacy.models import Procedure, Process
from utblick.features.advocacy.views.changing import changed
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of

CHANGE = "advocacy.procedure.change"


def sheet(procedure: Procedure) -> str:
    """Give the address of a procedure."""
    return reverse("advocacy:procedure", args=[procedure.key])


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show where a procedure stands, what comes next, who decides, what we want and what was done."""
    viewer, now = viewer_of(request), timezone.now()
    procedure = queries.procedure_by_key(viewer, key)
    note_visit(procedure, by=viewer, at=now)
    context = {
        "page": file_page.of(viewer, procedure, now),
        "procedure": procedure,
        "may_change": viewer.may(CHANGE),
        "may_write": viewer.may("advocacy.position.write"),
        "log_url": f"{reverse('actors:write')}?file={procedure.key}"
        if viewer.may_somewhere("actors.contact.write")
        else "",
        "contacts_url": f"{reverse('actors:contacts')}?file={procedure.key}"
        if viewer.may_somewhere("actors.contact.view")
        else "",
        "view": queries.VIEW,
    }
    return render(request, "advocacy/procedure.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Follow a procedure."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    process = Process.objects.filter(key=request.GET.get("process", "")).first()

    def act(**fields: Any) -> Procedure:
        fields.pop("version")
        return actions.create_procedure(**fields)

    form = ProcedureForm(given(request), initial=_asked(request, process))
    return changed(
        request,
        form,
        act,
        title=_("Follow a procedure"),
        back=sheet,
        permission=CHANGE,
        crumbs=(process.name, reverse("advocacy:process", args=[process.key]))
        if process
        else (_("Advocacy"), reverse("advocacy:processes")),
    )


def _asked(request: HttpRequest, process: Process | None) -> dict[str, Any]:
    """Give what the address asks for: the process, and the number and name where a matter leads here."""
    reference = rules.canonical_reference(request.GET.get("reference", "")[:40])
    name = request.GET.get("name", "")[:160]
    return {
        "processes": [process.pk] if process else [],
        "reference": reference,
        "type": rules.type_of(reference),
        "name_sv": name,
        "name_en": name,
        "key": slugify(reference)[:60],
    }


def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change a procedure's own facts."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    procedure = queries.procedure_by_key(viewer, key)

    def act(**fields: Any) -> Procedure:
        version = fields.pop("version") or 0
        return actions.change_procedure(Procedure.objects.get(key=key), version=version, **fields)

    return changed(
        request,
        ProcedureForm(given(request), instance=procedure),
        act,
        title=_("Change %(name)s") % {"name": procedure.name},
        back=sheet(procedure),
        permission=CHANGE,
        version=lambda: Procedure.objects.values_list("version", flat=True).get(key=key),
        crumbs=(procedure.name, sheet(procedure)),
    )
