"""`utblick read` and `utblick sources` keep the promises that every command makes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main
from utblick.config.commands import read as command
from utblick.connectors.record import Record, Reject
from utblick.connectors.registry import SOURCE_KINDS

FEED = "<rss><channel><item><guid>g{0}</guid><title>Åtgärd {0}</title></item></channel></rss>"


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def feed(folder: Path, number: int) -> str:
    path = folder / f"{number}.xml"
    path.write_text(FEED.format(number), encoding="utf-8")
    return str(path)


def test_records_go_out_in_the_order_of_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "feed", feed(tmp_path, 2), feed(tmp_path, 1)]) == 0
    out = capsys.readouterr()
    assert [row["source_id"] for row in rows(out.out)] == ["g2", "g1"]
    assert out.err == ""
    assert rows(out.out)[0] == {
        "kind": "document",
        "source": "feed",
        "source_id": "g2",
        "url": "",
        "licence": "",
        "seen": "",
        "title": "Åtgärd 2",
        "language": "",
        "published": "",
        "type": "news",
        "text": "",
        "fields": {},
    }


def test_a_bad_file_is_rejected_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("no feed", encoding="utf-8")
    out, rejects = tmp_path / "out.jsonl", tmp_path / "rejects.jsonl"
    words = ["read", "feed", str(bad), feed(tmp_path, 1), "--out", str(out), "--rejects", str(rejects)]
    assert main(words) == 1
    assert [row["source_id"] for row in rows(out.read_text(encoding="utf-8"))] == ["g1"]
    (row,) = rows(rejects.read_text(encoding="utf-8"))
    assert row == {"file": str(bad), "line": 1, "reason": "The file is not XML, so it is no feed."}
    assert capsys.readouterr() == ("", "")
    assert main(words[:4]) == 1
    assert rows(capsys.readouterr().err)[0]["file"] == str(bad)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FEED.format(7).encode())))
    assert main(["read", "feed", "-"]) == 0
    assert rows(capsys.readouterr().out)[0]["source_id"] == "g7"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["read", "fed", "x.xml"], "did you mean feed?"),
        (["read", "zzz", "x.xml"], "there is no source 'zzz'"),
        (["read", "feed", "missing.xml"], "cannot read missing.xml"),
        (["read", "feed", "."], ". is a folder"),
        (["read", "feed", "-", "-"], "only once"),
        (["read", "feed", "a\0b"], "is no file name"),
        (["read", "feed"], "required"),
        (["read"], "required"),
    ],
)
def test_wrong_use_is_exit_2_with_a_sentence(
    words: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main([*words, "--out", "out.jsonl"])
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    assert code == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_an_output_that_cannot_be_written_is_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "feed", feed(tmp_path, 1), "--out", str(tmp_path / "no" / "such")]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_a_reader_that_fails_is_told_and_costs_only_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = command.reader_of("feed")

    def faulty(data: bytes, name: str) -> Iterator[Record | Reject]:
        yield from good(data, name)
        if b"g1" in data:
            raise RecursionError("too deep")

    monkeypatch.setattr(command, "reader_of", lambda source: faulty)
    assert main(["read", "feed", feed(tmp_path, 1), feed(tmp_path, 2)]) == 1
    out = capsys.readouterr()
    assert [row["source_id"] for row in rows(out.out)] == ["g1", "g2"]
    assert "please report it (RecursionError: too deep)" in rows(out.err)[0]["reason"]
    assert "Traceback" not in out.err


def test_a_file_beyond_all_measure_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "LARGEST", 50)
    assert main(["read", "feed", feed(tmp_path, 1)]) == 1
    assert "larger than" in capsys.readouterr().err


def test_sources_lists_every_kind_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == sorted(kind.name for kind in SOURCE_KINDS)
    assert "feed" in {line.split()[0] for line in listed}
    assert all(len(line.split()) > 3 for line in listed)
    assert main(["sources", "--json"]) == 0
    assert {row["name"] for row in rows(capsys.readouterr().out)} == {kind.name for kind in SOURCE_KINDS}


@pytest.mark.parametrize("kind", SOURCE_KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff\xfe\x00", b"<a", b"{", b"%PDF-", b"PK\x03\x04", b"x" * 2000]
)
def test_no_reader_stumbles_over_what_is_not_its_own(kind: Any, data: bytes) -> None:
    for item in kind.load()(data, "file"):
        assert isinstance(item, Record | Reject)


def test_the_rows_of_the_registry_are_in_order_and_complete() -> None:
    assert [kind.name for kind in SOURCE_KINDS] == sorted(kind.name for kind in SOURCE_KINDS)
    for kind in SOURCE_KINDS:
        assert kind.sentence_sv.endswith(".")
        assert kind.sentence_en.endswith(".")
        assert callable(kind.load())


@pytest.mark.parametrize("kind", [kind.name for kind in SOURCE_KINDS if "document" not in kind.kinds])
def test_a_file_of_another_kind_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleagues,\n\nthe meeting is moved.\n", encoding="utf-8")
    assert main(["read", kind, str(path)]) == 1
    told = capsys.readouterr()
    (reject,) = rows(told.err)
    assert reject["file"] == str(path)
    assert reject["reason"].endswith((".", ")"))
    assert not told.out
