"""Add, change and remove what the strategy is kept in: one way for every kind of row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from utblick.features.balticsea import actions, forms
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    GroupMeeting,
    GroupSeat,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    RelatedBody,
    StrategyDay,
    SubObjective,
)
from utblick.features.balticsea.queries import plans as queries
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import acted
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

GIVEN = frozenset({"plan", "area", "objective", "former", "later", "kind"})


def _plan(row: PlanVersion) -> str:
    return row.get_absolute_url()


def _area(row: PolicyArea) -> str:
    return row.get_absolute_url()


def _of_area(row: PlanAction | Coordinator) -> str:
    return row.area.get_absolute_url()


def _crosswalk(_row: Correspondence) -> str:
    return reverse("balticsea:crosswalk")


def _groups(_row: RelatedBody | StrategyDay) -> str:
    return reverse("balticsea:groups")


def _objectives(_row: Objective | SubObjective) -> str:
    return f"{reverse('balticsea:groups')}#objectives"


def _seat(row: GroupSeat) -> str:
    return row.get_absolute_url()


def _of_seat(row: GroupMeeting) -> str:
    return row.seat.get_absolute_url()


@dataclass(frozen=True, slots=True)
class Edit:
    """How a kind of row is changed on pages: its form, its words, and where one comes from and goes back to."""

    model: type[Any]
    form: type[forms.RowForm]
    new: Promise
    change: Promise
    page: Callable[[Any], str]
    list: str = "balticsea:plans"
    permission: str = queries.CHANGE


EDITS = {
    "plan": Edit(
        PlanVersion,
        forms.PlanForm,
        gettext_lazy("New version of the plan"),
        gettext_lazy("Change %(name)s"),
        _plan,
    ),
    "omrade": Edit(
        PolicyArea,
        forms.PolicyAreaForm,
        gettext_lazy("New policy area"),
        gettext_lazy("Change %(name)s"),
        _area,
    ),
    "atgard": Edit(
        PlanAction,
        forms.ActionForm,
        gettext_lazy("New action"),
        gettext_lazy("Change the action %(name)s"),
        _of_area,
    ),
    "mal": Edit(
        Objective,
        forms.ObjectiveForm,
        gettext_lazy("New objective"),
        gettext_lazy("Change the objective %(name)s"),
        _objectives,
        "balticsea:groups",
    ),
    "delmal": Edit(
        SubObjective,
        forms.SubObjectiveForm,
        gettext_lazy("New sub-objective"),
        gettext_lazy("Change the sub-objective %(name)s"),
        _objectives,
        "balticsea:groups",
    ),
    "samordnare": Edit(
        Coordinator,
        forms.CoordinatorForm,
        gettext_lazy("New coordinator"),
        gettext_lazy("Change the coordinator %(name)s"),
        _of_area,
    ),
    "motsvarighet": Edit(
        Correspondence,
        forms.CorrespondenceForm,
        gettext_lazy("How an area went on"),
        gettext_lazy("Change how %(name)s went on"),
        _crosswalk,
        "balticsea:crosswalk",
    ),
    "organ": Edit(
        RelatedBody,
        forms.RelatedBodyForm,
        gettext_lazy("New related body"),
        gettext_lazy("Change %(name)s"),
        _groups,
        "balticsea:groups",
    ),
    "dag": Edit(
        StrategyDay,
        forms.StrategyDayForm,
        gettext_lazy("New day of the strategy"),
        gettext_lazy("Change %(name)s"),
        _groups,
        "balticsea:groups",
    ),
    "plats": Edit(
        GroupSeat,
        forms.GroupSeatForm,
        gettext_lazy("New seat in a group"),
        gettext_lazy("Change the seat of %(name)s"),
        _seat,
        "balticsea:groups",
        queries.SEAT,
    ),
    "mote": Edit(
        GroupMeeting,
        forms.GroupMeetingForm,
        gettext_lazy("Note a meeting"),
        gettext_lazy("Change what is noted of the meeting"),
        _of_seat,
        "balticsea:groups",
        queries.SEAT,
    ),
}


def _edit(what: str) -> Edit:
    if what not in EDITS:
        raise Http404
    return EDITS[what]


def _number(word: str) -> int:
    """Read a number of an address. Raises Http404."""
    if not (word.isascii() and word.isdigit() and len(word) < 19):
        raise Http404
    return int(word)


def _check(viewer: Viewer, edit: Edit, row: Any = None, seat: GroupSeat | None = None) -> None:
    """Let in only who may do it: forms are for them alone."""
    if edit.model is GroupMeeting:
        held = row.seat if row is not None else seat
        if held is None or not queries.may_write_seat(viewer, held):
            raise NotAllowed(queries.SEAT)
    elif edit.model is GroupSeat and row is None:
        if not viewer.may_somewhere(queries.SEAT):
            raise NotAllowed(queries.SEAT)
    elif edit.model is GroupSeat:
        viewer.check(queries.SEAT, unit=row.unit_id)
    else:
        viewer.check(edit.permission)


def _units(viewer: Viewer, edit: Edit) -> dict[str, Any]:
    """Give which units somebody keeps seats for, where it is not all."""
    if edit.model is not GroupSeat or viewer.may(queries.SEAT):
        return {}
    return {"units": [pk for pk in viewer.units if viewer.may(queries.SEAT, unit=pk)]}


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, what: str) -> HttpResponse:
    """Add a row; what stands in the address is filled in."""
    viewer, edit = viewer_of(request), _edit(what)
    seat = None
    if edit.model is GroupMeeting:
        seat = queries.seat_by_number(viewer, _number(request.GET.get("seat", "")))
    _check(viewer, edit, seat=seat)
    initial = {name: word for name, word in request.GET.items() if name in GIVEN}
    posted = request.POST if request.method == "POST" else None
    form = edit.form(posted, initial=initial, **_units(viewer, edit))

    def act(**fields: Any) -> Any:
        fields.pop("version")
        if seat is not None:
            return actions.note_meeting(seat, **fields)
        return (
            actions.add_seat(**fields) if edit.model is GroupSeat else actions.add_row(edit.model, **fields)
        )

    back = seat.get_absolute_url() if seat is not None else reverse(edit.list)
    return _saved(request, form, act, edit, str(edit.new), back)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, what: str, number: int) -> HttpResponse:
    """Change a row."""
    viewer, edit = viewer_of(request), _edit(what)
    row = get_object_or_404(edit.model, pk=number)
    _check(viewer, edit, row)
    posted = request.POST if request.method == "POST" else None
    form = edit.form(posted, instance=row, **_units(viewer, edit))

    def act(**fields: Any) -> Any:
        version = fields.pop("version") or 0
        fresh = edit.model.objects.get(pk=number)
        if edit.model is GroupMeeting:
            return actions.change_meeting(fresh, version=version, **fields)
        change_it = actions.change_seat if edit.model is GroupSeat else actions.change_row
        return change_it(fresh, version=version, **fields)

    title = str(edit.change) % {"name": row}
    return _saved(request, form, act, edit, title, edit.page(row), row=row, what=what)


def _saved(
    request: HttpRequest,
    form: forms.RowForm,
    act: Callable[..., Any],
    edit: Edit,
    title: str,
    back: str,
    *,
    row: Any = None,
    what: str = "",
) -> HttpResponse:
    """Show a form, or do what it says."""

    def now() -> int:
        return int(edit.model.objects.values_list("version", flat=True).get(pk=row.pk))

    outcome = acted(request, form, act, edit.page, version=now)
    if isinstance(outcome, HttpResponse):
        return outcome
    is_seat = edit.model is GroupSeat
    context = {
        "form": form,
        "title": title,
        "button": _("Save"),
        "back": back,
        "permission": edit.permission,
        "remove_url": reverse("balticsea:remove", args=[what, row.pk])
        if row is not None and not is_seat
        else "",
        "named": str(row) if row is not None else "",
    }
    return render(request, "balticsea/change.html", context, status=outcome)


@require_POST
def remove(request: HttpRequest, what: str, number: int) -> HttpResponse:
    """Remove a row that was wrong; a seat is ended instead."""
    viewer, edit = viewer_of(request), _edit(what)
    if edit.model is GroupSeat:
        raise Http404
    row = get_object_or_404(edit.model, pk=number)
    page = edit.page(row)
    # Its own page goes with it.
    after = reverse(edit.list) if edit.model in (PlanVersion, PolicyArea) else page
    act = actions.remove_meeting if edit.model is GroupMeeting else actions.remove_row
    try:
        act(row, by=viewer, at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
        return redirect(page)
    toast(request, _("Removed."))
    return redirect(after)


@require_POST
def end_seat(request: HttpRequest, number: int) -> HttpResponse:
    """Let a seat be empty from today."""
    viewer = viewer_of(request)
    found = queries.seat_by_number(viewer, number)
    try:
        actions.end_seat(found, on=timezone.localdate(), by=viewer, at=timezone.now())
    except ValidationError as problem:
        toast(request, " ".join(problem.messages), kind="error")
    else:
        toast(request, _("The seat has ended."))
    return redirect(found.get_absolute_url())
