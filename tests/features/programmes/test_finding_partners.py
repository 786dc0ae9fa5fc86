"""Who is found as a partner, in which order and why; our own memory stands in the same list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.features.programmes.archive_rows import operation, partner
from utblick.features.actors.folding import fold
from utblick.features.actors.models import OwnName
from utblick.features.monitoring.models import Concept
from utblick.features.programmes import partner_memories
from utblick.features.programmes.actions.archive import take_operations, take_partnerships
from utblick.features.programmes.archive import hits
from utblick.features.programmes.archive.places import place_of
from utblick.features.programmes.archive.searching import Search, find, programmes_about
from utblick.features.programmes.models import Programme, PublicOrganisation
from utblick.features.programmes.partner_memories import Remembered, Together
from utblick.features.programmes.partner_words import sentence
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import Told

Person = Callable[[str], Viewer]
ROWS = [
    partner("Leda AB", "B1", role="lead", title="Biogas for buses", country="SE", nuts3="SE123"),
    partner(
        "Leda AB",
        "B2",
        role="lead",
        title="Local biogas",
        starts_on="2024-02-01",
        country="SE",
        nuts3="SE123",
    ),
    partner("Följa Oy", "B1", title="Biogas for buses"),
    partner("Följa Oy", "H1", title="Small ports", role="lead"),
    partner("Gammal Oy", "B0", title="Biogas in the past", starts_on="2009-01-01"),
    partner("Hamn OÜ", "H1", title="Small ports", country="EE", nuts3="EE001", organisation_type="port"),
]


@pytest.fixture
def filled(person: Person, at: datetime) -> Viewer:
    """Fill the archive with a few invented projects."""
    by = person("strateg")
    take_partnerships(ROWS, Told(), by=by, at=at)
    rows = [operation("Stöd till biogasanläggning", "Gården HB", source_id="1")]
    take_operations(rows, Told(), by=by, at=at)
    return by


def names(viewer: Viewer, at: datetime, **asked: Any) -> list[str]:
    """Give the names that are found, in their order."""
    place = place_of(asked.pop("place", ""))
    return [one.name for one in find(viewer, Search(place=place, **asked), at).found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "biogas"}, ["Leda AB", "Följa Oy", "Gammal Oy"]),
        ({"words": "port"}, ["Följa Oy", "Hamn OÜ"]),  # the word stands in its plural
        ({"words": "biogasanläggningar"}, ["Gården HB"]),
        ({"words": "biogas* NOT local"}, ["Leda AB", "Följa Oy", "Gammal Oy", "Gården HB"]),
        ({"words": "ports OR local"}, ["Leda AB", "Följa Oy", "Hamn OÜ"]),
        ({"words": "biogas", "place": "Finland"}, ["Följa Oy", "Gammal Oy"]),
        ({"words": "biogas", "place": "Östergötland"}, ["Leda AB"]),
        ({"place": "EE"}, ["Hamn OÜ"]),
        ({"words": "port", "place": "Finland eller Estland"}, ["Följa Oy", "Hamn OÜ"]),
        ({"words": "biogas", "place": "östergötland, FI1C"}, ["Leda AB", "Följa Oy", "Gammal Oy"]),
        ({"words": "port", "place": "EE LV"}, ["Hamn OÜ"]),
        ({"place": "FI1C"}, ["Följa Oy", "Gammal Oy"]),
        ({"place": "Varsinais-Suomi"}, ["Följa Oy", "Gammal Oy"]),
        ({"words": "biogas", "has_led": True}, ["Leda AB", "Följa Oy"]),
        ({"least": 2}, ["Leda AB", "Följa Oy"]),
        ({"words": "biogas", "since": 2024}, ["Leda AB"]),
        ({"since": 2023, "kind": "port"}, ["Hamn OÜ"]),
        ({"words": '"biogas for buses"'}, ["Leda AB", "Följa Oy"]),
        ({"words": '"buses for biogas"'}, []),
        ({"words": 'title:"small ports"'}, ["Följa Oy", "Hamn OÜ"]),
        ({"words": 'biogas NOT "local biogas"'}, ["Leda AB", "Följa Oy", "Gammal Oy"]),
        ({"words": '"ports small" OR "the past"'}, ["Gammal Oy"]),
        ({"words": "biogas NEAR/1 buses"}, ["Leda AB", "Följa Oy"]),
        ({"words": "biogas NEAR/0 buses"}, []),
        ({"words": "quantum"}, []),
        ({"known": True}, []),
    ],
)
def test_who_is_found(filled: Viewer, at: datetime, asked: dict[str, Any], found: list[str]) -> None:
    assert names(filled, at, **asked) == found


def test_what_could_not_be_read_is_told(
    filled: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Search(words='"biogas in" OR "for buses"')
    assert find(filled, search, at).looked is None
    monkeypatch.setattr(hits, "SLOWLY", 30)
    results = find(filled, search, at)
    assert [one.name for one in results.found] == ["Leda AB", "Följa Oy"]
    assert results.looked == 1
    monkeypatch.setattr(hits, "SLOWLY", 0)
    assert find(filled, search, at).looked == 0


def test_a_programme_narrows(filled: Viewer, at: datetime) -> None:
    programme = Programme.objects.create(key="p", name_sv="P", name_en="P")
    assert names(filled, at, programmes=(programme.pk,)) == []


def test_a_word_that_names_a_concept_is_looked_for_in_other_languages(filled: Viewer, at: datetime) -> None:
    Concept.objects.create(
        key="hamn", name_sv="Hamnar", name_en="Ports", labels={"sv": ["hamn"], "en": ["ports"]}, changed_at=at
    )
    results = find(filled, Search(words="hamn"), at)
    assert [one.name for one in results.found] == ["Följa Oy", "Hamn OÜ"]
    assert results.asked is not None
    assert results.asked.concepts == ("hamn",)


@pytest.mark.parametrize("place", ["Atlantis", "Finland eller Atlantis", "FI XQ", ","])
def test_a_place_that_nothing_is_called_is_no_place(place: str) -> None:
    assert place_of(place) is None


@pytest.mark.parametrize("words", ["(biogas", "*gas", "NOT biogas"])
def test_what_cannot_be_read_gets_a_sentence(filled: Viewer, at: datetime, words: str) -> None:
    with pytest.raises(RuleBroken):
        find(filled, Search(words=words), at)


def test_our_own_county_is_where_lists_place_us(filled: Viewer, at: datetime) -> None:
    OwnName.objects.create(name="Leda AB")
    assert names(filled, at, words="biogas", ours_too=False) == ["Följa Oy", "Gammal Oy"]


def test_we_are_no_partner_of_our_own(filled: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Together("Vårt projekt", "/projekt/1/", "biogas", begun=date(2025, 5, 1))
    row = Remembered("Leda AB Hälsa", fold("Leda AB Hälsa"), "SE", (ours,))
    monkeypatch.setattr(partner_memories, "tables", remembering(row))
    assert "Leda AB" in names(filled, at, words="biogas")
    OwnName.objects.create(name="Leda AB")
    results = find(filled, Search(words="biogas"), at)
    assert [one.name for one in results.found] == ["Följa Oy", "Gammal Oy"]
    assert results.total == 2


def test_the_reason_is_a_sentence(filled: Viewer, at: datetime) -> None:
    search = Search(words="biogas")
    found = find(filled, search, at).found
    told = programmes_about(search, [one.organisation.pk for one in found if one.organisation])
    with translation.override("en"):
        said = [sentence(one, search, told[one.organisation.pk]) for one in found if one.organisation]
    assert said == [
        "Led 2 of 2 projects on “biogas”, the latest begun in 2024, in Interreg Baltic Sea Region.",
        "Took part in 1 project on “biogas”, the latest begun in 2023, in Interreg Baltic Sea Region, "
        "led 1 other project.",
        "Took part in 1 project on “biogas”, the latest begun in 2009, in Interreg Baltic Sea Region.",
    ]


def remembering(*rows: Remembered) -> Callable[[str, str], dict[str, Any]]:
    """Give a registry in which another room remembers some organisations."""
    return lambda name, table: {"projects": lambda viewer: rows}


def test_our_memory_and_public_projects_are_one_list(
    filled: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Together("Vårt projekt", "/projekt/1/", "biogas på landet", begun=date(2025, 5, 1))
    rows = (
        Remembered("Gammal Oy", fold("Gammal Oy"), "FI", (ours, ours), whom=("Ada",)),
        Remembered("Bara vi SIA", fold("Bara vi SIA"), "LV", (ours,)),
    )
    monkeypatch.setattr(partner_memories, "tables", remembering(*rows))
    found = {one.name: one for one in find(filled, Search(words="biogas"), at).found}
    assert set(found) == {"Leda AB", "Följa Oy", "Gammal Oy", "Bara vi SIA"}
    with translation.override("en"):
        assert "2 projects with us, ask Ada." in sentence(found["Gammal Oy"], Search(words="biogas"), ())
    assert set(names(filled, at, words="biogas", known=True)) == {"Gammal Oy", "Bara vi SIA"}
    assert names(filled, at, words="biogas", known=True, place="LV") == ["Bara vi SIA"]
    assert names(filled, at, words="ports", known=True) == []
    found_in_a_row = names(filled, at, words='"biogas på landet"', known=True)
    assert set(found_in_a_row) == {"Gammal Oy", "Bara vi SIA"}
    assert names(filled, at, words='"landet på biogas"', known=True) == []


def test_the_year_of_our_own_project_is_the_one_in_which_it_began(
    filled: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Together("Gårdsgas", "/projekt/1/", begun=date(2025, 9, 24), last=date(2028, 9, 23))
    row = Remembered("Bara vi SIA", fold("Bara vi SIA"), "LV", (ours,))
    monkeypatch.setattr(partner_memories, "tables", remembering(row))
    search = Search(words="gårdsgas")
    with translation.override("en"):
        assert [sentence(one, search, ()) for one in find(filled, search, at).found] == [
            "Took part in 1 project on “gårdsgas”, the latest begun in 2025, 1 project with us."
        ]
    assert names(filled, at, words="gårdsgas", since=2025) == ["Bara vi SIA"]
    assert names(filled, at, words="gårdsgas", since=2026) == []


def test_the_figures_of_one_that_only_we_know_open_what_we_had_together(
    client: Client, filled: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Together("Gårdsgas", "/projekt/1/")
    row = Remembered("Bara vi SIA", fold("Bara vi SIA"), "LV", (ours,), url="/projekt/partner/?q=Bara+vi+SIA")
    monkeypatch.setattr(partner_memories, "tables", remembering(row))
    client.force_login(Account.objects.get(email="strateg@utblick.example"))
    said = client.get("/program/partner/?q=g%C3%A5rdsgas").content.decode()
    assert said.count('<a href="/projekt/partner/?q=Bara+vi+SIA">1</a>') == 2  # those that fit, and all


def test_a_search_costs_the_same_however_much_is_found(filled: Viewer, at: datetime) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            find(filled, Search(words="biogas"), at)
        return len(asked)

    before = cost()
    more = [partner(f"Ny {n}", f"N{n}", title="More biogas") for n in range(20)]
    take_partnerships(more, Told(), by=filled, at=at)
    assert cost() == before <= 6
    assert PublicOrganisation.objects.count() == 25
