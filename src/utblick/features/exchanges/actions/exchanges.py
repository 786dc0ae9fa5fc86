"""Register, change, cancel and remove exchanges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.exchanges import rules
from utblick.features.exchanges.actions.trail import audited, names_of
from utblick.features.exchanges.actions.travel import set_travel
from utblick.features.exchanges.guessing import Sort, guess
from utblick.features.exchanges.models import Exchange, Field, Term, TravelFactor
from utblick.features.exchanges.places import country_in, is_home, place_within, way_to
from utblick.features.exchanges.queries import exchanges
from utblick.features.exchanges.searching import stems_of
from utblick.features.networks.models import Network
from utblick.features.organisation.actions.saving import as_audited
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

REGISTER, CHANGE = "exchanges.exchange.register", "exchanges.exchange.change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody says of an exchange; what is left out is guessed or asked later."""

    title: str
    starts_on: date
    units: Sequence[Unit]
    ends_on: date | None = None
    place: str = ""
    country: str = ""
    type: Term | None = None
    direction: Term | None = None
    purposes: Sequence[Term] = ()
    networks: Sequence[Network] = ()
    partners: Sequence[str] = ()
    projects: Sequence[str] = ()
    participants: int | None = None
    cost: int | None = None
    travel: TravelFactor | None = None
    distance_km: int | None = None
    learning: str = ""
    changed: str = ""
    change: str = ""
    evidence: str = ""
    is_draft: bool = False
    is_example: bool = field(default=False, repr=False)


class AlreadyThere(RuleBroken):
    """The exchange seems to be registered already; `found` is the one that is."""

    def __init__(self, sentence: str, found: Exchange) -> None:
        super().__init__(sentence)
        self.found = found


PLAIN = (
    "title",
    "starts_on",
    "ends_on",
    "place",
    "country",
    "type",
    "direction",
    "partners",
    "projects",
    "participants",
    "cost",
    "distance_km",
    "learning",
    "changed",
    "change",
    "evidence",
    "is_draft",
    "is_example",
)


def register(
    wish: Wish, *, unless_there: bool = False, form_key: UUID | None = None, by: Viewer, at: datetime
) -> Exchange:
    """Register an exchange, and guess what was left out.

    The same form (`form_key`) sent twice with the same answers registers it once, even at the same moment. With
    `unless_there` raises AlreadyThere where one of its units seems to have registered it before.
    """
    _check_may(REGISTER, wish.units, by)
    sent = _sent_by(form_key)
    if sent is not None and not _is_what_was_sent(sent, wish, by):
        sent, form_key = None, None  # somebody went back and wrote of another one
    if sent is not None:
        return sent
    try:
        return _registered(wish, unless_there, form_key, by, at)
    except (IntegrityError, ValidationError):
        sent = _sent_by(form_key)  # the other of two that came at once was first
        if sent is None:
            raise
        return sent


def _sent_by(form_key: UUID | None) -> Exchange | None:
    return Exchange.objects.filter(form_key=form_key).first() if form_key else None


def _is_what_was_sent(sent: Exchange, wish: Wish, by: Viewer) -> bool:
    """Say whether a form that has been sent says the same now."""
    is_theirs = sent.registered_by_id == by.account_id
    return is_theirs and (sent.title, sent.starts_on) == (wish.title.strip(), wish.starts_on)


@transaction.atomic
def _registered(wish: Wish, unless_there: bool, form_key: UUID | None, by: Viewer, at: datetime) -> Exchange:
    if unless_there:
        _check_is_not_there(wish, by)
    guesses_place = not wish.place.strip()
    if guesses_place and (place := place_within(wish.title)):
        wish = replace(wish, place=place, country=country_in(place))
    exchange, purposes = prepared(wish, _terms(wish.starts_on), by=by, at=at)
    if guesses_place and exchange.place:
        exchange.guessed = [*exchange.guessed, "place"]
    exchange.form_key = form_key
    exchange.full_clean(exclude=["registered_by"])
    exchange.save()
    exchange.units.set(wish.units)
    exchange.purposes.set(purposes)
    exchange.networks.set(wish.networks)
    audit.record(
        "exchanges.exchange.registered",
        by=by,
        at=at,
        target=exchange,
        changes={"title": ["", exchange.title], "units": [[], names_of(wish.units)]},
        board=_board(wish.units),
    )
    return exchange


def _check_is_not_there(wish: Wish, by: Viewer) -> None:
    """Look among what somebody may see, of the same units and the same day."""
    numbers = [unit.pk for unit in wish.units]
    for row in exchanges(by).filter(units__in=numbers, starts_on=wish.starts_on, cancelled_on=None):
        try:
            rules.check_is_not_there(rules.is_alike((row.title, row.place), (wish.title, wish.place)))
        except RuleBroken as sentence:
            raise AlreadyThere(str(sentence), row) from None


def prepared(wish: Wish, terms: Sequence[Term], *, by: Viewer, at: datetime) -> tuple[Exchange, list[Term]]:
    """Give an exchange that is checked and guessed and not yet stored, and its purposes."""
    exchange = Exchange(registered_by_id=by.account_id, registered_at=at, changed_at=at)
    _set(exchange, wish)
    _check(exchange, wish.units, at)
    purposes = list(wish.purposes)
    if suggested := _guessed(exchange, purposes, terms):
        purposes = [suggested]
    set_travel(exchange, wish.travel)
    exchange.stems = _stems(exchange, wish.units)
    return exchange, purposes


@transaction.atomic
def change(exchange: Exchange, wish: Wish, *, version: int, by: Viewer, at: datetime) -> Exchange:
    """Change an exchange as it was at `version`; what was guessed and is said now is no guess any longer."""
    exchange = _locked(exchange)
    before = list(exchange.units.all())
    _check_may(CHANGE, before, by)
    if {unit.pk for unit in wish.units} - {unit.pk for unit in before}:
        # Whoever brings in others' units takes part: their own stays among them.
        _check_may(CHANGE, wish.units, by)
    if exchange.version != version:
        raise ChangedMeanwhile(
            _(
                "Somebody changed this exchange %(when)s, while you had it open. Look at it, and change it again."
            )
            % {"when": timezone.localtime(exchange.changed_at).strftime("%Y-%m-%d %H:%M")}
        )
    old_way = way_to(exchange.place, exchange.country)
    changes = _set(exchange, wish)
    if "place" in changes and "distance_km" not in changes and exchange.distance_km == old_way:
        # Nobody chose this number: it was that of the place which is now another.
        exchange.distance_km = way_to(exchange.place, exchange.country) if _is_journey(exchange) else None
    changes |= set_travel(exchange, wish.travel)
    _check(exchange, wish.units, at)
    had = {term.pk for term in exchange.purposes.all()}
    if had != {term.pk for term in wish.purposes}:
        changes["purposes"] = [names_of(exchange.purposes.all()), names_of(wish.purposes)]
    linked = list(exchange.networks.all())
    if {network.pk for network in linked} != {network.pk for network in wish.networks}:
        changes["networks"] = [names_of(linked), names_of(wish.networks)]
    if {unit.pk for unit in before} != {unit.pk for unit in wish.units}:
        changes["units"] = [names_of(before), names_of(wish.units)]
    if not changes and not exchange.guessed:
        return exchange
    exchange.guessed = []
    exchange.stems = _stems(exchange, wish.units)
    exchange.full_clean(exclude=["registered_by"])
    bump(exchange, at)
    exchange.units.set(wish.units)
    exchange.purposes.set(wish.purposes)
    exchange.networks.set(wish.networks)
    audit.record(
        "exchanges.exchange.changed",
        by=by,
        at=at,
        target=exchange,
        changes=changes,
        board=_board(wish.units),
    )
    return exchange


@transaction.atomic
def confirm(exchange: Exchange, *, by: Viewer, at: datetime) -> Exchange:
    """Say that what was guessed is right."""
    exchange = _locked(exchange)
    _check_may(CHANGE, exchange.units.all(), by)
    rules.check_can_be_confirmed(bool(exchange.guessed))
    changes: dict[str, list[Any]] = {"guessed": [exchange.guessed, []]}
    exchange.guessed = []
    bump(exchange, at)
    audit.record("exchanges.exchange.confirmed", by=by, at=at, target=exchange, changes=changes)
    return exchange


@transaction.atomic
def cancel(exchange: Exchange, *, by: Viewer, at: datetime) -> Exchange:
    """Say that an exchange did not take place; it stays, and counts for nothing."""
    return _cancelled(exchange, day_of(at), "exchanges.exchange.cancelled", by=by, at=at)


@transaction.atomic
def restore(exchange: Exchange, *, by: Viewer, at: datetime) -> Exchange:
    """Say that an exchange takes place after all."""
    return _cancelled(exchange, None, "exchanges.exchange.restored", by=by, at=at)


def _cancelled(exchange: Exchange, on: date | None, action: str, *, by: Viewer, at: datetime) -> Exchange:
    exchange = _locked(exchange)
    _check_may(CHANGE, exchange.units.all(), by)
    if exchange.is_cancelled == (on is not None):
        return exchange
    changes = {"cancelled_on": [as_audited(exchange.cancelled_on), as_audited(on)]}
    exchange.cancelled_on = on
    bump(exchange, at)
    audit.record(action, by=by, at=at, target=exchange, changes=changes)
    return exchange


@transaction.atomic
def remove(exchange: Exchange, *, by: Viewer, at: datetime) -> None:
    """Remove what was registered by mistake; the trail keeps that it was there."""
    exchange = _locked(exchange)
    units = list(exchange.units.all())
    _check_may(CHANGE, units, by)
    changes = {"title": [exchange.title, ""], "starts_on": [as_audited(exchange.starts_on), None]}
    audit.record(
        "exchanges.exchange.removed", by=by, at=at, target=exchange, changes=changes, board=_board(units)
    )
    exchange.delete()


def _check_may(action: str, units: Any, by: Viewer) -> None:
    rules.check_has_unit(list(units))
    if not rules.may_change_units({unit.pk: by.may(action, unit=unit.pk) for unit in units}):
        raise NotAllowed(action)


def _locked(exchange: Exchange) -> Exchange:
    return (
        Exchange.objects.select_for_update(of=("self",))
        .select_related("type", "direction", "travel")
        .get(pk=exchange.pk)
    )


def bump(exchange: Exchange, at: datetime) -> None:
    """Save a change as a new version."""
    exchange.version += 1
    exchange.changed_at = at
    exchange.save()


def _set(exchange: Exchange, wish: Wish) -> dict[str, list[Any]]:
    """Set the columns; give what became different."""
    changes: dict[str, list[Any]] = {}
    for name in PLAIN:
        wanted = getattr(wish, name)
        if name == "ends_on":
            wanted = wanted or wish.starts_on
        if isinstance(wanted, str):
            wanted = wanted.strip()
        elif isinstance(wanted, tuple | list):
            wanted = list(dict.fromkeys(" ".join(one.split()) for one in wanted if one.strip()))
        before = getattr(exchange, name, None)
        if before != wanted:
            changes[name] = [audited(before), audited(wanted)]
            setattr(exchange, name, wanted)
    return changes


def _check(exchange: Exchange, units: Sequence[Unit], at: datetime) -> None:
    rules.check_has_title(exchange.title)
    rules.check_days(exchange.starts_on, exchange.ends_on)
    rules.check_is_of_our_time(exchange.starts_on, day_of(at))
    rules.check_is_short_enough(exchange.starts_on, exchange.ends_on)
    rules.check_units_existed(
        [(unit.valid_from, unit.valid_until) for unit in units], exchange.starts_on, exchange.ends_on
    )


def _terms(on: date) -> list[Term]:
    return list(Term.objects.at(on).select_related("suggests"))


def _guessed(exchange: Exchange, purposes: Sequence[Term], terms: Sequence[Term]) -> Term | None:
    """Fill in a type and a direction that nobody said; give the purpose to take where none was said."""
    sorts: dict[str, list[Sort]] = {name: [] for name in Field.values}
    for term in terms:
        suggests = term.suggests.key if term.suggests else ""
        sorts[term.field].append(Sort(term.key, tuple(term.words), suggests, term.is_default))
    written = " ".join((exchange.title, *exchange.partners, *exchange.projects))
    found = guess(written, exchange.place, sorts, is_home=is_home(exchange.place, exchange.country))
    by_key = {(term.field, term.key): term for term in terms}
    guessed = []
    for name, key in ((Field.TYPE, found.type), (Field.DIRECTION, found.direction)):
        if getattr(exchange, name) is None and key:
            setattr(exchange, name, by_key[name, key])
            guessed.append(name.value)
    purpose = None
    if not purposes and found.purpose:
        purpose = by_key[Field.PURPOSE, found.purpose]
        guessed.append("purposes")
    if exchange.distance_km is None and _is_journey(exchange):
        exchange.distance_km = way_to(exchange.place, exchange.country)
        if exchange.distance_km is not None:
            guessed.append("distance_km")
    exchange.guessed = guessed
    return purpose


def _is_journey(exchange: Exchange) -> bool:
    """Say whether somebody of the region travels: not to what is digital, nor to those who came here."""
    direction = exchange.direction
    return direction is not None and direction.travels and direction.key != "in"


def _stems(exchange: Exchange, units: Sequence[Unit]) -> str:
    kind = exchange.type
    return stems_of(
        (
            exchange.title,
            exchange.place,
            exchange.learning,
            exchange.change,
            *exchange.partners,
            *exchange.projects,
            *((kind.name_sv, kind.name_en) if kind else ()),
            *(name for unit in units for name in (unit.name_sv, unit.name_en)),
        )
    )


def _board(units: Sequence[Unit]) -> str:
    """Give the key of the board that answers for the first unit, for the trail."""
    first = next(iter(units), None)
    return first.board.key if first is not None and first.board else ""
