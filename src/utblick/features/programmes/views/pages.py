"""The list of programmes, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.organisation.models import Certainty
from utblick.features.programmes import queries
from utblick.features.programmes.models import Open, Programme, ProgrammeKind
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def _named(row: Programme) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("programmes:programme", args=[row.key]), row.name)


def _certainty(row: Programme) -> SafeString:
    if row.certainty == Certainty.UNSURE:
        return format_html('<span class="chip amber">{}</span>', _("to be confirmed"))
    return format_html("{}", row.get_certainty_display())


COLUMNS = (
    Column("name", gettext_lazy("Programme"), value="name", html=_named, sort="name_sv", heading=True),
    Column("kind", gettext_lazy("Kind"), value="get_kind_display", sort="kind"),
    Column("open", gettext_lazy("Open to our county"), value="get_open_to_us_display", sort="open_to_us"),
    Column("ends", gettext_lazy("End of the period"), value="ends_on", sort="ends_on"),
    Column("costs", gettext_lazy("Last day of costs"), value="costs_end_on", sort="costs_end_on"),
    Column("body", gettext_lazy("Swedish body"), value="swedish_body"),
    Column("cci", gettext_lazy("CCI number"), value="cci", hidden=True),
    Column(
        "certainty",
        gettext_lazy("How certain"),
        value="get_certainty_display",
        html=_certainty,
        sort="certainty",
    ),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the programmes."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.programmes(viewer),
        name="programmes",
        title=_("Programmes"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words in the name"), field="name_sv", also=("name_en", "cci")),
            Choice(key="kind", label=_("Kind"), choices=ProgrammeKind.choices),
            Choice(key="open", label=_("Open to our county"), field="open_to_us", choices=Open.choices),
        ),
        default_sort="name",
        empty=(_("No programmes yet"), "", "", ""),
    )
    return listing.response("programmes/programmes.html", {"view": queries.VIEW})


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show one programme."""
    programme = queries.programme_by_key(viewer_of(request), key)
    return render(request, "programmes/programme.html", {"programme": programme, "view": queries.VIEW})
