"""Open places: who goes first and why, what can be changed after they were announced, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.features.exchanges.conftest import BY, Register
from utblick.features.exchanges import actions
from utblick.features.exchanges.models import Interest, OpenPlace
from utblick.features.exchanges.silence import first_to_ask, silent_since
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

SignIn = Callable[..., Client]
Find = Callable[[str], Unit]
TODAY = timezone.localdate()


def offer(**given: Any) -> actions.Offer:
    return actions.Offer(
        **{
            "title": "Två platser i Åbo",
            "starts_on": TODAY + timedelta(days=60),
            "apply_by": TODAY + timedelta(days=30),
            "opens_on": TODAY + timedelta(days=14),
            "places": 2,
            **given,
        }
    )


@pytest.fixture
def place(terms: int, register: Register) -> OpenPlace:
    register(units="us-akut", starts_on=TODAY - timedelta(days=20))
    return actions.offer_places(offer(), by=BY, at=timezone.now())


def test_before_the_opening_day_only_silent_units_are_offered(
    place: OpenPlace, client_of: SignIn, unit: Find
) -> None:
    page = client_of("kontakt.us", "sv").get(f"/utbyten/platser/{place.pk}/").content.decode()
    offered = html.fromstring(page).xpath("//select[@name='asking']//option/@value")
    assert str(unit("us-barn").pk) in offered
    assert str(unit("us-akut").pk) not in offered
    assert "så att det inte alltid är samma enheter som reser" in page
    silent = html.fromstring(page).xpath("//section[@aria-labelledby='silent-title']//a/text()")
    assert unit("us-barn").name_sv in silent
    assert unit("us-akut").name_sv not in silent
    OpenPlace.objects.update(opens_on=TODAY)
    page = client_of("kontakt.us").get(f"/utbyten/platser/{place.pk}/").content.decode()
    assert str(unit("us-akut").pk) in html.fromstring(page).xpath("//select[@name='asking']//option/@value")
    assert "silent-title" not in page


def test_silence_knows_when_it_began(place: OpenPlace, register: Register, unit: Find) -> None:
    register(units="us-barn", starts_on=date(2023, 5, 4))
    rows = {one.unit.key: one.last for one in silent_since(TODAY)}
    assert rows["us-barn"] == date(2023, 5, 4)
    assert rows["arkiv"] is None
    assert "us-akut" not in rows
    first = first_to_ask(TODAY)
    assert unit("us").pk in first, "an area may ask for its silent units"
    assert unit("us-akut").pk not in first


def test_places_are_changed_after_they_were_announced(
    place: OpenPlace, client_of: SignIn, person: Callable[[str], Viewer], unit: Find
) -> None:
    at = timezone.now()
    actions.ask_for_place(place, unit("us-barn"), "", by=person("kontakt.us"), at=at)
    told = OutboxMessage.objects.count()
    client = client_of("strateg", "sv")
    address = f"/utbyten/platser/{place.pk}/andra/"
    form = html.fromstring(client.get(address).content.decode()).xpath("//form[@class='form']")[0]
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    answer = client.post(address, sent | {"starts_on": (TODAY + timedelta(days=61)).isoformat()})
    assert answer.status_code == 302
    place.refresh_from_db()
    assert (place.starts_on, place.version) == (TODAY + timedelta(days=61), 2)
    mail = OutboxMessage.objects.order_by("-pk")[0]
    assert OutboxMessage.objects.count() == told + 1
    assert "har ändrats" in mail.subject
    # Somebody else had it open: what they wrote stays, and is saved knowingly the next time.
    late = client.post(address, sent | {"title": "Tre platser"})
    assert late.status_code == 409
    page = html.fromstring(late.content.decode())
    assert page.xpath("//input[@name='title']/@value") == ["Tre platser"]
    assert page.xpath("//input[@name='version']/@value") == ["2"]
    assert client.post(address, sent | {"title": "Tre platser", "version": "2"}).status_code == 302
    wrong = client.post(address, sent | {"apply_by": "2020-01-01", "version": "3"})
    assert wrong.status_code == 422
    (field,) = html.fromstring(wrong.content.decode()).xpath("//*[contains(@class, 'invalid')]")
    assert field.xpath(".//input[@name='apply_by']")


def test_fewer_places_than_are_given_is_no_number(
    place: OpenPlace, person: Callable[[str], Viewer], unit: Find
) -> None:
    at = timezone.now()
    for key in ("us-barn", "us-hjarta"):
        shown = actions.ask_for_place(place, unit(key), "", by=BY, at=at)
        actions.decide(shown, gets_it=True, by=BY, at=at)
    with pytest.raises(RuleBroken, match="redan tilldelade"):
        actions.change_places(place, offer(places=1), version=1, by=BY, at=at)
    changed = actions.change_places(place, offer(places=3), version=1, by=BY, at=at)
    assert changed.places == 3
    assert Interest.objects.filter(outcome="given").count() == 2


def test_an_earlier_opening_day_opens_it_at_once(place: OpenPlace) -> None:
    actions.change_places(place, offer(opens_on=TODAY), version=1, by=BY, at=timezone.now())
    place.refresh_from_db()
    assert place.told_all_at is not None


@pytest.mark.parametrize("name", ["kontakt.us", "projektledare", "majoritet.hsn", "sekreterare.hsn"])
def test_few_change_places(
    name: str, place: OpenPlace, client_of: SignIn, person: Callable[[str], Viewer], at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        actions.change_places(place, offer(title="X"), version=1, by=person(name), at=timezone.now())
    assert client_of(name).get(f"/utbyten/platser/{place.pk}/andra/").status_code == 403


def test_plurals_are_right(place: OpenPlace, client_of: SignIn, unit: Find) -> None:
    shown = actions.ask_for_place(place, unit("us-barn"), "", by=BY, at=timezone.now())
    actions.decide(shown, gets_it=True, by=BY, at=timezone.now())
    page = client_of("kontakt.us", "sv").get(f"/utbyten/platser/{place.pk}/").content.decode()
    assert "2, varav 1 tilldelad</dd>" in page
