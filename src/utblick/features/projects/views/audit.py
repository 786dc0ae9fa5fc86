"""The pack for the auditors: all projects by board, on the page and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from utblick.features.projects import audit_files, audit_pack, queries
from utblick.features.projects.views.lists import tabs
from utblick.features.projects.views.pages import lack_url
from utblick.ui.exports import as_file
from utblick.ui.shell import viewer_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the pack, and what is missing for each board."""
    viewer = viewer_of(request)
    pack = audit_pack.pack(viewer, timezone.now())
    context = {
        "pack": pack,
        "parts": [
            (
                part,
                [
                    (row, [(lack, lack_url(row.project, lack)) for lack in row.told.audit_lacks])
                    for row in part.rows
                ],
            )
            for part in pack.parts
        ],
        "board_headings": audit_files.board_headings(),
        "boards": [(part, audit_files.board_cells(part)) for part in pack.parts],
        "headings": audit_pack.headings(),
        "may_change": {
            row.project.pk
            for part in pack.parts
            for row in part.rows
            if queries.may_change(viewer, row.project)
        },
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "projects/audit.html", context)


@require_GET
def download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Give the pack as Excel, Word or PDF. Raises Http404 for another kind."""
    pack = audit_pack.pack(viewer_of(request), timezone.now())
    if kind == "xlsx":
        return as_file(audit_files.as_sheet(pack), "xlsx")
    if kind == "pdf":
        answer = HttpResponse(audit_files.as_pdf(pack), content_type="application/pdf")
    elif kind == "docx":
        answer = HttpResponse(audit_files.as_docx(pack), content_type=WORD)
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="{pack.name}.{kind}"'
    return answer
