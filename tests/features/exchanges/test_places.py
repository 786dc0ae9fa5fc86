"""Open places: silent units hear and ask first, then all; who decides, and what a given place becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.features.exchanges.conftest import Register
from utblick.features.exchanges import actions
from utblick.features.exchanges.models import Exchange, Interest, OpenPlace
from utblick.features.exchanges.silence import silent_units
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

Person = Callable[[str], Viewer]
Find = Callable[[str], Unit]


@pytest.fixture
def offered(terms: int, at: datetime) -> Callable[..., OpenPlace]:
    def made(**given: Any) -> OpenPlace:
        today = at.date()
        given = {
            "title": "Två platser till Tartu",
            "starts_on": today + timedelta(days=60),
            "apply_by": today + timedelta(days=30),
            "opens_on": today + timedelta(days=14),
            **given,
        }
        return actions.offer_places(actions.Offer(**given), by=system("test"), at=at)

    return made


def mails() -> set[str]:
    return {to.partition("@")[0] for to in OutboxMessage.objects.values_list("to", flat=True)}


def test_silent_units_hear_first_and_all_once(
    offered: Callable[..., OpenPlace], register: Register, at: datetime
) -> None:
    heard = [unit.key for unit in Unit.objects.filter(parent__key__in=["us", "vrinnevi"])]
    register(units=" ".join(heard), starts_on=at.date() - timedelta(days=20))
    place = offered()
    assert "kontakt.motala" in mails()
    assert not {"kontakt.us", "kontakt.vrinnevi"} & mails()
    assert actions.tell_of_opened(by=system("test"), at=at) == 0
    later = at + timedelta(days=14)
    assert actions.tell_of_opened(by=system("test"), at=later) == 2
    assert {"kontakt.us", "kontakt.vrinnevi"} <= mails()
    assert OutboxMessage.objects.count() == len(mails())
    assert actions.tell_of_opened(by=system("test"), at=later) == 0
    assert OpenPlace.objects.get() == place


def test_what_counts_as_silent(register: Register, at: datetime) -> None:
    today = at.date()
    register(units="us-akut", starts_on=today - timedelta(days=730))
    register(units="us-barn", starts_on=today - timedelta(days=732))
    register(units="us-hjarta", starts_on=today + timedelta(days=1))
    register(units="kmc", starts_on=today, is_draft=True)
    actions.cancel(register(units="cmiv", starts_on=today), by=system("test"), at=at)
    silent = {unit.key for unit in silent_units(today)}
    assert "us-akut" not in silent
    assert {"us-barn", "us-hjarta", "kmc", "cmiv"} <= silent


def test_others_wait_until_it_opens(
    offered: Callable[..., OpenPlace], register: Register, person: Person, unit: Find, at: datetime
) -> None:
    register(units="us-akut", starts_on=at.date() - timedelta(days=9))
    place, by = offered(), person("kontakt.us")
    with pytest.raises(RuleBroken, match="öppnas för alla"):
        actions.ask_for_place(place, unit("us-akut"), "", by=by, at=at)
    assert actions.ask_for_place(place, unit("us-barn"), " Triage ", by=by, at=at).why == "Triage"
    with pytest.raises(RuleBroken, match="redan bett"):
        actions.ask_for_place(place, unit("us-barn"), "", by=by, at=at)
    assert actions.ask_for_place(place, unit("us-akut"), "", by=by, at=at + timedelta(days=14))
    with pytest.raises(RuleBroken, match="erbjuds inte längre"):
        actions.ask_for_place(place, unit("us-hjarta"), "", by=by, at=at + timedelta(days=31))


@pytest.mark.parametrize(
    ("name", "offers", "asks"),
    [
        ("strateg", True, False),
        ("bryssel", True, False),
        ("admin", True, False),
        ("kontakt.us", False, True),
        ("kontakt.vrinnevi", False, False),
        ("projektledare", False, False),
        ("sekreterare.hsn", False, False),
        ("majoritet.hsn", False, False),
        ("kommunikator", False, False),
    ],
)
def test_who_offers_and_who_asks(
    name: str,
    offers: bool,
    asks: bool,
    offered: Callable[..., OpenPlace],
    person: Person,
    unit: Find,
    at: datetime,
) -> None:
    place, by = offered(), person(name)
    other = actions.ask_for_place(place, unit("motala-medicin"), "", by=person("kontakt.motala"), at=at)
    acts: list[tuple[bool, Callable[[], object]]] = [
        (asks, lambda: actions.ask_for_place(place, unit("us-akut"), "", by=by, at=at)),
        (False, lambda: actions.take_back(other, by=by, at=at)),
        (offers, lambda: actions.decide(other, gets_it=True, by=by, at=at)),
        (offers, lambda: actions.withdraw_places(place, by=by, at=at)),
    ]
    for may, act in acts:
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


def test_a_given_place_is_a_planned_exchange(
    offered: Callable[..., OpenPlace], person: Person, unit: Find, at: datetime
) -> None:
    place = offered(places=1)
    asked = [
        actions.ask_for_place(place, unit(key), "", by=person("kontakt.us"), at=at)
        for key in ("us-akut", "us-barn")
    ]
    OutboxMessage.objects.all().delete()
    given = actions.decide(asked[0], gets_it=True, by=system("test"), at=at)
    exchange = Exchange.objects.get()
    assert given.exchange == exchange
    assert [one.key for one in exchange.units.all()] == ["us-akut"]
    with pytest.raises(RuleBroken, match="Alla platser"):
        actions.decide(asked[1], gets_it=True, by=system("test"), at=at)
    actions.decide(asked[1], gets_it=False, by=system("test"), at=at)
    with pytest.raises(RuleBroken, match="redan avgjort"):
        actions.decide(asked[1], gets_it=True, by=system("test"), at=at)
    with pytest.raises(RuleBroken, match="redan avgjort"):
        actions.take_back(given, by=person("kontakt.us"), at=at)
    subjects = sorted(OutboxMessage.objects.values_list("subject", flat=True))
    assert subjects == [
        "Er enhet fick en plats: Två platser till Tartu",
        "Er enhet fick ingen plats den här gången: Två platser till Tartu",
    ]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": " "}, "Skriv med några ord"),
        ({"apply_by": -1}, "Sista dagen att svara"),
        ({"apply_by": 61}, "Sista dagen att svara"),
        ({"opens_on": 31}, "Sista dagen att svara"),
        ({"ends_on": 59}, "Sista dagen är före"),
    ],
)
def test_days_that_do_not_fit_are_said(
    given: dict[str, Any], sentence: str, offered: Callable[..., OpenPlace], at: datetime
) -> None:
    made = {k: at.date() + timedelta(days=v) if isinstance(v, int) else v for k, v in given.items()}
    with pytest.raises(RuleBroken, match=sentence):
        offered(**made)
    assert not OutboxMessage.objects.exists()


def test_from_offer_to_planned_exchange_in_the_browser(
    terms: int, client_of: Callable[..., Client], unit: Find
) -> None:
    office, contact, stranger = client_of("strateg"), client_of("kontakt.us"), client_of("majoritet.hsn")
    today = timezone.localdate()
    sent = {
        "title": "Studiebesök i Tartu",
        "starts_on": str(today + timedelta(days=50)),
        "apply_by": str(today + timedelta(days=20)),
        "opens_on": str(today),
        "places": "2",
    }
    assert "No places are offered now" in office.get("/utbyten/platser/").content.decode()
    assert office.post("/utbyten/platser/nya/", sent | {"places": "0"}).status_code == 422
    assert office.post("/utbyten/platser/nya/", sent | {"apply_by": "2020-01-01"}).status_code == 422
    address = office.post("/utbyten/platser/nya/", sent)["Location"]
    assert stranger.get("/utbyten/platser/nya/").status_code == 403
    page = contact.get(address).content.decode()
    assert "Ask for a place" in page
    assert "Ask for a place" not in stranger.get(address).content.decode()
    asking = {"asking": str(unit("us-akut").pk), "why": "Triage"}
    assert stranger.post(f"{address}be-om/", asking).status_code == 422
    assert contact.post(f"{address}be-om/", {"asking": "0"}).status_code == 422
    assert contact.post(f"{address}be-om/", asking).status_code == 302
    shown = Interest.objects.get()
    assert "Triage" not in stranger.get(address).content.decode()
    assert "Triage" in office.get(address).content.decode()
    assert contact.post(f"{address}{shown.pk}/avgor/", {"outcome": "given"}).status_code == 403
    assert office.post(f"{address}{shown.pk}/avgor/", {"outcome": "given"}).status_code == 302
    assert "has got a place" in contact.get(address).content.decode()
    assert Exchange.objects.get().title == "Studiebesök i Tartu"
    assert office.post(f"{address}dra-in/").status_code == 302
    assert "no longer offered" in office.get(address).content.decode()
