"""The advisory desk, the list of cases, and one case; for others what the Contact Point has open to them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.engine.eligibility.versions import changed_parts, marks
from utblick.features.actors.models import Body
from utblick.features.contactpoint import actions, figures, matching, periods, queries, rules
from utblick.features.contactpoint.counties import called, county_choices
from utblick.features.contactpoint.kinds import HANDED_OVER, STEPS, Channel, StepKind
from utblick.features.contactpoint.models import Case, Step
from utblick.features.contactpoint.views.asked import asked_figure
from utblick.features.contactpoint.views.changing import tabs
from utblick.features.contactpoint.words import PARTS, TONES, WAITS
from utblick.features.programmes.models import Programme
from utblick.features.programmes.queries import VIEW as PROGRAMMES
from utblick.features.programmes.queries import open_and_coming
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of

SHOWN_CALLS = 3


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the desk to advisers, and to others what is open to them."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.TOOL)
    context: dict[str, Any] = {"tabs": tabs(request), "calls": _calls(viewer)}
    if not viewer.may(queries.VIEW):
        context |= {"ideas": queries.ideas(viewer, timezone.localdate()).count()}
        return render(request, "contactpoint/open.html", context)
    waiting = queries.open_cases(viewer, at)
    context |= {
        "waiting": [(one, WAITS[one.why], TONES[one.why]) for one in waiting if one.why],
        "others": [one for one in waiting if not one.why],
        "events": queries.events(viewer).filter(ends_at__gte=at).order_by("starts_at")[:5],
        "running_out": queries.running_out(viewer, at),
        "unanswered": queries.unanswered(viewer, at),
        "today": timezone.localdate(),
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/desk.html", context)


def _calls(viewer: Viewer) -> list[Any]:
    """Give the calls of our programmes that are open or coming, with what is left on both clocks."""
    if not viewer.may(PROGRAMMES):
        return []
    ours = set(Programme.objects.filter(family__iexact=periods.FAMILY).values_list("pk", flat=True))
    rows = open_and_coming(viewer, timezone.now())
    return [row for row in rows if row.call.programme_id in ours][:SHOWN_CALLS]


def _link(case: Case) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("contactpoint:case", args=[case.pk]), case.question)


def _stage(case: Case) -> str:
    return str(queries.standing_of(case).stage.label)


def columns(among: dict[str, periods.Period], names: periods.PriorityNames) -> tuple[Column, ...]:
    """Give the columns of the list of cases."""
    return (
        Column("question", gettext_lazy("Question"), html=_link, sort=True, heading=True),
        Column("on", gettext_lazy("Day"), sort=("on", "pk"), narrow=True),
        Column("organisation", gettext_lazy("Who is asking"), sort=True),
        Column("county", gettext_lazy("County"), value=lambda case: called(case.county), sort="county"),
        Column("stage", gettext_lazy("Stage"), value=_stage),
        Column(
            "programme",
            gettext_lazy("Programme period"),
            value=lambda case: periods.name_of(case.programme, among),
            sort="programme",
        ),
        Column(
            "priority",
            gettext_lazy("Priority"),
            value=lambda case: names.called(case.programme, case.priority),
            sort="priority",
        ),
        Column("channel", gettext_lazy("How it came"), value="get_channel_display", hidden=True),
        Column("next_step", gettext_lazy("Next step"), hidden=True),
        Column("next_on", gettext_lazy("By when"), sort=True, narrow=True),
        Column(
            "owner", gettext_lazy("Who answers for it"), value="owner.name", sort="owner__name", hidden=True
        ),
        Column(
            "minutes",
            gettext_lazy("Minutes of work"),
            value=lambda case: case.minutes + sum(step.minutes for step in case.steps.all()),
            numeric=True,
            hidden=True,
        ),
        Column("diary_number", gettext_lazy("Diary number"), sort=True, hidden=True),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the cases; a figure in the address narrows them to those that it counts."""
    viewer = viewer_of(request)
    rows = queries.cases(viewer)
    figure = asked_figure(request)
    among = periods.periods()
    names = periods.priority_names(among)
    if figure is not None:
        counted = figures.cases_with(figure.counted, figure.asked, rows)
        rows = rows.filter(pk__in=[case.pk for case in counted])
    none = ("none", _("not said"))
    listing = Listing(
        request,
        rows,
        name="cases",
        title=_("Cases"),
        columns=columns(among, names),
        filters=(
            Contains(key="q", label=_("Words"), field="question", also=("organisation",)),
            Choice(
                key="programme",
                label=_("Programme period"),
                choices=[(one.key, one.name) for one in among.values()],
            ),
            Choice(key="county", label=_("County"), choices=county_choices(timezone.localdate())),
            Choice(
                key="priority",
                label=_("Priority"),
                choices=lambda: [*_priorities(viewer, names), none],
                apply=lambda found, key: found.filter(priority="" if key == "none" else key),
            ),
            Choice(key="channel", label=_("How it came"), choices=Channel.choices),
            Choice(
                key="step",
                label=_("What happened"),
                choices=StepKind.choices,
                apply=lambda found, key: found.filter(pk__in=Step.objects.filter(kind=key).values("case")),
            ),
            DateRange(key="on", label=_("Day"), field="on"),
        ),
        default_sort="-on",
        empty=(
            _("No cases yet"),
            _("Note what is asked, and the half-year report writes itself."),
            reverse("contactpoint:note"),
            _("Note an enquiry"),
        ),
    )
    if "format" in request.GET:
        actions.tell_of_export("contactpoint.case.exported", listing.count, by=viewer, at=timezone.now())
    context = {"tabs": tabs(request), "figure": figure, "view": queries.VIEW}
    return listing.response("contactpoint/cases.html", context)


def _priorities(viewer: Viewer, names: periods.PriorityNames) -> list[tuple[str, str]]:
    used = queries.cases(viewer).exclude(priority="").order_by("priority", "programme")
    pairs = used.values_list("priority", "programme").distinct()
    return list({key: names.called(programme, key) for key, programme in pairs}.items())


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one case: where it stands, what waits, its steps, checks and searches, and what may help to answer."""
    viewer, today = viewer_of(request), timezone.localdate()
    case = queries.case_by_number(viewer, number)
    standing = queries.standing_of(case)
    has_owner = queries.advisers(timezone.now()).filter(pk=case.owner_id or 0).exists()
    why = rules.waits_because(standing, case.next_on, today, has_owner)
    steps = list(case.steps.select_related("answer"))
    answers = list(queries.answers(viewer)) if standing.is_open else []
    among = periods.periods()
    names = periods.priority_names([case.programme])
    of_period = periods.rules_by_key(case.programme)
    now = marks(of_period, today) if of_period is not None else {}
    texts = " ".join([case.question, *(step.words for step in steps)])
    context = {
        "case": case,
        "standing": standing,
        "why": WAITS.get(why, ""),
        "tone": TONES[why],
        "days": (today - case.on).days,
        "county": called(case.county),
        "period": among.get(case.programme),
        "period_name": periods.name_of(case.programme, among),
        "is_archive": case.programme in among and among[case.programme].is_closed(today),
        "priority": names.called(case.programme, case.priority),
        "steps": [
            (step, names.called(case.programme, step.priority), changes_between(step.rules_marks, now))
            for step in steps
        ],
        "minutes": case.minutes + sum(step.minutes for step in steps),
        "quotes": periods.quoted(texts, of_period),
        "suggested": matching.suggested(case.question, case.programme, answers),
        "checks": case.checks.all(),
        "profiles": case.profiles.all(),
        "body": Body.with_merged.filter(pk=case.body_number).first() if case.body_number else None,
        "ways": [
            row.kind
            for row in STEPS.values()
            if (row.kind == StepKind.REOPENED) != standing.is_open and row.takes != HANDED_OVER
        ],
        "has_owner": has_owner,
        "may_change": viewer.may(queries.WRITE),
        "today": today,
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/case.html", context)


def changes_between(kept: dict[str, str], now: dict[str, str]) -> list[Any]:
    """Give in words which rules are others now than when some marks were kept; nothing where none are known."""
    return [PARTS[part] for part in changed_parts(kept, now)] if now else []
