"""`utblick match`: rows in, hits and rejects out, in order and never with a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main

PROFILES = [
    {"id": "b", "query": "gas"},
    {"id": "a", "query": "#fuel OR gas"},
    {"id": "en", "query": "gas", "languages": ["en"]},
]
CONCEPTS = [{"id": "fuel", "labels": {"sv": ["biodrivmedel"], "en": ["biofuel"]}}]
DOCUMENTS = [
    {"id": "d1", "language": "sv", "title": "Gas", "text": "Om biodrivmedel", "more": 1},
    {"id": "d2", "language": "en", "title": None, "text": "Gas is not biofuel", "fields": {"source": "x"}},
    {"id": "d3", "language": "sv", "title": "", "text": "Ingenting"},
]


def write(path: Path, rows: list[Any]) -> str:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def match(
    folder: Path, profiles: list[Any], documents: list[Any], concepts: list[Any] = CONCEPTS, *more: str
) -> tuple[int, list[Any], list[Any]]:
    out, rejects = folder / "out.jsonl", folder / "rejects.jsonl"
    code = main(
        [
            *("match", "--profiles", write(folder / "p.jsonl", profiles)),
            *(
                "--documents",
                write(folder / "d.jsonl", documents),
                "--concepts",
                write(folder / "c.jsonl", concepts),
            ),
            *("--out", str(out), "--rejects", str(rejects), *more),
        ]
    )
    read = [[json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in (out, rejects)]
    return code, read[0], read[1]


def test_hits_come_in_order_with_their_spans(tmp_path: Path) -> None:
    code, hits, rejects = match(tmp_path, PROFILES, DOCUMENTS)
    assert (code, rejects) == (0, [])
    assert [(hit["document"], hit["profile"]) for hit in hits] == [
        ("d1", "a"),
        ("d1", "b"),
        ("d2", "a"),
        ("d2", "b"),
        ("d2", "en"),
    ]
    assert hits[0]["spans"] == [
        {"field": "title", "start": 0, "end": 3},
        {"field": "text", "start": 3, "end": 15},
    ]


def test_workers_give_the_same(tmp_path: Path) -> None:
    documents = [{**DOCUMENTS[n % 3], "id": f"d{n}"} for n in range(150)] + ["{"]
    assert match(tmp_path, PROFILES, documents, CONCEPTS, "--workers", "2") == match(
        tmp_path, PROFILES, documents
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"query": "gas"}, '"id"'),
        ({"id": 7, "query": "gas"}, '"id"'),
        ({"id": "x"}, '"query"'),
        ({"id": "x", "query": ["gas"]}, '"query"'),
        ({"id": "x", "query": "gas", "languages": "sv"}, '"languages"'),
        ({"id": "b", "query": "olja"}, "earlier row"),
        ({"id": "x", "query": "gas AND"}, "position 8"),
        ({"id": "x", "query": "(" * 100_000}, "position 101"),
        ({"id": "x", "query": "#nothing"}, "position 1"),
        ("[1]", "JSON object"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_bad_profiles_are_rejected(tmp_path: Path, row: Any, reason: str) -> None:
    code, hits, rejects = match(tmp_path, [*PROFILES, row], DOCUMENTS)
    assert code == 1
    assert len(hits) == 5
    assert [(one["line"], reason in one["reason"]) for one in rejects] == [(4, True)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"title": "x", "text": "x"}, '"id"'),
        ({"id": "x"}, '"title"'),
        ({"id": "x", "title": 3, "text": "x"}, '"title"'),
        ({"id": "x", "title": "x", "text": "x", "language": 3}, '"language"'),
        ({"id": "x", "title": "x", "text": "x", "fields": []}, '"fields"'),
        ({"id": "x", "title": "x", "text": "x", "fields": {"type": [{}]}}, "type"),
        ({"id": "d1", "title": "gas", "text": ""}, "earlier document"),
    ],
)
def test_bad_documents_are_rejected(tmp_path: Path, row: Any, reason: str) -> None:
    code, hits, rejects = match(tmp_path, PROFILES, [*DOCUMENTS, row])
    assert (code, len(hits)) == (1, 5)
    assert [(one["line"], reason in one["reason"]) for one in rejects] == [(4, True)]


@pytest.mark.parametrize(
    "row", [{"id": "x"}, {"id": "x", "labels": {"sv": "gas"}}, {"id": "fuel", "labels": {}}]
)
def test_bad_concepts_are_rejected(tmp_path: Path, row: Any) -> None:
    code, hits, rejects = match(tmp_path, PROFILES, DOCUMENTS, [*CONCEPTS, row])
    assert (code, len(hits), len(rejects)) == (1, 5, 1)


def test_absurd_text_is_read(tmp_path: Path) -> None:
    text = "\ud800\x00 gas " + "ab-" * 50_000 + "\U0010ffff"
    profiles = [
        {"id": "\ud800", "query": "gas OR \ud800x"},
        {"id": "long", "query": " OR ".join(["ab"] * 50_000)},
    ]
    code, hits, rejects = match(tmp_path, profiles, [{"id": "d\udc00", "title": "", "text": text}])
    assert (code, rejects) == (0, [])
    assert [(hit["profile"], hit["document"]) for hit in hits] == [("long", "d\udc00"), ("\ud800", "d\udc00")]
    assert len(hits[0]["spans"]) == 50_000


def test_a_missing_language_is_detected(tmp_path: Path) -> None:
    text = "Regeringen har beslutat att ge länsstyrelserna i uppdrag att se över kommunernas planering av biodrivmedel."
    _, hits, _ = match(
        tmp_path, [{"id": "p", "query": "language:sv kommun"}], [{"id": "d", "title": "", "text": text}]
    )
    assert len(hits) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--profiles", "nowhere.jsonl", "--documents", "nowhere.jsonl"],
        ["--profiles", "-", "--documents", "-"],
        ["--profiles", "p", "--documents", "d", "--workers", "0"],
        ["--profiles", "/", "--documents", "/"],
    ],
)
def test_wrong_use_is_said_in_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("utblick match: ")
    assert "Traceback" not in said


def test_hits_go_to_standard_output_and_rejects_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profiles = write(tmp_path / "p.jsonl", [{"id": "p", "query": "gas"}, {"id": "bad", "query": "NOT gas"}])
    documents = write(tmp_path / "d.jsonl", DOCUMENTS)
    assert main(["match", "--profiles", profiles, "--documents", documents, "--out", "-"]) == 1
    said = capsys.readouterr()
    assert [json.loads(line)["document"] for line in said.out.splitlines()] == ["d1", "d2"]
    assert json.loads(said.err)["id"] == "bad"
