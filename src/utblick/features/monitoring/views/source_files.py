"""Bring in whole files of a source: first see what would happen; and what could not be used, to take away."""

from __future__ import annotations

from dataclasses import astuple

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.connectors.registry import BY_NAME
from utblick.features.monitoring.actions import files as actions
from utblick.features.monitoring.forms_files import FilesForm
from utblick.features.monitoring.forms_sources import kind_label
from utblick.features.monitoring.intake import is_stored
from utblick.features.monitoring.models import Source, SourceCheck
from utblick.features.monitoring.reader_words import said_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, store
from utblick.foundation.taking import Told
from utblick.ui.exports import Sheet, csv_lines
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

FILES_SALT = "monitoring.files"
HOLDS = 24 * 60 * 60
REJECTS_SHOWN = 100


def files(request: HttpRequest) -> HttpResponse:
    """Take files of a kind, show what importing them would do, and import them in the background."""
    viewer = viewer_of(request)
    viewer.check("monitoring.document.import")
    if request.method != "POST":
        asked = {"kind": "slag", "into": "kalla", "procedure": "arende"}
        form = FilesForm(
            viewer=viewer, initial={name: request.GET.get(key, "") for name, key in asked.items()}
        )
        return render(request, "monitoring/source_files.html", {"form": form})
    if request.POST.get("ordered"):
        return _order(request)
    form = FilesForm(request.POST, request.FILES, viewer=viewer)
    stored = []
    if form.is_valid():
        for upload in form.cleaned_data["chosen"]:
            try:
                stored.append(store(upload, upload.name or "", upload.content_type or ""))
            except FileRefused as reason:
                form.add_error("chosen", f"{upload.name}: {reason}")
    if not form.is_valid():
        return render(request, "monitoring/source_files.html", {"form": form}, status=422)
    kind, into, told = form.cleaned_data["kind"], form.cleaned_data["into"], form.told()
    source = into or Source.objects.filter(key=kind.replace("_", "-")).first()
    plan = _plan(kind, source, into, stored, told, viewer)
    order = [
        kind,
        into.key if into else None,
        [one.pk for one in stored],
        list(astuple(told)),
    ]
    context = {
        "plan": plan,
        "rejects": said_of(plan.rejects)[:REJECTS_SHOWN],
        "files": stored,
        "source": source,
        "kind": kind_label(kind),
        "signed": signing.dumps(order, salt=FILES_SALT),
    }
    return render(request, "monitoring/source_files_plan.html", context)


def _plan(
    kind: str,
    source: Source | None,
    into: Source | None,
    stored: list[StoredFile],
    told: Told,
    viewer: Viewer,
) -> actions.Plan:
    at = timezone.now()
    if is_stored(BY_NAME[kind]):
        return actions.plan_import(source, actions.read_stored(kind, stored), by=viewer, at=at)
    return actions.plan_taking(kind, into.key if into else None, stored, told, by=viewer, at=at)


def _order(request: HttpRequest) -> HttpResponse:
    try:
        kind, key, numbers, told = signing.loads(request.POST["ordered"], salt=FILES_SALT, max_age=HOLDS)
    except (signing.BadSignature, ValueError):
        toast(request, _("The preview is too old. Choose the files again."), kind="error")
        return redirect("monitoring:import_files")
    stored = StoredFile.objects.in_bulk(numbers)
    chosen = [stored[pk] for pk in numbers if pk in stored]
    try:
        source, _run = actions.order_import(
            kind, key, chosen, Told(*told), by=viewer_of(request), at=timezone.now()
        )
    except LookupError:
        toast(request, _("The source that the files were for is no longer there."), kind="error")
        return redirect("monitoring:import_files")
    toast(request, _("The files are being brought in. What came of them stands among the source's looks."))
    return redirect(f"{reverse('monitoring:source', args=[source.key])}#looks")


@require_GET
def rejects(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    """Give what one look could not use, with the reasons, as a file for Excel."""
    viewer_of(request).check("monitoring.source.view")
    look = get_object_or_404(SourceCheck.objects.select_related("source"), source__key=key, pk=number)
    title = _("What could not be used: %(source)s") % {"source": look.source.name}
    sheet = Sheet(
        "rejects",
        title,
        [f"{timezone.localtime(look.at):%Y-%m-%d %H:%M}"],
        [_("File"), _("Line"), _("Identifier"), _("Reason")],
        [(one.file, one.line or "", one.id, one.reason) for one in said_of(look.rejects)],
    )
    answer = HttpResponse(csv_lines(sheet), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}-{number}.csv"'
    return answer
