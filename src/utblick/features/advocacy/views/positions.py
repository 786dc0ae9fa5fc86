"""Positions: to read, to write as a draft, to record as adopted, to begin anew."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import positions as actions
from utblick.features.advocacy.forms_positions import AdoptForm, PositionForm
from utblick.features.advocacy.models import Holder, Position, Standing
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.processes import sheet as process_sheet
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

WRITE, ADOPT = actions.WRITE, actions.ADOPT


def sheet(position: Position) -> str:
    """Give the address of a position."""
    return reverse("advocacy:position", args=[position.pk])


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a position with its versions, its asks and what others hold."""
    viewer = viewer_of(request)
    position = queries.position_by_number(viewer, number)
    is_own = position.holder == Holder.OWN
    context = {
        "position": position,
        "points": list(position.points.select_related("procedure")),
        "stances": list(position.stances.select_related("ask")),
        "versions": queries.versions(viewer, position),
        "beside": queries.beside(viewer, position),
        "may_write": viewer.may(WRITE) and (not is_own or position.standing == Standing.DRAFT),
        "may_adopt": is_own and position.standing == Standing.DRAFT and viewer.may_somewhere(ADOPT),
        "may_begin": is_own
        and position.standing == Standing.ADOPTED
        and viewer.may(WRITE)
        and not Position.objects.filter(former=position).exists(),
        "view": queries.VIEW,
        "is_draft": position.standing == Standing.DRAFT,
    }
    return render(request, "advocacy/position.html", context)


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Write a position in a process."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    process = queries.process_by_key(viewer, key)
    asked = request.GET.get("holder", Holder.OWN)

    def act(**fields: Any) -> Position:
        fields.pop("version")
        return actions.write_position(process, **fields)

    is_own = asked not in Holder.values or asked == Holder.OWN
    return changed(
        request,
        PositionForm(given(request), process=process, is_own=is_own, initial={"holder": asked}),
        act,
        title=_("New position") if is_own else _("What others hold"),
        back=sheet,
        permission=WRITE,
        crumbs=(process.name, process_sheet(process)),
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a draft, or what is noted of somebody else's position."""
    viewer = viewer_of(request)
    viewer.check(WRITE)
    position = queries.position_by_number(viewer, number)

    def act(**fields: Any) -> Position:
        version = fields.pop("version") or 0
        return actions.change_position(Position.objects.get(pk=number), version=version, **fields)

    return changed(
        request,
        PositionForm(
            given(request),
            instance=position,
            process=position.process,
            is_own=position.holder == Holder.OWN,
        ),
        act,
        title=_("Change the position"),
        back=sheet(position),
        permission=WRITE,
        version=lambda: Position.objects.values_list("version", flat=True).get(pk=number),
        crumbs=(position.title, sheet(position)),
    )


def adopt(request: HttpRequest, number: int) -> HttpResponse:
    """Record that a board adopted a draft."""
    viewer = viewer_of(request)
    position = queries.position_by_number(viewer, number)
    boards = Board.objects.at(timezone.localdate())
    if not viewer.may(ADOPT):
        boards = boards.filter(key__in=[key for key in viewer.boards if viewer.may(ADOPT, board=key)])
        if not boards.exists():
            raise NotAllowed(ADOPT)

    initial: dict[str, Any] = {"board": position.process.board_id, "version": position.version}
    decided = boards.filter(key=request.GET.get("board", "")).first()
    if decided is not None:
        initial |= {
            "board": decided.pk,
            "on": request.GET.get("on", ""),
            "decision": request.GET.get("decision", "")[:160],
            "diary_number": request.GET.get("diary", "")[:40],
        }

    def act(**fields: Any) -> Position:
        version = fields.pop("version") or 0
        return actions.adopt_position(position, version=version, **fields)

    return changed(
        request,
        AdoptForm(given(request), boards=boards, initial=initial),
        act,
        version=lambda: Position.objects.values_list("version", flat=True).get(pk=number),
        title=_("Adopted"),
        back=sheet(position),
        permission=ADOPT,
        crumbs=(position.title, sheet(position)),
        lead=_("An adopted position does not change any more. The version before it is kept as replaced."),
    )


@require_POST
def new_version(request: HttpRequest, number: int) -> HttpResponse:
    """Begin the next version as a draft."""
    viewer = viewer_of(request)
    position = queries.position_by_number(viewer, number)
    try:
        fresh = actions.new_version(position, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect(sheet(position))
    toast(request, _("A draft with the same text has been begun."))
    return redirect(reverse("advocacy:change_position", args=[fresh.pk]))


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    viewer = viewer_of(request)
    position = queries.position_by_number(viewer, number)
    return done(
        request,
        lambda: actions.remove_draft(position, by=viewer, at=timezone.now()),
        process_sheet(position.process),
        _("Removed."),
    )
