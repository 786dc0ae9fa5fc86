"""Networks as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.features.networks import queries
from utblick.features.networks.models import Member, Network
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.taggable import Taggable, Thing, Work

NETWORKS = Work("networks", _("Networks"), 30)


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
    )


def _may_tag(viewer: Viewer, _network: Network) -> bool:
    return viewer.may("networks.network.change")


TAGGABLE = (Taggable(Network, NETWORKS, _("network"), _rows, _thing, _may_tag),)
