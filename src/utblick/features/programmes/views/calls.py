"""The list of calls, the page of one, and its days as a calendar file."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Min, Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.organisation.models import Certainty, Unit
from utblick.features.organisation.queries import reason_sentence
from utblick.features.programmes import queries, queries_matching, telling, times
from utblick.features.programmes.calendars import calendar_answer
from utblick.features.programmes.call_html import moment_html, state_html, title_html
from utblick.features.programmes.models import Call, Moment, Programme, Verdict
from utblick.features.programmes.queries import CallNow
from utblick.features.programmes.views.pages import tabs
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of

VERDICT = "programmes.verdict.write"


def _moment_words(said: times.Told | None) -> str:
    return " ".join(part for part in (said.day, said.clocks) if part) if said else ""


def _columns(at: datetime) -> tuple[Column, ...]:
    """Give the columns; each row is put into words once."""
    held: dict[int, CallNow] = {}

    def row(call: Call) -> CallNow:
        if call.pk not in held:
            held[call.pk] = queries.now(call, at)
        return held[call.pk]

    return (
        Column(
            "title",
            gettext_lazy("Call"),
            value=lambda call: row(call).title,
            html=lambda call: title_html(row(call)),
            sort="title",
            heading=True,
        ),
        Column(
            "programme",
            gettext_lazy("Programme"),
            value=lambda call: call.programme.name if call.programme else call.programme_text,
            sort="programme__name_sv",
        ),
        Column("key", gettext_lazy("Number or topic"), value="key", sort="key", hidden=True),
        Column(
            "state",
            gettext_lazy("Now"),
            value=lambda call: " ".join(filter(None, (row(call).standing.words, row(call).left))),
            html=lambda call: state_html(row(call)),
        ),
        Column(
            "opens",
            gettext_lazy("Opens"),
            value=lambda call: _moment_words(row(call).opens),
            html=lambda call: moment_html(row(call).opens),
        ),
        Column(
            "closes",
            gettext_lazy("Closes"),
            value=lambda call: _moment_words(row(call).closes),
            html=lambda call: moment_html(row(call).closes),
            sort="closes_next",
        ),
        Column(
            "money",
            gettext_lazy("Money, euro"),
            value="budget_eur",
            sort="budget_eur",
            numeric=True,
            hidden=True,
        ),
        Column("certainty", gettext_lazy("How certain"), value="get_certainty_display", hidden=True),
    )


def _with_unit(viewer: Viewer, at: datetime) -> Choice:
    @cache
    def suited(value: str) -> list[int]:
        known = (
            Unit.objects.filter(pk=int(value)) if value.isdigit() and len(value) < 10 else Unit.objects.none()
        )
        unit = known.select_related("parent", "board").first()
        found = queries_matching.suiting(viewer, unit, at) if unit else []
        refused = Verdict.NOT_FOR_US
        return [one.row.call.pk for one in found if not (one.verdict and one.verdict.verdict == refused)]

    return Choice(
        key="unit",
        label=_("Suits the unit"),
        choices=lambda: [(row.unit_id, row.unit.name) for row in queries_matching.needs(viewer)],
        # A list asks its filter more than once.
        apply=lambda rows, value: rows.filter(pk__in=suited(value)),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the calls: those that are open or coming, or all."""
    viewer, at = viewer_of(request), timezone.now()
    ahead = Q(moments__kind=Moment.CLOSES, moments__on__gte=timezone.localdate())
    shows_all = bool(request.GET.get("all"))
    start = queries.calls(viewer) if shows_all else queries.live(viewer, at)
    rows = start.annotate(closes_next=Min("moments__on", filter=ahead))
    may_change = viewer.may(queries.CHANGE_CALL)
    listing = Listing(
        request,
        rows,
        name="calls",
        title=_("Calls"),
        columns=_columns(at),
        filters=(
            Contains(key="q", label=_("Words in the title"), field="title", also=("title_sv", "key", "note")),
            Choice(
                key="programme",
                label=_("Programme"),
                choices=lambda: [
                    (row.key, row.name) for row in Programme.objects.filter(calls__isnull=False).distinct()
                ],
                apply=lambda found, key: found.filter(programme__key=key),
            ),
            Choice(
                key="topic",
                label=_("Topic"),
                choices=lambda: [(row.key, row.name) for row in queries_matching.topics_found(viewer)],
                apply=lambda found, key: found.filter(
                    pk__in=Call.objects.filter(
                        document__hits__profile__topic=key, document__hits__gone_at=None
                    ).values("pk")
                ),
            ),
            _with_unit(viewer, at),
            Flag(key="unsure", label=_("To be confirmed"), apply=_unsure),
            Flag(key="all", label=_("Closed ones too"), apply=lambda found, _value: found),
        ),
        default_sort="closes",
        empty=(
            _("No call is open or coming"),
            _("Calls come in from the sources by themselves; others you write here."),
            "",
            "",
        ),
    )
    context = {"tabs": tabs(request), "may_change": may_change, "view": queries.VIEW}
    return listing.response("programmes/calls.html", context)


def _unsure(rows: Any, _value: Any) -> Any:
    unsure = Call.objects.filter(Q(certainty=Certainty.UNSURE) | Q(moments__certainty=Certainty.UNSURE))
    return rows.filter(pk__in=unsure.values("pk"))


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one call: its days on both clocks, whom it suits, and what was said of it."""
    viewer, at = viewer_of(request), timezone.now()
    call = queries.call_by_number(viewer, number)
    row = queries.now(call, at)
    said = list(queries_matching.verdicts(viewer).filter(call=call))
    suits = [
        (unit, queries_matching.in_words(found))
        for unit, found in queries_matching.suited_units(viewer, call)
    ]
    whose = queries_matching.whose(call, at)
    context = {
        "call": call,
        "row": row,
        "moments": [(one, times.told(one)) for one in call.moments.all()],
        "clock": times.clock_name(call.zone),
        "suits": suits,
        "whose": whose,
        "whose_because": reason_sentence(whose.reason, get_language() or "sv") if whose else "",
        "verdicts": [
            (one, viewer.may(VERDICT, unit=one.unit_id, board=one.board.key if one.board else None))
            for one in said
        ],
        "may_change": viewer.may(queries.CHANGE_CALL),
        "may_judge": viewer.may_somewhere(VERDICT),
        "money": telling.euro(call.budget_eur),
        "view": queries.VIEW,
    }
    return render(request, "programmes/call.html", context)


@require_GET
def calendar_file(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Give the days of a call, or of all that are open or coming, as a file for a calendar (RFC 5545)."""
    viewer, at = viewer_of(request), timezone.now()
    calls = (
        [queries.call_by_number(viewer, number)]
        if number
        else [row.call for row in queries.open_and_coming(viewer, at)]
    )
    return calendar_answer(calls, at, f"utlysning-{number}" if number else "utlysningar")
