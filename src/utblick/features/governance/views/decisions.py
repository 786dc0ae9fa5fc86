"""Decisions, and what came of them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.governance import actions, queries
from utblick.features.governance.forms import DecisionForm, FollowUpForm
from utblick.features.governance.models import Decision, ItemKind
from utblick.features.governance.views.changing import changed
from utblick.features.governance.views.desks import tabs
from utblick.features.governance.views.meetings import board_choices
from utblick.features.organisation.queries import board_by_key
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.dates import due_chip_html
from utblick.ui.filters import Choice, Contains, DateRange, Flag
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag

RECORD = "governance.decision.record"


def _titled(decision: Decision) -> SafeString:
    link = format_html(
        '<a href="{}">{}</a>', reverse("governance:decision", args=[decision.pk]), decision.title
    )
    if decision.is_delegated:
        return format_html('{} <span class="chip">{}</span>', link, _("by delegation"))
    return link


def _due(decision: Decision) -> SafeString:
    if decision.followed_up_on:
        return SafeString(_("done"))
    return due_chip_html(decision.follow_up_on, with_word=False) if decision.follow_up_on else SafeString("")


COLUMNS = (
    Column("title", gettext_lazy("Decision"), value="title", html=_titled, sort="title", heading=True),
    Column(
        "board",
        gettext_lazy("Board"),
        value="board.key",
        html=lambda d: board_tag(d.board),
        sort="board__sort_order",
    ),
    Column("on", gettext_lazy("Decided on"), value="on", sort="on"),
    Column("number", gettext_lazy("Number"), value="number", sort="number"),
    Column("diary", gettext_lazy("Diary number"), value="diary_number", sort="diary_number"),
    Column("follow_up", gettext_lazy("Follow up on"), value="follow_up_on", html=_due, sort="follow_up_on"),
    Column("sent", gettext_lazy("Sent on"), value="sent_on", sort="sent_on", hidden=True),
    Column("outcome", gettext_lazy("What came of it"), value="outcome", hidden=True),
)


def _open(rows: QuerySet[Decision], _value: Any) -> QuerySet[Decision]:
    return rows.filter(follow_up_on__isnull=False, followed_up_on__isnull=True)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the decisions."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.decisions(viewer),
        name="decisions",
        title=_("Decisions"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q",
                label=_("Words in heading or text"),
                field="title",
                also=("text", "number", "diary_number"),
            ),
            Choice(key="board", label=_("Board"), field="board__key", choices=board_choices),
            DateRange(key="when", label=_("Decided on"), field="on"),
            Flag(key="delegated", label=_("By delegation"), field="is_delegated"),
            Flag(key="open", label=_("To follow up"), apply=_open),
            DateRange(key="follow", label=_("Follow up on"), field="follow_up_on"),
        ),
        default_sort="-on",
        empty=(_("No decisions yet"), _("Record one from an agenda item, or from the board's desk."), "", ""),
    )
    return listing.response("governance/decisions.html", {"tabs": tabs(request)})


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a decision."""
    viewer = viewer_of(request)
    decision = queries.decision_by_number(viewer, number)
    context = {
        "decision": decision,
        "may_record": viewer.may(RECORD, board=decision.board.key),
        "view": queries.VIEW,
    }
    return render(request, "governance/decision.html", context)


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Record a decision; `?item=3` brings the agenda item along."""
    viewer = viewer_of(request)
    viewer.check(RECORD, board=key)
    board = board_by_key(key, timezone.now())
    if board is None:
        raise Http404
    number = request.GET.get("item", "")
    asked = number if number.isascii() and number.isdigit() and len(number) < 15 else "0"
    item = queries.items(viewer).filter(pk=asked, board=board).first()
    initial: dict[str, Any] = {}
    if item is not None:
        on = item.meeting.on if item.meeting and item.meeting.on <= timezone.localdate() else None
        initial = {
            "title": item.title,
            "text": item.proposal,
            "item": item.pk,
            "meeting": item.meeting_id if on and item.kind != ItemKind.DELEGATED else None,
            "diary_number": item.diary_number,
            "diary_link": item.diary_link,
            "retention": item.retention,
            "on": on,
            "is_delegated": item.kind == ItemKind.DELEGATED,
        }
    form = DecisionForm(given(request), initial=initial, board=board, items=queries.items(viewer))

    def act(**fields: Any) -> str:
        fields.pop("version")
        made = actions.record_decision(board, **fields)
        return reverse("governance:decision", args=[made.pk])

    title = _("Record a decision of %(board)s") % {"board": board.name}
    back = reverse("governance:item", args=[item.pk]) if item else reverse("governance:desk", args=[key])
    trail = [(board.name, reverse("governance:desk", args=[key])), _all()]
    return changed(request, form, act, title=title, back=back, permission=RECORD, trail=trail)


def _all() -> tuple[str, str]:
    return _("Decisions"), reverse("governance:decisions")


def _trail(decision: Decision) -> list[tuple[str, str]]:
    own = reverse("governance:decision", args=[decision.pk])
    desk = reverse("governance:desk", args=[decision.board.key])
    return [(decision.board.name, desk), _all(), (decision.title, own)]


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a decision."""
    viewer = viewer_of(request)
    decision = queries.decision_by_number(viewer, number)
    viewer.check(RECORD, board=decision.board.key)
    title = _("Change %(name)s") % {"name": decision.title}
    back = reverse("governance:decision", args=[number])

    def form_of(data: Any, row: Decision) -> DecisionForm:
        return DecisionForm(data, instance=row, board=decision.board, items=queries.items(viewer))

    def act(**fields: Any) -> str:
        version = fields.pop("version") or 0
        actions.change_decision(decision, version=version, **fields)
        return back

    def now() -> tuple[int, DecisionForm]:
        row = Decision.objects.get(pk=number)
        return row.version, form_of(None, row)

    return changed(
        request,
        form_of(given(request), decision),
        act,
        title=title,
        back=back,
        permission=RECORD,
        trail=_trail(decision),
        now=now,
    )


def follow_up(request: HttpRequest, number: int) -> HttpResponse:
    """Say what came of a decision, or correct what was said."""
    viewer = viewer_of(request)
    decision = queries.decision_by_number(viewer, number)
    viewer.check(RECORD, board=decision.board.key)
    back = reverse("governance:decision", args=[number])

    def form_of(data: Any, row: Decision) -> FollowUpForm:
        initial = {"outcome": row.outcome, "reported_at": row.reported_at_id, "version": row.version}
        return FollowUpForm(data, decision=row, initial=initial)

    def act(**fields: Any) -> str:
        version = fields.pop("version") or 0
        actions.follow_up(decision, version=version, **fields)
        return back

    def now() -> tuple[int, FollowUpForm]:
        row = queries.decision_by_number(viewer, number)
        return row.version, form_of(None, row)

    return changed(
        request,
        form_of(given(request), decision),
        act,
        title=_("What came of “%(name)s”?") % {"name": decision.title},
        back=back,
        permission=RECORD,
        trail=_trail(decision),
        now=now,
    )


@require_POST
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Let a decision wait to be followed up again."""
    decision = queries.decision_by_number(viewer_of(request), number)
    try:
        actions.reopen_follow_up(decision, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("The decision waits to be followed up again."))
    return redirect("governance:decision", number)
