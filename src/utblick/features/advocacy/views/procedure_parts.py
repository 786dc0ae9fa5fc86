"""What belongs to a procedure: events, numbers, relations, who decides, dates ahead."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from utblick.features.actors.queries import people
from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import deadlines
from utblick.features.advocacy.actions import procedures as actions
from utblick.features.advocacy.calendar import amendments_after_vote
from utblick.features.advocacy.forms import (
    DeadlineForm,
    EventForm,
    InvolvementForm,
    NumberForm,
    RelationForm,
)
from utblick.features.advocacy.models import Deadline, Event, Involvement, Number, Procedure, Relation
from utblick.features.advocacy.sheets.wording import day_words
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.procedures import CHANGE, sheet
from utblick.features.organisation.dated import day_of
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _opened(request: HttpRequest, key: str) -> Procedure:
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    return queries.procedure_by_key(viewer, key)


def _changed(
    request: HttpRequest, procedure: Procedure, form: Any, act: Any, title: str, **more: Any
) -> HttpResponse:
    return changed(
        request,
        form,
        act,
        title=title,
        back=sheet(procedure),
        permission=CHANGE,
        crumbs=(procedure.name, sheet(procedure)),
        **more,
    )


def new_event(request: HttpRequest, key: str) -> HttpResponse:
    """Note an event."""
    procedure = _opened(request, key)

    def act(**fields: Any) -> Event:
        fields.pop("version")
        return actions.add_event(procedure, **fields)

    form = EventForm(given(request), procedure=procedure)
    return _changed(request, procedure, form, act, _("What happened"))


def change_event(request: HttpRequest, number: int) -> HttpResponse:
    """Correct an event."""
    viewer_of(request).check(CHANGE)
    event = get_object_or_404(Event.objects.select_related("procedure"), pk=number)

    def act(**fields: Any) -> Event:
        version = fields.pop("version") or 0
        return actions.change_event(get_object_or_404(Event, pk=number), version=version, **fields)

    form = EventForm(given(request), instance=event, procedure=event.procedure)
    remove = (
        reverse("advocacy:remove_event", args=[number]),
        queries.kind_names().get(event.kind, event.kind),
        _("Remove the event"),
    )
    return _changed(
        request,
        event.procedure,
        form,
        act,
        _("Correct an event"),
        remove=remove,
        version=lambda: Event.objects.values_list("version", flat=True).get(pk=number),
    )


@require_POST
def remove_event(request: HttpRequest, number: int) -> HttpResponse:
    """Take away an event."""
    event = get_object_or_404(Event.objects.select_related("procedure"), pk=number)
    return done(
        request,
        lambda: actions.remove_event(event, by=viewer_of(request), at=timezone.now()),
        sheet(event.procedure),
        _("Removed."),
    )


def new_number(request: HttpRequest, key: str) -> HttpResponse:
    """Add a number."""
    procedure = _opened(request, key)

    def act(**fields: Any) -> Number:
        return actions.add_number(procedure, **fields)

    return _changed(
        request, procedure, NumberForm(given(request)), act, _("A number that means this procedure")
    )


@require_POST
def remove_number(request: HttpRequest, number: int) -> HttpResponse:
    """Take a number away."""
    row = get_object_or_404(Number.objects.select_related("procedure"), pk=number)
    return done(
        request,
        lambda: actions.remove_number(row, by=viewer_of(request), at=timezone.now()),
        sheet(row.procedure),
        _("Removed."),
    )


def new_relation(request: HttpRequest, key: str) -> HttpResponse:
    """Say how the procedure hangs together with another."""
    procedure = _opened(request, key)

    def act(**fields: Any) -> Relation:
        return actions.relate(procedure, fields.pop("other"), fields.pop("kind"), **fields)

    form = RelationForm(given(request), procedure=procedure)
    return _changed(request, procedure, form, act, _("Hangs together with"))


@require_POST
def remove_relation(request: HttpRequest, number: int) -> HttpResponse:
    """Take a relation away."""
    row = get_object_or_404(Relation.objects.select_related("procedure", "other"), pk=number)
    return done(
        request,
        lambda: actions.remove_relation(row, by=viewer_of(request), at=timezone.now()),
        sheet(row.procedure),
        _("Removed."),
    )


def new_involvement(request: HttpRequest, key: str) -> HttpResponse:
    """Say who decides."""
    procedure = _opened(request, key)

    def act(**fields: Any) -> Involvement:
        fields.pop("version")
        return actions.involve(procedure, **fields)

    form = InvolvementForm(given(request), people=people(viewer_of(request)))
    return _changed(request, procedure, form, act, _("Who decides"))


def change_involvement(request: HttpRequest, number: int) -> HttpResponse:
    """Correct who decides."""
    viewer = viewer_of(request)
    viewer.check(CHANGE)
    row = get_object_or_404(Involvement.objects.select_related("procedure"), pk=number)

    def act(**fields: Any) -> Involvement:
        version = fields.pop("version") or 0
        row = get_object_or_404(Involvement, pk=number)
        return actions.change_involvement(row, version=version, **fields)

    remove = (
        reverse("advocacy:end_involvement", args=[number]),
        row.get_part_display(),
        _("The part ends today"),
    )
    form = InvolvementForm(given(request), instance=row, people=people(viewer))
    return _changed(
        request,
        row.procedure,
        form,
        act,
        _("Who decides"),
        remove=remove,
        version=lambda: Involvement.objects.values_list("version", flat=True).get(pk=number),
    )


@require_POST
def end_involvement(request: HttpRequest, number: int) -> HttpResponse:
    """End somebody's part today."""
    row = get_object_or_404(Involvement.objects.select_related("procedure"), pk=number)
    today = timezone.localdate()
    return done(
        request,
        lambda: actions.end_involvement(row, on=today, by=viewer_of(request), at=timezone.now()),
        sheet(row.procedure),
        _("The part has ended; the history stays."),
    )


def new_deadline(request: HttpRequest, key: str) -> HttpResponse:
    """Set a date ahead."""
    procedure = _opened(request, key)

    def act(**fields: Any) -> Deadline:
        fields.pop("version")
        return _in_order(request, deadlines.set_deadline(procedure, **fields))

    return _changed(request, procedure, DeadlineForm(given(request)), act, _("A date ahead"))


def _in_order(request: HttpRequest, row: Deadline) -> Deadline:
    """Say in a message when the deadline for amendments is after the vote of the same file."""
    found = amendments_after_vote(viewer_of(request), row.procedure, timezone.now())
    if found is not None:
        late, vote = found
        said = _("%(late)s, %(late_day)s, is after %(vote)s, %(vote_day)s. Check both dates.") % {
            "late": late.name,
            "late_day": day_words(day_of(late.at)),
            "vote": vote.name,
            "vote_day": day_words(day_of(vote.at)),
        }
        toast(request, said, kind="error")
    return row


def change_deadline(request: HttpRequest, number: int) -> HttpResponse:
    """Change a date ahead."""
    viewer_of(request).check(CHANGE)
    row = get_object_or_404(Deadline.objects.select_related("procedure"), pk=number)

    def act(**fields: Any) -> Deadline:
        version = fields.pop("version") or 0
        there = get_object_or_404(Deadline, pk=number)
        return _in_order(request, deadlines.change_deadline(there, version=version, **fields))

    return _changed(
        request,
        row.procedure,
        DeadlineForm(given(request), instance=row),
        act,
        _("Change a date ahead"),
        version=lambda: Deadline.objects.values_list("version", flat=True).get(pk=number),
    )


@require_POST
def note_done(request: HttpRequest, number: int) -> HttpResponse:
    """Note that a date ahead is met."""
    row = get_object_or_404(Deadline.objects.select_related("procedure"), pk=number)
    today = timezone.localdate()
    return done(
        request,
        lambda: deadlines.note_done(row, on=today, by=viewer_of(request), at=timezone.now()),
        sheet(row.procedure),
        _("Noted as done."),
    )


@require_POST
def remove_deadline(request: HttpRequest, number: int) -> HttpResponse:
    """Take away a date ahead."""
    row = get_object_or_404(Deadline.objects.select_related("procedure"), pk=number)
    return done(
        request,
        lambda: deadlines.remove_deadline(row, by=viewer_of(request), at=timezone.now()),
        sheet(row.procedure),
        _("Removed."),
    )
