"""What a search finds beside the documents, and what stays hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.exchanges.models import Exchange
from utblick.features.governance.models import Decision, Item
from utblick.features.networks.models import Network
from utblick.features.organisation.models import Board, Unit
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import finding

SignIn = Callable[..., Client]
Person = Callable[[str], Viewer]


@pytest.mark.parametrize(
    ("query", "is_one"),
    [
        ("biogas", True),
        ("RS 2026/123", True),
        ("", False),
        ("a", False),
        ("biogas AND skatt", False),
        ("biogas and tax", True),
        ('"biogas"', False),
        ("#biofuel", False),
        ("title:biogas", False),
        ("(biogas", False),
        ("biog*", False),
    ],
)
def test_only_plain_words_are_a_question(query: str, is_one: bool) -> None:
    assert (finding.question(query) is not None) is is_one


@pytest.mark.parametrize(
    ("asked", "text", "fits"),
    [
        ("sjukhus", "Sjukhusen i Åbo", True),
        ("ÖSTERSJÖN", "Samarbete i Östersjöns kommuner", True),
        ("rs", "Närsjukvården", False),
        ("rs", "RS", True),
        ("2026/123", "RS 2026/123", True),
        ("sjukhus biogas", "Sjukhusen i Åbo", False),
        ("hospitals", "A hospital in Turku", True),
    ],
)
def test_words_fit_in_any_form(asked: str, text: str, fits: bool) -> None:
    assert finding.Question(asked).fits(text) is fits


def found(viewer: Viewer, query: str, at: datetime) -> dict[str, list[str]]:
    return {part.name: [str(line.title) for line in part.lines] for part in finding.found(viewer, query, at)}


def test_each_room_answers(filled: datetime, person: Person) -> None:
    viewer = person("strateg")
    exchange = Exchange.objects.filter(is_draft=False, cancelled_on=None, ends_on__lt=filled.date()).latest(
        "ends_on"
    )
    network = Network.objects.exclude(abbreviation="").first()
    decision = Decision.objects.exclude(number="").first()
    unit = Unit.objects.filter(level=3).first()
    assert network is not None
    assert decision is not None
    assert unit is not None
    assert exchange.title in found(viewer, exchange.title, filled)["exchanges"]
    assert network.name in found(viewer, network.abbreviation, filled)["networks"]
    assert decision.title in found(viewer, f"{decision.board.key} {decision.number}", filled)["decisions"]
    assert unit.name in found(viewer, unit.name, filled)["units"]
    assert found(viewer, "Regionstyrelsen", filled)["boards"][0]


def test_a_draft_is_found_by_those_who_see_drafts(filled: datetime, person: Person) -> None:
    Item.objects.create(
        board=Board.objects.get(key="HSN"),
        title="Zonindelning av ambulanshelikoptrar",
        is_ready=False,
        created_at=filled,
        changed_at=filled,
    )
    assert "items" in found(person("sekreterare.hsn"), "ambulanshelikopter", filled)
    assert "items" in found(person("strateg"), "ambulanshelikopter", filled)
    assert "items" not in found(person("majoritet.hsn"), "ambulanshelikopter", filled)
    assert "items" not in found(person("sekreterare.tsn"), "ambulanshelikopter", filled)


def test_the_search_page_shows_them_above_the_documents(filled: datetime, client_of: SignIn) -> None:
    network = Network.objects.exclude(abbreviation="").first()
    assert network
    client = client_of("majoritet.rs")
    address = reverse("search")
    page = client.get(f"{address}?{urlencode({'q': network.abbreviation})}").content.decode()
    assert reverse("networks:network", args=[network.key]) in page
    assert "Beside the documents" in page
    narrowed = client.get(
        f"{address}?{urlencode({'q': network.abbreviation, 'year': '2024'})}"
    ).content.decode()
    assert "Beside the documents" not in narrowed
