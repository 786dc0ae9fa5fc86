"""Open places: offered to silent units first, then to all; asked for by units, and given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.exchanges import rules
from utblick.features.exchanges.actions.exchanges import Wish, register
from utblick.features.exchanges.actions.trail import audited
from utblick.features.exchanges.letters import place_letter
from utblick.features.exchanges.models import Interest, OpenPlace, Outcome, Term
from utblick.features.exchanges.silence import first_to_ask, silent_units
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import people
from utblick.foundation import audit, outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

OFFER, ASK = "exchanges.place.offer", "exchanges.place.ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is offered, when to answer, and from when all may ask."""

    title: str
    starts_on: date
    apply_by: date
    opens_on: date
    ends_on: date | None = None
    place: str = ""
    country: str = ""
    type: Term | None = None
    places: int = 1
    about: str = ""


class PlacesChangedMeanwhile(RuleBroken):
    """Somebody else changed the places while they were open."""


@transaction.atomic
def offer_places(offer: Offer, *, by: Viewer, at: datetime) -> OpenPlace:
    """Offer places; the contacts of silent units are told at once, the others when it opens to all."""
    by.check(OFFER)
    place = OpenPlace(offered_by_id=by.account_id, offered_at=at)
    changes = _set(place, offer)
    rules.check_place_days(place.apply_by, place.opens_on, place.starts_on, day_of(at))
    _saved(place)
    audit.record("exchanges.place.offered", by=by, at=at, target=place, changes=changes)
    _tell(place, contacts_of(silent_units(day_of(at)), at), at, first=place.opens_on > day_of(at))
    if place.opens_on <= day_of(at):
        _open(place, by=by, at=at)
    return place


@transaction.atomic
def change_places(place: OpenPlace, offer: Offer, *, version: int, by: Viewer, at: datetime) -> OpenPlace:
    """Change places that are offered; those who have asked, or have got one, are told what holds now."""
    by.check(OFFER)
    place = OpenPlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
    if place.version != version:
        raise PlacesChangedMeanwhile(
            _(
                "Somebody else changed these places while you had them open. Look at them, and change them again."
            )
        )
    # Its last day to answer may have passed: then it is the day that is changed.
    rules.check_is_offered(place.withdrawn_on is not None, day_of(at), day_of(at))
    changes = _set(place, offer)
    if not changes:
        return place
    rules.check_place_days(place.apply_by, place.opens_on, place.starts_on, day_of(at))
    rules.check_has_as_many_places(place.places, place.interests.filter(outcome=Outcome.GIVEN).count())
    place.version += 1
    place.changed_at = at
    _saved(place)
    audit.record("exchanges.place.changed", by=by, at=at, target=place, changes=changes)
    asked = place.interests.exclude(outcome=Outcome.DECLINED).select_related("account")
    for account in {one.account for one in asked if one.account is not None}:
        _mail(place, account, f"changed:{place.version}", at, "changed")
    if place.told_all_at is None and place.opens_on <= day_of(at):
        _open(place, by=by, at=at)
    return place


def _set(place: OpenPlace, offer: Offer) -> dict[str, list[Any]]:
    """Set what is offered; give what became different."""
    wanted = {
        "title": offer.title.strip(),
        "type": offer.type,
        "starts_on": offer.starts_on,
        "ends_on": offer.ends_on or offer.starts_on,
        "place": offer.place.strip(),
        "country": offer.country,
        "places": offer.places,
        "about": offer.about.strip(),
        "apply_by": offer.apply_by,
        "opens_on": offer.opens_on,
    }
    rules.check_has_title(offer.title)
    rules.check_days(offer.starts_on, wanted["ends_on"])  # type: ignore[arg-type]
    is_new = place.pk is None
    changes: dict[str, list[Any]] = {}
    for name, value in wanted.items():
        before = None if is_new else getattr(place, name)
        if (before or None) != (value or None):
            changes[name] = [audited(before), audited(value)]
        setattr(place, name, value)
    return changes


def _saved(place: OpenPlace) -> None:
    place.full_clean(exclude=["offered_by"])
    place.save()


@transaction.atomic
def withdraw_places(place: OpenPlace, *, by: Viewer, at: datetime) -> OpenPlace:
    """Stop offering places; who has got one keeps it."""
    by.check(OFFER)
    place = OpenPlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
    if place.withdrawn_on is None:
        place.withdrawn_on = day_of(at)
        place.save()
        audit.record("exchanges.place.withdrawn", by=by, at=at, target=place)
    return place


def tell_of_opened(*, by: Viewer, at: datetime) -> int:
    """Tell the contacts who were not told first of the places that have opened to all; give how many mails."""
    today = day_of(at)
    told = 0
    for place in OpenPlace.objects.filter(
        told_all_at=None, withdrawn_on=None, opens_on__lte=today, apply_by__gte=today
    ):
        with transaction.atomic():
            told += _open(OpenPlace.objects.select_for_update(of=("self",)).get(pk=place.pk), by=by, at=at)
    return told


@transaction.atomic
def ask_for_place(place: OpenPlace, unit: Unit, why: str, *, by: Viewer, at: datetime) -> Interest:
    """Ask for one of the places, for a unit."""
    by.check(ASK, unit=unit.pk)
    place = OpenPlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
    today = day_of(at)
    rules.check_is_offered(place.withdrawn_on is not None, place.apply_by, today)
    rules.check_has_opened(place.opens_on, unit.pk in first_to_ask(today), today)
    rules.check_asks_once(place.interests.filter(unit=unit).exists())
    shown = Interest(place=place, unit=unit, account_id=by.account_id, why=why.strip(), at=at)
    shown.full_clean(exclude=["account"])
    shown.save()
    audit.record(
        "exchanges.interest.shown", by=by, at=at, target=place, changes={"asking_unit": ["", unit.name_sv]}
    )
    return shown


@transaction.atomic
def take_back(shown: Interest, *, by: Viewer, at: datetime) -> None:
    """No longer ask for a place that has not been given."""
    by.check(ASK, unit=shown.unit_id)
    rules.check_is_undecided(shown.outcome)
    audit.record(
        "exchanges.interest.taken_back",
        by=by,
        at=at,
        target=shown.place,
        changes={"asking_unit": [shown.unit.name_sv, ""]},
    )
    shown.delete()


@transaction.atomic
def decide(shown: Interest, *, gets_it: bool, by: Viewer, at: datetime) -> Interest:
    """Give a unit a place, or say no; a given place is registered as a planned exchange, and the unit is told."""
    by.check(OFFER)
    shown = Interest.objects.select_for_update(of=("self",)).select_related("place", "unit").get(pk=shown.pk)
    place = shown.place
    rules.check_is_undecided(shown.outcome)
    if gets_it:
        rules.check_has_room(place.interests.filter(outcome=Outcome.GIVEN).count(), place.places)
        shown.exchange = register(
            Wish(
                title=place.title,
                starts_on=place.starts_on,
                ends_on=place.ends_on,
                place=place.place,
                country=place.country,
                type=place.type,
                units=[shown.unit],
            ),
            by=by,
            at=at,
        )
    shown.outcome = Outcome.GIVEN if gets_it else Outcome.DECLINED
    shown.save()
    changes = {"asking_unit": shown.unit.name_sv, "place_outcome": ["", shown.outcome]}
    audit.record("exchanges.interest.decided", by=by, at=at, target=place, changes=changes)
    if shown.account is not None:
        _mail(place, shown.account, f"decided:{shown.pk}", at, "given" if gets_it else "declined")
    return shown


def contacts_of(units: Iterable[Unit], at: datetime) -> list[Account]:
    """Give the contacts of units, each once; an area's contact answers for the units below it."""
    places = {pk for unit in units for pk in (unit.pk, unit.parent_id) if pk}
    found = {
        row.account_id: row.account for row in people(at, role=Role.UNIT_CONTACT).filter(unit__in=places)
    }
    return [account for account in found.values() if account.may_sign_in(day_of(at))]


def _open(place: OpenPlace, *, by: Viewer, at: datetime) -> int:
    contacts = contacts_of(Unit.objects.at(day_of(at)), at)
    told = _tell(place, contacts, at, first=False)
    place.told_all_at = at
    place.save()
    audit.record("exchanges.place.opened", by=by, at=at, target=place, changes={"mails_sent": told})
    return told


def _tell(place: OpenPlace, accounts: Iterable[Account], at: datetime, *, first: bool) -> int:
    """Tell each account once, whichever group it is in."""
    return sum(_mail(place, account, "", at, "first" if first else "open") for account in accounts)


def _mail(place: OpenPlace, account: Account, about: str, at: datetime, kind: str) -> bool:
    key = f"exchanges:place:{place.pk}:{account.pk}:{about}"
    with override(account.language):
        letter = place_letter(place, kind)
    message = outbox.enqueue(
        key=key,
        to=account.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=account.language,
        at=at,
    )
    return message.created_at == at
