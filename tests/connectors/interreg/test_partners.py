"""Lists of partners in Interreg projects: every row a partnership or a reject."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.connectors.interreg.partners import read
from utblick.connectors.interreg.regions import COUNTIES, nuts3
from utblick.connectors.interreg.roles import role_of
from utblick.connectors.project_record import PartnershipRecord
from utblick.connectors.record import Record, Reject

ROW: dict[str, Any] = {
    "id": 7,
    "program": "Central Baltic",
    "projekttyp": "Regular",
    "startdatum": "2023-01-01",
    "slutdatum": "2025-12-31",
    "projektnamn": "Klara vatten",
    "organisationsnamn": "Region Alfa",
    "organisationsagande": "Public",
    "organisationstyp": "Regional public authority",
    "organisationsroll": "LP",
    "nuts3": "Östergötlands län",
    "nuts2": "Östra Mellansverige",
    "partnerbudget": 149355,
    "politisktmal": "PO2",
    "specifiktmal": "RSO2.6",
    "land": "Sverige",
}


def items(*rows: dict[str, Any]) -> list[Record | Reject]:
    return list(read(json.dumps(rows, ensure_ascii=False).encode(), "f.json"))


def test_a_row_is_a_partnership() -> None:
    (found,) = items(ROW)
    assert isinstance(found, PartnershipRecord)
    row = found.to_row()
    assert row["kind"] == "partnership"
    assert row["project"] == {
        "acronym": "",
        "title": "Klara vatten",
        "starts_on": "2023-01-01",
        "ends_on": "2025-12-31",
        "priority": "PO2",
        "objective": "RSO2.6",
        "type": "Regular",
        "number": "7",
    }
    assert (row["programme"], row["period"], row["organisation"]) == (
        "Central Baltic",
        "2021-2027",
        "Region Alfa",
    )
    assert (row["role"], row["country"], row["nuts3"], row["budget_eur"]) == ("lead", "SE", "SE123", 149355.0)


def test_rows_that_lack_what_they_must_have() -> None:
    wrong = {"organisationsnamn": None}, {"projektnamn": ""}, {"program": ""}, {"organisationsroll": "ZZ"}
    found = items(*({**ROW, **one} for one in (*wrong, {"startdatum": "soon"})))
    assert [one.reason for one in found if isinstance(one, Reject)] == [
        "The row names no organisation.",
        "The row names no project.",
        "The row names no programme.",
        "“ZZ” in the column “organisationsroll” is no role of a partner.",
        "“soon” in the column “startdatum” is no day.",
    ]


def test_a_budget_of_0_is_none_and_a_region_that_is_no_county_has_no_code() -> None:
    (found,) = items({**ROW, "partnerbudget": 0, "nuts3": "Nowhere", "organisationsroll": "AP"})
    assert isinstance(found, PartnershipRecord)
    assert (found.budget_eur, found.nuts3, found.role) == (None, None, "associated")


def test_the_same_partner_twice_has_two_ids() -> None:
    assert len({one.source_id for one in items(ROW, ROW) if isinstance(one, Record)}) == 2


def test_csv_with_english_names_is_read_too() -> None:
    text = (
        "Programme;Project acronym;Partner name;Role;NUTS 3\nSouth Baltic;BLUE;Kommun B;Lead Partner;SE231\n"
    )
    (found,) = read(text.encode(), "f.csv")
    assert isinstance(found, PartnershipRecord)
    assert (found.project.title, found.role, found.nuts3, found.period) == ("BLUE", "lead", "SE231", "")


def test_what_is_no_list_of_partners_is_told_once() -> None:
    (found,) = read(b"a;b\n1;x\n2;y\n", "f.csv")
    assert isinstance(found, Reject)
    assert "no list of partners" in found.reason


@pytest.mark.parametrize("name", COUNTIES)
def test_counties_in_every_form(name: str) -> None:
    genitive = name if name.endswith(("s", "a")) and name != "Uppsala" else f"{name}s"
    for text in (name, f"{genitive} län", f"{name} county", f"{COUNTIES[name]} - {name}", COUNTIES[name]):
        assert nuts3(text) == COUNTIES[name], text


@given(st.text(max_size=30))
def test_any_text_is_a_region_or_none(text: str) -> None:
    assert nuts3(text) is None or len(str(nuts3(text))) == 5
    assert role_of(text) in ("lead", "partner", "associated", "")


def test_the_real_list(shared_data: Path) -> None:
    data = (shared_data / "interreg-sweden-partners/rawdata.json").read_bytes()
    found = list(read(data, "rawdata.json"))
    kept = [one for one in found if isinstance(one, PartnershipRecord)]
    assert (len(found), len(kept)) == (779, 771)
    assert {one.reason for one in found if isinstance(one, Reject)} == {"The row names no organisation."}
    assert Counter(one.role for one in kept) == {"partner": 535, "lead": 126, "associated": 110}
    assert len({(one.programme, one.project.title) for one in kept}) == 384
    assert sum(one.nuts3 == "SE123" for one in kept) == 25
    assert len({one.source_id for one in kept}) == 771
