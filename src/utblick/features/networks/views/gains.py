"""What memberships gave, as one list."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from utblick.features.networks import queries
from utblick.features.networks.models import Gain, GainKind, Network
from utblick.features.networks.views.pages import tabs
from utblick.ui.dates import day_html
from utblick.ui.lists import Choice, Column, Contains, DateRange, Listing
from utblick.ui.shell import viewer_of


def _network(row: Gain) -> SafeString:
    url = reverse("networks:network", args=[row.network.key])
    return format_html('<a href="{}">{}</a>', url, row.network.name)


COLUMNS = (
    Column("words", gettext_lazy("What it gave"), value="words", sort="words", heading=True),
    Column("kind", gettext_lazy("Kind"), value="get_kind_display", sort="kind"),
    Column(
        "network",
        gettext_lazy("Network"),
        value="network.name",
        html=_network,
        sort="network__name_sv",
    ),
    Column("unit", gettext_lazy("Unit"), value=lambda row: row.unit.name if row.unit else ""),
    Column("on", gettext_lazy("Day"), value="on", html=lambda row: day_html(row.on), sort="on", narrow=True),
)


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List what memberships gave."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    networks = list(queries.networks(viewer))
    held = {board for network in networks for board in network.boards.all()}
    listing = Listing(
        request,
        Gain.objects.select_related("network", "unit"),
        name="gains",
        title=_("What memberships gave"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="words"),
            Choice(key="kind", label=_("Kind"), choices=GainKind.choices),
            Choice(
                key="network",
                label=_("Network"),
                field="network__key",
                choices=[(row.key, row.name) for row in networks],
            ),
            Choice(
                key="board",
                label=_("Board"),
                choices=sorted((board.key, f"{board.key} {board.name}") for board in held),
                apply=lambda rows, key: rows.filter(
                    network__in=Network.objects.filter(boards__key=key).values("pk")
                ),
            ),
            DateRange(key="when", label=_("Day"), field="on"),
        ),
        default_sort="-on",
        empty=(
            _("Nothing is written yet"),
            _("A contact, a project, an answer, a changed routine: it is written on the network's sheet."),
            "",
            "",
        ),
    )
    return listing.response("networks/gains.html", {"tabs": tabs(request), "view": queries.VIEW})
