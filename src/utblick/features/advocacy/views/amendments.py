"""A file's amendments and votes as lists, and one amendment beside the passage it changes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET

from utblick.connectors.registry import BY_NAME
from utblick.features.advocacy import amendments, queries
from utblick.features.advocacy.models import Amendment, Procedure, Result, Vote
from utblick.features.advocacy.templatetags.advocacy import foreign_span, result_chip
from utblick.features.monitoring.actions.taking import IMPORT, may_take
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice, Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of

EXCERPT = 140


def _number(row: Amendment) -> SafeString:
    url = reverse("advocacy:amendment", args=[row.pk])
    return format_html('<a href="{}">{}</a>', url, row.number)


def _excerpt(row: Amendment) -> SafeString:
    if not row.new:
        return format_html("<em>{}</em>", _("deleted"))
    return foreign_span(Truncator(row.new).chars(EXCERPT), row.language)


def _by(row: Amendment) -> SafeString:
    whose = row.group or row.committee
    names = Truncator(row.authors).chars(60)
    if not whose or not names:
        return format_html("{}{}", whose, names)
    return format_html('<span>{}<br><span class="muted small">{}</span></span>', whose, names)


AMENDMENTS = (
    Column("number", gettext_lazy("Number"), value="number", html=_number, heading=True, narrow=True),
    Column("target", gettext_lazy("Article or recital"), value="target", sort=("passage", "pk")),
    Column(
        "by",
        gettext_lazy("Tabled by"),
        value=lambda row: ": ".join(one for one in (row.group or row.committee, row.authors) if one),
        html=_by,
        sort=("group", "committee", "pk"),
    ),
    Column("new", gettext_lazy("The text as wanted"), value="new", html=_excerpt),
    Column("group", gettext_lazy("Political group"), value="group", sort=("group", "pk"), hidden=True),
    Column("committee", gettext_lazy("Committee"), value="committee", sort=("committee", "pk"), hidden=True),
    Column("authors", pgettext_lazy("votes", "Names"), value="authors", hidden=True),
    Column("old", gettext_lazy("The text as it is"), value="old", hidden=True),
    Column("justification", gettext_lazy("Justification"), value="justification", hidden=True),
    Column("document", gettext_lazy("Document"), value="document", sort="document", hidden=True),
    Column(
        "result",
        gettext_lazy("Result"),
        value="get_result_display",
        html=lambda row: result_chip(row.result),
        sort=("result", "pk"),
        narrow=True,
    ),
)


def _of_file(request: HttpRequest, key: str) -> Procedure:
    return queries.procedure_by_key(viewer_of(request), key)


def _values(rows: Any, field: str) -> list[tuple[str, str]]:
    found = rows.order_by(field).values_list(field, flat=True).distinct()
    return [(value, value) for value in found if value]


@require_GET
def all_amendments(request: HttpRequest, key: str) -> HttpResponseBase:
    """List the amendments to a file's text."""
    procedure = _of_file(request, key)
    rows = amendments.amendments(viewer_of(request), procedure)
    listing = Listing(
        request,
        rows,
        name="amendments",
        title=_("Amendments"),
        columns=AMENDMENTS,
        filters=(
            Contains(key="place", label=_("Article or recital"), field="target", apply=amendments.at_place),
            Contains(
                key="q", label=_("Words"), field="new", also=("old", "authors", "justification", "number")
            ),
            Choice(
                key="group",
                label=_("Political group"),
                field="group",
                choices=lambda: _values(rows, "group"),
            ),
            Choice(
                key="committee",
                label=_("Committee"),
                field="committee",
                choices=lambda: _values(rows, "committee"),
            ),
            Choice(key="result", label=_("Result"), field="result", choices=Result.choices),
        ),
        empty=(
            _("No amendment has been brought in"),
            _("Amendments come from Parliament's documents, as open data, web pages or text."),
            *_bring(request, key, "europarl_amendments"),
        ),
    )
    lead = _("What was tabled to the text, each beside the passage it changes.")
    return listing.response("advocacy/of_file.html", _context(procedure, _("Amendments"), lead))


def _names(row: Vote) -> SafeString:
    if not row.roll_call:
        return SafeString("")
    return format_html('<a href="{}" rel="noreferrer">{}</a>', row.roll_call, _("who voted how"))


VOTES = (
    Column("on", gettext_lazy("Day"), value="on", html=lambda row: day_html(row.on), sort="on", narrow=True),
    Column("amendment", gettext_lazy("Amendment"), value="amendment", narrow=True),
    Column(
        "subject",
        gettext_lazy("Subject"),
        value=lambda row: row.subject or row.heading,
        html=lambda row: foreign_span(row.subject or row.heading, "en"),
        heading=True,
    ),
    Column("author", gettext_lazy("Tabled by"), value="author", sort=("author", "pk")),
    Column(
        "result",
        gettext_lazy("Result"),
        value="get_result_display",
        html=lambda row: result_chip(row.result),
        sort=("result", "pk"),
        narrow=True,
    ),
    Column("for", pgettext_lazy("votes", "For"), value="votes_for", sort=("votes_for", "pk"), numeric=True),
    Column(
        "against", pgettext_lazy("votes", "Against"), value="against", sort=("against", "pk"), numeric=True
    ),
    Column(
        "abstained",
        pgettext_lazy("votes", "Abstained"),
        value="abstained",
        sort=("abstained", "pk"),
        numeric=True,
    ),
    Column("method", gettext_lazy("How"), value="get_method_display", sort="method", hidden=True),
    Column("document", gettext_lazy("Document"), value="document", sort="document", hidden=True),
    Column("names", pgettext_lazy("votes", "Names"), value="roll_call", html=_names, roomy=True),
)


@require_GET
def all_votes(request: HttpRequest, key: str) -> HttpResponseBase:
    """List the votes in plenary about a file."""
    procedure = _of_file(request, key)
    rows = amendments.votes(viewer_of(request), procedure)
    listing = Listing(
        request,
        rows,
        name="votes",
        title=_("Votes"),
        columns=VOTES,
        filters=(
            Contains(key="q", label=_("Words"), field="subject", also=("heading", "amendment", "document")),
            Choice(
                key="author", label=_("Tabled by"), field="author", choices=lambda: _values(rows, "author")
            ),
            Choice(key="result", label=_("Result"), field="result", choices=Result.choices),
            DateRange(key="when", label=_("Day"), field="on"),
        ),
        default_sort="-on",
        empty=(
            _("No vote has been brought in"),
            _("Votes come from Parliament's vote lists and roll calls (XML)."),
            *_bring(request, key, "europarl_votes"),
        ),
    )
    lead = _("What Parliament voted on in this file, and what came of it.")
    return listing.response("advocacy/of_file.html", _context(procedure, _("Votes"), lead))


def _bring(request: HttpRequest, key: str, kind: str) -> tuple[str, str]:
    """Give where to go from an empty list, and what it is called: to bring files in, for those who may."""
    viewer = viewer_of(request)
    if may_take(viewer, BY_NAME[kind]) and viewer.may(IMPORT):
        return f"{reverse('monitoring:import_files')}?slag={kind}&arende={key}", _("Bring in files")
    return reverse("advocacy:procedure", args=[key]), _("The file")


def _context(procedure: Procedure, heading: str, lead: str) -> dict[str, Any]:
    return {
        "procedure": procedure,
        "heading": heading,
        "lead": lead,
        "sheet_url": reverse("advocacy:document", args=[procedure.key, "rostlista"]),
        "view": queries.VIEW,
    }


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show an amendment beside the passage it changes."""
    page = amendments.of(viewer_of(request), number)
    return render(request, "advocacy/amendment.html", {"page": page, "view": queries.VIEW})
