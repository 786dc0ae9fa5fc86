"""Change the region: one way for every form; boards and units here, the rest in `owning.py` and `appointing.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from utblick.features.organisation import actions
from utblick.features.organisation.dated import Dated
from utblick.features.organisation.forms import (
    BoardForm,
    EndForm,
    EndUnitForm,
    UnitForm,
)
from utblick.features.organisation.models import Board, Remit, Unit
from utblick.ui.answering import acted, given
from utblick.ui.shell import viewer_of

STRUCTURE = "organisation.structure.change"
REMIT = "organisation.remit.change"
PEOPLE = "organisation.people.change"


def changed(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[..., Any],
    *,
    title: str,
    back: str,
    permission: str,
    warning: str = "",
    danger: bool = False,
    log: Model | None = None,
    gone: str = "",
    end: str = "",
    said: Callable[[], str] | None = None,
    coming: Remit | None = None,
) -> HttpResponse:
    """Show a form, or do what it says and go back. A rule's no stands in the form.

    `log` is the record whose log stands below, where the form is the only page that the record has. `gone` is where
    one goes when the record was taken back and has no page any more, and `end` where one ends it. `said` gives what
    is to be known afterwards, `coming` the remit that is going to give the topic another owner.
    """

    def is_gone(made: Any) -> bool:
        return bool(gone) and made is None

    def told(made: Any) -> str:
        first = _("It is taken away altogether, and the log shows it.") if is_gone(made) else _("Saved.")
        return f"{first} {said() if said else ''}".strip()

    outcome = acted(request, form, act, lambda made: gone if is_gone(made) else back, said=told)
    if isinstance(outcome, HttpResponse):
        return outcome
    context = {
        "form": form,
        "title": title,
        "back": back,
        "permission": permission,
        "warning": warning,
        "danger": danger,
        "log": log,
        "end": end,
        "coming": coming,
    }
    return render(request, "organisation/change.html", context, status=outcome)


def taken_back(row: Dated) -> str:
    """Say of a row that has not lasted a day what ending it does; nothing of one that has."""
    if row.valid_from < timezone.localdate():
        return ""
    return _(
        "It has not lasted a day: ended on %(day)s or earlier it is taken away altogether, and the log shows it."
    ) % {"day": date_format(row.valid_from, "SHORT_DATE_FORMAT")}


# Boards


def new_board(request: HttpRequest) -> HttpResponse:
    """Add a board."""
    viewer_of(request).check(STRUCTURE)
    back = reverse("organisation:region")
    form = BoardForm(given(request))
    return changed(request, form, actions.create_board, title=_("New board"), back=back, permission=STRUCTURE)


def change_board(request: HttpRequest, key: str) -> HttpResponse:
    """Change a board."""
    viewer_of(request).check(STRUCTURE)
    row = get_object_or_404(Board, key=key)

    def act(**given: Any) -> None:
        given.pop("key")
        actions.change_board(get_object_or_404(Board, pk=row.pk), **given)

    back = reverse("organisation:board", args=[key])
    title = _("Change %(name)s") % {"name": row.name}
    form = BoardForm(given(request), instance=row)
    return changed(request, form, act, title=title, back=back, permission=STRUCTURE)


def end_board(request: HttpRequest, key: str) -> HttpResponse:
    """Let a board end."""
    viewer_of(request).check(STRUCTURE)
    row = get_object_or_404(Board, key=key)
    return changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_board(row, **given),
        title=_("End %(name)s") % {"name": row.name},
        back=reverse("organisation:board", args=[key]),
        permission=STRUCTURE,
        warning=_("Everyone's role in it ends the same day. It stays visible for the time before."),
        danger=True,
    )


# Units


def new_unit(request: HttpRequest) -> HttpResponse:
    """Add a unit, below the one that the address names."""
    viewer_of(request).check(STRUCTURE)
    above = request.GET.get("parent", "")
    parent = (
        Unit.objects.filter(pk=above).first()
        if above.isascii() and above.isdigit() and len(above) < 10
        else None
    )
    initial = {"parent": parent, "level": parent.level + 1, "board": parent.board_id} if parent else None
    back = reverse("organisation:unit", args=[parent.pk]) if parent else reverse("organisation:units")
    form = UnitForm(given(request), initial=initial)
    return changed(request, form, actions.create_unit, title=_("New unit"), back=back, permission=STRUCTURE)


def change_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a unit."""
    viewer_of(request).check(STRUCTURE)
    row = get_object_or_404(Unit, pk=pk)

    def act(**given: Any) -> None:
        given.pop("key")
        given.pop("level")
        actions.change_unit(get_object_or_404(Unit, pk=pk), **given)

    title = _("Change %(name)s") % {"name": row.name}
    back = reverse("organisation:unit", args=[pk])
    form = UnitForm(given(request), instance=row)
    return changed(request, form, act, title=title, back=back, permission=STRUCTURE)


def end_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a unit end."""
    viewer_of(request).check(STRUCTURE)
    row = get_object_or_404(Unit, pk=pk)
    return changed(
        request,
        EndUnitForm(given(request)),
        lambda **given: actions.end_unit(row, **given),
        title=_("End %(name)s") % {"name": row.name},
        back=reverse("organisation:unit", args=[pk]),
        permission=STRUCTURE,
        warning=_("Everyone's role in it ends the same day. It stays visible for the time before."),
        danger=True,
    )
