"""Briefs, talking points, voting lists, meeting preparations: a page for the phone, Word and PDF, in two languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.actors.models import Person
from utblick.features.actors.queries import person_by_number
from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Ask, Procedure
from utblick.features.advocacy.sheets import voting
from utblick.features.advocacy.sheets.brief import brief, brief_of_ask
from utblick.features.advocacy.sheets.meeting import meeting
from utblick.features.advocacy.sheets.talking import talking_points, talking_points_of_ask
from utblick.features.advocacy.sheets.voting import voting_list
from utblick.ui.sheets.pdf import as_pdf
from utblick.ui.sheets.sheet import Sheet
from utblick.ui.sheets.word import as_docx
from utblick.ui.sheets.wording import left_out_words
from utblick.ui.shell import viewer_of

FORMS: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": ("application/pdf", as_pdf),
}
LANGUAGES = {"sv": gettext_lazy("In Swedish"), "en": gettext_lazy("In English")}
BRIEF, POINTS, VOTES, MEETING = "sammanfattning", "talepunkter", "rostlista", "infor-mote"
OF_FILE = {
    BRIEF: gettext_lazy("Brief, one page"),
    POINTS: gettext_lazy("Talking points"),
    VOTES: gettext_lazy("Voting list"),
}
OF_ASK = {BRIEF: OF_FILE[BRIEF], POINTS: OF_FILE[POINTS]}
OF_PERSON = {MEETING: gettext_lazy("Meeting preparation, one page")}
MOST_ASKED = 300
DASHES = re.compile(r"[\u2010-\u2015/]")
Record = Procedure | Ask | Person


def _sheet(request: HttpRequest, record: Record, kind: str) -> Sheet:
    """Write the document of a record in the language that is asked for. Raises Http404 for a kind there is none of."""
    viewer, now = viewer_of(request), timezone.now()
    asked = " ".join(request.GET.get("asked", "").split())[:MOST_ASKED]
    with_drafts = request.GET.get("drafts") == "1"
    with override(_language(request)):
        if isinstance(record, Procedure):
            if kind == BRIEF:
                return brief(viewer, record, now, with_drafts=with_drafts, asked=asked)
            if kind == POINTS:
                return talking_points(viewer, record, now, only_adopted=request.GET.get("adopted") == "1")
            if kind == VOTES:
                return voting_list(viewer, record, now)
        elif isinstance(record, Person):
            if kind == MEETING:
                return meeting(viewer, record, now, asked=asked)
        elif kind == BRIEF:
            return brief_of_ask(viewer, record, now, with_drafts=with_drafts, asked=asked)
        elif kind == POINTS:
            return talking_points_of_ask(viewer, record, now)
    raise Http404


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in LANGUAGES else (get_language() or "sv")[:2]


@require_GET
def of_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Show a document of a file."""
    viewer = viewer_of(request)
    procedure = queries.procedure_by_key(viewer, key)
    more: dict[str, Any] = {}
    if kind == VOTES and viewer.may("advocacy.position.write"):
        more = {"advised": voting.advised(viewer, procedure), "waiting": voting.waiting(viewer, procedure)}
    above = (procedure.name, reverse("advocacy:procedure", args=[key]))
    return _shown(request, procedure, kind, above, ("advocacy:document", "advocacy:document_as", key), more)


@require_GET
def of_ask(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show a document of an ask."""
    ask = queries.ask_by_number(viewer_of(request), number)
    above = (ask.title, reverse("advocacy:ask", args=[number]))
    return _shown(
        request, ask, kind, above, ("advocacy:ask_document", "advocacy:ask_document_as", number), {}
    )


@require_GET
def of_person(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Show what one needs before meeting somebody."""
    person = _person(request, number)
    above = (person.called, reverse("actors:prepare", args=[number]))
    ways = ("advocacy:person_document", "advocacy:person_document_as", number)
    return _shown(request, person, kind, above, ways, {})


def _person(request: HttpRequest, number: int) -> Person:
    """Give somebody whom a document may name. Raises Http404."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    person = person_by_number(viewer, number)
    if person.is_protected:
        raise Http404
    return person


def _kinds(record: Record) -> dict[str, Any]:
    """Give which documents there are of a record."""
    if isinstance(record, Person):
        return OF_PERSON
    return OF_FILE if isinstance(record, Procedure) else OF_ASK


def _shown(
    request: HttpRequest,
    record: Record,
    kind: str,
    above: tuple[str, str],
    ways: tuple[str, str, str | int],
    more: dict[str, Any],
) -> HttpResponse:
    sheet = _sheet(request, record, kind)
    page, as_form, number = ways
    kept = {name: request.GET[name] for name in ("drafts", "asked", "adopted") if request.GET.get(name)}
    here = reverse(page, args=[number, kind])
    sees_drafts = False
    if not isinstance(record, Person):
        process = record.process if isinstance(record, Ask) else record.processes.all()[0]
        sees_drafts = queries.may_see_drafts(viewer_of(request), process)
    context = {
        "sheet": sheet,
        "tables": [
            (
                table.caption,
                table.headings,
                [list(zip(table.headings, row, strict=True)) for row in table.rows],
            )
            for table in sheet.tables
        ],
        "left_out": left_out_words(sheet),
        "kinds": [
            {"label": label, "url": reverse(page, args=[number, one]), "current": one == kind}
            for one, label in _kinds(record).items()
        ],
        "languages": [
            (label, f"{here}?{urlencode({**kept, 'language': code})}", code == sheet.language)
            for code, label in LANGUAGES.items()
        ],
        "forms": [
            (
                _("Word") if form == "docx" else _("PDF"),
                f"{reverse(as_form, args=[number, kind, form])}?{urlencode({**kept, 'language': sheet.language})}",
            )
            for form in FORMS
        ],
        "above": above,
        "here": here,
        "asked": kept.get("asked", ""),
        "has_asked": kind in (BRIEF, MEETING),
        "asked_words": _("What is to come of the meeting")
        if kind == MEETING
        else _("What is asked of the reader"),
        "with_drafts": kept.get("drafts") == "1",
        "may_see_drafts": sees_drafts and kind == BRIEF,
        "has_adopted": kind == POINTS and isinstance(record, Procedure),
        "only_adopted": kept.get("adopted") == "1",
        "view": queries.VIEW,
        **more,
    }
    return render(request, "advocacy/document.html", context)


@require_GET
def file_as(request: HttpRequest, key: str, kind: str, form: str) -> HttpResponse:
    """Give a document of a file as Word or PDF."""
    return _given(request, queries.procedure_by_key(viewer_of(request), key), kind, form)


@require_GET
def ask_as(request: HttpRequest, number: int, kind: str, form: str) -> HttpResponse:
    """Give a document of an ask as Word or PDF."""
    return _given(request, queries.ask_by_number(viewer_of(request), number), kind, form)


@require_GET
def person_as(request: HttpRequest, number: int, kind: str, form: str) -> HttpResponse:
    """Give the preparation of a meeting as Word or PDF."""
    return _given(request, _person(request, number), kind, form)


def file_name(sheet: Sheet) -> str:
    """Name the file of a document: its kind once, and years with what stands between them."""
    title = sheet.title if sheet.title.startswith(sheet.kind) else f"{sheet.kind} {sheet.title}"
    return slugify(DASHES.sub("-", title))


def _given(request: HttpRequest, record: Record, kind: str, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    sheet = _sheet(request, record, kind)
    media_type, write = FORMS[form]
    with override(sheet.language):
        content = write(sheet)
    answer = HttpResponse(content, content_type=media_type)
    day = timezone.localdate().isoformat()
    name = file_name(sheet)[:80] or kind
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day}.{form}"'
    return answer
