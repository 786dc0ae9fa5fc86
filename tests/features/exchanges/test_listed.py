"""What a cell says: one unit or several, and amounts as people write them."""

from __future__ import annotations

import pytest

from utblick.features.exchanges.amounts import amount_in
from utblick.features.exchanges.listed_units import UnitNames
from utblick.features.organisation.models import Unit


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12,50", 13),
        (12.5, 13),
        ("12 500 kr", 12_500),
        ("12.500:-", 12_500),
        ("5 tkr", 5000),
        ("2,5 tkr", 2500),
        ("1,2 mkr", 1_200_000),
        ("1,2 miljoner kronor", 1_200_000),
        ("ca 5", 5),
        ("ca. 5 personer", 5),
        ("cirka 12 000 SEK", 12_000),
        ("~40", 40),
        ("drygt 30 st", 30),
        (0, 0),
        ("dyrt", None),
        ("10–15", None),
        ("-5", 5),  # a dash before a number is a dash in a list
        (-5, None),
        ("", None),
        (None, None),
        ("kr", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(written: object, meant: int | None) -> None:
    assert amount_in(written) == meant


def test_a_heading_may_say_thousands() -> None:
    assert amount_in("12,50", in_thousands=True) == 12_500
    assert amount_in(3, in_thousands=True) == 3000
    assert amount_in("5 tkr", in_thousands=True) == 5000
    assert amount_in("1 mkr", in_thousands=True) == 1_000_000


def unit(pk: int, name: str) -> Unit:
    return Unit(pk=pk, key=f"u{pk}", name_sv=name, name_en=f"{name} (en)")


NAMES = ["Akuten", "Barn- och ungdomssjukvården", "Forskning", "Forskning, utveckling och utbildning", "A/B"]


@pytest.mark.parametrize(
    ("cell", "found", "unknown"),
    [
        ("Akuten", [1], 0),
        ("akuten; Forskning", [1, 3], 0),
        ("Akuten, Forskning", [1, 3], 0),
        ("Akuten och Forskning", [1, 3], 0),
        ("Akuten / Forskning & Akuten", [1, 3], 0),
        ("Akuten\nForskning", [1, 3], 0),
        ("Barn- och ungdomssjukvården", [2], 0),
        ("Akuten och Barn- och ungdomssjukvården", [1, 2], 0),
        ("Forskning, utveckling och utbildning", [4], 0),
        ("Akuten, Forskning, utveckling och utbildning", [1, 4], 0),
        ("A/B", [5], 0),
        ("Akuten och ingen", [], 1),
        ("Akuten; ingen", [1], 1),
        ("Akuten, ingen, Forskning och Akuten", [1, 3], 1),
        ("ingen, annan", [], 1),
        ("ingen; annan", [], 2),
        ("", [], 1),
        (" ; ", [], 1),
        (", ".join(["Akuten"] * 40), [1], 0),
    ],
)
def test_a_cell_is_several_units_where_each_part_names_one(cell: str, found: list[int], unknown: int) -> None:
    units = UnitNames([unit(pk, name) for pk, name in enumerate(NAMES, start=1)], {})
    read, faults = units.read(cell)
    assert [one.pk for one in read] == found
    assert len(faults) == unknown


def test_a_near_name_is_suggested_and_never_taken() -> None:
    units = UnitNames([unit(1, "Akutkliniken")], {})
    read, faults = units.read("Akutkliniker")
    assert read == ()
    assert faults[0].code == "unit_near"
    assert units.unknown["Akutkliniker"] is not None
    chosen = UnitNames([unit(1, "Akutkliniken")], {"Akutkliniker": 1})
    assert chosen.read("Akutkliniker")[0][0].pk == 1
    assert "Akutkliniker" in chosen.used
