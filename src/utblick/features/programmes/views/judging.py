"""What suits a unit, the quick check of a call, what units and boards say of calls, and the figures of that."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.organisation.models import Board, Level, Unit
from utblick.features.organisation.queries import boards
from utblick.features.programmes import queries, queries_matching
from utblick.features.programmes.actions import verdicts as actions
from utblick.features.programmes.forms_judging import NeedForm, VerdictForm
from utblick.features.programmes.models import CallVerdict, Reason, UnitNeed, Verdict
from utblick.features.programmes.views.changing_calls import page
from utblick.features.programmes.views.pages import tabs
from utblick.features.programmes.views.saving import changed
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, DateRange
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

NEED, VERDICT = actions.NEED, actions.VERDICT
SHOWN = 20


def _unit(number: str) -> Unit | None:
    rows = Unit.objects.select_related("parent", "board", "call_need")
    return rows.filter(pk=int(number)).first() if number.isdigit() and len(number) < 10 else None


def _units(viewer: Viewer) -> list[Unit]:
    """Give the units to choose from: the viewer's own first, then all that say what they look for."""
    own = queries_matching.own_units(viewer)
    there = {unit.pk for unit in own}
    return own + [row.unit for row in queries_matching.needs(viewer) if row.unit_id not in there]


@require_GET
def suits(request: HttpRequest) -> HttpResponse:
    """Show the open and coming calls that suit a unit, best first, with why."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    units = _units(viewer)
    unit = _unit(request.GET.get("unit", "")) or (units[0] if units else None)
    found = queries_matching.suiting(viewer, unit, at) if unit else []
    lines = [
        (
            one,
            queries_matching.in_words(one.reasons),
            queries_matching.said_in_words(one.earlier) if one.earlier else "",
        )
        for one in found
    ]
    is_no = [one.verdict is not None and one.verdict.verdict == Verdict.NOT_FOR_US for one in found]
    kept = [line for line, no in zip(lines, is_no, strict=True) if not no]
    need = queries_matching.need_of(viewer, unit) if unit else None
    context = {
        "unit": unit,
        "units": units,
        "need": need,
        "is_own_need": need is not None and unit is not None and need.unit_id == unit.pk,
        "lines": kept[:SHOWN],
        "more": max(0, len(kept) - SHOWN),
        "refused": [line for line, no in zip(lines, is_no, strict=True) if no],
        "boards": boards(at),
        "may_write": unit is not None and viewer.may(NEED, unit=unit.pk),
        "may_judge": unit is not None and viewer.may(VERDICT, unit=unit.pk),
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "programmes/suits.html", context)


def need(request: HttpRequest, number: int) -> HttpResponse:
    """Write what a unit looks for."""
    viewer = viewer_of(request)
    unit = get_object_or_404(Unit, pk=number, level__gt=Level.REGION)
    viewer.check(NEED, unit=unit.pk)
    held = UnitNeed.objects.filter(unit=unit).prefetch_related("topics", "profiles").first()
    back = f"{reverse('programmes:suits')}?unit={unit.pk}"

    def act(**fields: Any) -> UnitNeed:
        version = fields.pop("version") or 0
        return actions.write_need(unit, version=version, **fields)

    return changed(
        request,
        NeedForm(given(request), held=held),
        act,
        _("What %(unit)s looks for in calls") % {"unit": unit.name},
        back,
        NEED,
        crumb=(_("What suits my unit"), back),
        version=lambda: UnitNeed.objects.values_list("version", flat=True).get(unit=unit),
    )


@require_GET
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Check a call for a unit: what speaks for it, what against, and what to ask."""
    viewer, at = viewer_of(request), timezone.now()
    call = queries.call_by_number(viewer, number)
    row = queries.now(call, at)
    units = _units(viewer)
    unit = _unit(request.GET.get("unit", "")) or (units[0] if units else None)
    verdict = queries_matching.verdicts_of(unit, [call]).get(call.pk) if unit else None
    lines = queries_matching.check_of(viewer, row, unit) if unit else []
    parts = (
        ("against", _("Speaks against"), "falu"),
        ("ask", _("To ask about"), "amber"),
        ("for", _("Speaks for"), "lichen"),
    )
    context = {
        "call": call,
        "row": row,
        "unit": unit,
        "units": units,
        "parts": [
            (title, tone, [line for line in lines if line.verdict == key]) for key, title, tone in parts
        ],
        "verdict": verdict,
        "may_judge": unit is not None and viewer.may(VERDICT, unit=unit.pk),
        "view": queries.VIEW,
    }
    return render(request, "programmes/check.html", context)


def judge(request: HttpRequest, number: int) -> HttpResponse:
    """Say for a unit or a board whether a call is for it."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere(VERDICT):
        raise NotAllowed(VERDICT)
    call = queries.call_by_number(viewer, number)
    form = VerdictForm(given(request), viewer=viewer, asked=request.GET)
    title = queries.now(call, timezone.now()).title

    def act(*, whose: Unit | Board, **fields: Any) -> CallVerdict:
        said = {"unit": whose} if isinstance(whose, Unit) else {"board": whose}
        return actions.give_verdict(call, fields.pop("verdict"), **said, **fields)

    return changed(
        request,
        form,
        act,
        _("Is it for us? %(call)s") % {"call": title},
        page(call),
        VERDICT,
        crumb=(title, page(call)),
    )


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was said of a call."""
    row = get_object_or_404(CallVerdict.objects.select_related("board", "unit", "call"), pk=number)
    actions.take_back_verdict(row, by=viewer_of(request), at=timezone.now())
    toast(request, _("Taken back. The call stands on the list again."))
    return redirect(page(row.call))


COLUMNS = (
    Column(
        "call",
        gettext_lazy("Call"),
        value=lambda row: row.call.title_sv or row.call.title,
        html=lambda row: format_html(
            '<a href="{}">{}</a>', page(row.call), row.call.title_sv or row.call.title
        ),
        sort="call__title",
        heading=True,
    ),
    Column(
        "programme",
        gettext_lazy("Programme"),
        value=lambda row: row.call.programme.name if row.call.programme else "",
    ),
    Column("whose", gettext_lazy("Unit or board"), value=lambda row: str(row.unit or row.board)),
    Column("verdict", gettext_lazy("Verdict"), value="get_verdict_display", sort="verdict"),
    Column(
        "reason",
        gettext_lazy("Why not"),
        value=lambda row: row.get_reason_display() if row.reason else "",
        sort="reason",
    ),
    Column("words", gettext_lazy("In words"), value="words"),
    Column("at", gettext_lazy("Said"), value=lambda row: timezone.localdate(row.at), sort="at"),
)


@require_GET
def statistics(request: HttpRequest) -> HttpResponseBase:
    """Count what units and boards said of calls; each figure opens what it counts."""
    viewer = viewer_of(request)
    rows = queries_matching.verdicts(viewer)
    by_verdict = {
        row["verdict"]: row["n"] for row in rows.order_by().values("verdict").annotate(n=Count("pk"))
    }
    refused = rows.filter(verdict=Verdict.NOT_FOR_US).order_by()
    by_reason = {row["reason"]: row["n"] for row in refused.values("reason").annotate(n=Count("pk"))}
    listing = Listing(
        request,
        rows,
        name="verdicts",
        title=_("What became of calls"),
        columns=COLUMNS,
        filters=(
            Choice(key="verdict", label=_("Verdict"), choices=Verdict.choices),
            Choice(key="reason", label=_("Why not"), choices=Reason.choices),
            Choice(
                key="unit",
                label=_("Unit"),
                choices=lambda: [
                    (unit.pk, unit.name)
                    for unit in Unit.objects.filter(call_verdicts__isnull=False).distinct()
                ],
            ),
            DateRange(key="at", label=_("Said"), moment=True),
        ),
        default_sort="-at",
        empty=(
            _("Nobody has said anything of a call yet"),
            _("Say on a call's page whether it is for your unit."),
            reverse("programmes:calls"),
            _("Calls"),
        ),
    )
    context = {
        "by_verdict": [(value, label, by_verdict.get(value, 0)) for value, label in Verdict.choices],
        "by_reason": [
            (value, label, by_reason[value]) for value, label in Reason.choices if value in by_reason
        ],
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return listing.response("programmes/statistics.html", context)
