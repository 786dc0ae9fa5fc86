"""Lists of any kind: the header found, days as people write them, columns proposed."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.styles
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from utblick.connectors.tables.cells import REASONS, Value
from utblick.connectors.tables.columns import Field, guess, number_in
from utblick.connectors.tables.days import days_in
from utblick.connectors.tables.reading import Table, Unreadable, read_table

D = date
SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05", (D(2024, 3, 5), D(2024, 3, 5))),
        ("2024-03-05T10:00:00", (D(2024, 3, 5), D(2024, 3, 5))),
        ("5/3 2024", (D(2024, 3, 5), D(2024, 3, 5))),
        ("05.03.2024", (D(2024, 3, 5), D(2024, 3, 5))),
        ("5 mars 2024", (D(2024, 3, 5), D(2024, 3, 5))),
        ("5 Mar. 2024", (D(2024, 3, 5), D(2024, 3, 5))),
        ("March 5, 2024", (D(2024, 3, 5), D(2024, 3, 5))),
        ("20240305", (D(2024, 3, 5), D(2024, 3, 5))),
        (20240305, (D(2024, 3, 5), D(2024, 3, 5))),
        (45356, (D(2024, 3, 5), D(2024, 3, 5))),
        (datetime(2024, 3, 5, 9), (D(2024, 3, 5), D(2024, 3, 5))),
        ("5–7 mars 2024", (D(2024, 3, 5), D(2024, 3, 7))),
        ("5-7 maj 2024", (D(2024, 5, 5), D(2024, 5, 7))),
        ("2024-03-05 – 2024-03-09", (D(2024, 3, 5), D(2024, 3, 9))),
        ("28 februari till 2 mars 2024", (D(2024, 2, 28), D(2024, 3, 2))),
        ("5/3-24", (D(2024, 3, 5), D(2024, 3, 5))),
        ("5 mars -24", (D(2024, 3, 5), D(2024, 3, 5))),
        ("24-03-05", (D(2024, 3, 5), D(2024, 3, 5))),
        ("240305", (D(2024, 3, 5), D(2024, 3, 5))),
        ("tisdag 5 mars 2024 kl. 10.00–12.00", (D(2024, 3, 5), D(2024, 3, 5))),
        ("den 5:e mars 2024", (D(2024, 3, 5), D(2024, 3, 5))),
        ("30 dec – 2 jan 2024", (D(2023, 12, 30), D(2024, 1, 2))),
        ("30 dec 2023-2 jan 2024", (D(2023, 12, 30), D(2024, 1, 2))),
        ("28/2-1/3 2024", (D(2024, 2, 28), D(2024, 3, 1))),
        ("2024-03-05--07", (D(2024, 3, 5), D(2024, 3, 7))),
        ("05-03-24", None),
        ("mars 2024", None),
        ("5/3", None),
        ("5 mars 2024 " * 20, None),
        (float("inf"), None),
        (float("nan"), None),
        ("vt 2024", None),
        ("31 februari 2024", None),
        ("7–5 mars 2024", None),
        ("1823-01-01", None),
        (12, None),
        (True, None),
        ("", None),
        (None, None),
    ],
)
def test_days_as_people_write_them(value: object, expected: tuple[date, date] | None) -> None:
    assert days_in(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12 500 kr", 12500),
        ("12\u00a0500", 12500),
        ("1.200,50", 1200),
        ("1,200.50", 1200),
        ("1,200", 1200),
        ("12.500", 12500),
        ("1.250.000", 1250000),
        ("0,125", 0),
        ("12.50", 12),
        (float("inf"), None),
        ("3,7", 4),
        ("14 000:-", 14000),
        (9.6, 10),
        ("några", None),
        ("", None),
        (None, None),
        ("1e400", None),
    ],
)
def test_numbers_as_people_write_them(value: Any, expected: int | None) -> None:
    assert number_in(value) == expected


SWEDISH = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@given(st.dates(D(1990, 1, 1), D(2069, 1, 1)), st.integers(1, 300))
def test_any_day_and_any_span_however_they_are_written(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    named = f"{first.day} {SWEDISH[first.month - 1]}"
    for text in (f"{first:%Y%m%d}", f"{first.day}/{first.month} {first.year}", f"{named} {first.year}"):
        assert days_in(text) == (first, first)
    assert days_in(f"{first.day}/{first.month}-{first:%y}") == (first, first)
    for dash in ("-", "–", " - ", " – "):
        assert days_in(f"{named}{dash}{last.day} {SWEDISH[last.month - 1]} {last.year}") == (first, last)
    assert days_in(f"{first} – {last}") == days_in(f"{first} - {last}") == (first, last)


@given(st.text(max_size=90) | st.integers() | st.floats())
def test_anything_may_stand_in_a_cell(value: object) -> None:
    found = days_in(value)
    assert found is None or found[0] <= found[1]
    assert isinstance(number_in(value), int | None)  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_in_any_encoding_and_with_any_separator(encoding: str, separator: str) -> None:
    lines = [["Vad", "Ort", "År"], ["Besök på sjukhus", "Åbo", "2024"], ["Möte", "Malmö", "2025"]]
    data = "\r\n".join(separator.join(line) for line in lines).encode(encoding)
    table = read_table(data, "x.csv")
    assert table.columns == ("Vad", "Ort", "År")
    assert [(row.number, row.values) for row in table.rows] == [
        (2, ("Besök på sjukhus", "Åbo", "2024")),
        (3, ("Möte", "Malmö", "2025")),
    ]


def workbook(rows: list[list[Any]], merge: tuple[str, ...] = (), title: str = "Lista") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merge:
        sheet.merge_cells(cells)
    book.create_sheet("Tomt")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_messy_workbook() -> None:
    data = workbook(
        [
            ["Internationella utbyten 2024"],
            [],
            ["Vad", "Enhet", "När", "Kostnad", None],
            [None, None, None, "Resa", "Boende"],
            ["Besök", "Akuten", datetime(2024, 3, 5), 1200, 800],
            [],
            ["Möte", "Barn", "5–7 maj 2024", "1 000 kr", None],
            ["Summa", None, None, 2200, 800],
        ],
        merge=("A1:E1", "D3:E3", "A3:A4", "B3:B4", "C3:C4"),
    )
    table = read_table(data, "x.xlsx")
    assert table.columns == ("Vad", "Enhet", "När", "Kostnad / Resa", "Kostnad / Boende")
    assert [row.number for row in table.rows] == [5, 7]
    assert table.rows[0].values == ("Besök", "Akuten", date(2024, 3, 5), 1200, 800)
    assert [(note.what, note.line) for note in table.notes] == [("sum-row", 8)]


def test_columns_are_proposed_by_name_and_by_what_they_hold() -> None:
    table = read_table(
        "Aktivitet;Verksamhet;Startdatum;Slut;Antal;Övrigt\nBesök;Akuten;2024-01-02;2024-01-03;3;x\n".encode(),
        "x",
    )
    wanted = {
        "title": Field(("vad", "aktivitet", "rubrik", "title")),
        "unit": Field(("enhet", "verksamhet", "unit")),
        "starts_on": Field(("start", "datum", "från", "när", "date"), "days"),
        "ends_on": Field(("slut", "till", "end"), "days"),
        "participants": Field(("antal", "deltagare"), "numbers"),
    }
    found = [one.field if one else None for one in guess(table, wanted)]
    assert found == ["title", "unit", "starts_on", "ends_on", "participants", None]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\xd0\xcf\x11\xe0rest", "damaged"),
        (b"PK\x03\x04broken", "damaged"),
        (b"1;2;3\n4;5;6\n", "no row names the columns"),
        (b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_no_list_is_said_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_table(data, "x")


def told(table: Table) -> list[tuple[int, tuple[Value, ...]]]:
    return [(row.number, row.values) for row in table.rows]


def test_a_row_has_the_line_on_which_it_begins() -> None:
    table = read_table('Lista\n\nVad;Vem\nA;"två\nrader"\n\nB;en\n'.encode(), "x")
    assert told(table) == [(4, ("A", "två\nrader")), (7, ("B", "en"))]
    table = read_table(b"sep=|\nVad|Vem\nA|x;y\n", "x")
    assert told(table) == [(3, ("A", "x;y"))]


def test_a_quotation_mark_that_nobody_closed_swallows_no_rows() -> None:
    table = read_table(b'Vad;Vem\n"A;x\nB;y\nC;z\n', "x")
    assert [values for _number, values in told(table)] == [('"A', "x"), ("B", "y"), ("C", "z")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Miasto;Kraj\nŁódź;Polska\nGdańsk;Polska\n", "cp1250"), ("Ort;Land\nÅbo;Finland\n", "utf-16-le")],
)
def test_letters_of_the_neighbours_are_read(text: str, encoding: str) -> None:
    table = read_table(text.encode(encoding), "x")
    assert [list(row.values) for row in table.rows] == [line.split(";") for line in text.splitlines()[1:]]


def test_damaged_letters_are_put_right() -> None:
    assert told(read_table("Ort;Land\nÃ…bo;Finland\n".encode(), "x")) == [(2, ("Åbo", "Finland"))]


def test_names_over_parts_of_them_are_joined_in_a_text_too() -> None:
    text = "Enhet;Datum;Kostnad;;Antal\n;;resa;hotell;\nA;2024-03-05;1;2;3\n"
    table = read_table(text.encode(), "x")
    assert table.columns == ("Enhet", "Datum", "Kostnad / resa", "Kostnad / hotell", "Antal")
    assert [number for number, _values in told(table)] == [3]
    # A row that leaves cells empty is no row of parts.
    table = read_table(b"Enhet;Ort;Vad\nA;;x\nB;Riga;y\n", "x")
    assert len(table.rows) == 2


def test_a_cell_far_away_costs_nothing() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Vad", "Ort"])
    sheet.append(["Besök", "Tartu"])
    sheet.cell(1_048_576, 16_384).font = openpyxl.styles.Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    started = time.perf_counter()
    assert told(read_table(out.getvalue(), "x")) == [(2, ("Besök", "Tartu"))]
    assert time.perf_counter() - started < 5


def test_a_hidden_sheet_is_told_and_not_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([["Vad", "Ort"], ["Besök", "Tartu"]])))
    hidden = book.create_sheet("Listor")
    for number in range(50):
        hidden.append([f"Enhet {number}", "x", "y"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    table = read_table(out.getvalue(), "x")
    assert table.columns == ("Vad", "Ort")
    assert [(note.what, note.words) for note in table.notes] == [("other-sheets", "Listor")]


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/document.xml": b"<x/>"}, "no_workbook"),
        ({"xl/workbook.xml": b"<x/>"}, "damaged"),
        ({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}, "damaged"),
        ({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b"0" * 60_000_001}, "unpacked"),
    ],
)
def test_an_archive_is_looked_into_before_it_is_unpacked(parts: dict[str, bytes], code: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read_table(archive(**parts), "x")
    assert problem.value.code == code


def test_no_column_is_left_out_in_silence() -> None:
    wide = ";".join(f"k{number}x" for number in range(201))
    with pytest.raises(Unreadable, match="200 columns"):
        read_table(f"{wide}\n{wide}\n".encode(), "x")


@given(st.integers(0, 20_000), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_gives_a_table_or_a_sentence(start: int, length: int) -> None:
    whole = workbook([["Vad", "Ort"], ["Besök", "Tartu"]])
    at = start % len(whole)
    with contextlib.suppress(Unreadable):
        read_table(whole[:at] + bytes(length) + whole[at + length :], "x")


def test_every_reason_is_in_both_languages() -> None:
    for swedish, english in REASONS.values():
        assert swedish
        assert english
        assert swedish != english


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"a;b\n"):
        with contextlib.suppress(Unreadable):
            table = read_table(start + data, "x")
            assert all(len(row.values) == len(table.columns) for row in table.rows)


@given(
    st.lists(
        st.lists(st.text("abcåäö 123", min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=1,
        max_size=20,
    )
)
def test_no_row_is_lost(rows: list[list[str]]) -> None:
    lines = [["Vad", "Var", "När"], *[[f"x{cell}" for cell in row] for row in rows]]
    table = read_table("\n".join(";".join(line) for line in lines).encode(), "x")
    assert len(table.rows) == len(rows)


def test_an_old_workbook_is_read_as_a_new_one() -> None:
    """Both files hold the same: a title, a merged header of two rows, days, figures, a hidden and a second sheet."""
    old, new = (read_table((SAMPLES / f"utbyten.{kind}").read_bytes(), kind) for kind in ("xls", "xlsx"))
    assert old == new
    assert old.columns == ("Vad", "När", "Kostnad / Resa", "Kostnad / Boende")
    assert told(old) == [
        (5, ("Studiebesök i Tartu", date(2024, 3, 5), 1200, 950.5)),
        (6, ("Möte i Åbo", date(2025, 11, 30), None, 800)),
    ]
    assert [(note.what, note.words) for note in old.notes] == [
        ("other-sheets", "Annat"),
        ("other-sheets", "Dolt"),
    ]


def test_old_workbooks_from_other_programs_are_read_whole(shared_data: Path) -> None:
    found = {}
    for file in (shared_data / "list-of-operations-mapping").rglob("*.xls"):
        if file.read_bytes()[:4] == b"\xd0\xcf\x11\xe0":
            table = read_table(file.read_bytes(), file.name)
            found[file.name] = (len(table.rows), len(table.columns))
    assert found == {"ERDF_Data_Flandern_2014-2020.xls": (23, 9), "seznam-projektov-28-6-2016.xls": (193, 18)}


@given(st.binary(max_size=400), st.integers(0, 9_000))
@example(b"\x97", 2051)  # cells merged beyond the end of their row
def test_a_damaged_old_workbook_is_said_to_be_one(noise: bytes, at: int) -> None:
    whole = (SAMPLES / "utbyten.xls").read_bytes()
    with contextlib.suppress(Unreadable):
        assert read_table(whole[:at] + noise + whole[at + len(noise) :], "x.xls").columns
