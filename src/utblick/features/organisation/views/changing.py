"""Change the region: one way for every form, and one function for each thing that can be changed."""

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

from utblick.features.organisation import actions, appointing, queries
from utblick.features.organisation.dated import Dated
from utblick.features.organisation.forms import (
    AssignmentForm,
    BoardForm,
    EndForm,
    EndUnitForm,
    RemitForm,
    SubstituteForm,
    TopicForm,
    UnitForm,
    day_or_none,
)
from utblick.features.organisation.models import Assignment, Board, Remit, Substitute, Topic, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import holdings
from utblick.ui.answering import acted, given
from utblick.ui.shell import viewer_of

STRUCTURE = "organisation.structure.change"
REMIT = "organisation.remit.change"
PEOPLE = "organisation.people.change"


def _changed(
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
) -> HttpResponse:
    """Show a form, or do what it says and go back. A rule's no stands in the form.

    `log` is the record whose log stands below, where the form is the only page that the record has. `gone` is where
    one goes when the record was taken back and has no page any more, and `end` where one ends it. `said` gives what
    is to be known afterwards.
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
    }
    return render(request, "organisation/change.html", context, status=outcome)


# Boards


def new_board(request: HttpRequest) -> HttpResponse:
    """Add a board."""
    viewer_of(request).check(STRUCTURE)
    back = reverse("organisation:region")
    form = BoardForm(given(request))
    return _changed(
        request, form, actions.create_board, title=_("New board"), back=back, permission=STRUCTURE
    )


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
    return _changed(request, form, act, title=title, back=back, permission=STRUCTURE)


def end_board(request: HttpRequest, key: str) -> HttpResponse:
    """Let a board end."""
    viewer_of(request).check(STRUCTURE)
    row = get_object_or_404(Board, key=key)
    return _changed(
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
    return _changed(request, form, actions.create_unit, title=_("New unit"), back=back, permission=STRUCTURE)


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
    return _changed(request, form, act, title=title, back=back, permission=STRUCTURE)


def end_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a unit end."""
    viewer_of(request).check(STRUCTURE)
    row = get_object_or_404(Unit, pk=pk)
    return _changed(
        request,
        EndUnitForm(given(request)),
        lambda **given: actions.end_unit(row, **given),
        title=_("End %(name)s") % {"name": row.name},
        back=reverse("organisation:unit", args=[pk]),
        permission=STRUCTURE,
        warning=_("Everyone's role in it ends the same day. It stays visible for the time before."),
        danger=True,
    )


# Topics and remits


def new_topic(request: HttpRequest) -> HttpResponse:
    """Add a topic."""
    viewer_of(request).check(REMIT)
    form = TopicForm(given(request))
    back = reverse("organisation:remits")
    return _changed(request, form, actions.create_topic, title=_("New topic"), back=back, permission=REMIT)


def change_topic(request: HttpRequest, key: str) -> HttpResponse:
    """Change a topic."""
    viewer_of(request).check(REMIT)
    row = get_object_or_404(Topic, key=key)

    def act(**given: Any) -> None:
        given.pop("key")
        actions.change_topic(get_object_or_404(Topic, pk=row.pk), **given)

    title = _("Change %(name)s") % {"name": row.name}
    back = reverse("organisation:remits")
    form = TopicForm(given(request), instance=row)
    return _changed(request, form, act, title=title, back=back, permission=REMIT, log=row)


def new_remit(request: HttpRequest) -> HttpResponse:
    """Give a topic, the one that the address names, an owner from a day on."""
    viewer_of(request).check(REMIT)
    topic = Topic.objects.filter(key=request.GET.get("topic", "")).first()
    today = timezone.localdate()
    before = topic.remits.at(today).first() if topic else None
    initial: dict[str, Any] = {"topic": topic, "valid_from": today}
    if before:
        initial |= {"owner": before.owner_id, "concerned": list(before.concerned.all())}
    form = RemitForm(given(request), initial=initial)
    return _changed(
        request,
        form,
        actions.create_remit,
        title=_("New owner of a topic"),
        back=reverse("organisation:remits"),
        permission=REMIT,
        warning=_replaced(topic, before),
    )


def _replaced(topic: Topic | None, before: Remit | None) -> str:
    """Say whose remit a new one ends; of a topic that is not chosen yet, that it may."""
    if before is not None:
        return _("%(board)s owns %(topic)s now, and will until the day before.") % {
            "board": before.owner.name,
            "topic": before.topic.name,
        }
    if topic is None:
        return _("Whoever owned the topic until further notice owns it until the day before.")
    return ""


def change_remit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct who owns a topic."""
    viewer_of(request).check(REMIT)
    row = get_object_or_404(Remit.objects.select_related("topic", "owner"), pk=pk)

    def act(**given: Any) -> None:
        given.pop("topic")
        actions.change_remit(get_object_or_404(Remit, pk=pk), **given)

    title = _("Correct who owns %(topic)s") % {"topic": row.topic.name}
    back = reverse("organisation:remits")
    form = RemitForm(given(request), instance=row)
    end = reverse("organisation:end_remit", args=[pk])
    return _changed(request, form, act, title=title, back=back, permission=REMIT, log=row, end=end)


def end_remit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a remit end, without a new owner."""
    viewer_of(request).check(REMIT)
    row = get_object_or_404(Remit.objects.select_related("topic", "owner"), pk=pk)
    return _changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_remit(row, **given),
        title=_("End the remit for %(topic)s") % {"topic": row.topic.name},
        back=reverse("organisation:remits"),
        permission=REMIT,
        warning=_remit_ends(row),
        danger=True,
        log=row,
        gone=reverse("organisation:remits"),
    )


def _taken_back(row: Dated) -> str:
    """Say of a row that has not lasted a day what ending it does; nothing of one that has."""
    if row.valid_from < timezone.localdate():
        return ""
    return _(
        "It has not lasted a day: ended on %(day)s or earlier it is taken away altogether, and the log shows it."
    ) % {"day": date_format(row.valid_from, "SHORT_DATE_FORMAT")}


def _remit_ends(row: Remit) -> str:
    """Say what ending a remit does: who then owns the topic."""
    if not (told := _taken_back(row)):
        return _("The topic then has no owner, until it gets a new one.")
    if before := queries.remit_before(row):
        return f"{told} {_('Then %(board)s owns the topic again.') % {'board': before.owner.name}}"
    return f"{told} {_('The topic then has no owner, until it gets a new one.')}"


# People


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
    return _changed(
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
    return _changed(request, form, act, title=title, back=back, permission=PEOPLE)


def end_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Let someone's role end."""
    row = _assignment(request, pk)
    return _changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_assignment(row, **given),
        title=_("End the role of %(name)s") % {"name": row.account.name},
        back=reverse("organisation:assignment", args=[pk]),
        permission=PEOPLE,
        warning=_taken_back(row)
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
    return _changed(
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
    return _changed(
        request,
        EndForm(given(request)),
        lambda **given: actions.end_substitute(substitute, **given),
        title=_("End the time of %(name)s as substitute") % {"name": substitute.account.name},
        back=back,
        permission=PEOPLE,
        warning=_taken_back(substitute)
        or _("From that day the substitute may no longer do the same as %(name)s.")
        % {"name": row.account.name},
        danger=True,
        gone=back,
    )
