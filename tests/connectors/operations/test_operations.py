"""Each row of a list of operations is a record, or a reject that says what is wrong."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.operations.adapt import read
from utblick.connectors.operations.lists import read_list
from utblick.connectors.project_record import OperationRecord
from utblick.connectors.record import Record, Reject

HEADER = (
    "Beneficiary;Operation name;Start date;End date;Total cost (EUR);EU contribution (EUR);Country;Postcode\n"
)


def one(text: str) -> OperationRecord:
    (found,) = read(text.encode(), "f.csv")
    assert isinstance(found, OperationRecord), found
    return found


def test_a_row_is_an_operation() -> None:
    found = one(HEADER + "Region A;New rails;1.2.2016;2018;1.000,50;400,20;Sweden;581 91\n")
    assert found.to_row() | {"seen": ""} == {
        "kind": "operation",
        "source": "operations",
        "source_id": found.source_id,
        "url": "",
        "licence": "",
        "seen": "",
        "programme": "",
        "title": "New rails",
        "beneficiary": "Region A",
        "starts_on": "2016-02-01",
        "ends_on": "2018-12-31",
        "total_eur": 1000.5,
        "eu_eur": 400.2,
        "country": "SE",
        "postcode": "581 91",
        "number": "",
        "summary": "",
        "fund": "",
        "priority": "",
        "status": "",
        "approved_on": "",
        "rate": None,
        "total_amount": 1000.5,
        "eu_amount": 400.2,
        "currency": "EUR",
        "place": "",
        "region": "",
        "fields": {},
    }


def test_rows_that_cannot_be_read_say_why() -> None:
    good = "Region A;New rails;1.2.2016;2018;100;40;Sweden;581 91\n"
    bad = ";;1.2.2016;2018;100;40;Sweden;581 91\nB;C;soon;2018;100;40;;\nB;C;2016;2018;a lot;40;;\nTotal;;;;100;40;;\n"
    found = list(read((HEADER + good * 3 + bad).encode(), "f.csv"))
    rejects = [item for item in found if isinstance(item, Reject)]
    assert len(found) == 7
    assert sorted((item.line, item.reason) for item in rejects) == [
        (5, "The row names neither an operation nor a beneficiary."),
        (6, "“soon” in the column “Start date” is no day."),
        (7, "“a lot” in the column “Total cost (EUR)” is no sum."),
        (8, "The row sums up others (“Total”); it is no operation."),
    ]


def test_the_same_row_twice_has_two_ids_and_each_reading_the_same() -> None:
    text = (HEADER + "Region A;New rails;1.2.2016;2018;100;40;Sweden;\n" * 2).encode()
    ids = [item.source_id for item in read(text, "f.csv") if isinstance(item, Record)]
    assert len(set(ids)) == 2
    assert ids[1] == f"{ids[0]}-2"
    assert ids == [item.source_id for item in read(text, "other name.csv") if isinstance(item, Record)]


def test_euro_is_preferred_of_two_currencies() -> None:
    found = one("stödmottagare;projektnamn;belopp_sek;belopp_eur\nRegion A;Nya spår;1000;100\n")
    assert (found.total_eur, found.currency) == (100, "EUR")
    found = one("stödmottagare;projektnamn;belopp_sek;belopp_eur\nRegion A;Nya spår;1000;0\n")
    assert (found.total_eur, found.total_amount, found.currency) == (None, 1000, "SEK")


@pytest.mark.parametrize(
    ("header", "row", "currency"),
    [
        ("Nazwa beneficjenta;Tytuł projektu;Wartość projektu [zł]", "Miasto;Nowa droga;100", "PLN"),
        ("Nazwa beneficjenta;Tytuł projektu;Wartość projektu", "Miasto;Nowa droga;100", ""),
        ("Name des Begünstigten;Bezeichnung des Vorhabens;Gesamtbetrag", "Stadt;Neue Straße;100", "EUR"),
        ("Pályázó neve;Projekt megnevezése;Megítélt összeg", "Város;Új út;100 .- HUF", "HUF"),
        ("Beneficiary;Operation name;Total cost;Country", "Council;New road;100;England", ""),
        ("Beneficiary;Operation name;Total cost;Country", "Council;New road;100;Ireland", "EUR"),
    ],
)
def test_sums_are_in_euro_only_where_the_list_says_so_or_can_mean_nothing_else(
    header: str, row: str, currency: str
) -> None:
    found = one(f"{header}\n{row}\n")
    assert (found.total_amount, found.currency) == (100, currency)
    assert found.total_eur == (100 if currency == "EUR" else None)


def test_a_workbook_with_notes_merged_names_totals_formulas_and_a_further_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["List of operations, state of play in May"])
    sheet.append([])
    sheet.append(["Beneficiary", "Operation name", "Duration", None, "Funding (EUR)", None])
    sheet.append([None, None, "Start", "End", "Total", "EU"])
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("E3:F3")
    for number in range(1, 4):
        sheet.append(
            [
                f"Region {number}",
                f"Rails {number}",
                date(2016, number, 1),
                43_100,
                number * 1000.5,
                number * 400,
            ]
        )
    sheet.append(["Total", None, None, None, "=SUM(E5:E7)", 2400])
    book.create_sheet("Explanations").append(["A word", "What it means"])
    out = io.BytesIO()
    book.save(out)
    found = list(read(out.getvalue(), "f.xlsx"))
    rows = [item for item in found if isinstance(item, OperationRecord)]
    assert [(row.title, row.starts_on, row.ends_on, row.total_eur, row.eu_eur) for row in rows] == [
        (f"Rails {n}", f"2016-0{n}-01", "2017-12-31", n * 1000.5, n * 400.0) for n in range(1, 4)
    ]
    reasons = [item.reason for item in found if isinstance(item, Reject)]
    assert any("Explanations" in reason for reason in reasons)
    assert any("sums up" in reason for reason in reasons)


def test_what_is_no_list_of_operations_is_refused_row_by_row() -> None:
    found = list(read(b"Colour;Weight\nred;1\nblue;2\n", "f.csv"))
    assert [(type(item), item.line) for item in found if isinstance(item, Reject)] == [
        (Reject, 2),
        (Reject, 3),
    ]


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_no_file_breaks_the_reader(data: bytes) -> None:
    for item in read(data, "f"):
        assert isinstance(item, Record | Reject)


def test_imported_and_rejected_are_all_rows_of_all_real_lists(shared_data: Path) -> None:
    counts: Counter[str] = Counter()
    for folder in ("list-of-operations", "list-of-operations-mapping"):
        for path in sorted((shared_data / folder).rglob("*")):
            if path.suffix.lower() not in (".csv", ".json", ".xls", ".xlsx"):
                continue
            data = path.read_bytes()
            table, broken = read_list(data, path.name)
            found = list(read(data, path.name))
            assert len(found) == len(table.rows) + len(broken) + len(table.notes), path
            ids = [item.source_id for item in found if isinstance(item, Record)]
            assert len(set(ids)) == len(ids), path
            rejects = [item for item in found if isinstance(item, Reject)]
            assert all(item.line and item.reason.endswith(".") for item in rejects), path
            counts[f"{folder} files"] += 1
            counts[f"{folder} records"] += len(ids)
            counts[f"{folder} rejects"] += len(rejects)
    assert counts == {
        "list-of-operations files": 5,
        "list-of-operations records": 6065,
        "list-of-operations rejects": 206,
        "list-of-operations-mapping files": 131,
        "list-of-operations-mapping records": 5724,
        "list-of-operations-mapping rejects": 105,
    }
