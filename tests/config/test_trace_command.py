"""`utblick trace`, as a pipeline meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main

TEXTS = [
    {
        "id": "art-1",
        "text": "Regionen får efter samråd med kommunerna ge stöd till biogas.",
        "label": "Artikel 1",
    },
    {"id": "art-2", "text": "Stöd får inte ges till kärnkraft.", "label": "Artikel 2"},
]
BASELINE = [{"id": "art-1", "text": "Regionen får ge stöd till biogas."}, {"id": "art-2", **TEXTS[1]}]
ASK = {
    "id": "a",
    "old": "Regionen får ge stöd till biogas.",
    "new": "Regionen får efter samråd med kommunerna ge stöd till biogas.",
    "target": "artikel 1",
    "unknown": 1,
}


def written(folder: Path, name: str, rows: list[Any]) -> str:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return str(path)


def run(
    folder: Path, asks: list[Any], *more: str, texts: list[Any] = TEXTS
) -> tuple[int, list[Any], list[Any]]:
    out, rejects = folder / "out.jsonl", folder / "rejects.jsonl"
    code = main(
        [
            *("trace", "--asks", written(folder, "asks", asks), "--texts", written(folder, "texts", texts)),
            *("--out", str(out), "--rejects", str(rejects), *more),
        ]
    )
    read = (
        [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
        for path in (out, rejects)
    )
    return code, *read  # type: ignore[return-value]


def test_an_ask_gets_its_outcome_score_and_leads(tmp_path: Path) -> None:
    code, results, rejects = run(tmp_path, [ASK], "--baseline", written(tmp_path, "baseline", BASELINE))
    assert (code, rejects) == (0, [])
    assert results == [
        {
            "id": "a",
            "outcome": "whole",
            "score": 1.0,
            "leads": [{"text_id": "art-1", "score": 1.0, "spans": [[13, 40]], "ask_spans": [[13, 40]]}],
        }
    ]


def test_amendments_are_texts_with_old_and_new(tmp_path: Path) -> None:
    texts = [
        {"id": "1", "old": ASK["old"], "new": ASK["new"]},
        {"id": "2", "old": "", "new": "Stöd till kärnkraft."},
    ]
    code, results, _ = run(tmp_path, [ASK], "--top", "1", texts=texts)
    assert code == 0
    assert [lead["text_id"] for lead in results[0]["leads"]] == ["1"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"id": "x"', "this line is not JSON in UTF-8"),
        ({"new": "x"}, '"id" must be a text'),
        ({"id": "a", "new": "x"}, "an earlier row has this id"),
        (
            {"id": "x", "old": "y"},
            '"new" must be a text: the wording that is asked for ("" to strike all of "old")',
        ),
        ({"id": "x", "new": "y", "old": 5}, '"old" must be a text: what the ask would change'),
        ({"id": "x", "new": "y", "target": []}, '"target" must be a text: "Article 25 – paragraph 2"'),
        ({"id": "x", "new": " – ", "old": ""}, "the ask has no word: it neither adds nor strikes anything"),
        (
            {"id": "x", "new": "ord " * 10_001},
            "the ask has more than 10,000 words: give the passages that it changes, one ask for each",
        ),
    ],
)
def test_an_ask_that_cannot_be_traced_is_rejected_in_plain_words(
    tmp_path: Path, row: Any, reason: str
) -> None:
    code, results, rejects = run(tmp_path, [ASK, row])
    assert code == 1
    assert [result["id"] for result in results] == ["a"]
    assert (rejects[0]["line"], rejects[0]["reason"]) == (2, reason)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": "x"}, 'a text needs a "text", or (an amendment) an "old" and a "new"'),
        ({"id": "x", "text": 1}, '"text", "old" and "new" must be texts'),
        ({"id": "x", "text": "y", "label": 7}, '"label" must be a text: "Article 25 – paragraph 2"'),
        ({"id": "art-1", "text": "y"}, "an earlier row has this id"),
    ],
)
def test_a_text_that_cannot_be_read_is_rejected_in_plain_words(tmp_path: Path, row: Any, reason: str) -> None:
    code, results, rejects = run(tmp_path, [ASK], texts=[*TEXTS, row])
    assert code == 1
    assert len(results) == 1
    assert (rejects[0]["line"], rejects[0]["reason"]) == (3, reason)


@pytest.mark.parametrize(
    "ask",
    [
        {"id": "n", "new": "2030"},
        {"id": "n", "new": "12 500 000"},
        {"id": "n", "new": "", "old": "Stöd får inte ges till kärnkraft."},
        {"id": "n", "new": "ett " * 9_000 + "ord", "old": "två " * 9_000},
        {"id": "n", "new": "\ud800 x"},
    ],
)
def test_odd_asks_get_a_result(tmp_path: Path, ask: dict[str, Any]) -> None:
    code, results, _ = run(tmp_path, [ask])
    assert code == 0
    assert 0 <= results[0]["score"] <= 1


def test_a_very_long_text_is_laid_beside_its_baseline(tmp_path: Path) -> None:
    long = " ".join(f"ord{number}" for number in range(6_000))
    texts = [{"id": "t", "text": f"{long} {ASK['new']}"}]
    baseline = [{"id": "t", "text": f"{long} {ASK['old']}"}]
    code, results, _ = run(
        tmp_path, [ASK], "--baseline", written(tmp_path, "baseline", baseline), texts=texts
    )
    assert code == 0
    assert results[0]["outcome"] == "whole"


def test_wrong_usage_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more, sentence in (
        (["--top", "0"], "--top takes a number from 1 to 1000"),
        (["--baseline", str(tmp_path / "none.jsonl")], "cannot read"),
        (["--baseline", "-", "--asks", "-"], "standard input (-) can be read only once"),
    ):
        assert run(tmp_path, [ASK], *more)[0] == 2
        assert sentence in capsys.readouterr().err
    assert run(tmp_path, [ASK], texts=[])[0] == 2
    assert "has no text that can be read, so there is nowhere to look" in capsys.readouterr().err
