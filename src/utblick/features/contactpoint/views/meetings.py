"""Network meetings behind the wall: the list, one with its documents, and writing one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.contactpoint import actions, periods, queries
from utblick.features.contactpoint.forms_network import DocumentForm, MeetingForm
from utblick.features.contactpoint.models import MeetingDocument, NetworkMeeting
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.foundation.files import FileRefused, store
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.views import download_address
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

MOST_BYTES = 25 * 1024 * 1024

COLUMNS = (
    Column(
        "title",
        gettext_lazy("Network meeting"),
        link=lambda row: reverse("contactpoint:meeting", args=[row.pk]),
        sort=True,
        heading=True,
    ),
    Column("on", gettext_lazy("First day"), sort=True, narrow=True),
    Column("until", gettext_lazy("Last day"), sort=True, narrow=True, hidden=True),
    Column("place", gettext_lazy("Place"), sort=True),
    Column("took_part", gettext_lazy("Who took part"), value=lambda row: ", ".join(_lines(row.took_part))),
    Column(
        "documents",
        gettext_lazy("Documents"),
        value=lambda row: len(row.documents.all()),
        numeric=True,
    ),
)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the network meetings, the latest first."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.meetings(viewer),
        name="network-meetings",
        title=_("Network meetings"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="title", also=("place", "took_part", "notes")),
            Choice(
                key="programme",
                label=_("Programme period"),
                choices=lambda: [(one.key, one.name) for one in periods.periods().values()],
            ),
            DateRange(key="on", label=_("Day"), field="on"),
        ),
        default_sort="-on",
        empty=(
            _("No network meetings yet"),
            _("Write one before it is held, and its notes and documents afterwards."),
            reverse("contactpoint:new_meeting"),
            _("New network meeting"),
        ),
    )
    if "format" in request.GET:
        actions.tell_of_export("contactpoint.meeting.exported", listing.count, by=viewer, at=timezone.now())
    context = {"tabs": tabs(request), "may_change": viewer.may(queries.WRITE), "view": queries.VIEW}
    return listing.response("contactpoint/meetings.html", context)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a network meeting: when and where, who took part, what was noted, and its documents."""
    viewer = viewer_of(request)
    row = get_object_or_404(queries.meetings(viewer), pk=number)
    documents = [
        (one, download_address(one.file, viewer) if one.file else one.address)
        for one in row.documents.select_related("file")
    ]
    context = {
        "meeting": row,
        "period_name": periods.name_of(row.programme, periods.periods()),
        "took_part": _lines(row.took_part),
        "documents": documents,
        "may_change": viewer.may(queries.WRITE),
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/meeting.html", context)


def edit(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Write a network meeting, or change one."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.WRITE)
    row = get_object_or_404(queries.meetings(viewer), pk=number) if number is not None else None
    current = periods.period_on(today, periods.periods().values())
    initial = {"programme": current.key if current else ""} if row is None else {}
    form = MeetingForm(given(request), day=today, instance=row, initial=initial)

    def act(**fields: Any) -> NetworkMeeting:
        version = fields.pop("version")
        stands = NetworkMeeting.objects.get(pk=row.pk) if row is not None else None
        return actions.save_meeting(stands, version=(version or 0) if stands else None, **fields)

    above = (
        (row.title, reverse("contactpoint:meeting", args=[row.pk]))
        if row is not None
        else (_("Network meetings"), reverse("contactpoint:meetings"))
    )
    return changed(
        request,
        form,
        act,
        _("Change %(name)s") % {"name": row.title} if row is not None else _("New network meeting"),
        lambda made: reverse("contactpoint:meeting", args=[made.pk]),
        above=above,
        version=lambda: NetworkMeeting.objects.values_list("version", flat=True).get(pk=number or 0),
    )


def add_document(request: HttpRequest, number: int) -> HttpResponse:
    """Add a document to a meeting."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(queries.meetings(viewer), pk=number)
    form = DocumentForm(given(request), request.FILES or None)

    def act(**fields: Any) -> MeetingDocument:
        return actions.add_document(row, file=_stored(fields.pop("upload")), **fields)

    back = reverse("contactpoint:meeting", args=[row.pk])
    return changed(request, form, act, _("Add a document"), back, above=(row.title, back))


def _stored(upload: Any) -> StoredFile | None:
    if not upload:
        return None
    kind = upload.content_type or "application/octet-stream"
    try:
        return store(upload.file, upload.name or "", kind, maximum=MOST_BYTES)
    except FileRefused as reason:
        raise RuleBroken(str(reason)) from None


@require_POST
def remove_document(request: HttpRequest, number: int) -> HttpResponse:
    """Take a document away from its meeting."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(MeetingDocument.objects.select_related("meeting", "file"), pk=number)
    actions.remove_document(row, by=viewer, at=timezone.now())
    toast(request, _("Removed."))
    return redirect("contactpoint:meeting", row.meeting_id)
