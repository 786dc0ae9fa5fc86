"""Anybody can sign up with least data, leave again, and say what they thought; the list goes on its day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from utblick.features.contactpoint import actions, links
from utblick.features.contactpoint.example import load
from utblick.features.contactpoint.forms_more import SignUpForm
from utblick.features.contactpoint.models import Event, SignUp
from utblick.features.contactpoint.views.outside import FROM_PLACE, JUDGED, TO_MAIL
from utblick.features.programmes.example import load as load_programmes
from utblick.foundation.accounts.models import SignInAttempt
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
PAGE = "/kontaktpunkt/anmalan/soka-central-baltic/"
SAID = {"name": "Ada Exempel", "mail": "Ada@exempel.example", "organisation": "Ett bolag", "county": "SE125"}


@pytest.fixture
def event(region: None) -> Event:
    """Give an event that lies ahead of now, as the pages for anybody see it."""
    cache.clear()
    load_programmes(timezone.now())
    load(timezone.now())
    return Event.objects.get()


def test_anybody_signs_up_and_gets_a_letter_with_a_way_out(event: Event) -> None:
    client = Client()
    assert client.get(PAGE).status_code == 200
    assert list(SignUpForm(day=timezone.localdate()).fields) == ["name", "mail", "organisation", "county"]
    assert client.post(PAGE, SAID).status_code == 200
    row = SignUp.objects.get()
    assert (row.mail, row.county) == ("ada@exempel.example", "SE125")
    letter = OutboxMessage.objects.get()
    assert letter.private, "its links are for the receiver alone"
    way_out = re.search(r"/kontaktpunkt/avboka/\S+", letter.text)
    assert way_out is not None
    assert client.get(way_out[0]).status_code == 200
    assert SignUp.objects.exists(), "a scanner that opens the link takes nobody off"
    assert client.post(way_out[0]).status_code == 200
    assert not SignUp.objects.exists()
    assert client.get(way_out[0]).status_code == 410


def test_no_cookie_but_the_one_that_guards_the_form(event: Event) -> None:
    client = Client()
    client.get(PAGE)
    client.post(PAGE, SAID)
    assert set(client.cookies) <= {"csrftoken"}


def test_a_form_without_its_guard_is_refused(event: Event) -> None:
    assert Client(enforce_csrf_checks=True).post(PAGE, SAID).status_code == 403


def test_the_same_address_again_is_the_same_person(event: Event) -> None:
    for name in ("Ada", "Ada Exempel"):
        Client().post(PAGE, {**SAID, "name": name})
    assert SignUp.objects.get().name == "Ada Exempel"


def test_only_so_many_attempts_are_taken(event: Event) -> None:
    answers = [Client().post(PAGE, SAID).status_code for _number in range(TO_MAIL.count + 1)]
    assert answers == [200] * TO_MAIL.count + [429]


def test_a_full_or_closed_event_says_so(event: Event) -> None:
    Event.objects.update(seats=1)
    assert Client().post(PAGE, SAID).status_code == 200
    assert Client().post(PAGE, {**SAID, "mail": "bo@exempel.example"}).status_code == 422
    Event.objects.update(seats=None, sign_up_until=timezone.now() - timedelta(minutes=1))
    assert "Anmälan är stängd" in Client().get(PAGE, headers={"accept-language": "sv"}).content.decode()
    assert Client().post(PAGE, {**SAID, "mail": "bo@exempel.example"}).status_code == 422
    Event.objects.update(is_open=False)
    assert Client().get(PAGE).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"mail": "ada"}, {"name": ""}, {"county": "SE999"}, {"county": ""}, {"name": "x" * 200}]
)
def test_what_is_wrong_is_told_and_nothing_is_kept(wrong: dict[str, str], event: Event) -> None:
    assert Client().post(PAGE, {**SAID, **wrong}).status_code == 422
    assert not SignUp.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_visitors_say_what_they_thought_without_a_name(event: Event) -> None:
    address = links.path(links.JUDGE, event.pk)
    assert Client().post(address, {"grade": 5}).status_code == 422, "it is not over yet"
    Event.objects.update(
        starts_at=timezone.now() - timedelta(hours=4), ends_at=timezone.now() - timedelta(hours=1)
    )
    assert Client().post(address, {"grade": 5, "best": "Samtalen"}).status_code == 200
    assert [one.best for one in event.evaluations.all()] == ["Samtalen"]
    assert Client().get("/kontaktpunkt/utvardering/fel/").status_code == 404


def test_the_list_is_erased_on_its_day_and_the_counts_are_kept(
    event: Event, person: Callable[[str], Viewer]
) -> None:
    at = timezone.now()
    for name, county in (("ada", "SE123"), ("bo", "SE123"), ("cia", "SE124")):
        said = {"name": name, "mail": f"{name}@exempel.example", "organisation": ""}
        actions.sign_up(event, **said, county=county, language="sv", at=at)
    came = list(SignUp.objects.values_list("pk", flat=True)[:2])
    actions.note_attendance(event, came, by=person("contactpoint"), at=at)
    before = datetime.combine(event.erase_on - timedelta(days=1), time(12), UTC)
    assert actions.erase_lists(by=system("test"), at=before) == 0
    assert actions.erase_lists(by=system("test"), at=before + timedelta(days=1)) == 3
    event.refresh_from_db()
    assert not SignUp.objects.exists()
    assert (event.signed_up, event.came, event.by_county) == (3, 2, {"SE123": 2, "SE124": 1})
    assert actions.erase_lists(by=system("test"), at=before + timedelta(days=2)) == 0


def test_an_event_says_when_its_list_goes(event: Event, person: Callable[[str], Viewer]) -> None:
    by, at = person("contactpoint"), timezone.now()
    fields = {name: getattr(event, name) for name in ("key", "title_sv", "title_en", "programme", "place")}
    fields |= {name: getattr(event, name) for name in ("starts_at", "ends_at", "sign_up_until")}
    late = event.erase_on + timedelta(days=300)
    with pytest.raises(RuleBroken, match="halvår"):
        actions.save_event(event, version=event.version, **fields, erase_on=late, by=by, at=at)


def test_what_attempts_are_counted_under_has_room_in_the_table() -> None:
    """SQLite would take a longer word; PostgreSQL refuses it."""
    most = SignInAttempt._meta.get_field("kind").max_length
    assert most is not None
    assert all(len(limit.kind) <= most for limit in (FROM_PLACE, TO_MAIL, JUDGED))
