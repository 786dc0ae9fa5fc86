"""The pages of exchanges: four answers on a phone, who gets in, what must not leak, what a page costs."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from openpyxl import load_workbook

from tests.features.exchanges.conftest import Register
from utblick.features.exchanges import actions, queries
from utblick.features.exchanges.desk import projects
from utblick.features.exchanges.models import Exchange, Term, TravelFactor
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import Viewer

SignIn = Callable[..., Client]
PAGES = ("exchanges", "experience", "register", "terms")


def text(client: Client, address: str, **given: str) -> str:
    answer = client.get(address, given, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return b"".join(answer).decode()


@pytest.mark.parametrize("name", PAGES)
def test_nobody_looks_without_signing_in(name: str, client: Client, region: None) -> None:
    assert client.get(reverse(f"exchanges:{name}")).status_code == 302


@pytest.mark.parametrize(
    ("who", "registers", "words"),
    [
        ("strateg", 200, 200),
        ("admin", 200, 200),
        ("bryssel", 200, 403),
        ("kontakt.us", 200, 403),
        ("projektledare", 200, 403),
        ("kommunikator", 403, 403),
        ("contactpoint", 403, 403),
        ("sekreterare.hsn", 403, 403),
        ("majoritet.hsn", 403, 403),
        ("opposition.hsn", 403, 403),
    ],
)
def test_who_gets_in(who: str, registers: int, words: int, terms: int, client_of: SignIn) -> None:
    client = client_of(who)
    for name, status in (("exchanges", 200), ("experience", 200), ("register", registers), ("terms", words)):
        assert client.get(reverse(f"exchanges:{name}")).status_code == status, name
    offered = reverse("exchanges:register") in text(client, "/utbyten/")
    assert offered == (registers == 200)


def test_a_unit_contact_registers_with_four_answers(
    terms: int, client_of: SignIn, unit: Callable[[str], Unit]
) -> None:
    client = client_of("kontakt.us")
    page = text(client, "/utbyten/nytt/")
    fields = html.fromstring(page).xpath(
        "//form[contains(@class, 'form')]//*[self::input or self::select][not(ancestor::details)]"
    )
    assert [one.get("name") for one in fields if one.get("type") != "hidden"] == [
        "title",
        "place",
        "starts_on",
        "unit",
    ]
    assert "Vrinnevi" not in "".join(html.fromstring(page).xpath("//select[@name='unit']//text()"))
    answer = client.post(
        "/utbyten/nytt/",
        {
            "title": "Studiebesök om triage",
            "place": "Tartu",
            "starts_on": "2026-11-02",
            "unit": str(unit("us-akut").pk),
        },
    )
    made = Exchange.objects.get()
    assert answer["Location"] == f"/utbyten/{made.pk}/"
    page = text(client, answer["Location"])
    assert "Guessed from what you wrote" in page
    client.post(f"/utbyten/{made.pk}/stammer/")
    assert "Guessed from what you wrote" not in text(client, answer["Location"])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": ""}, "This field is required"),
        ({"starts_on": "yesterday"}, "Enter a valid date"),
        ({"starts_on": "1990-01-01"}, "Is the year right?"),
        ({"unit": "999999"}, "Select a valid choice"),
        ({"unit": "x"}, "Select a valid choice"),
        ({"title": "x" * 201}, "at most 200"),
    ],
)
def test_bad_input_is_said_and_nothing_is_lost(
    given: dict[str, str], sentence: str, terms: int, client_of: SignIn, unit: Callable[[str], Unit]
) -> None:
    sent = {
        "title": "Besök i Åbo",
        "place": "Åbo",
        "starts_on": "2026-11-02",
        "unit": str(unit("us-akut").pk),
    }
    answer = client_of("kontakt.us").post("/utbyten/nytt/", sent | given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Åbo"' in page
    assert not Exchange.objects.exists()


def test_a_unit_of_others_cannot_be_posted(
    terms: int, client_of: SignIn, unit: Callable[[str], Unit]
) -> None:
    sent = {"title": "X", "starts_on": "2026-11-02", "unit": str(unit("vrinnevi-akut").pk)}
    assert client_of("kontakt.us").post("/utbyten/nytt/", sent).status_code == 422
    assert not Exchange.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("kontakt.us", True),
        ("strateg", True),
        ("admin", True),
        ("kontakt.vrinnevi", False),
        ("bryssel", False),
        ("sekreterare.hsn", False),
        ("majoritet.hsn", False),
        ("kommunikator", False),
    ],
)
def test_a_draft_is_for_its_units(who: str, sees: bool, register: Register, client_of: SignIn) -> None:
    draft = register("Hemlig resa", is_draft=True)
    client = client_of(who)
    assert ("Hemlig resa" in text(client, "/utbyten/")) == sees
    assert client.get(f"/utbyten/{draft.pk}/").status_code == (200 if sees else 404)
    assert "Hemlig resa" not in text(client, "/utbyten/erfarenheter/", q="hemlig")
    exported = client.get("/utbyten/?format=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(exported))).active
    assert (
        [row[0] for row in sheet.iter_rows(values_only=True) if row[0] == "Hemlig resa"] == ["Hemlig resa"]
    ) == sees
    log = reverse("administration:log", args=["exchanges.exchange", draft.pk])
    assert (client.get(log).status_code == 200) == sees


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("kontakt.us", True),
        ("strateg", False),
        ("admin", False),
        ("kontakt.vrinnevi", False),
        ("majoritet.hsn", False),
    ],
)
def test_names_are_for_the_unit_alone(
    who: str, sees: bool, register: Register, client_of: SignIn, person: Callable[[str], Viewer], at: datetime
) -> None:
    made = register()
    actions.keep_name(
        made, "Rut Exempel", "Intyg", at.date() + timedelta(days=90), by=person("kontakt.us"), at=at
    )
    assert ("Rut Exempel" in text(client_of(who), f"/utbyten/{made.pk}/")) == sees


def test_everything_can_be_changed(
    register: Register, client_of: SignIn, unit: Callable[[str], Unit]
) -> None:
    made = register(units="us-akut vrinnevi-akut")
    client = client_of("kontakt.us")
    address = f"/utbyten/{made.pk}/andra/"
    page = text(client, address)
    boxes = html.fromstring(page).xpath("//input[@name='units'][@checked]/@value")
    assert set(boxes) == {str(unit(key).pk) for key in ("us-akut", "vrinnevi-akut")}
    kind = Term.objects.get(key="conference")
    cpmr = Network.objects.create(key="cpmr", name_sv="CPMR", name_en="CPMR")
    sent = {
        "version": "1",
        "title": "Konferens",
        "starts_on": "2026-10-01",
        "ends_on": "2026-10-03",
        "place": "Rotterdam",
        "units": [str(unit("us-akut").pk), str(unit("vrinnevi-akut").pk)],
        "type": str(kind.pk),
        "purposes": [str(Term.objects.get(key="influence").pk)],
        "partners": "Erasmus MC\n Erasmus MC \nRotterdams stad",
        "participants": "4",
        "cost": "52000",
        "learning": "Fråga först",
        "changed": "yes",
        "change": "Vi frågar först",
        "evidence": "https://example.org/rapport",
        "travel": str(TravelFactor.objects.get(mode="air").pk),
        "distance_km": "1200",
        "networks": [str(cpmr.pk)],
    }
    assert client.post(address, sent | {"cost": "dyrt"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    made.refresh_from_db()
    assert (made.type, made.partners, made.cost) == (kind, ["Erasmus MC", "Rotterdams stad"], 52000)
    assert made.ends_on == date(2026, 10, 3)
    assert client.post(address, sent).status_code == 409
    page = text(client, f"/utbyten/{made.pk}/")
    assert "52,000 kronor" in page
    assert ">CPMR</a>" in page
    assert "Konferens" in text(client, "/natverk/cpmr/")
    assert "Konferens" in text(client, f"/regionen/enheter/{unit('us').pk}/")
    assert "Konferens" in text(client, "/utbyten/", network="cpmr")
    assert "1,786 kg (Air, 700–3,700 km, 1,200 km there and the same back)" in page
    assert "Fråga först" in page
    assert 'href="https://example.org/rapport"' in page


def test_outside_text_is_escaped(register: Register, client_of: SignIn) -> None:
    made = register("<script>alert(1)</script>", learning="<b>fet</b>", evidence="javascript:alert(1)")
    page = text(client_of("strateg"), f"/utbyten/{made.pk}/")
    assert "<script>alert" not in page
    assert "<b>fet" not in page
    assert 'href="javascript' not in page


def test_pressing_buttons(register: Register, client_of: SignIn) -> None:
    made = register()
    client = client_of("kontakt.us")
    client.post(f"/utbyten/{made.pk}/stall-in/")
    assert Exchange.objects.get().is_cancelled
    assert "did not take place" in text(client, "/utbyten/")
    client.post(f"/utbyten/{made.pk}/aterta/")
    assert not Exchange.objects.get().is_cancelled
    assert client_of("kontakt.vrinnevi").post(f"/utbyten/{made.pk}/ta-bort/").status_code == 403
    assert client.get(f"/utbyten/{made.pk}/ta-bort/")["Location"] == f"/utbyten/{made.pk}/"
    client.post(f"/utbyten/{made.pk}/ta-bort/")
    assert not Exchange.objects.exists()


def test_who_did_this_before(register: Register, client_of: SignIn) -> None:
    register("Studiebesök om triage", place="Tartu", learning="Sortera vid dörren")
    register("Studiebesök om biogas", units="energi-klimat", place="Tammerfors")
    actions.cancel(
        register("Triage i Riga"), by=Viewer(None, "x", is_system=True), at=datetime.now().astimezone()
    )
    client = client_of("majoritet.hsn", "sv")
    page = text(client, "/utbyten/erfarenheter/", q="triagen")
    assert "Sortera vid dörren" in page
    assert "biogas" not in page.replace("biogasbussar", "")
    assert "Riga" not in page
    assert "Kontaktperson, Universitetssjukhuset" in page
    assert "Studiebesök om biogas" in text(client, "/utbyten/erfarenheter/", q="energi")
    assert "Ingen har berättat" in text(client, "/utbyten/erfarenheter/", q="kvantdator")
    assert "Ingen har berättat" in text(client, "/utbyten/erfarenheter/", q="!!!")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Vem har gjort studiebesök om triage?", True),
        ("Har någon varit i Tartu tidigare?", True),
        ("who has done triage before", True),
        ("What did we do about triage", True),
        ("vem har gjort något om kvantdatorer", False),
        ("vem", False),
        ("Riga", False),
    ],
)
def test_only_what_was_done_before_a_day_answers_a_question(
    asked: str, found: bool, register: Register, person: Callable[[str], Viewer], at: datetime
) -> None:
    register("Studiebesök om triage", place="Tartu", starts_on=at.date() - timedelta(days=1))
    register("Triage i Riga", starts_on=at.date() + timedelta(days=1))
    told = queries.who_did_before(person("majoritet.hsn"), asked, at=at)
    assert [one.exchange.title for one in told.exchanges] == (["Studiebesök om triage"] if found else [])
    earlier = queries.who_did_before(person("majoritet.hsn"), asked, at=at - timedelta(days=5))
    assert earlier.total == 0


def test_filters_find_units_below_an_area(
    register: Register, client_of: SignIn, unit: Callable[[str], Unit]
) -> None:
    register("Akuten reser")
    register("Energin reser", units="energi-klimat")
    client = client_of("strateg")
    page = text(client, "/utbyten/", unit=str(unit("us").pk))
    assert "Akuten reser" in page
    assert "Energin reser" not in page
    assert "Energin reser" in text(client, "/utbyten/", board="TSN")
    assert "Akuten reser" not in text(client, "/utbyten/", board="TSN")


def test_terms_are_changed_on_their_page(terms: int, client_of: SignIn) -> None:
    client = client_of("strateg")
    term = Term.objects.get(key="study-visit")
    assert "study visit" in text(client, "/utbyten/ord/")
    sent = {
        "name_sv": "Besök",
        "name_en": "Visit",
        "words": "besök, visit",
        "suggests": str(term.suggests_id),
        "sort_order": "10",
        "valid_from": "1995-01-01",
    }
    assert client.post(f"/utbyten/ord/{term.pk}/", sent).status_code == 302
    term.refresh_from_db()
    assert (term.name_sv, term.words, term.key) == ("Besök", ["besök", "visit"], "study-visit")
    assert client.post(f"/utbyten/ord/{term.pk}/", sent | {"valid_until": "1990-01-01"}).status_code == 422
    assert client.post("/utbyten/ord/nytt/purpose/", sent | {"key": "peace"}).status_code == 302
    assert client.get("/utbyten/ord/nytt/colour/").status_code == 404
    assert client.post("/utbyten/ord/nytt/purpose/", sent | {"key": "peace"}).status_code == 422


def test_an_empty_installation_offers_the_suggested_lists(region: None, client_of: SignIn) -> None:
    client = client_of("strateg")
    assert "Take the suggested lists" in text(client, "/utbyten/ord/")
    client.post("/utbyten/ord/forslag/")
    assert Term.objects.count() == 26
    assert "No exchanges yet" in text(client, "/utbyten/")


def test_a_page_costs_the_same_however_much_there_is(register: Register, client_of: SignIn) -> None:
    client = client_of("strateg")
    made = register(units="us-akut vrinnevi-akut")

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            text(client, address)
        return len(queries)

    addresses = ("/utbyten/", "/utbyten/erfarenheter/?q=triage", f"/utbyten/{made.pk}/")
    few = [cost(address) for address in addresses]
    for number in range(20):
        register(f"Studiebesök om triage {number}", units="us-akut kmc")
    assert [cost(address) for address in addresses] == few
    assert max(few) < 32, few


def test_a_factor_for_travel_is_the_regions_to_change(terms: int, client_of: SignIn) -> None:
    row = TravelFactor.objects.get(mode="train")
    sent = {
        "name_sv": "Tåg",
        "name_en": "Train",
        "kg_per_km": "0.007",
        "source": "Trafikverket",
        "year": "2026",
        "certainty": "sourced",
    }
    address = f"/utbyten/ord/resor/{row.pk}/"
    assert client_of("kontakt.us").post(address, sent).status_code == 403
    client = client_of("strateg")
    assert client.post(address, sent | {"kg_per_km": "-1"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    row.refresh_from_db()
    assert (str(row.kg_per_km), row.source) == ("0.00700", "Trafikverket")
    assert "Trafikverket (2026)" in text(client, "/utbyten/ord/")


def test_a_desk_names_the_projects_of_its_units_and_leads_to_their_exchanges(
    filled: datetime, client_of: Callable[..., Client], person: Callable[[str], Viewer]
) -> None:
    found = {
        board: list(part.lines)
        for board in ("TSN", "RUN", "HSN")
        if (part := projects(person("majoritet.rs"), board, filled)) is not None
    }
    assert [line.title for line in found["TSN"]] == ["Biogas runt Östersjön (exempel)"]
    assert found["HSN"] == []
    answer = client_of("majoritet.rs").get(found["TSN"][0].url)
    assert [row.title for row in answer.context["listing"].rows] == [
        "Projektmöte om biogas i kollektivtrafiken"
    ]
