"""Which town, country and way somebody's words mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from utblick.features.exchanges import actions
from utblick.features.exchanges.gazetteer import find
from utblick.features.exchanges.models import Exchange, TravelFactor
from utblick.features.exchanges.places import country_in, is_home, way_to
from utblick.foundation.accounts.viewer import system

Register = Callable[..., Exchange]
BY = system("test")


@pytest.mark.parametrize(
    ("words", "town", "country"),
    [
        ("Bryssel", "Brussels", "BE"),
        ("Bryssel, Belgien", "Brussels", "BE"),
        ("Helsingfors", "Helsinki", "FI"),
        ("Åbo (Finland)", "Turku", "FI"),
        ("Universitetssjukhuset i Tartu", "Tartu", "EE"),
        ("Östersjöstrategins årliga forum i Riga", "Riga", "LV"),
        ("Rönne", "Rønne", "DK"),
        ("Mariehamn, Åland", "Mariehamn", "AX"),
        ("Sala", "Sala", "SE"),
        ("gdansk", "Gdańsk", "PL"),
        ("Haapsalu", "Haapsalu", "EE"),
    ],
)
def test_a_town_is_found_by_any_of_its_names(words: str, town: str, country: str) -> None:
    found = find(words)
    assert found is not None
    assert (found.name, found.country) == (town, country)
    assert country_in(words) == country


@pytest.mark.parametrize(
    "words", ["", "hemma", "Teams", "digitalt", "Region Östergötland", ",;()", "på resa"]
)
def test_words_that_name_no_town_give_nothing(words: str) -> None:
    assert find(words) is None
    assert country_in(words) == ""
    assert way_to(words, "") is None


def test_the_country_that_is_said_decides_which_town_it_is() -> None:
    assert country_in("Kina") == "CN"
    assert country_in("London, Kanada") == "CA"
    assert find("London", "CA") is None or find("London", "CA").country == "CA"  # type: ignore[union-attr]


def test_a_town_far_away_in_the_country_is_not_home() -> None:
    assert is_home("Norrköping", "SE")
    assert is_home("", "SE")
    assert not is_home("Malmö", "SE")
    assert not is_home("Riga", "LV")


@pytest.mark.django_db
def test_the_way_is_guessed_for_a_journey_and_said_to_be_a_guess(register: Register) -> None:
    out = register(place="Bryssel", country="BE")
    assert out.distance_km == 1110
    assert "distance_km" in out.guessed
    assert register(place="Digitalt med Tartu", country="EE").distance_km is None, "nobody travels"
    assert register(title="Besök från Riga", place="Linköping", country="SE").distance_km is None
    said = register(place="Bryssel", country="BE", distance_km=1300)
    assert said.distance_km == 1300
    assert "distance_km" not in said.guessed


@pytest.mark.django_db
def test_the_way_follows_the_place_unless_somebody_said_it(register: Register, at: datetime) -> None:
    def moved(row: Exchange, **given: Any) -> Exchange:
        wish = actions.Wish(
            title=row.title,
            starts_on=date(2026, 10, 1),
            units=list(row.units.all()),
            direction=row.direction,
            type=row.type,
            **given,
        )
        return actions.change(row, wish, version=row.version, by=BY, at=at)

    guessed = register(place="Bryssel", country="BE")
    assert moved(guessed, place="Riga", country="LV", distance_km=1110).distance_km == 530
    said = register(place="Bryssel", country="BE", distance_km=1300)
    assert moved(said, place="Riga", country="LV", distance_km=1300).distance_km == 1300


@pytest.mark.django_db
def test_with_a_guessed_way_an_estimate_needs_only_how_and_how_many(register: Register) -> None:
    assert register(place="Bryssel", country="BE", participants=4).co2_kg is None
    factor = TravelFactor(kg_per_km=Decimal("0.1"), mode="x", name_sv="x", name_en="x", source="x", year=2026)
    factor.save()
    row = register(place="Bryssel", country="BE", participants=4, travel=factor)
    assert row.co2_kg == 888, "0.1 kg, 1,110 km, there and back, four people"
