"""Anybody can sign up with least data, leave again, and say what they thought; the list goes on its day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from lxml import html

from tests.features.states import region
from tests.laid import state
from utblick.features.actors.models import OwnName
from utblick.features.contactpoint import actions, links
from utblick.features.contactpoint.counties import our_contact_point
from utblick.features.contactpoint.example import load
from utblick.features.contactpoint.forms_more import SignUpForm
from utblick.features.contactpoint.jobs import erase
from utblick.features.contactpoint.models import Event, SignUp
from utblick.features.contactpoint.views.outside import FROM_PLACE, JUDGED, TO_MAIL
from utblick.features.programmes.example import load as load_programmes
from utblick.features.programmes.models import ProgrammeBody
from utblick.foundation.accounts.models import SignInAttempt
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.jobs import Running
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken
from utblick.ui.outside import stamped

pytestmark = pytest.mark.django_db
PAGE = "/kontaktpunkt/anmalan/soka-central-baltic/"
SAID = {"name": "Ada Exempel", "mail": "Ada@exempel.example", "organisation": "Ett bolag", "county": "SE125"}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a form be sent as soon as it is shown."""
    monkeypatch.setattr("utblick.ui.outside.SOONEST", timedelta(seconds=-1))


def sent(**more: Any) -> dict[str, Any]:
    """Give what a visitor sends by the form that was just shown."""
    return {**SAID, "stamp": stamped(), **more}


@state(region)
def announced() -> None:
    """Load an event that anybody may sign up to, as of now."""
    load_programmes(timezone.now())
    load(timezone.now())


@pytest.fixture
def event(announced: None) -> Event:
    """Give an event that lies ahead of now, as the pages for anybody see it."""
    cache.clear()
    return Event.objects.get()


def test_anybody_signs_up_and_gets_a_letter_with_a_way_out(event: Event) -> None:
    client = Client()
    assert client.get(PAGE).status_code == 200
    shown = SignUpForm(day=timezone.localdate()).shown
    assert [field.name for field in shown] == ["name", "mail", "organisation", "county"]
    assert client.post(PAGE, sent()).status_code == 200
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


def test_no_page_sets_a_cookie_or_needs_one(event: Event) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, sent()).status_code == 200
    row = SignUp.objects.get()
    for path in (links.path(links.LEAVE, row.pk), links.path(links.JUDGE, event.pk)):
        assert client.get(path).status_code == 200
        assert client.post(path, {}).status_code in {200, 422}
    assert client.get("/kontaktpunkt/avboka/fel/").status_code == 404
    assert not client.cookies


def test_a_form_that_we_did_not_just_show_is_asked_again(event: Event) -> None:
    assert Client().post(PAGE, SAID).status_code == 422
    assert Client().post(PAGE, sent(stamp="made-up")).status_code == 422
    assert not SignUp.objects.exists()


def test_a_program_that_fills_in_everything_is_told_the_same_and_nothing_happens(event: Event) -> None:
    trapped = Client().post(PAGE, sent(homepage="https://spam.example"))
    assert not SignUp.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert trapped.content == Client().post(PAGE, sent()).content


@pytest.mark.parametrize(("language", "front"), [("sv", "/sv/"), ("en", "/en/")])
def test_the_pages_stand_in_the_frame_of_the_public_site(language: str, front: str, event: Event) -> None:
    for path in (PAGE, links.path(links.JUDGE, event.pk), "/kontaktpunkt/avboka/fel/"):
        answer = Client().get(f"{path}?language={language}")
        page = html.fromstring(answer.content)
        assert page.get("lang") == language
        assert page.xpath("//header//a[@class='name']/@href") == [front]
        assert "Utblick" not in str(page.findtext(".//title"))


def test_whoever_is_on_the_list_gets_a_way_back_and_a_calendar_file(event: Event) -> None:
    page = html.fromstring(Client().post(f"{PAGE}?language=sv", sent()).content)
    ways = page.xpath("//main//a/@href")
    assert "/sv/" in ways
    file = Client().get(next(way for way in ways if "traff.ics" in way))
    assert file.headers["Content-Type"].startswith("text/calendar")
    made = Calendar.from_ical(file.content).walk("VEVENT")[0]
    assert (made.decoded("dtstart"), made.decoded("dtend")) == (event.starts_at, event.ends_at)
    assert (str(made["summary"]), str(made["location"])) == (event.title_sv, event.place)
    assert SAID["name"] not in file.content.decode()
    Event.objects.update(is_open=False)
    assert Client().get(f"{PAGE}traff.ics").status_code == 404


def test_the_same_address_again_is_the_same_person(event: Event) -> None:
    for name in ("Ada", "Ada Exempel"):
        Client().post(PAGE, sent(name=name))
    assert SignUp.objects.get().name == "Ada Exempel"


def test_only_so_many_attempts_are_taken(event: Event) -> None:
    answers = [Client().post(PAGE, sent()).status_code for _number in range(TO_MAIL.count + 1)]
    assert answers == [200] * TO_MAIL.count + [429]


STATES = (
    ({"is_open": False}, "Anmälan är inte öppen", False),
    ({"sign_up_until": timedelta(minutes=-1)}, "Anmälan är stängd", True),
    ({"starts_at": timedelta(hours=-4), "ends_at": timedelta(hours=-1)}, "Träffen har hållits", True),
    ({"erased_on": timedelta(days=-1), "is_open": False}, "Listan över anmälda är raderad", False),
)


@pytest.mark.parametrize(("state", "words", "is_named"), STATES)
def test_an_event_that_takes_nobody_says_so_and_how_to_reach_us(
    state: dict[str, Any], words: str, is_named: bool, event: Event
) -> None:
    now = timezone.now()
    moved = {name: now + by if isinstance(by, timedelta) else by for name, by in state.items()}
    if "erased_on" in moved:
        moved["erased_on"] = moved["erased_on"].date()
    Event.objects.update(**moved)
    answer = Client().get(PAGE, headers={"accept-language": "sv"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert words in said
    assert "mailto:" in said
    assert (event.title_sv in said) == is_named
    assert Client().post(PAGE, sent()).status_code == 422
    assert not SignUp.objects.exists()


def test_an_address_of_no_event_says_how_to_reach_us(event: Event) -> None:
    answer = Client().get("/kontaktpunkt/anmalan/finns-inte/", headers={"accept-language": "sv"})
    assert answer.status_code == 404
    assert "mailto:" in answer.content.decode()
    assert Client().post("/kontaktpunkt/anmalan/finns-inte/", sent()).status_code == 404


def test_our_own_contact_point_is_who_one_reaches(event: Event) -> None:
    OwnName.objects.create(name="Region Östergötland")
    ours = our_contact_point(timezone.localdate())
    assert ours is not None
    ProgrammeBody.objects.filter(pk=ours.pk).update(address="kontakt@exempel.example")
    said = Client().get(PAGE).content.decode()
    assert ours.name in said
    assert "mailto:kontakt@exempel.example" in said


def test_who_comes_when_all_seats_are_taken_waits_and_gets_the_next_free_one(event: Event) -> None:
    Event.objects.update(seats=1)
    Client().post(PAGE, sent())
    said = Client().get(PAGE, headers={"accept-language": "sv"}).content.decode()
    assert "Reservlista" in said
    for name in ("bo", "cia"):
        answer = Client().post(PAGE, sent(mail=f"{name}@exempel.example"))
        assert answer.status_code == 200
        assert "Du står på reservlistan" in answer.content.decode()
    assert list(SignUp.objects.values_list("is_waiting", flat=True)) == [False, True, True]
    assert Event.objects.get().on_list == 1
    way_out = re.search(r"/kontaktpunkt/avboka/\S+", OutboxMessage.objects.earliest("pk").text)
    assert way_out is not None
    Client().post(way_out[0])
    assert dict(SignUp.objects.values_list("mail", "is_waiting")) == {
        "bo@exempel.example": False,
        "cia@exempel.example": True,
    }
    letter = OutboxMessage.objects.latest("pk")
    assert letter.to == "bo@exempel.example"
    assert "Du har fått plats" in letter.subject
    assert "it is yours" in letter.text


def test_more_seats_let_in_those_who_wait(event: Event, person: Callable[[str], Viewer]) -> None:
    by, at = person("contactpoint"), timezone.now()
    event = _changed(event, by, at, seats=1)
    for name in ("ada", "bo", "cia"):
        said = {"name": name, "mail": f"{name}@exempel.example", "organisation": ""}
        actions.sign_up(event, **said, county="SE123", language="sv", at=at)
    _changed(event, by, at, seats=2)
    assert [row.is_waiting for row in SignUp.objects.all()] == [False, False, True]
    _changed(Event.objects.get(), by, at, seats=None)
    assert not SignUp.objects.filter(is_waiting=True).exists()


def test_a_seat_that_is_free_after_the_event_began_is_nobodys(event: Event) -> None:
    Event.objects.update(seats=1)
    for name in ("ada", "bo"):
        Client().post(PAGE, sent(mail=f"{name}@exempel.example"))
    actions.sign_off(SignUp.objects.earliest("pk"), at=event.starts_at)
    assert SignUp.objects.get().is_waiting


def _changed(event: Event, by: Viewer, at: datetime, **fields: Any) -> Event:
    names = ("key", "title_sv", "title_en", "programme", "place", "starts_at", "ends_at", "sign_up_until")
    given = {name: getattr(event, name) for name in (*names, "erase_on", "is_open")}
    return actions.save_event(event, version=event.version, **{**given, **fields}, by=by, at=at)


FORM = {
    "title_sv": "Så söker du: en träff för nya",
    "title_en": "How to apply",
    "programme": "cb-2021",
    "starts_at": "2027-03-01T09:00",
    "ends_at": "2027-03-01T12:00",
    "place": "Örebro",
    "sign_up_until": "2027-02-25T12:00",
    "erase_on": "2027-05-01",
    "minutes": "0",
    "is_open": "on",
}


def test_a_short_name_is_made_of_the_title(event: Event, client_of: Callable[..., Client]) -> None:
    client = client_of("contactpoint", "sv")
    for _number in range(2):
        assert client.post("/kontaktpunkt/traffar/ny/", FORM).status_code == 302
    found = set(Event.objects.exclude(pk=event.pk).values_list("key", flat=True))
    assert found == {"sa-soker-du-en-traff-for-nya", "sa-soker-du-en-traff-for-nya-2"}


def test_a_short_name_that_is_taken_is_told_in_plain_words_at_its_field(
    event: Event, client_of: Callable[..., Client]
) -> None:
    client = client_of("contactpoint", "sv")
    answer = client.post("/kontaktpunkt/traffar/ny/", {**FORM, "key": event.key})
    assert answer.status_code == 422
    page = html.fromstring(answer.content)
    field = page.get_element_by_id("id_key")
    told = page.get_element_by_id(str(field.get("aria-describedby")).split()[-1]).text_content()
    assert "Det finns redan en träff med det kortnamnet." in answer.content.decode()
    assert "soka-central-baltic-2" in told


@pytest.mark.parametrize(("seats", "status"), [("0", 422), ("-1", 422), ("1", 302), ("", 302)])
def test_seats_are_one_or_more_or_without_limit(
    seats: str, status: int, event: Event, client_of: Callable[..., Client]
) -> None:
    answer = client_of("contactpoint", "sv").post("/kontaktpunkt/traffar/ny/", {**FORM, "seats": seats})
    assert answer.status_code == status
    if seats == "0":
        assert "Skriv minst 1 plats" in answer.content.decode()


def test_the_evaluation_opens_when_the_event_ends(event: Event, client_of: Callable[..., Client]) -> None:
    address, own = links.path(links.JUDGE, event.pk), f"/kontaktpunkt/traffar/{event.pk}/"
    swedish = {"accept-language": "sv"}
    before = Client().get(address, headers=swedish).content.decode()
    assert "Utvärderingen öppnar den" in before
    assert "<fieldset" not in before
    client = client_of("contactpoint", "sv")
    assert "/kontaktpunkt/utvardering/" not in client.get(own).content.decode()
    now = timezone.now()
    Event.objects.update(starts_at=now - timedelta(hours=4), ends_at=now - timedelta(hours=1))
    assert "Vad tyckte du" in Client().get(address, headers=swedish).content.decode()
    assert "/kontaktpunkt/utvardering/" in client.get(own).content.decode()
    Event.objects.update(erased_on=now.date())
    assert "Utvärderingen är stängd" in Client().get(address, headers=swedish).content.decode()


def test_the_job_of_the_night_erases_the_list(event: Event) -> None:
    Client().post(PAGE, sent())
    at = timezone.now()
    assert erase(Running("contactpoint.erase", at, 0, 1)) == {"people": 0}, "its day has not come"
    Event.objects.update(erase_on=timezone.localdate())
    assert erase(Running("contactpoint.erase", at, 0, 1)) == {"people": 1}
    assert not SignUp.objects.exists()
    assert Event.objects.get().erased_on == timezone.localdate()


@pytest.mark.parametrize(
    "wrong", [{"mail": "ada"}, {"name": ""}, {"county": "SE999"}, {"county": ""}, {"name": "x" * 200}]
)
def test_what_is_wrong_is_told_and_nothing_is_kept(wrong: dict[str, str], event: Event) -> None:
    assert Client().post(PAGE, sent(**wrong)).status_code == 422
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
