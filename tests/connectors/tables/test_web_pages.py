"""A table on a web page is a list, and a list that was cut off within a cell keeps its columns."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from utblick.connectors.tables.reading import Unreadable, read_table, read_tables

PAGE = """<!DOCTYPE html><html><body><table><tr><td>menu</td></tr></table>
<table><thead><tr><th>Name</th><th>Place</th></tr></thead>
<tbody><tr><td>Alfa &amp; co</td><td>Åbo</td></tr><tr><td>Beta</td><td></td></tr></tbody></table></body></html>"""


def test_the_largest_table_of_a_page_is_the_list() -> None:
    found = read_table(PAGE.encode(), "list.xls")
    assert found.columns == ("Name", "Place")
    assert [(row.number, row.values) for row in found.rows] == [
        (2, ("Alfa & co", "Åbo")),
        (3, ("Beta", None)),
    ]


def test_a_wide_cell_names_the_columns_below_it() -> None:
    page = (
        "<table><tr><th>Name</th><th colspan='2'>Cost</th></tr><tr><th></th><th>Travel</th><th>Rooms</th></tr>"
        "<tr><td>Alfa</td><td>1</td><td>2</td></tr></table>"
    )
    assert read_table(page.encode(), "f.html").columns == ("Name", "Cost / Travel", "Cost / Rooms")


def test_a_page_without_a_table_is_none() -> None:
    with pytest.raises(Unreadable):
        read_table(b"<html><body>No table</body></html>", "f.html")


def test_the_real_page_named_as_a_workbook(shared_data: Path) -> None:
    path = shared_data / "list-of-operations/LV.latvia/2014-2020/all_funds_Latvia_2014-2020.xls"
    found = read_table(path.read_bytes(), path.name)
    assert (len(found.columns), len(found.rows)) == (6, 134)


def test_a_list_cut_off_within_a_cell_keeps_its_columns() -> None:
    rows = "".join(f'Alfa {n},"Some, words, here",{n}\n' for n in range(5))
    found = read_table(f'Name,Text,Sum\n{rows}Beta,"It begins\nand ends nowhere'.encode(), "f.csv")
    assert found.columns == ("Name", "Text", "Sum")
    assert [row.values for row in found.rows[:5]] == [
        (f"Alfa {n}", "Some, words, here", str(n)) for n in range(5)
    ]


def test_every_sheet_of_a_workbook_that_is_a_list() -> None:
    book = openpyxl.Workbook()
    book["Sheet"].append([1, 2, 3])
    for title in ("One", "Two"):
        sheet = book.create_sheet(title)
        sheet.append(["Name", "Place"])
        sheet.append([title, "Åbo"])
    out = io.BytesIO()
    book.save(out)
    assert [(title, len(table.rows)) for title, table in read_tables(out.getvalue(), "f.xlsx")] == [
        ("One", 1),
        ("Two", 1),
    ]
    assert [title for title, _ in read_tables(b"Name;Place\nA;B\n", "f.csv")] == [""]
