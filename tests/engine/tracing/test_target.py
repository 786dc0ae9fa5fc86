"""Places in an act, however they are written."""

from __future__ import annotations

import pytest

from utblick.engine.tracing.target import Place, read_place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Article 25 – paragraph 2 – point a", Place("art", "25", "2a")),
        ("artikel 25.2 a", Place("art", "25", "2a")),
        ("Artikel 25 punkt 2 led a", Place("art", "25", "2a")),
        ("art-25.par-2.pt-a", Place("art", "25", "2a")),
        ("Article 25(2), point (a)", Place("art", "25", "2a")),
        ("Article 29 a (new)", Place("art", "29a")),
        ("Article 29a", Place("art", "29a")),
        ("artikel 29a (ny)", Place("art", "29a")),
        ("Article 1, first paragraph, point (ca)", Place("art", "1", "1ca")),
        ("artikel 5 andra stycket", Place("art", "5", "2")),
        ("Recital 12", Place("rec", "12")),
        ("skäl 12", Place("rec", "12")),
        ("rec-12", Place("rec", "12")),
        ("Annex III – paragraph 1 – point 6", Place("anx", "iii", "16")),
        ("bilaga III", Place("anx", "iii")),
        ("Annex VIIIa", Place("anx", "viiia")),
        ("anx-I.prt-A", Place("anx", "i", "a")),
        ("artikel 3 i förordningen", Place("art", "3", "i")),
        ("Citation 5a", Place("cit", "5a")),
    ],
)
def test_a_place_is_read(written: str, place: Place) -> None:
    assert read_place(written) == place


@pytest.mark.parametrize("written", [None, "", "Whereas:", "the article", "c154c597-b8b8", "artiklar"])
def test_what_names_no_place_gives_none(written: str | None) -> None:
    assert read_place(written) is None


def test_units_are_one_in_both_languages_and_parts_do_not_matter() -> None:
    place = read_place("artikel 25.2 a")
    assert place is not None
    assert place.same_unit(read_place("Article 25 – paragraph 7"))
    assert not place.same_unit(read_place("Article 25a"))
    assert not place.same_unit(read_place("Recital 25"))
    assert not place.same_unit(None)
