"""Asks: the argument, the wordings in each procedure, how far they got; and joint letters."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import asks as actions
from utblick.features.advocacy.actions.positions import WRITE
from utblick.features.advocacy.forms_positions import AskForm, LetterForm, WordingForm
from utblick.features.advocacy.models import Ask, Holder, Letter, Procedure, Wording
from utblick.features.advocacy.tracing import rows_of
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.processes import sheet as process_sheet
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of


def sheet(ask: Ask) -> str:
    """Give the address of an ask."""
    return reverse("advocacy:ask", args=[ask.pk])


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an ask with its wordings and how far each got in each version."""
    viewer = viewer_of(request)
    ask = queries.ask_by_number(viewer, number)
    context = {
        "ask": ask,
        "positions": list(queries.positions(viewer).filter(asks=ask)),
        "letters": list(queries.letters(viewer).filter(asks=ask)),
        "contacts": queries.contacts_about(viewer, ask),
        "objections": list(ask.objections.all()),
        "traced": rows_of(viewer, queries.wordings(viewer).filter(ask=ask)),
        "may_write": viewer.may(WRITE),
        "view": queries.VIEW,
    }
    return render(request, "advocacy/ask.html", context)


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Write an ask in a process."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    process = queries.process_by_key(viewer, key)

    def act(**fields: Any) -> Ask:
        fields.pop("version")
        return actions.write_ask(process, **fields)

    positions = queries.positions(viewer, process).filter(holder=Holder.OWN)
    return changed(
        request,
        AskForm(given(request), positions=positions),
        act,
        title=_("New ask"),
        back=sheet,
        permission=WRITE,
        crumbs=(process.name, process_sheet(process)),
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change an ask."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    ask = queries.ask_by_number(viewer, number)

    def act(**fields: Any) -> Ask:
        version = fields.pop("version") or 0
        return actions.change_ask(Ask.objects.get(pk=number), version=version, **fields)

    positions = queries.positions(viewer, ask.process).filter(holder=Holder.OWN)
    return changed(
        request,
        AskForm(given(request), instance=ask, positions=positions),
        act,
        title=_("Change the ask"),
        back=sheet(ask),
        permission=WRITE,
        version=lambda: Ask.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(ask.title, sheet(ask)),
    )


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Say that we no longer ask for it, or that we do again."""
    viewer = viewer_of(request)
    ask = queries.ask_by_number(viewer, number)
    on = None if ask.closed_on else timezone.localdate()
    said = _("The ask is closed.") if on else _("The ask is taken up again.")
    return done(
        request, lambda: actions.close_ask(ask, on=on, by=viewer, at=timezone.now()), sheet(ask), said
    )


def new_wording(request: HttpRequest, number: int) -> HttpResponse:
    """Tie an ask to a text."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    ask = queries.ask_by_number(viewer, number)
    file = Procedure.objects.filter(key=request.GET.get("file", "")).first()
    begun: dict[str, Any] = {"procedure": file.pk} if file else {}
    begun |= {name: request.GET[name] for name in ("language", "target") if request.GET.get(name)}

    def act(**fields: Any) -> Wording:
        fields.pop("version")
        return actions.word_ask(ask, **fields)

    return changed(
        request,
        WordingForm(given(request), process=ask.process, initial=begun),
        act,
        title=_("What the ask says in a text"),
        back=sheet(ask),
        permission=WRITE,
        crumbs=(ask.title, sheet(ask)),
    )


def change_wording(request: HttpRequest, number: int) -> HttpResponse:
    """Change a wording."""
    viewer_of(request).check(WRITE)
    row = get_object_or_404(Wording.objects.select_related("ask__process", "procedure"), pk=number)

    def act(**fields: Any) -> Wording:
        version = fields.pop("version") or 0
        return actions.change_wording(
            get_object_or_404(Wording.objects.select_related("ask"), pk=number), version=version, **fields
        )

    return changed(
        request,
        WordingForm(given(request), instance=row, process=row.ask.process),
        act,
        title=_("What the ask says in a text"),
        back=sheet(row.ask),
        permission=WRITE,
        version=lambda: Wording.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(row.ask.title, sheet(row.ask)),
    )


@require_POST
def remove_wording(request: HttpRequest, number: int) -> HttpResponse:
    """Take a wording away."""
    row = get_object_or_404(Wording.objects.select_related("ask"), pk=number)
    return done(
        request,
        lambda: actions.remove_wording(row, by=viewer_of(request), at=timezone.now()),
        sheet(row.ask),
        _("Removed."),
    )


def new_letter(request: HttpRequest, key: str) -> HttpResponse:
    """Note a joint letter."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    process = queries.process_by_key(viewer, key)

    def act(**fields: Any) -> Letter:
        fields.pop("version")
        return actions.note_letter(process, **fields)

    return changed(
        request,
        LetterForm(given(request), process=process),
        act,
        title=_("Joint letter"),
        back=process_sheet(process),
        permission=WRITE,
        crumbs=(process.name, process_sheet(process)),
    )


def change_letter(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is noted of a joint letter."""
    viewer_of(request).check(WRITE)
    row = get_object_or_404(Letter.objects.select_related("process"), pk=number)

    def act(**fields: Any) -> Letter:
        version = fields.pop("version") or 0
        return actions.change_letter(get_object_or_404(Letter, pk=number), version=version, **fields)

    return changed(
        request,
        LetterForm(given(request), instance=row, process=row.process),
        act,
        title=_("Joint letter"),
        back=process_sheet(row.process),
        permission=WRITE,
        version=lambda: Letter.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(row.process.name, process_sheet(row.process)),
    )
