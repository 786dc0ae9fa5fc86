"""The table of sources is whole and makes no claim that it cannot keep."""

from __future__ import annotations

import pytest

from utblick.connectors.catalogue import CATALOGUE, CatalogueRow
from utblick.connectors.fetching.addresses import split
from utblick.connectors.registry import BY_NAME


def test_the_sources_that_a_regions_eu_office_follows_are_there() -> None:
    keys = [row.key for row in CATALOGUE]
    assert len(keys) == len(set(keys)) == 40
    committees = {key.removeprefix("ep-") for key in keys if key.startswith("ep-")}
    assert {"regi", "itre", "envi", "tran", "agri", "sant", "budg"} < committees


@pytest.mark.parametrize("row", CATALOGUE, ids=lambda row: row.key)
def test_every_row_can_be_used_and_says_where_its_address_comes_from(row: CatalogueRow) -> None:
    assert row.kind in BY_NAME
    assert split(row.address)[0] == "https"
    assert row.name_sv
    assert row.name_en
    assert row.topics
    assert row.licence
    assert row.language in ("sv", "en")
    assert 12 <= row.rhythm <= 24 * 60
    assert row.note
    assert not row.verified


def test_addresses_and_names_are_distinct() -> None:
    for values in (
        [r.address for r in CATALOGUE],
        [r.name_sv for r in CATALOGUE],
        [r.name_en for r in CATALOGUE],
    ):
        assert len(set(values)) == len(values)
