"""What is said against an ask, and our advice on amendments."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import arguing as actions
from utblick.features.advocacy.actions.positions import WRITE
from utblick.features.advocacy.forms_answers import AdviceForm, ObjectionForm
from utblick.features.advocacy.models import Advice, Amendment, Objection, Procedure
from utblick.features.advocacy.views.changing import changed, done
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of


def _ask_sheet(number: int) -> str:
    return reverse("advocacy:ask", args=[number])


def _list(procedure: Procedure) -> str:
    return reverse("advocacy:document", args=[procedure.key, "rostlista"])


def new_objection(request: HttpRequest, number: int) -> HttpResponse:
    """Note what is said against an ask."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    ask = queries.ask_by_number(viewer, number)

    def act(**fields: Any) -> Objection:
        fields.pop("version")
        return actions.note_objection(ask, **fields)

    return changed(
        request,
        ObjectionForm(given(request)),
        act,
        title=_("What is said against it"),
        back=_ask_sheet(number),
        permission=WRITE,
        crumbs=(ask.title, _ask_sheet(number)),
    )


def change_objection(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is said against an ask, or our answer."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    row = get_object_or_404(Objection.objects.select_related("ask"), pk=number)

    def act(**fields: Any) -> Objection:
        version = fields.pop("version") or 0
        return actions.change_objection(Objection.objects.get(pk=number), version=version, **fields)

    return changed(
        request,
        ObjectionForm(given(request), instance=row),
        act,
        title=_("What is said against it"),
        back=_ask_sheet(row.ask_id),
        permission=WRITE,
        version=lambda: Objection.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(row.ask.title, _ask_sheet(row.ask_id)),
    )


@require_POST
def remove_objection(request: HttpRequest, number: int) -> HttpResponse:
    """Take it away."""
    viewer = viewer_of(request)
    row = get_object_or_404(Objection.objects.select_related("ask"), pk=number)
    back = _ask_sheet(row.ask_id)
    return done(
        request,
        lambda: actions.remove_objection(row, by=viewer, at=timezone.now()),
        back,
        _("Removed."),
    )


def advise(request: HttpRequest, number: int) -> HttpResponse:
    """Give advice on an amendment, or change it."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    amendment = get_object_or_404(Amendment.objects.select_related("procedure"), pk=number)
    row = Advice.objects.filter(amendment=amendment).first()

    def act(**fields: Any) -> Advice:
        return actions.advise(amendment, version=fields.pop("version") or 0, **fields)

    wording = amendment.echoes.select_related("wording").first()
    initial = {"ask": wording.wording.ask_id} if wording is not None and row is None else {}
    return changed(
        request,
        AdviceForm(given(request), instance=row, procedure=amendment.procedure, initial=initial),
        act,
        title=_("Advice on %(amendment)s") % {"amendment": amendment},
        back=_list(amendment.procedure),
        permission=WRITE,
        version=lambda: Advice.objects.values_list("version", flat=True).get(amendment=amendment),
        crumbs=(amendment.procedure.name, _list(amendment.procedure)),
    )


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the advice on an amendment."""
    viewer = viewer_of(request)
    row = get_object_or_404(Advice.objects.select_related("amendment__procedure"), pk=number)
    return done(
        request,
        lambda: actions.take_back_advice(row, by=viewer, at=timezone.now()),
        _list(row.amendment.procedure),
        _("Removed."),
    )
