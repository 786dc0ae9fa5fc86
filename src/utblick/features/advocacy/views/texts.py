"""Read a version of a text, and two beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import amending, bringing, queries, versions
from utblick.features.advocacy.actions import texts as actions
from utblick.features.advocacy.forms_texts import TextForm
from utblick.features.advocacy.models import Text
from utblick.features.advocacy.versions import Stretch, cut
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.procedures import CHANGE, sheet
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of


def _text(request: HttpRequest, number: int) -> Text:
    return get_object_or_404(queries.texts(viewer_of(request)).prefetch_related("passages"), pk=number)


def _page(request: HttpRequest, pages: int, default: int = 1) -> int:
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else default
    return min(max(1, number), max(1, pages))


@require_GET
def read(request: HttpRequest, number: int) -> HttpResponse:
    """Show a version, a stretch at a time; `?at=art-9` opens where that passage stands."""
    text = _text(request, number)
    rows = list(text.passages.all())
    stretches = cut(len(row.words.split()) for row in rows)
    wanted = request.GET.get("at", "")
    shown = _page(request, len(stretches), versions.stretch_with(rows, wanted) if wanted else 1)
    first, last = stretches[shown - 1] if stretches else (0, 0)
    context = {
        "text": text,
        "amends": amending.summary(text.amends),
        "rows": rows[first:last],
        "at": wanted,
        "may_change": viewer_of(request).may(CHANGE),
        "stretches": [
            Stretch(at, rows[start].label, rows[end - 1].label, at == shown)
            for at, (start, end) in enumerate(stretches, 1)
        ],
        "others": [
            one
            for one in queries.texts(viewer_of(request)).filter(
                procedure=text.procedure_id, language=text.language
            )
            if one.pk != text.pk
        ],
        "view": queries.VIEW,
    }
    return render(request, "advocacy/text.html", context)


@require_GET
def compare(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Show what changed from one version to another, passage by passage."""
    old, new = _text(request, number), _text(request, other)
    if old.procedure_id != new.procedure_id or old.language != new.language:
        raise Http404(_("These are not two versions of one text."))
    found = versions.compared(old, new)
    counts = {
        kind: sum(one.change == kind for one in found)
        for kind in ("amended", "inserted", "deleted", "moved", "unchanged")
    }
    everything = request.GET.get("all") == "1"
    rows = found if everything else [one for one in found if one.change != "unchanged"]
    stretches = cut(one.length for one in rows)
    shown = _page(request, len(stretches))
    first, last = stretches[shown - 1] if stretches else (0, 0)
    context = {
        "old": old,
        "new": new,
        "rows": rows[first:last],
        "counts": counts,
        "everything": everything,
        "stretches": [
            Stretch(at, rows[start].label, rows[end - 1].label, at == shown)
            for at, (start, end) in enumerate(stretches, 1)
        ],
        "view": queries.VIEW,
    }
    return render(request, "advocacy/compare.html", context)


def load(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a version of a procedure's text."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    procedure = queries.procedure_by_key(viewer, key)

    def act(**fields: Any) -> Text:
        file, pasted = fields.pop("file"), fields.pop("pasted")
        parts = bringing.parts_of_file(file.name, file.read()) if file else bringing.parts_of_text(pasted)
        return actions.load_text(procedure, parts, **fields)

    return changed(
        request,
        TextForm(given(request), request.FILES or None),
        act,
        title=_("Load a version of the text"),
        back=lambda text: reverse("advocacy:text", args=[text.pk]),
        permission=CHANGE,
        crumbs=(procedure.name, sheet(procedure)),
        lead=_("It is cut into articles, paragraphs and points, and the asks are compared with it."),
    )


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a version in which nobody has judged an ask."""
    text = _text(request, number)
    return done(
        request,
        lambda: actions.remove_text(text, by=viewer_of(request), at=timezone.now()),
        sheet(text.procedure),
        _("Removed."),
    )
