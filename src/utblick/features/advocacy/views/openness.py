"""The advocacy log as it could be made public."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.advocacy import queries
from utblick.features.advocacy.openness import CONTACT, log
from utblick.features.advocacy.rules import HELD_BACK
from utblick.features.advocacy.views.overview import tabs
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.shell import viewer_of

COLUMNS = (
    Column("on", gettext_lazy("Day"), value="on", html=lambda row: day_html(row.on), sort=True, narrow=True),
    Column("whom", gettext_lazy("With whom"), value="whom", sort=True, heading=True),
    Column("channel", gettext_lazy("How"), value="channel", sort=True, narrow=True),
    Column("files", gettext_lazy("About what"), value="files", sort=True),
    Column("asks", gettext_lazy("What we asked for"), value="asks"),
    Column("positions", gettext_lazy("On which position"), value="positions", roomy=True),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List what could be made public, and say what is held back and why."""
    viewer = viewer_of(request)
    if not viewer.may_somewhere(CONTACT):
        raise NotAllowed(CONTACT)
    found = log(viewer)
    listing = Listing(
        request,
        found.entries,
        name="open-log",
        title=_("Open advocacy log"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="files", also=("whom", "asks", "positions")),
            DateRange(key="when", label=_("Day"), field="on"),
        ),
        default_sort="-on",
        empty=(
            _("Nothing could be made public yet"),
            _("A contact about an EU file is shown here when it is marked as an official document."),
            reverse("actors:contacts"),
            _("The contacts"),
        ),
    )
    held = [(str(HELD_BACK[reason]), number) for reason, number in found.held_back.items()]
    return listing.response(
        "advocacy/open_log.html", {"tabs": tabs(request), "held": held, "view": queries.VIEW}
    )
