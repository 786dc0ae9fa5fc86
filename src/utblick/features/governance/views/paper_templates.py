"""The page where the Word template of papers is uploaded, looked at and taken back."""

from __future__ import annotations

import io

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.governance import actions, queries
from utblick.features.governance.actions.paper_templates import DOCX, PERMISSION
from utblick.features.governance.forms import TemplateForm
from utblick.features.governance.models import Item, ItemKind, Meeting, PaperTemplate
from utblick.features.governance.paper_template import LARGEST, open_template
from utblick.features.governance.papers import DEFAULT_LANGUAGE, paper
from utblick.features.organisation.models import Board
from utblick.features.organisation.queries import boards
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import FileRefused, open_stored
from utblick.foundation.files.views import as_download
from utblick.ui.messages import toast
from utblick.ui.navigation import organisation_name
from utblick.ui.shell import viewer_of

SHOWN = 10


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show the template with its earlier ones, and take a new one."""
    viewer = viewer_of(request)
    listed = queries.paper_templates(viewer)
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        viewer.check(PERMISSION)
        if form.is_valid() and _taken(request, form):
            return redirect("governance:paper_template")
    context = {
        "form": form,
        "now": queries.paper_template(),
        "listed": listed[:SHOWN],
        "may_change": viewer.may(PERMISSION),
        "has_board": bool(boards(timezone.now())),
        "permission": PERMISSION,
    }
    status = 422 if form.is_bound else 200
    return render(request, "governance/paper_template.html", context, status=status)


def _taken(request: HttpRequest, form: TemplateForm) -> bool:
    """Take the document, or say beside the field what is wrong with it."""
    file = form.cleaned_data["file"]
    try:
        made = actions.bring_template(
            file.read(LARGEST + 1), file.name, by=viewer_of(request), at=timezone.now()
        )
    except actions.TemplateRefused as reason:
        form.add_error("file", reason.problems)
        return False
    except FileRefused as reason:
        form.add_error("file", str(reason))
        return False
    undo = reverse("governance:take_back_template", args=[made.pk])
    toast(request, _("Papers are written into “%(name)s” from now on.") % {"name": made.file.name}, undo=undo)
    return True


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Let the template before this one hold again."""
    viewer = viewer_of(request)
    made = get_object_or_404(PaperTemplate, pk=number)
    actions.take_back_template(made, by=viewer, at=timezone.now())
    again = reverse("governance:use_template_again", args=[number])
    holds = queries.paper_template()
    said = (
        _("Taken back. “%(name)s” holds again.") % {"name": holds.file.name}
        if holds
        else _("Taken back. The built-in template holds.")
    )
    toast(request, said, undo=again)
    return redirect("governance:paper_template")


@require_POST
def use_again(request: HttpRequest, number: int) -> HttpResponse:
    """Let a template that was taken back hold again."""
    made = get_object_or_404(PaperTemplate.objects.select_related("file"), pk=number)
    actions.use_template_again(made, by=viewer_of(request), at=timezone.now())
    toast(request, _("“%(name)s” holds again.") % {"name": made.file.name})
    return redirect("governance:paper_template")


@require_GET
def download(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give a template that was uploaded."""
    made = get_object_or_404(queries.paper_templates(viewer_of(request)), pk=number)
    try:
        return as_download(made.file)
    except FileRefused as reason:
        toast(request, str(reason), kind="error")
        return redirect("governance:paper_template")


@require_GET
def download_built_in(request: HttpRequest) -> HttpResponse:
    """Give the built-in template, to begin from."""
    queries.paper_templates(viewer_of(request))
    out = io.BytesIO()
    open_template(None).save(out)
    return _as_docx(out.getvalue(), "inbyggd-mall")


@require_GET
def example(request: HttpRequest) -> HttpResponse:
    """Give an invented paper in the template that holds."""
    queries.paper_templates(viewer_of(request))
    found = boards(timezone.now())
    if not found:
        raise Http404
    template = queries.paper_template()
    try:
        content = paper(
            _example_item(found[0]),
            [(str(_("A document that the paper rests on")), "https://example.org/")],
            with_secret=True,
            region=organisation_name(),
            template=bytes_of(template.file) if template else None,
        )
    except FileRefused as reason:
        toast(request, str(reason), kind="error")
        return redirect("governance:paper_template")
    return _as_docx(content, "exempel-skrivelse")


def _example_item(board: Board) -> Item:
    """Give an item that is never saved, in the language of papers."""
    with translation.override(DEFAULT_LANGUAGE):
        return Item(
            board=board,
            meeting=Meeting(board=board, on=timezone.localdate()),
            kind=ItemKind.DECISION,
            title=_("An example of a paper"),
            diary_number="EXEMPEL 1",
            proposal=_("The board adopts the opinion as its own."),
            summary=_("A few lines that say what it is about."),
            background=_(
                "Here stands what has happened, and what it means.\nA second paragraph looks like this."
            ),
            costs=_("No costs."),
        )


def bytes_of(stored: StoredFile) -> bytes:
    """Read a stored file whole. Raises FileRefused."""
    with open_stored(stored) as file:
        return file.read()


def _as_docx(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
