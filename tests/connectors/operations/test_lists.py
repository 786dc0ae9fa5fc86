"""A list is a table, also where it is JSON of some shape."""

from __future__ import annotations

import json

import pytest

from utblick.connectors.operations.lists import read_list
from utblick.connectors.tables.reading import Unreadable


def test_rows_of_json_have_their_lines_and_all_columns() -> None:
    text = '[\n {"a": 1, "b": "x"},\n {"a": 2, "c": {"d": true, "e": [1, 2]}}\n]'
    table, rejects = read_list(text.encode("utf-8-sig"), "f.json")
    assert table.columns == ("a", "b", "c / d", "c / e")
    assert [(row.number, row.values) for row in table.rows] == [
        (2, (1, "x", None, None)),
        (3, (2, None, "True", "1, 2")),
    ]
    assert rejects == []


def test_rows_may_be_wrapped() -> None:
    text = json.dumps({"count": 2, "results": [{"a": "x"}, {"a": "y"}]})
    table, _ = read_list(text.encode(), "f.json")
    assert [row.values for row in table.rows] == [("x",), ("y",)]


def test_broken_json_costs_only_what_is_broken() -> None:
    table, rejects = read_list(b'[{"a": "x"},\n{"a": "y",,},\n{"a": "z"}]', "f.json")
    assert [row.values for row in table.rows] == [("x",), ("z",)]
    assert [one.line for one in rejects] == [2]


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[1, 2]"])
def test_what_is_no_list_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_list(data, "f.json")


def test_too_many_columns() -> None:
    with pytest.raises(Unreadable):
        read_list(json.dumps([{f"c{n}": "x" for n in range(300)}]).encode(), "f.json")


@pytest.mark.parametrize("data", [b'[{"a": "x", "b', b"[1,2", b"{"])
def test_json_of_which_nothing_is_whole_is_told_as_broken(data: bytes) -> None:
    with pytest.raises(Unreadable, match="broken JSON"):
        read_list(data, "f.json")


def test_json_of_no_rows_is_not_called_broken() -> None:
    with pytest.raises(Unreadable, match="no rows"):
        read_list(b"[1, 2]", "f.json")
