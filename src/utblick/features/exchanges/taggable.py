"""Exchanges as what can be tagged with a strategy."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.exchanges import queries
from utblick.features.exchanges.models import Exchange
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import lasting
from utblick.ui.taggable import Taggable, Thing, Work

EXCHANGES = Work("exchanges", gettext_lazy("Exchanges"), 40)


def _rows(viewer: Viewer) -> QuerySet[Exchange]:
    """Give the exchanges that took place or will; one that was cancelled is nothing that we did."""
    if not viewer.may(queries.VIEW):
        return Exchange.objects.none()
    return queries.exchanges(viewer).filter(cancelled_on=None)


def _thing(exchange: Exchange) -> Thing:
    said = [exchange.title, exchange.learning, *exchange.partners, *exchange.projects]
    today = timezone.localdate()
    words = _("held %(when)s") if exchange.ends_on <= today else _("planned for %(when)s")
    boards = {unit.board.key for unit in exchange.units.all() if unit.board is not None}
    return Thing(
        exchange.title,
        reverse("exchanges:exchange", args=[exchange.pk]),
        exchange.starts_on,
        exchange.ends_on,
        "\n".join(said),
        tuple(sorted(boards)),
        when=words % {"when": lasting(exchange.starts_on, exchange.ends_on, today)},
    )


TAGGABLE = (Taggable(Exchange, EXCHANGES, gettext_lazy("exchange"), _rows, _thing, queries.may_change),)
