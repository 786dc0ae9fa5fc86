"""Memberships as public records."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.networks import queries
from utblick.features.networks.models import Member, Network
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text
from utblick.features.publishing.kinds.shared import boards, names, policy_areas
from utblick.features.publishing.shapes import NETWORK
from utblick.foundation.accounts.viewer import Viewer

NOT_A_MEMBER = _("We are not a member of the network.")


def _rows(viewer: Viewer) -> QuerySet[Network]:
    if not viewer.may(queries.VIEW):
        return Network.objects.none()
    return queries.networks(viewer).prefetch_related("groups__units", "representatives")


def _obstacles(network: Network) -> tuple[Text, ...]:
    return (NOT_A_MEMBER,) if network.member == Member.NONE else ()


def _facts(network: Network) -> Facts:
    today = timezone.localdate()
    seats = [row for row in network.representatives.all() if row.holds(today)]
    units = [network.unit, *(unit for group in network.groups.all() for unit in group.units.all())]
    values = {
        "abbreviation": network.abbreviation,
        "member": None if network.member == Member.NONE else network.member,
        "since": network.since,
        "until": network.until,
        "renews_on": network.renews_on,
        "boards": boards(*network.boards.all()),
        "units": names(units),
        "topics": names(network.topics.all()),
        "costs": [{"year": row.year, "fee": row.fee, "hours": row.hours} for row in network.costs.all()],
        "seats": [{"role": row.role, "seat": row.seat, "is_political": row.is_political} for row in seats],
        "groups": [group.name for group in network.groups.all()],
        "policy_areas": policy_areas("networks.network", network.pk),
        "address": network.address,
    }
    drafts = {
        "sv": Draft(network.name_sv, network.purpose[:600]),
        "en": Draft(network.name_en),
    }
    return Facts(values, drafts, obstacles=_obstacles(network))


def _url(network: Network) -> str:
    return reverse("networks:network", args=[network.key])


KIND = Kind(NETWORK, _rows, _facts, _url, model="networks.network", barred_by=_obstacles)
