"""Meetings and what is put before them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.governance import actions, queries
from utblick.features.governance.forms import MeetingForm
from utblick.features.governance.models import Meeting
from utblick.features.governance.views.changing import changed
from utblick.features.governance.views.desks import tabs
from utblick.features.organisation.models import Board
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.dates import day_html, due_chip_html
from utblick.ui.filters import Choice, DateRange
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

CHANGE = "governance.meeting.change"


def board_choices() -> list[tuple[str, str]]:
    """Give the boards to choose from in a filter."""
    return [(row.key, f"{row.key} {row.name}") for row in boards(timezone.localdate())]


def _named(meeting: Meeting) -> SafeString:
    address = reverse("governance:meeting", args=[meeting.pk])
    link = format_html('<a href="{}">{}</a>', address, day_html(meeting.on))
    if meeting.cancelled_at:
        return format_html('{} <span class="chip falu">{}</span>', link, _("cancelled"))
    return link


def _papers_by(meeting: Meeting) -> SafeString:
    if meeting.papers_by is None:
        return SafeString("")
    # When the day has passed, the papers are in; how many are ready stands on the meeting.
    is_coming = meeting.papers_by >= timezone.localdate() and not meeting.cancelled_at
    return due_chip_html(meeting.papers_by, with_word=False) if is_coming else day_html(meeting.papers_by)


def _years() -> list[tuple[int, str]]:
    """Give the years that have meetings, the latest first."""
    return [(day.year, str(day.year)) for day in Meeting.objects.dates("on", "year", order="DESC")]


COLUMNS = (
    Column("on", gettext_lazy("Day"), value="on", html=_named, sort="on", heading=True),
    Column(
        "board",
        gettext_lazy("Board"),
        value="board.key",
        html=lambda m: board_tag(m.board),
        sort="board__sort_order",
    ),
    Column(
        "papers_by",
        gettext_lazy("Papers in by"),
        value="papers_by",
        html=_papers_by,
        sort="papers_by",
    ),
    Column(
        "presidium_on",
        gettext_lazy("Presidium meets"),
        value="presidium_on",
        html=lambda m: day_html(m.presidium_on),
        sort="presidium_on",
    ),
    Column("note", gettext_lazy("Note"), value="note"),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the meetings."""
    viewer = viewer_of(request)
    may_change = viewer.may_somewhere(CHANGE)
    today = timezone.localdate()
    listing = Listing(
        request,
        queries.coming_first(queries.meetings(viewer), today),
        name="meetings",
        title=_("Meetings"),
        columns=COLUMNS,
        filters=(
            Choice(key="board", label=_("Board"), field="board__key", choices=board_choices),
            Choice(key="year", label=_("Year"), field="on__year", choices=_years),
            DateRange(key="when", label=_("Day"), field="on"),
        ),
        empty=(
            _("No meetings yet"),
            _("Enter the board's meeting days, and deadlines follow."),
            reverse("governance:new_meeting") if may_change else "",
            _("New meeting"),
        ),
    )
    context = {"tabs": tabs(request), "may_change": may_change}
    return listing.response("governance/meetings.html", context)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a meeting with its agenda."""
    viewer = viewer_of(request)
    meeting = get_object_or_404(queries.meetings(viewer), pk=number)
    key = meeting.board.key
    items = list(queries.items(viewer).filter(meeting=meeting, withdrawn_at=None))
    progress = queries.progress(viewer, [meeting.pk]).get(meeting.pk, queries.Progress(0, 0))
    context = {
        "meeting": meeting,
        "items": items,
        "progress": progress,
        "hidden": progress.items - len(items),
        "announced": queries.decisions(viewer).filter(announced_at=meeting),
        "reported": queries.decisions(viewer).filter(reported_at=meeting),
        "may_change": viewer.may(CHANGE, board=key),
        "may_write": viewer.may("governance.item.write", board=key),
        "may_record": viewer.may("governance.decision.record", board=key),
        "today": timezone.localdate(),
        "view": queries.VIEW,
    }
    return render(request, "governance/meeting.html", context)


def _own_boards(viewer: Viewer) -> list[str]:
    return [board.key for board in boards(timezone.now()) if viewer.may(CHANGE, board=board.key)]


def new(request: HttpRequest) -> HttpResponse:
    """Set a meeting."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere(CHANGE):
        raise NotAllowed(CHANGE)
    chosen = Board.objects.filter(key=request.GET.get("board", "")).first()
    form = MeetingForm(given(request), boards=_own_boards(viewer), initial={"board": chosen})

    def act(**fields: Any) -> str:
        fields.pop("version")
        board: Board = fields.pop("board")
        made = actions.create_meeting(board, **fields)
        return reverse("governance:meeting", args=[made.pk])

    back = reverse("governance:desk", args=[chosen.key]) if chosen else reverse("governance:meetings")
    trail = [(_("Boards"), reverse("governance:desks")), _all()]
    return changed(request, form, act, title=_("New meeting"), back=back, permission=CHANGE, trail=trail)


def _all() -> tuple[str, str]:
    return _("Meetings"), reverse("governance:meetings")


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a meeting."""
    viewer = viewer_of(request)
    meeting = get_object_or_404(queries.meetings(viewer), pk=number)
    viewer.check(CHANGE, board=meeting.board.key)
    back = reverse("governance:meeting", args=[number])

    def form_of(data: Any, row: Meeting) -> MeetingForm:
        initial = {
            name: getattr(row, name) for name in ("on", "papers_by", "presidium_on", "note", "version")
        }
        return MeetingForm(data, boards=[], with_board=False, initial=initial)

    def act(**fields: Any) -> str:
        version = fields.pop("version") or 0
        actions.change_meeting(meeting, version=version, **fields)
        return back

    def now() -> tuple[int, MeetingForm]:
        row = Meeting.objects.get(pk=number)
        return row.version, form_of(None, row)

    day = date_format(meeting.on, "SHORT_DATE_FORMAT")
    return changed(
        request,
        form_of(given(request), meeting),
        act,
        title=_("Change %(name)s") % {"name": f"{meeting.board.key} {day}"},
        back=back,
        permission=CHANGE,
        trail=[
            (meeting.board.name, reverse("governance:desk", args=[meeting.board.key])),
            _all(),
            (day, back),
        ],
        now=now,
    )


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel a meeting."""
    meeting = get_object_or_404(Meeting, pk=number)
    actions.cancel_meeting(meeting, by=viewer_of(request), at=timezone.now())
    undo = reverse("governance:restore_meeting", args=[number])
    toast(request, _("Cancelled. What was to be decided there waits for another meeting."), undo=undo)
    return redirect("governance:meeting", number)


@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Let a cancelled meeting stand again."""
    meeting = get_object_or_404(Meeting, pk=number)
    try:
        actions.restore_meeting(meeting, by=viewer_of(request), at=timezone.now())
    except (RuleBroken, ValidationError) as problem:
        said = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
        toast(request, " ".join(said), kind="error")
    else:
        toast(
            request, _("The meeting stands again. Its items wait without a meeting: put them back before it.")
        )
    return redirect("governance:meeting", number)
