"""Maps of regions: where they are, what they say without being seen, and what is not on them."""

from __future__ import annotations

import math
import re

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.eligibility.central_baltic import areas_2021
from utblick.engine.eligibility.nuts import CODES
from utblick.engine.eligibility.programme import Basis
from utblick.ui import geography, maps


def test_every_region_of_every_version_has_a_place() -> None:
    found = geography.regions()
    assert len(found) > 1700
    for version, codes in CODES.items():
        for code in codes:
            # The engine takes 2013 and 2016 as one: what its areas notice did not change between them.
            assert {version, 2016 if version == 2013 else version} & set(found[code].versions), code


def test_places_lie_as_on_the_ground() -> None:
    east = {
        code: geography.regions()[code] for code in ("SE123", "SE110", "FI1B1", "EE001", "DE600", "ES511")
    }
    assert east["SE123"].x < east["SE110"].x < east["EE001"].x  # Linköping, Stockholm, Tallinn: to the east
    assert east["FI1B1"].y < east["EE001"].y < east["DE600"].y < east["ES511"].y  # to the south


def test_a_code_that_went_over_lies_where_its_parts_lie() -> None:
    found = geography.regions()
    assert found["LV00A"].versions == (2024,)
    assert 2024 not in found["LV006"].versions
    assert abs(found["LV00A"].x - found["LV006"].x) < 50
    assert found["FI1C6"].own_name == "Päijät-Häme"


def test_regions_across_the_sea_have_their_swedish_names_on_swedish_pages() -> None:
    places = geography.regions()
    with translation.override("sv"):
        assert [places[code].name for code in ("FI1C6", "LV00A")] == ["Päijänne-Tavastland", "Riga"]
        for area in areas_2021(Basis(""), {}):  # what the programme calls them
            assert places[area.code].name == area.name_sv
    with translation.override("en"):
        assert places["FI1C6"].name == "Päijät-Häme"


def test_a_map_says_its_figures_in_words_and_in_a_table() -> None:
    with translation.override("sv"):
        drawn = maps.discs(
            "Partner", [maps.Spot("SE123", 1200, "/o/"), maps.Spot("FI1B1", 3)], unit="partner", home="SE123"
        )
    assert "Östergötlands län 1\u202f200" in drawn or "Östergötlands län 1\xa0200" in drawn
    assert '<a href="/o/">' in drawn
    assert 'class="disc home"' in drawn
    assert drawn.count("<circle") == 2
    assert "style=" not in drawn


def test_what_is_not_on_the_map_is_told() -> None:
    drawn = maps.discs(
        "Partner", [maps.Spot("SE123", 2), maps.Spot("FRY10", 1), maps.Spot("US", 1, name="USA")]
    )
    assert drawn.count("<circle") == 1
    assert "USA" in drawn.split("</svg>")[1]
    assert drawn.count("<tr>") == 4  # the head and three rows


def test_a_map_of_nothing_is_still_a_map() -> None:
    drawn = maps.discs("Partner", [])
    assert "<svg" in drawn
    assert "<circle" not in drawn


ON_MAP = sorted(code for code in geography.regions() if maps._on_map(code))


@given(st.lists(st.tuples(st.sampled_from(ON_MAP), st.integers(0, 10**6)), min_size=1, max_size=12))
def test_every_region_in_europe_is_within_the_frame(rows: list[tuple[str, int]]) -> None:
    drawn = maps.discs("Partner", [maps.Spot(code, value) for code, value in rows])
    left, top, width, height = (float(one) for one in re.search(r'viewBox="([^"]+)"', drawn)[1].split())  # type: ignore[index]
    places = [(float(x), float(y)) for x, y in re.findall(r'cx="(-?\d+)" cy="(-?\d+)"', drawn)]
    assert len(places) == len(rows)
    assert all(left - 1 <= x <= left + width + 1 and top - 1 <= y <= top + height + 1 for x, y in places)


@given(st.lists(st.tuples(st.sampled_from(ON_MAP), st.integers(1, 10**6)), min_size=2, max_size=15))
def test_no_disc_hides_another(rows: list[tuple[str, int]]) -> None:
    drawn = maps.discs("Partner", [maps.Spot(code, value) for code, value in rows])
    found = re.findall(r'cx="(-?\d+)" cy="(-?\d+)" r="([\d.]+)"', drawn)
    circles = [tuple(float(one) for one in row) for row in found]
    assert len(circles) == len(rows)
    for at, (x, y, r) in enumerate(circles):
        for other_x, other_y, other_r in circles[:at]:
            # A number stands in the middle: it is covered when the middle is.
            assert math.dist((x, y), (other_x, other_y)) > max(r, other_r) * 0.9


def test_every_row_of_the_map_has_its_number() -> None:
    drawn = maps.discs("Partner", [maps.Spot(code, 1) for code in ("FI1C1", "FI1C1", "FI200", "EE001")])
    assert re.findall(r"<text[^>]*>(\d+)</text>", drawn) == ["1", "2", "3", "4"]
    assert 'class="lead"' in drawn  # two regions on one spot: the one that moved is tied to its place


def test_names_are_written_as_text() -> None:
    drawn = maps.discs("<b>", [maps.Spot("SE123", 1, name="<script>")])
    assert "<script>" not in drawn
    assert "<b>" not in drawn
