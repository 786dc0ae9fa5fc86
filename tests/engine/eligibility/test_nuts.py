"""Codes between the versions of NUTS."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from utblick.engine.eligibility import nuts


@pytest.mark.parametrize(
    ("code", "version", "given", "expected"),
    [
        ("SE123", 2013, None, ("SE123",)),
        ("SE123", 2024, 2013, ("SE123",)),
        ("FI1C7", 2021, None, ("FI1C4",)),
        ("FI1C7", 2013, None, ("FI1C4",)),
        ("FI1C6", 2021, None, ("FI1C3", "FI1C4")),
        ("FI1DA", 2021, None, ("FI1D1",)),
        ("FI19B", 2021, None, ("FI193", "FI197")),
        ("LV007", 2024, None, ("LV00A", "LV00B", "LV00C")),
        ("LV00A", 2013, None, ("LV006", "LV007")),
        ("EE00A", 2013, None, ("EE007",)),
        ("EE009", 2013, None, ("EE006", "EE007")),
        ("EE007", 2021, None, ("EE008", "EE009", "EE00A")),
        ("EE006", 2024, None, ("EE009",)),
        ("EE008", 2013, None, ("EE008",)),
        ("EE008", 2013, 2024, ("EE007", "EE008")),
        ("LV00A", 2021, 2021, ()),
        ("FI999", 2021, None, ()),
    ],
)
def test_a_code_is_translated(code: str, version: int, given: int | None, expected: tuple[str, ...]) -> None:
    assert nuts.translated(code, version, given) == expected


@pytest.mark.parametrize(
    ("year", "version"), [(2013, 2013), (2016, 2013), (2021, 2021), (2024, 2024), (2010, None)]
)
def test_a_year_names_a_version(year: int, version: int | None) -> None:
    assert nuts.version_of(year) == version


def test_every_code_covers_codes_that_there_are() -> None:
    for version in nuts.VERSIONS:
        for code in nuts.CODES[version]:
            for to in nuts.VERSIONS:
                found = nuts.translated(code, to, version)
                assert found
                assert set(found) <= nuts.CODES[to]
                assert all(code in nuts.translated(one, version, to) for one in found)


def test_the_real_matrices(shared_data: Path) -> None:
    """From 2021 to 2024 each code goes where the converter says; 2013 knows two codes that 2016 no longer has."""
    folder = shared_data / "nuts" / "jrc-converter-2025.08"
    becomes = defaultdict(set)
    for row in csv.DictReader((folder / "n3_cm_v2021_v2024.csv").open(encoding="utf-8")):
        if row["code_v2021"][:2] in nuts.COVERED:
            becomes[row["code_v2021"]].add(row["code_v2024"])
    assert becomes.keys() == nuts.CODES[2021]
    for code, codes in becomes.items():
        assert set(nuts.translated(code, 2024, 2021)) == codes
    for row in csv.DictReader((folder / "n3_cm_v2013_v2021.csv").open(encoding="utf-8")):
        # Fifty people of Põhja-Eesti and none of Stockholm moved over a border: no region's change.
        if row["code_v2013"][:2] in nuts.COVERED and float(row["pop21"]) > 100:
            assert row["code_v2021"] in nuts.translated(row["code_v2013"], 2021, 2013)
