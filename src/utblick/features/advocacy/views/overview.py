"""What the room holds: the processes, and every procedure, position, ask and date in one list each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.advocacy import queries
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.models import Ask, Holder, Position, Priority
from utblick.features.advocacy.models import Standing as Stands
from utblick.features.advocacy.openness import CONTACT
from utblick.features.advocacy.queries import Followed, board_keys
from utblick.features.advocacy.standing import main_phase
from utblick.features.organisation.models import Certainty
from utblick.features.organisation.queries import boards
from utblick.ui.columns import Column
from utblick.ui.dates import day_html, due_chip_html
from utblick.ui.filters import Choice, Contains, DateRange, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of
from utblick.ui.templatetags.ui import board as board_tag


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages of advocacy that belong together."""
    pages: tuple[tuple[str, str], ...] = (
        ("advocacy:processes", _("Processes")),
        ("advocacy:procedures", _("EU files")),
        ("advocacy:positions", _("Positions")),
        ("advocacy:asks", _("Asks")),
        ("advocacy:answers", _("Answers")),
        ("advocacy:deadlines", _("Dates")),
        ("advocacy:calendars", _("Calendars")),
    )
    if viewer_of(request).may_somewhere(CONTACT):
        pages = (*pages, ("advocacy:open_log", _("Open log")))
    # Of the calendars, this year is what one comes for.
    asked = {"advocacy:calendars": f"?year={timezone.localdate().year}"}
    return [
        {
            "label": label,
            "url": f"{reverse(name)}{asked.get(name, '')}",
            "current": request.path == reverse(name),
        }
        for name, label in pages
    ]


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Show the policy processes, and what is ahead in all of them."""
    viewer, now, today = viewer_of(request), timezone.now(), timezone.localdate()
    processes = list(queries.with_counts(viewer))
    open_files = [
        one
        for one in queries.followed(viewer, queries.procedures(viewer), now, today)
        if one.standing.is_open
    ]
    by_process = {
        row.pk: [one for one in open_files if row in one.procedure.processes.all()] for row in processes
    }
    context = {
        "tabs": tabs(request),
        "processes": [(row, by_process[row.pk][:6], len(by_process[row.pk])) for row in processes],
        "ahead": ahead_in(viewer, [one.procedure for one in open_files], now)[:8],
        "may_change": viewer.may("advocacy.process.change"),
        "view": queries.VIEW,
    }
    return render(request, "advocacy/processes.html", context)


def _name(row: Followed) -> SafeString:
    unsure = (
        format_html(' <span class="chip amber">{}</span>', _("to be confirmed"))
        if row.procedure.certainty == Certainty.UNSURE
        else SafeString("")
    )
    url = reverse("advocacy:procedure", args=[row.procedure.key])
    return format_html('<a href="{}">{}</a>{}', url, row.procedure.name, unsure)


def _stands(row: Followed) -> str:
    return main_phase(row.standing) or _("nothing is known to have happened")


def _next(row: Followed) -> SafeString:
    return due_chip_html(row.next.at) if row.next else SafeString("")


def _processes(row: Followed) -> SafeString:
    return format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse("advocacy:process", args=[one.key]), one.name) for one in row.procedure.processes.all()),
    )


FILES = (
    Column("name", gettext_lazy("EU file"), value="procedure.name", html=_name, sort=True, heading=True),
    Column("reference", gettext_lazy("Number"), value="procedure.reference", sort=True, narrow=True),
    Column("standing", gettext_lazy("Where it stands"), value=_stands),
    Column(
        "since",
        gettext_lazy("Since"),
        value=lambda row: row.standing.main.since if row.standing.main else None,
        html=lambda row: day_html(row.standing.main.since if row.standing.main else None),
        sort=True,
        narrow=True,
    ),
    Column(
        "next",
        gettext_lazy("Next date"),
        value=lambda row: row.next.at if row.next else None,
        html=_next,
        sort=True,
        narrow=True,
    ),
    Column(
        "processes",
        gettext_lazy("Process"),
        value=lambda row: [one.name for one in row.procedure.processes.all()],
        html=_processes,
        hidden=True,
    ),
)


@require_GET
def all_procedures(request: HttpRequest) -> HttpResponseBase:
    """List the files with where each stands, worked out from its events."""
    viewer, now, today = viewer_of(request), timezone.now(), timezone.localdate()
    rows = queries.followed(viewer, queries.procedures(viewer), now, today)
    processes = [(row.key, row.name) for row in queries.processes(viewer)]
    listing = Listing(
        request,
        rows,
        name="files",
        title=_("EU files"),
        columns=FILES,
        filters=(
            Contains(
                key="q", label=_("Name or number"), field="procedure.name", also=("procedure.reference",)
            ),
            Choice(
                key="process",
                label=_("Process"),
                choices=processes,
                apply=lambda found, key: [
                    row for row in found if key in {one.key for one in row.procedure.processes.all()}
                ],
            ),
            Choice(
                key="board",
                label=_("Board"),
                choices=[(row.key, f"{row.key} {row.name}") for row in boards(today)],
                apply=lambda found, key: [row for row in found if key in board_keys(row.procedure)],
            ),
            Flag(
                key="open",
                label=_("Only what is not decided"),
                apply=lambda found, _value: [row for row in found if row.standing.is_open],
            ),
        ),
        empty=(
            _("No file is followed yet"),
            _("A file is a procedure, a case or an act in one of the policy processes."),
            reverse("advocacy:new_procedure") if viewer.may("advocacy.procedure.change") else "",
            _("Follow a procedure"),
        ),
    )
    return listing.response(
        "advocacy/listed.html",
        {
            "tabs": tabs(request),
            "heading": _("EU files"),
            "lead": _("Where each stands is worked out from dated events, never from a status somebody set."),
            "new": (reverse("advocacy:new_procedure"), _("Follow a procedure"))
            if viewer.may("advocacy.procedure.change")
            else None,
            "view": queries.VIEW,
        },
    )


def _position(row: Position) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("advocacy:position", args=[row.pk]), row.title)


POSITIONS = (
    Column("title", gettext_lazy("Position"), value="title", html=_position, sort="title_sv", heading=True),
    Column(
        "holder",
        gettext_lazy("Whose"),
        value=lambda row: row.body.name if row.body else row.get_holder_display(),
        sort="holder",
    ),
    Column("standing", gettext_lazy("Where it stands"), value="get_standing_display", sort="standing"),
    Column("number", gettext_lazy("Version"), value="number", numeric=True, narrow=True),
    Column(
        "board",
        gettext_lazy("Adopted by"),
        value=lambda row: row.board.key if row.board else "",
        html=lambda row: board_tag(row.board) if row.board else SafeString(""),
        sort="board__sort_order",
        narrow=True,
    ),
    Column("on", gettext_lazy("Day"), value="on", html=lambda row: day_html(row.on), sort="on", narrow=True),
    Column(
        "diary_number", gettext_lazy("Diary number"), value="diary_number", sort="diary_number", roomy=True
    ),
    Column("process", gettext_lazy("Process"), value="process.name", sort="process__name_sv", roomy=True),
)


@require_GET
def all_positions(request: HttpRequest) -> HttpResponseBase:
    """List the positions: our own in versions, and those of others, dated."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.positions(viewer),
        name="positions",
        title=_("Positions"),
        columns=POSITIONS,
        filters=(
            Contains(
                key="q",
                label=_("Words"),
                field="title_sv",
                also=("title_en", "text_sv", "text_en", "diary_number"),
            ),
            Choice(key="holder", label=_("Whose"), choices=Holder.choices),
            Choice(key="standing", label=_("Where it stands"), choices=Stands.choices),
            Choice(
                key="process",
                label=_("Process"),
                field="process__key",
                choices=[(row.key, row.name) for row in queries.processes(viewer)],
            ),
            DateRange(key="when", label=_("Day"), field="on"),
        ),
        default_sort="-on",
        empty=(
            _("No position is written yet"),
            _("Positions are written in the policy process that they belong to."),
            reverse("advocacy:processes"),
            _("The processes"),
        ),
    )
    return listing.response(
        "advocacy/listed.html",
        {
            "tabs": tabs(request),
            "heading": _("Positions"),
            "lead": _("What we, the Government, networks and others hold, with day and source."),
            "view": queries.VIEW,
        },
    )


def _ask(row: Ask) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("advocacy:ask", args=[row.pk]), row.title)


ASKS = (
    Column("title", gettext_lazy("Our ask"), value="title", html=_ask, sort="title_sv", heading=True),
    Column("priority", gettext_lazy("Priority"), value="priority", sort="priority", narrow=True),
    Column("process", gettext_lazy("Process"), value="process.name", sort="process__name_sv"),
    Column(
        "files",
        gettext_lazy("With wording in"),
        value=lambda row: sorted({one.procedure.name for one in row.wordings.all()}),
    ),
    Column(
        "closed",
        gettext_lazy("Closed on"),
        value="closed_on",
        html=lambda row: day_html(row.closed_on),
        sort="closed_on",
        narrow=True,
        hidden=True,
    ),
)


@require_GET
def all_asks(request: HttpRequest) -> HttpResponseBase:
    """List the asks of all processes."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.asks(viewer),
        name="asks",
        title=_("Asks"),
        columns=ASKS,
        filters=(
            Contains(key="q", label=_("Words"), field="title_sv", also=("title_en", "argument_sv")),
            Choice(
                key="process",
                label=_("Process"),
                field="process__key",
                choices=[(row.key, row.name) for row in queries.processes(viewer)],
            ),
            Choice(
                key="priority", label=_("Priority"), choices=[(str(one), str(one)) for one in Priority.values]
            ),
            Flag(
                key="open",
                label=_("Only what we still ask for"),
                apply=lambda found, _value: found.filter(closed_on__isnull=True),
            ),
        ),
        default_sort="priority",
        empty=(
            _("No ask is written yet"),
            _("An ask is one thing that we want changed or kept; it belongs to a policy process."),
            reverse("advocacy:processes"),
            _("The processes"),
        ),
    )
    return listing.response(
        "advocacy/listed.html",
        {
            "tabs": tabs(request),
            "heading": _("Asks"),
            "lead": _("What we want changed or kept, with argument and fallback."),
            "view": queries.VIEW,
        },
    )
