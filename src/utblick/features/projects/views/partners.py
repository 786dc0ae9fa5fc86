"""Who we have worked with, as a list."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.projects import queries
from utblick.features.projects.remembering import Known, known
from utblick.features.projects.views.lists import named, tabs
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def _name(row: Known) -> SafeString:
    if row.body is None:
        return format_html("{}", row.name)
    return format_html('<a href="{}">{}</a>', reverse("actors:body", args=[row.body.pk]), row.name)


def _projects(row: Known) -> SafeString:
    return format_html(
        "<span>{}</span>", format_html_join(", ", "{}", ((named(one),) for one in row.projects))
    )


def _reach(row: Known) -> SafeString:
    if row.reach.startswith(("https://", "http://")):
        return format_html('<a href="{}" rel="noreferrer">{}</a>', row.reach, row.reach)
    return format_html("{}", row.reach)


COLUMNS = (
    Column("name", gettext_lazy("Organisation"), value="name", html=_name, sort=True, heading=True),
    Column("country", gettext_lazy("Country"), value="country", sort=True, narrow=True),
    Column("nuts3", gettext_lazy("Region"), value="nuts3", hidden=True),
    Column("times", gettext_lazy("Projects together"), value="times", sort=True, numeric=True),
    Column(
        "projects",
        gettext_lazy("In what"),
        value=lambda row: [one.name for one in row.projects],
        html=_projects,
    ),
    Column("last", gettext_lazy("Until"), value="last", sort=True, narrow=True),
    Column("lead", gettext_lazy("Has led"), value="has_led", hidden=True),
    Column(
        "ask", gettext_lazy("Whom of ours to ask"), value=lambda row: [one.name for one in row.colleagues]
    ),
    Column("units", gettext_lazy("Units"), value="units", hidden=True),
    Column("reach", gettext_lazy("How to reach its office"), value="reach", html=_reach, hidden=True),
    Column(
        "register",
        gettext_lazy("In the register"),
        value=lambda row: row.body is not None,
        hidden=True,
    ),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List everybody that a unit has worked with."""
    viewer = viewer_of(request)
    rows = known(viewer)
    countries = sorted({row.country for row in rows if row.country})
    listing = Listing(
        request,
        rows,
        name="partners",
        title=_("Partners"),
        columns=COLUMNS,
        filters=(
            Contains(
                key="q",
                label=_("Words"),
                apply=lambda held, word: [
                    row
                    for row in held
                    if word.casefold() in " ".join([row.name, *(one.name for one in row.projects)]).casefold()
                ],
            ),
            Choice(key="country", label=_("Country"), choices=[(one, one) for one in countries]),
            Flag(
                key="lead",
                label=_("Has led a project"),
                apply=lambda held, _value: [row for row in held if row.has_led],
            ),
            Flag(
                key="again",
                label=_("More than once"),
                apply=lambda held, _value: [row for row in held if row.times > 1],
            ),
            Flag(
                key="loose",
                label=_("Not in the register"),
                apply=lambda held, _value: [row for row in held if row.body is None],
            ),
        ),
        default_sort="-times",
        empty=(
            _("No partners yet"),
            _("Partners are written on each project, and come along from public lists."),
            "",
            "",
        ),
    )
    return listing.response("projects/partners.html", {"tabs": tabs(request), "view": queries.VIEW})
