"""What is ahead in all EU files: dates that were set, and time limits that run."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from utblick.features.advocacy import queries
from utblick.features.advocacy.calendar import Ahead, ahead_in
from utblick.features.advocacy.views.overview import tabs
from utblick.features.advocacy.zones import in_zones
from utblick.features.organisation.models import Certainty
from utblick.ui.columns import Column
from utblick.ui.dates import due_chip_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of


def _date(row: Ahead) -> SafeString:
    how = format_html('<br><span class="muted small">{}</span>', " ".join(row.how)) if row.how else ""
    url = reverse("advocacy:procedure", args=[row.procedure.key])
    return format_html('<a href="{}">{}</a>{}', url, row.name, how)


def _when(row: Ahead) -> SafeString:
    earliest = format_html(' <span class="muted">{}</span>', _("at the earliest")) if row.is_earliest else ""
    return format_html("{}{}", due_chip_html(row.at, with_hour=not row.is_whole_day), earliest)


def _warned(row: Ahead) -> str:
    if row.warning is None:
        return ""
    return ngettext("within %(n)s day", "within %(n)s days", row.warning) % {"n": row.warning}


DATES = (
    Column(
        "name", gettext_lazy("What closes or is decided"), value="name", html=_date, sort=True, heading=True
    ),
    Column("at", gettext_lazy("When"), value="at", html=_when, sort=True, narrow=True),
    Column("zones", gettext_lazy("In each zone"), value=in_zones, roomy=True),
    Column("file", gettext_lazy("EU file"), value="procedure.name", sort=True),
    Column("warned", gettext_lazy("Warning"), value=_warned, sort=True, narrow=True),
    Column(
        "known",
        gettext_lazy("Known from"),
        value=lambda row: _("time limit") if row.is_counted else _("set by us"),
        sort=True,
    ),
    Column(
        "certainty",
        gettext_lazy("Certainty"),
        value=lambda row: Certainty(row.certainty).label,
        sort=True,
        hidden=True,
    ),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List what is ahead in all files: what was set, and what the time limits give."""
    viewer, now = viewer_of(request), timezone.now()
    processes = [(row.key, row.name) for row in queries.processes(viewer)]
    listing = Listing(
        request,
        ahead_in(viewer, queries.procedures(viewer), now),
        name="dates",
        title=_("Dates in EU files"),
        columns=DATES,
        filters=(
            Contains(key="q", label=_("Words"), field="name", also=("procedure.name",)),
            Choice(
                key="process",
                label=_("Process"),
                choices=processes,
                apply=lambda found, key: [
                    row for row in found if key in {one.key for one in row.procedure.processes.all()}
                ],
            ),
            Flag(
                key="warned",
                label=_("Only where it is time to act"),
                apply=lambda found, _value: [row for row in found if row.warning is not None],
            ),
        ),
        default_sort="at",
        empty=(
            _("Nothing is ahead"),
            _(
                "Dates are set on the page of the EU file that they belong to; time limits are counted by themselves."
            ),
            reverse("advocacy:procedures"),
            _("The EU files"),
        ),
    )
    return listing.response(
        "advocacy/listed.html",
        {
            "tabs": tabs(request),
            "heading": _("Dates in EU files"),
            "lead": _("What is set, and what the time limits of EU decision-making give. In Swedish time."),
            "view": queries.VIEW,
        },
    )
