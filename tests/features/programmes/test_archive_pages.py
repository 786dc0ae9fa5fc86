"""The pages of the archive: each figure opens its rows, each costs the same whatever it shows, and all are shared by address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.features.programmes.archive_rows import partner
from tests.features.states import NOW, region
from tests.laid import state
from utblick.features.actors.models import Body, OwnName
from utblick.features.programmes.actions.archive import take_partnerships
from utblick.features.programmes.example import load
from utblick.features.programmes.models import Programme, PublicOrganisation, PublicProject
from utblick.features.programmes.queries_granted import counties_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Told

ClientOf = Callable[..., Client]
FIND = "/program/partner/"


@state(region)
def archive() -> None:
    """Load the example's invented projects."""
    load(NOW)


def organisation(name: str) -> PublicOrganisation:
    return PublicOrganisation.objects.get(name=name)


def test_finding_is_shared_by_its_address_and_exported(archive: None, client_of: ClientOf) -> None:
    client = client_of("majoritet.rs")
    shown = client.get(f"{FIND}?q=biogas&plats=Finland").content.decode()
    assert "Turun esimerkkikaupunki" in shown
    assert "Örebro biogasutveckling" not in shown
    address = reverse("programmes:organisation", args=[organisation("Turun esimerkkikaupunki").pk])
    assert f"{address}?q=biogas" in shown
    told = client.get(f"{FIND}?q=biogas&format=csv").getvalue().decode()
    assert "Words for the theme: biogas" in told
    assert "led 1 of 2" in told.lower()
    book = openpyxl.load_workbook(BytesIO(client.get(f"{FIND}?q=biogas&format=xlsx").getvalue()))
    assert any("Region Östergötland" in str(cell.value) for row in book.active for cell in row)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?plats=atlantis", "is no country or region"),
        ("?q=(biogas", "position"),
        ("?q=*gas", "looked for by its beginning"),
        ("?minst=7", "is not one of the choices"),
    ],
)
def test_what_cannot_be_read_is_told_on_the_page(
    archive: None, client_of: ClientOf, query: str, said: str
) -> None:
    answer = client_of("strateg").get(FIND + query)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_the_page_of_an_organisation_narrows_to_the_theme(archive: None, client_of: ClientOf) -> None:
    client, row = client_of("strateg"), organisation("Region Östergötland")
    address = reverse("programmes:organisation", args=[row.pk])
    whole = client.get(address).content.decode()
    for name in ("SNABBTÅG", "BIOLOOP", "TRYGGVÅRD", "SLOWGAS"):
        assert name in whole
    themed = client.get(f"{address}?q=biogas").content.decode()
    assert "SLOWGAS" in themed
    assert "TRYGGVÅRD" not in themed
    led = client.get(f"{address}?part=lead").content.decode()
    assert "BIOLOOP" not in led


def test_the_register_and_the_page_lead_to_each_other(archive: None, client_of: ClientOf) -> None:
    client, row = client_of("strateg"), organisation("Turun esimerkkikaupunki")
    client.post(reverse("programmes:organisation_to_register", args=[row.pk]))
    row.refresh_from_db()
    assert row.body is not None
    page = client.get(reverse("programmes:organisation", args=[row.pk])).content.decode()
    assert reverse("actors:body", args=[row.body.pk]) in page
    body = client.get(reverse("actors:body", args=[row.body.pk])).content.decode()
    assert reverse("programmes:organisation", args=[row.pk]) in body
    client.post(reverse("programmes:untie_organisation", args=[row.pk]))
    row.refresh_from_db()
    assert row.body is None
    body_ = Body.objects.get(name_sv="Turun esimerkkikaupunki")
    client.post(reverse("programmes:organisation_to_register", args=[row.pk]), {"body": body_.pk})
    row.refresh_from_db()
    assert row.body == body_


def test_two_are_said_to_be_one_on_the_page_and_two_again(archive: None, client_of: ClientOf) -> None:
    client = client_of("strateg")
    one, two = organisation("Motala exempelkommun"), organisation("Norrköpings provhamn AB")
    address = reverse("programmes:organisation_same_as", args=[one.pk])
    assert two.name in client.get(f"{address}?q=norrköpings").content.decode()
    client.post(address, {"other": two.pk})
    assert (
        client.get(reverse("programmes:organisation", args=[one.pk]))
        .headers["Location"]
        .endswith(f"/{two.pk}/")
    )
    client.post(reverse("programmes:part_organisation", args=[one.pk]))
    assert client.get(reverse("programmes:organisation", args=[one.pk])).status_code == 200
    assert client_of("majoritet.rs").get(address).status_code == 403


def test_what_a_programme_granted_by_county_and_year(archive: None, client_of: ClientOf) -> None:
    client, address = client_of("majoritet.rs"), reverse("programmes:granted", args=["cb-2014"])
    OwnName.objects.create(name="Region Östergötland")
    whole = client.get(address).content.decode()
    assert counties_of(Programme.objects.get(key="cb-2014")).ours == ("SE123", "SE122", "SE125", "SE124")
    assert "our contact point" in whole
    assert "6 projects with 20 organisations" in whole
    assert whole.index("Östergötlands län") < whole.index("Varsinais-Suomi")
    ours = client.get(f"{address}?vara=1").content.decode()
    assert "5 projects with" in ours or "6 projects with" in ours
    assert "Turun esimerkkikaupunki" not in ours
    year = client.get(f"{address}?ar=2015").content.decode()
    assert "2 projects with" in year
    assert "KRETSGAS" not in year
    programme = client.get(reverse("programmes:programme", args=["cb-2014"])).content.decode()
    assert address in programme


def test_a_project_tells_its_source_licence_and_day(archive: None, client_of: ClientOf) -> None:
    project = PublicProject.objects.get(acronym="HYPORT")
    page = client_of("strateg").get(reverse("programmes:public_project", args=[project.pk])).content.decode()
    for said in ("påhittat exempel", "exempel, EX-HYPORT", "Kieler Musterinstitut", "lead partner", "<svg"):
        assert said in page


def test_coverage_says_what_there_is_and_how_new(archive: None, client_of: ClientOf) -> None:
    page = client_of("majoritet.rs").get(reverse("programmes:archive")).content.decode()
    assert "12 public projects of 4 known programmes" in page
    assert "Bring in a list" not in page
    assert client_of("majoritet.rs").post(reverse("programmes:recognise_programmes")).status_code == 403
    answer = client_of("strateg").post(reverse("programmes:recognise_programmes"))
    assert answer.headers["Location"] == reverse("programmes:archive")


@pytest.mark.parametrize(
    "address",
    [
        "/program/partner/?q=biogas",
        "/program/arkiv/",
        "/program/arkiv/projekt/",
        "/program/cb-2014/beviljat/",
    ],
)
def test_pages_cost_the_same_whatever_they_show(
    archive: None, client_of: ClientOf, person: Callable[[str], Viewer], at: datetime, address: str
) -> None:
    client = client_of("strateg")
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    rows = [
        partner(
            f"Ny {n}", f"N{n}", programme="Central Baltic 2014–2020", period="2014-2020", title="New biogas"
        )
        for n in range(15)
    ]
    take_partnerships(rows, Told(), by=person("strateg"), at=at)
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) == len(before)
