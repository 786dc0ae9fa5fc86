"""Changing memberships: what stood there is not lost, and what is working material is not told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from lxml import html

from utblick.features.exchanges.actions import Wish, register
from utblick.features.exchanges.actions.terms import add_suggested_terms
from utblick.features.networks import actions, queries
from utblick.features.networks.example import load
from utblick.features.networks.models import Network, WorkingGroup, YearCost
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
BY = system("test")
SignIn = Callable[..., Client]


@pytest.fixture
def cpmr(region: None, at: datetime) -> Network:
    load(at)
    return Network.objects.get(key="cpmr")


def cost(year: int) -> tuple[int | None, int | None]:
    row = YearCost.objects.get(network__key="cpmr", year=year)
    return row.fee, row.hours


def test_a_year_is_filled_in_and_what_was_not_shown_is_not_emptied(cpmr: Network, client_of: SignIn) -> None:
    client, address = client_of("strateg"), "/natverk/cpmr/kostnad/"
    page = html.fromstring(client.get(f"{address}?year=2026").content)
    assert page.xpath("//input[@name='fee']/@value") == ["125000"]
    assert client.post(address, {"year": "2026", "fee": "130000"}).status_code == 302
    assert cost(2026) == (130000, 300), "the form did not show the hours, so they stay"
    assert client.post(f"{address}?year=2026", {"year": "2026", "fee": "130000"}).status_code == 302
    assert cost(2026) == (130000, None), "the form showed them, and they were emptied"
    for odd in ("abc", "99999", "２０２６", ""):
        assert client.get(f"{address}?year={odd}").status_code == 200
    row = YearCost.objects.get(network=cpmr, year=2024)
    assert client.post(f"/natverk/kostnader/{row.pk}/ta-bort/").status_code == 302
    assert not YearCost.objects.filter(pk=row.pk).exists()


def test_a_group_is_changed_on_its_own_page_and_not_by_retyping_its_name(
    cpmr: Network, client_of: SignIn, at: datetime
) -> None:
    client, group = client_of("strateg"), WorkingGroup.objects.get(network=cpmr)
    said = client.post("/natverk/cpmr/arbetsgrupp/", {"name": group.name.lower()})
    assert said.status_code == 422
    assert group.units.count() == 1
    page = html.fromstring(client.get(f"/natverk/grupper/{group.pk}/andra/").content)
    assert page.xpath("//main//form[contains(@class, 'form')]//input[@name='name']/@value") == [group.name]
    assert len(page.xpath("//main//input[@name='units'][@checked]")) == 1
    unit = Unit.objects.get(key="us-akut")
    sent = {"name": "Sammanhållning", "units": [str(unit.pk)]}
    assert client.post(f"/natverk/grupper/{group.pk}/andra/", sent).status_code == 302
    group.refresh_from_db()
    assert (group.name, list(group.units.all())) == ("Sammanhållning", [unit])


@pytest.mark.parametrize(
    ("who", "sees", "writes"),
    [
        ("strateg", True, True),
        ("sekreterare.hsn", True, True),
        ("majoritet.hsn", True, False),
        ("opposition.hsn", True, False),
        ("sekreterare.tsn", False, False),
        ("sekreterare.run", False, False),
        ("majoritet.tsn", False, False),
        ("kontakt.us", False, False),
    ],
)
def test_an_undecided_recommendation_is_seen_by_those_who_prepare_it(
    who: str, sees: bool, writes: bool, cpmr: Network, client_of: SignIn, at: datetime
) -> None:
    network = Network.objects.get(key="euregha")
    advice = actions.recommend(network, "leave", "Hemligt skäl", by=BY, at=at)
    client = client_of(who, "sv")
    for address in (f"/natverk/beslut/{advice.pk}/", "/natverk/euregha/rekommendation/"):
        assert client.get(address).status_code == (200 if writes else 403), address
    sheet = client.get("/natverk/euregha/").content.decode()
    assert ("Hemligt skäl" in sheet) == sees
    assert ("En rekommendation visas här när den är beslutad." in sheet) == (not sees)
    assert "Ingen rekommendation." not in sheet or sees
    pack = client.get("/natverk/fornyelser/underlag/").content.decode()
    assert ("Hemligt skäl" in pack) == sees


def test_a_unit_contact_takes_away_what_the_unit_wrote_and_nothing_else(
    cpmr: Network, client_of: SignIn, at: datetime
) -> None:
    own = actions.write_gain(cpmr, "Eget", on=at.date(), unit=Unit.objects.get(key="us-akut"), by=BY, at=at)
    other = actions.write_gain(cpmr, "Annat", on=at.date(), unit=Unit.objects.get(key="arkiv"), by=BY, at=at)
    client = client_of("kontakt.us")
    page = client.get("/natverk/cpmr/").content.decode()
    assert f"/natverk/nytta/{own.pk}/ta-bort/" in page
    assert f"/natverk/nytta/{other.pk}/ta-bort/" not in page
    assert client.post(f"/natverk/nytta/{other.pk}/ta-bort/").status_code == 403
    assert client.post(f"/natverk/nytta/{own.pk}/ta-bort/").status_code == 302


def test_what_has_not_happened_gave_nothing_and_an_address_is_one(
    cpmr: Network, client_of: SignIn, at: datetime
) -> None:
    with pytest.raises(RuleBroken):
        actions.write_gain(cpmr, "Sen", on=at.date() + timedelta(days=1), by=BY, at=at)
    sent = {"words": "Kontakt", "kind": "contact", "on": "2026-01-02"}
    client = client_of("strateg")
    for address in ("javascript:alert(1)", "inte en adress"):
        assert client.post("/natverk/cpmr/nytta/", sent | {"address": address}).status_code == 422
    assert client.post("/natverk/cpmr/nytta/", sent | {"address": "https://example.org"}).status_code == 302


def test_exchanges_through_a_network_are_use_of_it(cpmr: Network, at: datetime) -> None:
    add_suggested_terms(by=BY, at=at)
    today = at.date()
    before = queries.review(BY, cpmr, today)
    units = [Unit.objects.get(key=key) for key in ("us-akut", "us-barn")]
    for title, on in (("Nyss", today - timedelta(days=30)), ("Länge sedan", date(2020, 1, 1))):
        register(Wish(title=title, starts_on=on, units=units, networks=[cpmr]), by=BY, at=at)
    after = queries.review(BY, cpmr, today)
    assert after.active_units == before.active_units + 2
    assert [use.words for use in after.times if use not in before.times] == ["Nyss"]
    assert after.worth.per_unit == round(125000 / after.active_units)


def test_next_years_fee_is_not_the_latest(cpmr: Network, at: datetime) -> None:
    actions.set_cost(cpmr, at.year + 1, fee=999, hours=None, by=BY, at=at)
    found = queries.review(BY, queries.network_by_key(BY, "cpmr"), at.date())
    assert (found.fee, found.fee_year) == (125000, 2026)


def test_a_notice_day_that_has_passed_is_said_until_the_renewal(
    cpmr: Network, client_of: SignIn, at: datetime
) -> None:
    Network.objects.filter(pk=cpmr.pk).update(renews_on=at.date() + timedelta(days=40), notice_months=3)
    for address in ("/natverk/fornyelser/", "/natverk/tackning/", "/natverk/fornyelser/underlag/"):
        said = client_of("strateg", "sv").get(address).content.decode()
        assert "passerade" in said or "dagen har passerat" in said, address


def test_whoever_was_second_keeps_what_was_written_and_can_save_it(cpmr: Network, client_of: SignIn) -> None:
    client, address = client_of("strateg"), "/natverk/cpmr/andra/"
    page = html.fromstring(client.get(address).content)
    sent = {
        one.get("name"): one.get("value") or ""
        for one in page.xpath("//main//form[contains(@class, 'form')]//input[@name]")
    }
    sent |= {"member": "region", "certainty": "sourced", "purpose": "Mitt", "boards": "", "topics": ""}
    sent = {name: value for name, value in sent.items() if name and name not in ("boards", "topics")}
    Network.objects.filter(pk=cpmr.pk).update(version=7, purpose="Deras")
    second = client.post(address, sent)
    assert second.status_code == 409
    again = html.fromstring(second.content)
    assert again.xpath("//input[@name='version']/@value") == ["7"]
    assert "Mitt" in again.xpath("string(//textarea[@name='purpose'])")
    assert client.post(address, sent | {"version": "7"}).status_code == 302
    assert Network.objects.get(pk=cpmr.pk).purpose == "Mitt"


def test_the_pack_holds_every_membership_that_renews_and_costs_the_same_however_many(
    cpmr: Network, client_of: SignIn, at: datetime, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = client_of("strateg", "sv")
    page = html.fromstring(client.get("/natverk/fornyelser/underlag/").content)
    names = [one.text_content() for one in page.xpath("//section[contains(@class, 'pack')]/h2")]
    assert len(names) == 3
    assert "Kust- och öregionernas konferens" in names
    only = html.fromstring(client.get("/natverk/fornyelser/underlag/?board=HSN").content)
    assert len(only.xpath("//section[contains(@class, 'pack')]")) == 2
    with django_assert_max_num_queries(60):
        client.get("/natverk/fornyelser/underlag/")
