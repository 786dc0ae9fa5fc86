"""Answers to consultations and referrals: one page each, its forms, and the steps it takes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.actions import answers as actions
from utblick.features.advocacy.answer_states import steps_of
from utblick.features.advocacy.asking import letter
from utblick.features.advocacy.forms_answers import (
    AnswerForm,
    DayForm,
    LetGoForm,
    SendForm,
    SentForm,
    SignForm,
)
from utblick.features.advocacy.models import Answer, Procedure, Process
from utblick.features.advocacy.sheets.answers import stored_copy
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.taking_files import record_taken_in
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.files.views import download_address
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of

WRITE, SIGN = actions.WRITE, actions.SIGN


def sheet(answer: Answer) -> str:
    """Give the address of an answer."""
    return reverse("advocacy:answer", args=[answer.pk])


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an answer: where it stands, its text, who was asked and what they said, the copy that was sent."""
    viewer, now, today = viewer_of(request), timezone.now(), timezone.localdate()
    answer = queries_answers.answer_by_number(viewer, number)
    (told,) = queries_answers.told([answer], now)
    asked = queries_answers.asked_of(answer, today)
    context = {
        "answer": answer,
        "told": told,
        "steps": steps_of(answer, answer.contributions.all(), today),
        "asked": [(one, download_address(one.row.file, viewer) if one.row.file else "") for one in asked],
        "waiting": sum(one.row.answered_on is None for one in asked),
        "unsent": [one.row for one in asked if not one.row.asked_at and one.row.answered_on is None],
        "letter": letter(answer) if answer.input_by else None,
        "copy_url": download_address(answer.copy, viewer) if answer.copy else "",
        "asks": list(answer.asks.all()),
        "also_about": list(answer.also_about.all()),
        "may_write": viewer.may(WRITE),
        "may_sign": _may_sign(viewer, answer),
        "is_working": answer.signed_on is None,
        "view": queries.DRAFT if answer.signed_on is None else queries.VIEW,
    }
    return render(request, "advocacy/answer.html", context)


def _may_sign(viewer: Viewer, answer: Answer) -> bool:
    return viewer.may(SIGN) or viewer.may(SIGN, board=answer.board.key)


def new(request: HttpRequest) -> HttpResponse:
    """Begin an answer; `?file=` or `?process=` say where from."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    procedure = Procedure.objects.filter(key=request.GET.get("file", "")).first()
    process = Process.objects.filter(key=request.GET.get("process", "")).first()
    if process is None and procedure is not None:
        process = procedure.processes.first()
    initial: dict[str, Any] = {"owner": viewer.account_id, "zone": "Europe/Brussels"}
    if procedure is not None:
        initial["procedure"] = procedure.pk
    if process is not None:
        initial |= {"process": process.pk, "board": process.board_id}

    def act(**fields: Any) -> Answer:
        fields.pop("version")
        return actions.begin_answer(**fields)

    above = (_("Answers"), reverse("advocacy:answers"))
    if procedure is not None:
        above = (procedure.name, reverse("advocacy:procedure", args=[procedure.key]))
    return changed(
        request,
        AnswerForm(given(request), initial=initial, process=process if request.method == "GET" else None),
        act,
        title=_("New answer"),
        back=sheet,
        permission=WRITE,
        crumbs=above,
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a draft; of an answer that is signed off, only what becomes known afterwards."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    answer = queries_answers.answer_by_number(viewer, number)
    is_signed = answer.signed_on is not None

    def act(**fields: Any) -> Answer:
        version = fields.pop("version") or 0
        do = actions.complete_sent if is_signed else actions.change_answer
        return do(Answer.objects.get(pk=number), version=version, **fields)

    form: AnswerForm | SentForm
    if is_signed:
        form = SentForm(given(request), instance=answer)
    else:
        form = AnswerForm(given(request), instance=answer, process=answer.process)
    return changed(
        request,
        form,
        act,
        title=_("Change the answer"),
        back=sheet(answer),
        permission=WRITE,
        version=lambda: Answer.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(answer.title, sheet(answer)),
    )


def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Record who decided the answer."""
    viewer = viewer_of(request)
    answer = queries_answers.answer_by_number(viewer, number)
    if not _may_sign(viewer, answer):
        raise NotAllowed(SIGN)
    boards = Board.objects.at(timezone.localdate())
    if not viewer.may(SIGN):
        boards = boards.filter(key__in=[key for key in viewer.boards if viewer.may(SIGN, board=key)])

    def act(**fields: Any) -> Answer:
        version = fields.pop("version") or 0
        return actions.sign_off(Answer.objects.get(pk=number), version=version, **fields)

    initial = {
        "version": answer.version,
        "board": answer.board_id,
        "is_delegated": answer.is_delegated,
        "diary_number": answer.diary_number,
    }
    return changed(
        request,
        SignForm(given(request), boards=boards, initial=initial),
        act,
        title=_("Signed off"),
        back=sheet(answer),
        permission=SIGN,
        version=lambda: Answer.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(answer.title, sheet(answer)),
        lead=_("A signed-off answer does not change any more, and everybody who sees advocacy sees it."),
    )


def send(request: HttpRequest, number: int) -> HttpResponse:
    """Note that the answer was sent, and keep the copy."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    answer = queries_answers.answer_by_number(viewer, number)

    def act(**fields: Any) -> Answer:
        stored = record_taken_in(fields.pop("upload"))
        return actions.send_answer(answer, copy=stored or stored_copy, **fields)

    return changed(
        request,
        SendForm(given(request), request.FILES or None),
        act,
        title=_("Sent"),
        back=sheet(answer),
        permission=WRITE,
        crumbs=(answer.title, sheet(answer)),
        lead=_("The copy is kept as an official document and cannot be replaced."),
    )


def report(request: HttpRequest, number: int) -> HttpResponse:
    """Note that a decision by delegation was reported to the board."""
    viewer = viewer_of(request)
    answer = queries_answers.answer_by_number(viewer, number)
    if not _may_sign(viewer, answer):
        raise NotAllowed(SIGN)
    return changed(
        request,
        DayForm(given(request)),
        lambda **fields: actions.note_reported(answer, **fields),
        title=_("Reported to the board"),
        back=sheet(answer),
        permission=SIGN,
        crumbs=(answer.title, sheet(answer)),
    )


def let_go(request: HttpRequest, number: int) -> HttpResponse:
    """Say that we do not answer, and why."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    answer = queries_answers.answer_by_number(viewer, number)
    return changed(
        request,
        LetGoForm(given(request)),
        lambda **fields: actions.let_go(answer, **fields),
        title=_("Let the answer go"),
        back=sheet(answer),
        permission=WRITE,
        crumbs=(answer.title, sheet(answer)),
    )


@require_POST
def lay(request: HttpRequest, number: int) -> HttpResponse:
    """Note that the answer lies before who decides."""
    viewer = viewer_of(request)
    answer = queries_answers.answer_by_number(viewer, number)
    return done(
        request,
        lambda: actions.lay_for_sign_off(answer, on=timezone.localdate(), by=viewer, at=timezone.now()),
        sheet(answer),
        _("It now stands on the board's desk."),
    )


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the sign-off."""
    viewer = viewer_of(request)
    answer = queries_answers.answer_by_number(viewer, number)
    return done(
        request,
        lambda: actions.take_back(answer, by=viewer, at=timezone.now()),
        # Who signs off does not always see the draft that it becomes again.
        sheet(answer) if queries_answers.sees_drafts_of(viewer, answer) else reverse("advocacy:answers"),
        _("The sign-off is taken back."),
    )


@require_POST
def take_up(request: HttpRequest, number: int) -> HttpResponse:
    """Take up an answer that had been let go."""
    viewer = viewer_of(request)
    answer = queries_answers.answer_by_number(viewer, number)
    return done(
        request,
        lambda: actions.take_up(answer, by=viewer, at=timezone.now()),
        sheet(answer),
        _("Taken up again."),
    )
