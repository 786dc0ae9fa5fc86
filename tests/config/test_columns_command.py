"""`utblick columns` answers with one JSON object, and says what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from utblick.config.command import main


def test_the_columns_of_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes("Stödmottagare;Projektnamn;Färg\nRegion Å;Nya spår;blå\n".encode("cp1252"))
    assert main(["columns", str(path)]) == 0
    columns = json.loads(capsys.readouterr().out)["columns"]
    assert [(one["name"], one["field"]) for one in columns] == [
        ("Stödmottagare", "beneficiary"),
        ("Projektnamn", "title"),
        ("Färg", None),
    ]
    assert all(one["why"] for one in columns)


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02\x03"])
def test_what_cannot_be_read(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "f"
    if content is not None:
        path.write_bytes(content)
    assert main(["columns", str(path)]) == 2
    assert "cannot read" in capsys.readouterr().err


def test_columns_of_one_name_keep_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "f.csv"
    path.write_text("Projektnamn;Belopp;Belopp;Yta (2)\nNya spår;1;2;3\n")
    assert main(["columns", str(path)]) == 0
    names = [one["name"] for one in json.loads(capsys.readouterr().out)["columns"]]
    assert names == ["Projektnamn", "Belopp", "Belopp", "Yta (2)"]


def test_broken_rows_of_json_are_rejects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "f.json"
    path.write_text('[{"beneficiary": "A"},\n{"beneficiary": "B",,}]')
    assert main(["columns", str(path)]) == 1
    out = capsys.readouterr()
    assert json.loads(out.out)["columns"][0]["field"] == "beneficiary"
    assert json.loads(out.err)["line"] == 2
