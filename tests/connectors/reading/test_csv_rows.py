"""Rows come with their line; what is cut off or has another header is told in a sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.reading.csv_rows import CsvFault, CsvRow, header_of, read_rows


def test_rows_and_their_lines() -> None:
    data = '\ufeffa,b\n1,"två\nrader"\n\n3\n4,5\n'.encode()
    found = list(read_rows(data, ("a", "b")))
    assert found == [
        CsvRow(3, {"a": "1", "b": "två rader"}),
        CsvFault(5, "The row has 1 columns, the header 2."),
        CsvRow(6, {"a": "4", "b": "5"}),
    ]
    assert header_of(data) == ["a", "b"]


def test_what_is_no_list_of_these_columns() -> None:
    assert list(read_rows(b"x,y\n1,2\n", ("a",))) == [CsvFault(1, "The header lacks the column a.")]
    assert list(read_rows(b"\n\n", ("a",))) == [CsvFault(1, "The file is empty.")]
    (fault,) = read_rows(b"a\n" + b"x" * 1_100_000, ("a",))
    assert isinstance(fault, CsvFault)
    assert "cannot be read" in fault.reason


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_never_raises(data: bytes) -> None:
    list(read_rows(data, ("a",)))
    list(read_rows(b"a,b\n" + data, ("a",)))
    header_of(data)
