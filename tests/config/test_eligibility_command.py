"""`utblick eligibility`, as an adviser and a pipeline meet it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main

IDEA: dict[str, Any] = {
    "title": "Rena vikar",
    "programme": "cb-2021",
    "priority": "PO4",
    "partners": [
        {"name": "A", "country": "SE", "nuts3": "SE123", "legal_form": "public", "role": "lead"},
        {"name": "B", "country": "LV", "nuts3": "LV00A", "legal_form": "ngo", "role": "partner"},
    ],
    "eu_eur": 800000,
    "total_eur": 1000000,
    "months": 30,
    "starts_on": "2025-03-01",
    "unknown": [],
}


def run(
    folder: Path, content: str | bytes | dict[str, Any], *more: str, on: str = "2024-04-15"
) -> tuple[int, list[Any], list[Any]]:
    """Check a file on a day and give the exit code, the results and the rejects."""
    path, out, rejects = folder / "idea.json", folder / "out.jsonl", folder / "rejects.jsonl"
    if isinstance(content, dict):
        content = json.dumps(content, indent=2)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    code = main(["eligibility", str(path), "--on", on, "--out", str(out), "--rejects", str(rejects), *more])
    results, refused = (
        [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
        for file in (out, rejects)
    )
    return code, results, refused


def test_an_idea_gets_its_findings_and_what_they_come_to(tmp_path: Path) -> None:
    code, results, rejects = run(tmp_path, IDEA)
    assert (code, rejects, len(results)) == (0, [], 1)
    result = results[0]
    assert set(result) == {"findings", "summary"}
    assert {"rule", "verdict", "sentence_sv", "sentence_en", "source", "certainty"} == set(
        result["findings"][0]
    )
    assert [one["rule"] for one in result["findings"]][:4] == ["period", "call", "priority", "partnership"]
    assert {one["verdict"] for one in result["findings"]} == {"met", "ask"}
    assert {one["certainty"] for one in result["findings"]} == {"S", "K"}
    summary = result["summary"]
    assert "partnership" in summary["met"]
    assert summary["not_met"] == []
    assert "state_aid" in summary["ask"]
    assert summary["sentence_sv"].startswith("Talar för: programperiod, ")
    assert summary["sentence_en"].endswith(
        "Only the programme decides whether an idea can be funded; this is a basis for advice."
    )


def test_another_programme_than_the_ideas_own_is_said(tmp_path: Path) -> None:
    code, results, _ = run(tmp_path, IDEA, "--programme", "cb-2014")
    assert code == 0
    period = [one for one in results[0]["findings"] if one["rule"] == "period"]
    assert [one["verdict"] for one in period] == ["ask", "not_met"]
    assert "cb-2021" in period[0]["sentence_sv"]
    assert results[0]["summary"]["sentence_sv"].startswith(
        "Interreg Central Baltic 2014–2020 är avslutat och finns bara som arkiv."
    )


def test_the_day_says_which_rules_hold(tmp_path: Path) -> None:
    latgale = {**IDEA, "partners": [IDEA["partners"][0], {"name": "C", "country": "LV", "nuts3": "LV005"}]}
    for on, verdict in [("2023-12-31", "ask"), ("2024-01-01", "met")]:
        _, results, _ = run(tmp_path, latgale, on=on)
        area = [one for one in results[0]["findings"] if one["rule"] == "area"]
        assert area[0]["verdict"] == verdict


def test_without_a_day_it_is_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "idea.json"
    path.write_text(json.dumps(IDEA), "utf-8")
    assert main(["eligibility", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["rule"] == "period"


def test_several_ideas_come_one_a_line_and_bad_ones_are_rejected(tmp_path: Path) -> None:
    rows = [
        json.dumps({**IDEA, "id": "first"}),
        "{not json",
        json.dumps({**IDEA, "id": "third", "months": 0}),
        "",
        json.dumps({**IDEA, "programme": "cb-1999"}),
        json.dumps({**IDEA, "programme": None, "id": 7}),
        json.dumps({**IDEA, "id": "last"}),
    ]
    code, results, rejects = run(tmp_path, "\n".join(rows))
    assert code == 1
    assert [result["id"] for result in results] == ["first", "last"]
    assert [(one["line"], one.get("id")) for one in rejects] == [
        (2, None),
        (3, "third"),
        (5, None),
        (6, None),
    ]
    assert [one["reason"] for one in rejects] == [
        "this line is not JSON in UTF-8",
        '"months" must be a whole number from 1 to 240',
        'there is no programme "cb-1999"; write one of: cb-2014, cb-2021',
        '"programme" is missing; write one of cb-2014, cb-2021, or give --programme',
    ]


def test_one_idea_with_a_fault_is_rejected(tmp_path: Path) -> None:
    code, results, rejects = run(tmp_path, {**IDEA, "eu_eur": -1})
    assert (code, results) == (1, [])
    assert rejects == [
        {"file": str(tmp_path / "idea.json"), "line": 1, "reason": '"eu_eur" is -1; a sum cannot be below 0'}
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{\n  "title": "A",\n  "months": 3,,\n}', "it is not JSON at line 3, character 15"),
        ("", "it is empty"),
        (" \n ", "it is empty"),
        ("[]", "an idea is a JSON object"),
        ("17", "an idea is a JSON object"),
        ('{"title": "å"}'.encode("latin-1"), "it is not in UTF-8"),
        ("[" * 100_000, "not JSON|too large"),
        ('{"eu_eur": ' + "9" * 5000 + "}", "too large"),
    ],
)
def test_a_file_without_an_idea_cannot_be_used(
    tmp_path: Path, content: str | bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, content)[0] == 2
    error = capsys.readouterr().err
    assert any(one in error for one in words.split("|"))
    assert "Traceback" not in error


def test_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, IDEA, on="2024-13-01")[0] == 2
    assert "--on takes a day, such as 2024-04-15" in capsys.readouterr().err
    assert run(tmp_path, IDEA, on="0024-01-01")[0] == 2
    assert "outside the years 2000 to 2100" in capsys.readouterr().err
    assert main(["eligibility", str(tmp_path / "nothing.json")]) == 2
    assert "cannot read" in capsys.readouterr().err
    assert main(["eligibility", str(tmp_path)]) == 2
    with pytest.raises(SystemExit) as stopped:
        main(["eligibility", str(tmp_path / "idea.json"), "--programme", "cb-2007"])
    assert stopped.value.code == 2


class Terminal(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("sv", ["Talar emot", "Att fråga om", "Talar för"]),
        ("en", ["Speaks against it", "To ask about", "Speaks for it"]),
    ],
)
def test_a_person_reads_sentences_the_weightiest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, headings: list[str]
) -> None:
    path = tmp_path / "idea.json"
    path.write_text("\ufeff" + json.dumps({**IDEA, "eu_eur": 900000}), "utf-8")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert main(["eligibility", str(path), "--on", "2024-04-15", "--language", language]) == 0
    lines = screen.getvalue().splitlines()
    assert lines[0] == "Rena vikar"
    assert [line for line in lines if line in headings] == headings
    assert any("90" in line and "[interreg.eu, S]" in line for line in lines)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Piped:
        buffer = io.BytesIO(json.dumps(IDEA).encode())

    monkeypatch.setattr(sys, "stdin", Piped)
    assert main(["eligibility", "-", "--on", "2024-04-15"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"]
