"""Give roles, end them, and name substitutes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.organisation import actions, appointing, queries
from utblick.features.organisation.forms import (
    AssignmentForm,
    EndForm,
    SubstituteForm,
    day_or_none,
)
from utblick.features.organisation.models import Assignment, Board, Substitute
from utblick.features.organisation.views.changing import changed, taken_back
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import holdings
from utblick.ui.answering import given
from utblick.ui.shell import viewer_of

PEOPLE = "organisation.people.change"


def new_assignment(request: HttpRequest) -> HttpResponse:
    """Give someone a role."""
    viewer = viewer_of(request)
    if not appointing.roles_to_give(viewer):
        viewer.check(PEOPLE)
    board = Board.objects.filter(key=request.GET.get("board", "")).first()
    initial: dict[str, Any] = {"board": board, "role": Role.ELECTED} if board else {}
    asked = request.GET.get("account", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        initial["account"] = Account.objects.offered(timezone.localdate()).filter(pk=asked).first()
    if day := day_or_none(request.GET.get("from", "")):
        initial["valid_from"] = day
    form = AssignmentForm(given(request), initial=initial, viewer=viewer)
    back = reverse("organisation:people")
    return changed(
        request, form, actions.create_assignment, title=_("Give someone a role"), back=back, permission=PEOPLE
    )


def _assignment(request: HttpRequest, pk: int, *, for_substitute: bool = False) -> Assignment:
    """Get an assignment that the viewer may change, or may name a substitute for."""
    row = get_object_or_404(Assignment.objects.select_related("account", "board", "unit"), pk=pk)
    check = appointing.check_may_name_substitute if for_substitute else appointing.check_may_give
    check(viewer_of(request), row)
    return row


def change_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct someone's role."""
    row = _assignment(request, pk)

    def act(**given: Any) -> None:
        given.pop("account")
        given.pop("role")
        actions.change_assignment(get_object_or_404(Assignment, pk=pk), **given)

    title = _("Change the role of %(name)s") % {"name": row.account.name}
    back = reverse("organisation:assignment", args=[pk])
    form = AssignmentForm(given(request), instance=row, viewer=viewer_of(request))
    return changed(request, form, act, title=title, back=back, permission=PEOPLE)


def end_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Let someone's role end."""
    row = _assignment(request, pk)
    return changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_assignment(row, **given),
        title=_("End the role of %(name)s") % {"name": row.account.name},
        back=reverse("organisation:assignment", args=[pk]),
        permission=PEOPLE,
        warning=taken_back(row)
        or _("From that day the role gives no access. What the person has done stays in the history."),
        danger=True,
        gone=reverse("organisation:people"),
        said=lambda: _left(viewer_of(request), row.account),
    )


def _left(viewer: Viewer, person: Account) -> str:
    """Say, when somebody's last role ends, what they still answer for."""
    if not queries.is_leaving(person):
        return ""
    return holdings.left(person.name, holdings.held_by(viewer, person.pk, timezone.now()))


def new_substitute(request: HttpRequest, pk: int) -> HttpResponse:
    """Name a substitute for some days."""
    row = _assignment(request, pk, for_substitute=True)
    return changed(
        request,
        SubstituteForm(given(request)),
        lambda account, **given: actions.create_substitute(row, account, **given),
        title=_("Substitute for %(name)s") % {"name": row.account.name},
        back=reverse("organisation:assignment", args=[pk]),
        permission=PEOPLE,
        warning=_("The substitute may do the same as %(name)s during these days.")
        % {"name": row.account.name},
    )


def end_substitute(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let a substitute serve no longer than until a day."""
    row = _assignment(request, pk, for_substitute=True)
    substitute = get_object_or_404(
        Substitute.objects.select_related("account", "assignment"), pk=number, assignment=row
    )
    back = reverse("organisation:assignment", args=[pk])
    return changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_substitute(substitute, **given),
        title=_("End the time of %(name)s as substitute") % {"name": substitute.account.name},
        back=back,
        permission=PEOPLE,
        warning=taken_back(substitute)
        or _("From that day the substitute may no longer do the same as %(name)s.")
        % {"name": row.account.name},
        danger=True,
        gone=back,
    )
