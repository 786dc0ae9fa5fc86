"""Exchanges as public records: the facts of each; what was learnt is told by public wording alone."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges import queries
from utblick.features.exchanges.models import Exchange
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, named
from utblick.features.publishing.kinds.shared import boards, names, policy_areas
from utblick.features.publishing.shapes import EXCHANGE
from utblick.foundation.accounts.viewer import Viewer

DRAFT = _("The exchange is still a draft.")
CANCELLED = _("The exchange was cancelled.")


def _rows(viewer: Viewer) -> QuerySet[Exchange]:
    if not viewer.may(queries.VIEW):
        return Exchange.objects.none()
    return queries.exchanges(viewer).prefetch_related("networks")


def _facts(exchange: Exchange) -> Facts:
    units = exchange.units.all()
    values = {
        "type": named(exchange.type),
        "direction": named(exchange.direction),
        "purposes": names(exchange.purposes.all()),
        "starts_on": exchange.starts_on,
        "ends_on": exchange.ends_on,
        "place": exchange.place,
        "country": exchange.country,
        "units": names(units),
        "boards": boards(*(unit.board for unit in units)),
        "participants": exchange.participants,
        "partners": exchange.partners,
        "networks": names(exchange.networks.all()),
        "cost": exchange.cost,
        "travel": named(exchange.travel),
        "co2_kg": exchange.co2_kg,
        "policy_areas": policy_areas("exchanges.exchange", exchange.pk),
    }
    return Facts(values, {"sv": Draft(exchange.title), "en": Draft()}, obstacles=_obstacles(exchange))


def _obstacles(exchange: Exchange) -> tuple[Text, ...]:
    found = [DRAFT] if exchange.is_draft else []
    return (*found, CANCELLED) if exchange.is_cancelled else tuple(found)


def _url(exchange: Exchange) -> str:
    return reverse("exchanges:exchange", args=[exchange.pk])


KIND = Kind(EXCHANGE, _rows, _facts, _url, model="exchanges.exchange", barred_by=_obstacles)
