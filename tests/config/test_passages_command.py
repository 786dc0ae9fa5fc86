"""`utblick passages` and `utblick changes`, as a pipeline meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main

OLD = "Article 1\nTargets\n1. Biogas shall count once towards the target.\n2. Waste shall be counted each year.\n"
NEW = "Article 1\nTargets\n1. Biogas shall count twice towards the target.\n1a. Straw is waste.\n3. Waste shall be counted each year.\n"


def run(tmp_path: Path, *words: str) -> list[dict[str, Any]]:
    out = tmp_path / "out.jsonl"
    assert main([*words, "--out", str(out)]) == 0
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


def test_passages_of_a_text(tmp_path: Path, versions: tuple[str, str]) -> None:
    assert run(tmp_path, "passages", versions[0]) == [
        {"id": "art-1", "label": "Article 1", "heading": "Targets", "text": ""},
        {"id": "art-1.par-1", "label": "Article 1(1)", "text": "Biogas shall count once towards the target."},
        {"id": "art-1.par-2", "label": "Article 1(2)", "text": "Waste shall be counted each year."},
    ]


def test_footnotes_and_what_was_repealed_are_told(tmp_path: Path) -> None:
    path = tmp_path / "act.xml"
    path.write_text(
        '<ACT><?CLG.MDFO ID="O1" ACTION="DELETED"?><ARTICLE><TI.ART>Article 1</TI.ART><ALINEA>Gas<NOTE><P>Dry.</P></NOTE>.'
        '</ALINEA></ARTICLE><?CLG.MDFC ID="C1" IDREF="O1"?></ACT>',
        "utf-8",
    )
    assert run(tmp_path, "passages", str(path)) == [
        {"id": "art-1", "label": "Article 1", "text": "Gas.", "notes": ["Dry."], "repealed": True}
    ]


def test_changes_between_two_texts(tmp_path: Path, versions: tuple[str, str]) -> None:
    assert run(tmp_path, "changes", *versions) == [
        {"id": "art-1", "change": "unchanged", "words": []},
        {
            "id": "art-1.par-1",
            "change": "amended",
            "words": [
                ["=", "Biogas shall count "],
                ["-", "once"],
                ["+", "twice"],
                ["=", " towards the target."],
            ],
        },
        {"id": "art-1.par-1a", "change": "inserted", "words": [["+", "Straw is waste."]]},
        {
            "id": "art-1.par-3",
            "change": "moved",
            "from": "art-1.par-2",
            "words": [["=", "Waste shall be counted each year."]],
        },
    ]


def test_the_same_is_printed_twice(versions: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", *versions]) == 0
    first = capsys.readouterr().out
    assert main(["changes", *versions]) == 0
    assert capsys.readouterr().out == first


def test_texts_that_are_no_versions_of_one_act_get_a_word_of_warning(
    tmp_path: Path, versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Article 1\nAmendment\nDirective 2009/28 is amended as follows:\n‘1. Gas counts twice.’\n", "utf-8"
    )
    assert main(["changes", versions[0], str(other)]) == 0
    assert "Are they versions of one act?" in capsys.readouterr().err
    assert main(["changes", *versions]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["passages", "changes"])
@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("missing.xml", None, "No such file"),
        ("empty.xml", b" ", "The file is empty."),
        ("act.json", b"[]", "The file is JSON, not an act."),
        ("act.pdf", b"%PDF-1.7", "The file is a PDF"),
        ("broken.xml", b"<ACT><P>", "The file is no well-formed XML"),
    ],
)
def test_an_unreadable_file_is_told_with_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    name: str,
    data: bytes | None,
    sentence: str,
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert main([command, str(path), *([str(path)] if command == "changes" else [])]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert str(path) in said


def test_standard_input_is_read_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "-", "-"]) == 2
    assert "only once" in capsys.readouterr().err
