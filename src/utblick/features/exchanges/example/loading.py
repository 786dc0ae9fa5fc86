"""Load the example's exchanges through the action that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import override

from utblick.features.exchanges import actions
from utblick.features.exchanges.example.events import EVENTS, PLACES, EventRow, PlaceRow
from utblick.features.exchanges.models import Exchange, Field, Term
from utblick.features.networks.models import Network
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import Viewer, system


def load(at: datetime) -> dict[str, int]:
    """Add the suggested lists and, once, the example's exchanges; give how many of each were added."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        terms = actions.add_suggested_terms(by=by, at=at)
        if Exchange.objects.filter(is_example=True).exists():
            return {"terms": terms, "exchanges": 0, "open places": 0}
        units = {unit.key: unit for unit in Unit.objects.select_related("board", "parent")}
        for row in EVENTS:
            _register(row, units, by, at)
        kinds = {term.key: term for term in Term.objects.filter(field=Field.TYPE)}
        for place in PLACES:
            _offer(place, kinds, by, at)
        return {"terms": terms, "exchanges": len(EVENTS), "open places": len(PLACES)}


def _offer(row: PlaceRow, kinds: dict[str, Term], by: Viewer, at: datetime) -> None:
    today = day_of(at)
    actions.offer_places(
        actions.Offer(
            title=row.title,
            starts_on=today + timedelta(days=row.days_ahead),
            ends_on=today + timedelta(days=row.days_ahead + row.days - 1),
            place=row.place,
            country=row.country,
            type=kinds[row.type],
            places=row.places,
            about=row.about,
            apply_by=today + timedelta(days=row.answer_within),
            opens_on=today + timedelta(days=row.opens_in),
        ),
        by=by,
        at=at,
    )


def _register(row: EventRow, units: dict[str, Unit], by: Viewer, at: datetime) -> None:
    ends_on = day_of(at) - timedelta(days=row.days_ago)
    exchange = actions.register(
        actions.Wish(
            title=row.title,
            starts_on=ends_on - timedelta(days=row.days - 1),
            ends_on=ends_on,
            place=row.place,
            country=row.country,
            units=[units[key] for key in row.units.split()],
            partners=[one for one in row.partners.split(", ") if one],
            projects=[one for one in row.projects.split(", ") if one],
            participants=row.participants or None,
            cost=row.cost or None,
            learning=row.learning,
            changed=row.changed,
            change=row.change,
            networks=list(Network.objects.filter(key__in=row.networks.split())),
            is_example=True,
        ),
        by=by,
        at=at,
    )
    if exchange.guessed:
        actions.confirm(exchange, by=by, at=at)
