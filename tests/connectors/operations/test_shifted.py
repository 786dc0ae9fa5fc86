"""Rows that a comma cut once too often are joined only where one way fits."""

from __future__ import annotations

from pathlib import Path

from utblick.connectors.operations.adapt import read
from utblick.connectors.operations.lists import read_list
from utblick.connectors.operations.shifted import mended
from utblick.connectors.project_record import OperationRecord

HEADER = "Koodi,Hankkeen nimi,Tl,Viranomainen,Tila,Aloituspvm,Toteuttajan nimi,Rahoitus\n"
GOOD = "".join(
    f"A{n},Hanke {n},{n % 3},Liitto {n % 2},Toiminnassa,1.{n % 12 + 1}.2015,Alfa {n} Oy,{n}00\n"
    for n in range(1, 41)
)


def records(row: str) -> list[object]:
    return list(read((HEADER + GOOD + row).encode(), "f.csv"))[40:]


def test_a_cut_title_is_put_together_and_said_to_be() -> None:
    (found,) = records("A99,Tuuli, vesi, maa,2,Liitto 1,Toiminnassa,1.1.2016,Beta Oy,500\n")
    assert isinstance(found, OperationRecord)
    assert (found.title, found.starts_on, found.beneficiary) == ("Tuuli, vesi, maa", "2016-01-01", "Beta Oy")
    assert found.fields["joined_cells"] == ["Hankkeen nimi"]


def test_a_row_is_left_alone_where_two_ways_fit() -> None:
    # The authority or the status may have been cut.
    (found,) = records("A99,Tuuli,2,Liitto, Länsi,Toiminnassa,1.1.2016,Beta Oy,500\n")
    assert isinstance(found, OperationRecord)
    (found,) = records("A99,Tuuli,2,Liitto 1,Toiminnassa,Liitto 0,Toiminnassa,1.1.2016,Beta Oy,500\n")
    assert not isinstance(found, OperationRecord)


def test_few_whole_rows_teach_nothing() -> None:
    table, _ = read_list(
        (HEADER + GOOD[:300] + "\nA99,a,b,1,Liitto 1,Toiminnassa,1.1.2016,Oy,5\n").encode(), "f.csv"
    )
    assert mended(table) == (table, {})


def test_the_real_list_as_the_one_that_people_cleaned(shared_data: Path) -> None:
    folder = shared_data / "list-of-operations/FI.finland/ERDF 2014-2020"
    cleaned = {
        one.number: one
        for one in read((folder / "projektilista-csv-final.csv").read_bytes(), "f")
        if isinstance(one, OperationRecord)
    }
    found = list(read((folder / "projektilista-csv-final.original.csv").read_bytes(), "f"))
    kept = [one for one in found if isinstance(one, OperationRecord)]
    joined = [one for one in kept if "joined_cells" in one.fields]
    assert (len(found), len(kept), len(joined)) == (2881, 2676, 1650)

    def told(one: OperationRecord) -> tuple[object, ...]:
        texts = ["".join(filter(str.isalnum, text)) for text in (one.title, one.beneficiary, one.status)]
        return (*texts, one.starts_on, one.ends_on, one.total_amount, one.eu_amount)

    assert sum(told(one) != told(cleaned[one.number]) for one in joined) == 0
