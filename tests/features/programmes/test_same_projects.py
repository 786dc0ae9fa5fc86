"""A project that stands in two lists counts once, is shown as also in the other, and can be parted and joined again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.programmes.archive_rows import operation, partner
from utblick.features.programmes.actions import organisations, same_projects
from utblick.features.programmes.actions.archive import (
    recognise_programmes,
    take_operations,
    take_partnerships,
)
from utblick.features.programmes.archive.searching import Search, find
from utblick.features.programmes.example import load
from utblick.features.programmes.models import (
    ProgrammeName,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
)
from utblick.features.programmes.recognising import folded
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import Told

ClientOf = Callable[..., Client]
Person = Callable[[str], Viewer]
PROGRAMME = "Central Baltic 2014–2020"
ABOUT: dict[str, Any] = {"programme": PROGRAMME, "period": "2014-2020", "starts_on": "2016-03-01"}
KEEP = [
    partner("Följa Oy", "KRETS", role="lead", number="CB7", budget_eur=100.0, **ABOUT),
    partner("Leda AB", "KRETS", number="CB7", country="SE", nuts3="SE123", **ABOUT),
    partner("Leda AB", "HAMN", number="CB8", title="Ports", country="SE", nuts3="SE123", **ABOUT),
]
JEMS = [
    partner("Följa Oy", "KRETS", source="jems", role="lead", number="77", budget_eur=100.0, **ABOUT),
    partner("Leda AB", "KRETS", source="jems", number="77", country="SE", nuts3="SE123", **ABOUT),
    partner("Ny OÜ", "KRETS", source="jems", number="77", country="EE", nuts3="EE001", **ABOUT),
]


@pytest.fixture
def by(person: Person, at: datetime) -> Viewer:
    """Load the example's programmes, and take the same project in from two lists."""
    load(at)
    PublicProject.objects.all().delete()
    PublicOrganisation.objects.all().delete()
    by = person("strateg")
    take_partnerships(KEEP, Told(), by=by, at=at)
    take_partnerships(JEMS, Told(), by=by, at=at)
    return by


def krets(source: str) -> PublicProject:
    """Give the project as a list tells it."""
    return PublicProject.objects.get(source=source, acronym="KRETS")


def figures() -> dict[str, tuple[int, int]]:
    """Give how many projects each organisation has, and how many it led."""
    return {one.name: (one.projects, one.led) for one in PublicOrganisation.objects.all()}


def test_it_counts_once_and_can_be_parted(by: Viewer, at: datetime) -> None:
    assert krets("jems").same_as == krets("keep")
    once = {"Följa Oy": (1, 1), "Leda AB": (2, 0), "Ny OÜ": (1, 0)}
    assert figures() == once
    found = {one.name: one.ranked.candidate.on_theme for one in find(by, Search(words="biogas"), at).found}
    assert found == {"Följa Oy": 1, "Leda AB": 1, "Ny OÜ": 1}
    same_projects.set_apart(krets("jems"), by=by, at=at)
    assert krets("jems").same_as is None
    assert figures() == {"Följa Oy": (2, 2), "Leda AB": (3, 0), "Ny OÜ": (1, 0)}
    # What comes in again does not join what a person has parted.
    take_partnerships(
        [*JEMS, partner("Fler SIA", "KRETS", source="jems", number="77", **ABOUT)], Told(), by=by, at=at
    )
    assert krets("jems").same_as is None
    same_projects.take_together(krets("jems"), by=by, at=at)
    assert figures() == {**once, "Fler SIA": (1, 0)}
    assert PublicParticipation.objects.filter(is_again=True).count() == 2
    said = AuditEvent.objects.filter(action__startswith="programmes.public_project.")
    assert [one.action.rpartition(".")[2] for one in said.order_by("pk")] == ["parted", "joined"]


def test_the_first_of_three_can_be_parted_from_the_others(by: Viewer, at: datetime) -> None:
    row = operation(
        "KRETS and biogas",
        "Följa Oy",
        programme=PROGRAMME,
        starts_on="2016-03-01",
        fields={"period": ["2014-2020"]},
    )
    take_operations([row], Told(), by=by, at=at)
    third = PublicProject.objects.get(source="operations")
    assert third.same_as == krets("keep")
    same_projects.set_apart(krets("keep"), by=by, at=at)
    third.refresh_from_db()
    assert (krets("keep").same_as, krets("jems").same_as, third.same_as) == (None, None, krets("jems"))


def test_organisations_that_become_one_are_counted_once_in_one_project(by: Viewer, at: datetime) -> None:
    one, two = (PublicOrganisation.objects.get(name=name) for name in ("Ny OÜ", "Leda AB"))
    organisations.join(one, two, by=by, at=at)
    assert figures()["Leda AB"] == (2, 0)
    organisations.part(one, by=by, at=at)
    assert figures() == {"Följa Oy": (1, 1), "Leda AB": (2, 0), "Ny OÜ": (1, 0)}


def test_figures_open_their_rows(by: Viewer, client_of: ClientOf) -> None:
    client = client_of("strateg")
    leda = PublicOrganisation.objects.get(name="Leda AB")
    page = client.get(reverse("programmes:find_partner") + "?q=biogas").content.decode()
    row = page[page.index("Leda AB") :]
    links = re.findall(rf'href="(/program/partner/{leda.pk}/[^"]*)">(\d+)</a>', row)
    assert [count for _url, count in links] == ["1", "2"]
    for url, count in links:
        opened = client.get(url.replace("&amp;", "&")).content.decode()
        assert f"{count} row" in opened
    projects = client.get(reverse("programmes:public_projects")).content.decode()
    assert "2 rows" in projects
    of_jems = client.get(reverse("programmes:public_projects") + "?kalla=jems").content.decode()
    assert "1 row" in of_jems
    granted = client.get(reverse("programmes:granted", args=["cb-2014"])).content.decode()
    assert "2 projects with 4 organisations" in granted
    assert "their budgets are 100 euro" in granted


def test_the_page_says_where_else_it_stands_and_parts_it(by: Viewer, client_of: ClientOf) -> None:
    client, keep, jems = client_of("strateg"), krets("keep"), krets("jems")
    url = reverse("programmes:public_project", args=[keep.pk])
    page = client.get(url).content.decode()
    assert "Also in" in page
    assert reverse("programmes:public_project", args=[jems.pk]) in page
    answer = client.post(reverse("programmes:set_apart", args=[jems.pk]), {"shown": keep.pk})
    assert answer.headers["Location"] == url
    page = client.get(url).content.decode()
    assert "Also in" not in page
    assert "Set apart from" in page
    client.post(reverse("programmes:take_together", args=[jems.pk]), {"shown": keep.pk})
    assert "Also in" in client.get(url).content.decode()
    reader = client_of("majoritet.rs")
    assert "That is another project" not in reader.get(url).content.decode()
    assert reader.post(reverse("programmes:set_apart", args=[jems.pk])).status_code == 403


def test_what_came_in_before_is_found_and_a_programme_that_becomes_known_joins(
    by: Viewer, at: datetime
) -> None:
    other = {**ABOUT, "programme": "CB tidigare"}
    take_partnerships([partner("Följa Oy", "KRETS", source="kohesio", **other)], Told(), by=by, at=at)
    assert krets("kohesio").same_as is None
    name = ProgrammeName.objects.filter(programme__key="cb-2014").earliest("pk")
    ProgrammeName.objects.create(programme=name.programme, name="CB tidigare", folded=folded("CB tidigare"))
    recognise_programmes(by=by, at=at)
    assert krets("kohesio").same_as == krets("keep")
    PublicParticipation.objects.update(is_again=False)
    PublicProject.objects.update(name_key="", title_key="", number_key="", same_as=None)
    assert same_projects.find_same(by=by, at=at) == 4
    assert krets("kohesio").same_as == krets("keep")
    assert same_projects.find_same(by=by, at=at) == 0


def test_who_must_not_part(by: Viewer, person: Person, at: datetime) -> None:
    with pytest.raises(RuleBroken):
        same_projects.set_apart(PublicProject.objects.get(acronym="HAMN"), by=by, at=at)
    for name in ("majoritet.rs", "kontakt.us"):
        for act in (same_projects.set_apart, same_projects.take_together):
            with pytest.raises(NotAllowed):
                act(krets("jems"), by=person(name), at=at)
