"""Networks as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.networks import queries
from utblick.features.networks.models import Member, Network
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import lasting
from utblick.ui.taggable import Taggable, Thing, Work

NETWORKS = Work("networks", gettext_lazy("Networks"), 30)


def _rows(viewer: Viewer) -> QuerySet[Network]:
    """Give the networks that we are in, ourselves or through another."""
    if not viewer.may(queries.VIEW):
        return Network.objects.none()
    return queries.networks(viewer).exclude(member=Member.NONE)


def _thing(network: Network) -> Thing:
    said = [network.name_sv, network.name_en, network.abbreviation, network.purpose]
    said += [f"{topic.name_sv} {topic.name_en}" for topic in network.topics.all()]
    return Thing(
        network.name,
        reverse("networks:network", args=[network.key]),
        network.since,
        network.until,
        "\n".join(said),
        tuple(board.key for board in network.boards.all()),
        when=_when(network),
    )


def _when(network: Network) -> str:
    """Say since when we are in it, ourselves or through another."""
    said = _("part of it through another") if network.member == Member.THROUGH else _("member")
    return f"{said} {lasting(network.since, network.until, timezone.localdate())}".strip()


def _may_tag(viewer: Viewer, _network: Network) -> bool:
    return viewer.may("networks.network.change")


TAGGABLE = (Taggable(Network, NETWORKS, gettext_lazy("network"), _rows, _thing, _may_tag),)
