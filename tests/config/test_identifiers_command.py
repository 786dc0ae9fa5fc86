"""`utblick identifiers`, as a pipeline meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from utblick.config.command import main


def test_what_is_no_document_and_a_repeated_id_are_refused_as_match_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = tmp_path / "documents.jsonl"
    rows = [{"id": "a", "text": "2018/0196(COD)"}, {"id": "b"}, {"id": "a", "title": "COM(2018) 375"}]
    documents.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["identifiers", "--documents", str(documents)]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["document"] for line in told.out.splitlines()] == ["a"]
    assert [json.loads(line)["reason"] for line in told.err.splitlines()] == [
        'a document needs a "title" or a "text"',
        "an earlier document has this id",
    ]


def test_titles_and_texts_give_rows_with_their_place(tmp_path: Path) -> None:
    documents, out = tmp_path / "documents.jsonl", tmp_path / "out.jsonl"
    rows = [
        {"id": "a", "title": "Om KOM(2018) 375 slutlig", "text": "Se direktiv (EU) 2018/2001.", "unknown": 1},
        {"id": "b", "text": "Ingenting den 3.6.2021."},
    ]
    documents.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["identifiers", "--documents", str(documents), "--out", str(out)]) == 0
    assert [json.loads(line) for line in out.read_text("utf-8").splitlines()] == [
        {
            "document": "a",
            "field": "title",
            "type": "com",
            "value": "COM(2018) 375 final",
            "start": 3,
            "end": 24,
        },
        {
            "document": "a",
            "field": "text",
            "type": "act",
            "value": "2018/2001",
            "start": 3,
            "end": 26,
            "celex": "32018L2001",
        },
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x", "title": "", "text": 5}', "the document's text is not a text"),
        ('{"title": "", "text": ""}', "the document has no id (a text)"),
        ('{"id": "x"', "this line is not JSON in UTF-8"),
    ],
)
def test_a_bad_line_is_rejected_with_its_reason_and_the_rest_is_read(
    tmp_path: Path, line: str, reason: str
) -> None:
    documents, out, rejects = tmp_path / "d.jsonl", tmp_path / "o.jsonl", tmp_path / "r.jsonl"
    documents.write_text(line + '\n{"id": "good", "title": "SOU 2025:85", "text": ""}\n', "utf-8")
    code = main(["identifiers", "--documents", str(documents), "--out", str(out), "--rejects", str(rejects)])
    assert code == 1
    assert [json.loads(row)["document"] for row in out.read_text("utf-8").splitlines()] == ["good"]
    reject = json.loads(rejects.read_text("utf-8"))
    assert (reject["line"], reject["reason"], reject["file"]) == (1, reason, str(documents))


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identifiers", "--documents", str(tmp_path / "none.jsonl")]) == 2
    assert "cannot read" in capsys.readouterr().err
