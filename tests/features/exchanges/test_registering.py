"""One line registers an exchange; the same is not registered twice; units of others may take part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests.features.exchanges.conftest import BY, Register
from utblick.features.exchanges import actions
from utblick.features.exchanges.forms import AmountField
from utblick.features.exchanges.models import Exchange, OpenPlace, TravelFactor
from utblick.features.exchanges.places import place_within
from utblick.features.exchanges.rules import is_improbable
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

SignIn = Callable[..., Client]
Find = Callable[[str], Unit]
NEW = "/utbyten/nytt/"


def wish(*units: Unit, **given: object) -> actions.Wish:
    return actions.Wish(**{"title": "Studiebesök", "starts_on": date(2026, 10, 1), "units": units, **given})  # type: ignore[arg-type]


def test_one_line_and_one_press_are_enough(terms: int, client_of: SignIn, unit: Find) -> None:
    client = client_of("kontakt.lunnevad")
    page = html.fromstring(client.get(NEW).content.decode())
    form = page.xpath("//form[@class='form']")[0]
    sent = {one.name: one.value or "" for one in form.xpath(".//input[@type='hidden' or @type='date']")}
    sent["unit"] = form.xpath(".//select[@name='unit']//option[@selected]/@value")[0]
    assert sent["unit"] == str(unit("lunnevad").pk), "their own is proposed"
    assert client.post(NEW, sent | {"title": "Studiebesök om triage i Tartu"}).status_code == 302
    made = Exchange.objects.get()
    assert (made.place, made.country, made.starts_on) == ("Tartu", "EE", timezone.localdate())
    assert "place" in made.guessed
    assert "Where: <strong>Tartu</strong>" in client.get(f"/utbyten/{made.pk}/").content.decode()
    # What a page elsewhere does not send at all is taken as it is proposed.
    assert client.post(NEW, {"title": "Besök av gäster"}).status_code == 302
    assert client.post(NEW, {"title": "Besök till", "starts_on": ""}).status_code == 422, "nothing is nothing"


def test_who_answers_for_an_area_chooses_the_unit(terms: int, client_of: SignIn, unit: Find) -> None:
    client = client_of("kontakt.us")
    assert client.post(NEW, {"title": "Studiebesök om triage i Tartu"}).status_code == 422
    one = unit("us").children.first()
    assert client.post(f"{NEW}?unit={one.pk}", {"title": "Studiebesök om triage i Tartu"}).status_code == 302
    assert Exchange.objects.get().units.get() == one


def test_no_day_is_proposed_for_what_was_forgotten(terms: int, client_of: SignIn) -> None:
    client = client_of("kontakt.lunnevad")
    for address, proposed in ((NEW, timezone.localdate().isoformat()), (f"{NEW}?day=ask", None)):
        page = html.fromstring(client.get(address).content.decode())
        assert page.xpath("//input[@name='starts_on']")[0].get("value") == proposed
    assert client.post(f"{NEW}?day=ask", {"title": "Studiebesök i Tartu", "starts_on": ""}).status_code == 422


def test_the_unit_of_last_time_is_proposed(terms: int, client_of: SignIn, unit: Find) -> None:
    client = client_of("strateg")
    assert client.post(NEW, {"title": "Besök"}).status_code == 422
    assert "one-line" not in client.get("/utbyten/").content.decode()
    client.post(NEW, {"title": "Besök", "unit": str(unit("vreta").pk)})
    assert client.post(NEW, {"title": "Ett annat"}).status_code == 302
    assert [one.units.get().key for one in Exchange.objects.all()] == ["vreta", "vreta"]
    page = html.fromstring(client.get("/utbyten/").content.decode())
    assert page.xpath("//form[@class='oneline']//input[@name='title']")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Studiebesök om triage i Tartu", "Tartu"),
        ("Studiebesök i Tartu, Estland", "Tartu, Estland"),
        ("Resa till Åbo om barn", "Åbo"),
        ("Visit to New York about care", "New York"),
        ("Möte i Finland", "Finland"),
        ("Delegation från Riga", ""),
        ("Auskultation på US", ""),
        ("Jobbskuggning till US", ""),
        ("Kurs i Region Östergötland", ""),
        ("Möte i dag", ""),
        ("", ""),
    ],
)
def test_a_place_is_read_out_of_the_line(line: str, place: str) -> None:
    assert place_within(line) == place


def test_the_same_form_sent_twice_registers_once(
    register: Register, person: Callable[[str], Viewer], unit: Find, at: datetime
) -> None:
    key, by = uuid4(), person("kontakt.us")
    first = actions.register(wish(unit("us-akut")), form_key=key, by=by, at=at)
    assert actions.register(wish(unit("us-akut")), form_key=key, by=by, at=at) == first
    other = actions.register(wish(unit("us-akut"), title="Ett annat"), form_key=key, by=by, at=at)
    assert other.pk != first.pk, "somebody went back and wrote of another"
    assert Exchange.objects.count() == 2


def test_two_that_come_at_the_same_moment_register_once(
    register: Register,
    person: Callable[[str], Viewer],
    unit: Find,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, by = uuid4(), person("kontakt.us")
    first = actions.register(wish(unit("us-akut")), form_key=key, by=by, at=at)
    answers = iter([None, first])
    monkeypatch.setattr("utblick.features.exchanges.actions.exchanges._sent_by", lambda _key: next(answers))
    assert actions.register(wish(unit("us-akut")), form_key=key, by=by, at=at) == first
    assert Exchange.objects.count() == 1


def test_the_key_of_somebody_elses_form_opens_nothing(
    register: Register, person: Callable[[str], Viewer], unit: Find, at: datetime
) -> None:
    key = uuid4()
    first = actions.register(wish(unit("us-akut")), form_key=key, by=person("kontakt.us"), at=at)
    assert actions.register(wish(unit("us-akut")), form_key=key, by=person("strateg"), at=at) != first


@pytest.mark.parametrize(
    ("given", "asks"),
    [
        ({}, True),
        ({"title": " studiebesök  OM triage "}, True),
        ({"place": ""}, True),
        ({"title": "Annat", "place": "Tartu"}, True),
        ({"title": "Annat", "place": "Riga"}, False),
        ({"place": "Riga"}, False),
        ({"starts_on": "2026-10-02"}, False),
        ({"unit": "us-barn"}, False),
    ],
)
def test_an_exchange_that_seems_to_be_there_is_asked_about(
    given: dict[str, str], asks: bool, register: Register, client_of: SignIn, unit: Find
) -> None:
    there = register("Studiebesök om triage", place="Tartu")
    sent = {
        "title": "Studiebesök om triage",
        "place": "Tartu",
        "starts_on": "2026-10-01",
        "unit": "us-akut",
    } | given
    sent["unit"] = str(unit(sent["unit"]).pk)
    client = client_of("kontakt.us", "sv")
    answer = client.post(NEW, sent)
    assert answer.status_code == (409 if asks else 302)
    assert Exchange.objects.count() == (1 if asks else 2)
    if asks:
        page = answer.content.decode()
        assert "Det verkar redan vara registrerat" in page
        assert f'href="/utbyten/{there.pk}/"' in page
        assert f'value="{sent["title"].strip()}"' in page or sent["title"] in page
        assert client.post(NEW, sent | {"anyway": "1"}).status_code == 302
        assert Exchange.objects.count() == 2


def test_whoever_may_not_see_a_draft_is_not_told_of_it(
    register: Register, person: Callable[[str], Viewer], unit: Find, at: datetime
) -> None:
    register("Studiebesök", is_draft=True)
    by = person("bryssel")
    assert actions.register(wish(unit("us-akut")), unless_there=True, by=by, at=at).pk
    with pytest.raises(actions.AlreadyThere):
        actions.register(wish(unit("us-akut")), unless_there=True, by=person("kontakt.us"), at=at)


def test_a_joint_exchange_is_registered_by_one_and_corrected_by_the_other(
    terms: int, client_of: SignIn, person: Callable[[str], Viewer], unit: Find, at: datetime
) -> None:
    sent = {
        "title": "Gemensamt besök",
        "starts_on": "2026-10-01",
        "unit": str(unit("us-akut").pk),
        "others": [str(unit("vrinnevi-akut").pk), str(unit("us-akut").pk)],
        "draft": "1",
    }
    assert client_of("kontakt.us").post(NEW, sent).status_code == 302
    made = Exchange.objects.get()
    assert {one.key for one in made.units.all()} == {"us-akut", "vrinnevi-akut"}
    assert made.is_draft
    other = client_of("kontakt.vrinnevi")
    assert other.get(f"/utbyten/{made.pk}/").status_code == 200
    assert client_of("kontakt.motala").get(f"/utbyten/{made.pk}/").status_code == 404
    by = person("kontakt.vrinnevi")
    # Their own unit did not take part after all: they may say so.
    actions.change(made, wish(unit("us-akut")), version=1, by=by, at=at)
    assert [one.key for one in Exchange.objects.get().units.all()] == ["us-akut"]
    with pytest.raises(NotAllowed):
        actions.change(made, wish(unit("us-akut"), title="Annat"), version=2, by=by, at=at)


def test_nobody_registers_for_others_alone(
    register: Register, person: Callable[[str], Viewer], unit: Find, at: datetime
) -> None:
    by = person("kontakt.us")
    with pytest.raises(NotAllowed):
        actions.register(wish(unit("vrinnevi-akut"), unit("vreta")), by=by, at=at)
    made = register()
    with pytest.raises(NotAllowed):
        actions.change(made, wish(unit("vrinnevi-akut")), version=1, by=by, at=at)
    mine = wish(unit("us-akut"), unit("vrinnevi-akut"))
    assert actions.change(made, mine, version=1, by=by, at=at).units.count() == 2


def test_units_and_networks_are_boxes_to_tick(register: Register, client_of: SignIn) -> None:
    made = register()
    page = html.fromstring(client_of("kontakt.us").get(f"/utbyten/{made.pk}/andra/").content.decode())
    assert len(page.xpath("//*[@data-sift]//input[@type='checkbox'][@name='units']")) > 40
    assert page.xpath("//script[contains(@src, 'exchanges/sift')]")
    assert not page.xpath("//select[@multiple]")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": " "}, "title"),
        ({"starts_on": "1990-01-01"}, "starts_on"),
        ({"ends_on": "2026-09-01"}, "ends_on"),
        ({"ends_on": "2030-09-01"}, "ends_on"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    given: dict[str, str], field: str, terms: int, client_of: SignIn, unit: Find
) -> None:
    sent = {"title": "Besök", "starts_on": "2026-10-01", "unit": str(unit("us-akut").pk)}
    answer = client_of("kontakt.us").post(NEW, sent | given)
    page = html.fromstring(answer.content.decode())
    assert answer.status_code == 422
    (wrong,) = page.xpath("//*[contains(@class, 'field') and contains(@class, 'invalid')]")
    assert wrong.xpath(f".//*[@name='{field}'][@aria-invalid='true']")
    if field == "ends_on":
        assert page.xpath("//details[@class='more'][@open]"), "what is wrong is never folded away"


def test_what_only_takes_what_is_sent_leads_to_its_page(
    register: Register, client_of: SignIn, at: datetime
) -> None:
    made = register()
    client = client_of("strateg")
    places = ("ask_for_place", "withdraw_places")
    exchange = ("confirm", "cancel", "restore", "remove", "keep_name")
    for name in exchange:
        assert client.get(reverse(f"exchanges:{name}", args=[made.pk]))["Location"] == f"/utbyten/{made.pk}/"
    erase = reverse("exchanges:erase_name", args=[made.pk, 1])
    assert client.head(erase)["Location"] == f"/utbyten/{made.pk}/"
    for name in places:
        assert client.get(reverse(f"exchanges:{name}", args=[7]))["Location"] == "/utbyten/platser/7/"
    for name in ("take_back", "decide_place"):
        assert client.get(reverse(f"exchanges:{name}", args=[7, 8]))["Location"] == "/utbyten/platser/7/"
    for name in ("list_columns", "undo_list"):
        assert client.get(reverse(f"exchanges:{name}", args=[7]))["Location"] == "/utbyten/lista/7/"
    assert client.get(reverse("exchanges:add_suggested_terms"))["Location"] == "/utbyten/ord/"
    assert client.put(erase).status_code == 405


def test_a_draft_says_who_sees_it(register: Register, client_of: SignIn) -> None:
    made = register(is_draft=True)
    page = client_of("kontakt.us", "sv").get(f"/utbyten/{made.pk}/").content.decode()
    assert "Det här är ett utkast" in page
    assert "bara enheternas kontaktpersoner och projektledare" in page
    assert (
        "syns det bara för enheternas"
        in client_of("kontakt.us", "sv").get(f"/utbyten/{made.pk}/andra/").content.decode()
    )


# CO₂


def air(mode: str = "air") -> TravelFactor:
    return TravelFactor.objects.get(mode=mode)


@pytest.mark.parametrize(
    ("kilometres", "mode"),
    [(None, "air"), (400, "air"), (699, "air"), (700, "air-medium"), (3700, "air-far")],
)
def test_what_a_flight_means_depends_on_how_far_it_is(
    kilometres: int | None, mode: str, register: Register
) -> None:
    made = register(travel=air(), distance_km=kilometres, participants=2)
    assert made.travel == air(mode)
    assert made.factor == air(mode).kg_per_km


def test_a_later_factor_changes_nothing_that_is_told(register: Register, unit: Find, at: datetime) -> None:
    made = register(travel=air(), distance_km=1000, participants=2)
    assert (made.co2_kg, made.factor_year) == (744, 2024)
    actions.change_factor(
        air("air-medium"), kg_per_km=Decimal("0.1"), source="Naturvårdsverket", year=2026, by=BY, at=at
    )
    made.refresh_from_db()
    assert made.co2_kg == 744
    changed = actions.change(
        made, wish(unit("us-akut"), travel=air(), distance_km=1000, participants=4), version=1, by=BY, at=at
    )
    assert (changed.co2_kg, changed.factor_year) == (1488, 2024), "the same way keeps its factor"
    far = wish(unit("us-akut"), travel=air(), distance_km=5000, participants=4)
    changed = actions.change(made, far, version=2, by=BY, at=at)
    assert changed.travel == air("air-far"), "another distance is another class"
    none = actions.change(made, wish(unit("us-akut")), version=3, by=BY, at=at)
    assert (none.factor, none.factor_source, none.factor_year) == (None, "", None)
    assert register(travel=air(), distance_km=1000, participants=2).factor_source == "Naturvårdsverket"


@pytest.mark.parametrize(
    ("given", "crow", "improbable"),
    [
        (1110, 1110, False),
        (1500, 1110, False),
        (300, 1110, True),
        (9000, 1110, True),
        (40, 30, False),
        (50, None, False),
    ],
)
def test_a_distance_that_cannot_be_right_is_told(given: int, crow: int | None, improbable: bool) -> None:
    assert is_improbable(given, crow) == improbable


def test_the_warning_and_the_numbers_are_written_as_in_sweden(register: Register, client_of: SignIn) -> None:
    made = register(
        place="Bryssel", country="BE", distance_km=11100, travel=air(), participants=3, cost=12500
    )
    page = client_of("kontakt.us", "sv").get(f"/utbyten/{made.pk}/").content.decode().replace("\xa0", " ")
    assert "Stämmer avståndet?" in page
    assert "11 100 km enkel väg" in page
    assert "0,261 kg per person och kilometer" in page
    assert "12 500 kronor" in page
    form = (
        client_of("kontakt.us", "sv").get(f"/utbyten/{made.pk}/andra/").content.decode().replace("\xa0", " ")
    )
    assert 'value="12 500"' in form
    assert "Största delen av resan med" in form
    page = client_of("strateg", "sv").get("/utbyten/ord/").content.decode()
    assert "0,186" in page
    assert "0,18600" not in page


@pytest.mark.parametrize(
    ("written", "meant"),
    [("12 500 kr", 12500), ("12\xa0500", 12500), ("5 tkr", 5000), ("", None), ("12,50", 13)],
)
def test_a_form_reads_amounts_as_lists_do(written: str, meant: int | None) -> None:
    assert AmountField(most=100_000, required=False).clean(written) == meant


def test_a_day_in_another_year_says_its_year(register: Register, client_of: SignIn) -> None:
    register("Samma", starts_on=date(2025, 5, 5), ends_on=date(2025, 5, 7))
    register("Förr", starts_on=date(2025, 12, 30), ends_on=date(2026, 1, 2))
    page = client_of("strateg", "sv").get("/utbyten/").content.decode()
    year = timezone.localdate().year
    assert "30 dec 2025</time>" in page
    assert ">5</time>–<time" in page
    assert "7 maj 2025</time>" in page
    assert ("2 jan</time>" if year == 2026 else "2 jan 2026</time>") in page


def test_places_say_their_year_too(terms: int, client_of: SignIn, at: datetime) -> None:
    day = date(timezone.localdate().year + 1, 3, 2)
    offer = actions.Offer(title="Plats", starts_on=day, apply_by=day, opens_on=timezone.localdate())
    actions.offer_places(offer, by=BY, at=timezone.now())
    page = client_of("strateg", "sv").get(f"/utbyten/platser/{OpenPlace.objects.get().pk}/").content.decode()
    assert f"2 mars {day.year}" in page or f"2 mar {day.year}" in page
