"""`utblick plan`: steps out, from a file of meetings, a calendar or the installation; and sentences when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main
from utblick.features.governance.models import Meeting
from utblick.features.organisation.models import Board

MEETINGS = [
    {"board": "RUN", "on": "2026-02-03", "papers_by": "2026-01-26", "place": "Linköping"},
    {"board": "RUN", "on": "2026-03-10"},
    {"board": "RS", "on": "2026-02-18", "presidium_on": "2026-01-30"},
]
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
{}END:VCALENDAR
"""
EVENT = "BEGIN:VEVENT\nUID:{}\nDTSTART;VALUE=DATE:{}\nSUMMARY:{}\nEND:VEVENT\n"


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    return written(tmp_path / "meetings.jsonl", MEETINGS)


def written(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def plan(*more: str, deadline: str = "2026-03-02T12:00+01:00", today: str = "2026-01-05") -> int:
    return main(["plan", "--deadline", deadline, "--today", today, *more])


def steps(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def short(rows: list[dict[str, Any]]) -> list[tuple[str, str | None, str, bool]]:
    return [(row["step"], row.get("board"), row["on"], row["possible"]) for row in rows]


def test_steps_come_as_lines(calendar: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--boards", "RUN,RS", "--calendar", str(calendar)) == 0
    rows = steps(capsys.readouterr().out)
    assert short(rows)[4:] == [
        ("presidium", "RUN", "2026-01-13", True),
        ("paper_deadline", "RUN", "2026-01-26", True),
        ("presidium", "RS", "2026-01-30", True),
        ("board", "RUN", "2026-02-03", True),
        ("paper_deadline", "RS", "2026-02-06", True),
        ("executive_board", "RS", "2026-02-18", True),
        ("send", None, "2026-02-27", True),
    ]
    assert set(rows[-1]) == {"step", "on", "possible", "sentence_sv", "sentence_en"}
    assert rows[-1]["sentence_sv"] == "Svaret sänds den 27 februari 2026."


def test_no_board_in_time_gives_the_delegated_way(calendar: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    code = plan("--boards", "RUN", "--calendar", str(calendar), "--out", str(out), today="2026-02-05")
    assert code == 0
    rows = steps(out.read_text("utf-8"))
    assert rows[-3]["sentence_en"].startswith(
        "RUN does not meet by 27 February 2026; its next meeting is on 10 March"
    )
    assert short(rows)[-3:] == [
        ("delegated_decision", None, "2026-02-27", True),
        ("send", None, "2026-02-27", True),
        ("report", "RUN", "2026-03-10", True),
    ]


def test_which_boards_are_executive_may_be_said(calendar: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--boards", "RUN,RS", "--calendar", str(calendar), "--executive", "RUN") == 0
    kinds = {(row["step"], row.get("board")) for row in steps(capsys.readouterr().out)}
    assert {("executive_board", "RUN"), ("board", "RS")} <= kinds


def test_a_calendar_file_gives_meetings_papers_and_presidium(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = [
        ("20260112", "Presidiet i RUN möts"),
        ("20260123", "Handlingar till RUN"),
        ("20260203", "Sammanträde RUN"),
        ("20260204", "Strunt"),
    ]
    path = tmp_path / "boards.ics"
    path.write_text(ICS.format("".join(EVENT.format(n, *day) for n, day in enumerate(days))), "utf-8")
    assert plan("--boards", "RUN", "--calendar", str(path)) == 0
    assert short(steps(capsys.readouterr().out))[3:] == [
        ("municipalities_in", None, "2026-01-09", True),
        ("presidium", "RUN", "2026-01-12", True),
        ("paper_deadline", "RUN", "2026-01-23", True),
        ("board", "RUN", "2026-02-03", True),
        ("send", None, "2026-02-27", True),
    ]


def test_a_presidium_that_has_met_is_known_from_the_calendar_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = [("20251220", "RUN"), ("20260102", "Presidiet i RUN möts"), ("20260203", "RUN")]
    path = tmp_path / "boards.ics"
    path.write_text(ICS.format("".join(EVENT.format(n, *day) for n, day in enumerate(days))), "utf-8")
    assert plan("--boards", "RUN", "--calendar", str(path)) == 0
    assert ("presidium", "RUN", "2026-01-02", False) in short(steps(capsys.readouterr().out))


def test_run_as_a_module_it_says_a_sentence_too(tmp_path: Path) -> None:
    words = ["plan", "--deadline", "2026-03-02", "--boards", "RS", "--calendar", "-"]
    done = subprocess.run(
        [sys.executable, "-m", "utblick.config.command", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("utblick plan: the deadline 2026-03-02 has no zone")


def test_rows_that_cannot_be_read_are_rejected_and_the_rest_is_planned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = [
        "{",
        {"on": "2026-01-01"},
        {"board": "RS"},
        {"board": "RS", "on": "3 mars"},
        {"board": "RS", "on": "0001-01-01"},
        {"board": "RS", "on": "2026-02-03", "papers_by": "2026-02-04"},
    ]
    path, rejects = written(tmp_path / "m.jsonl", [*bad, *MEETINGS]), tmp_path / "r.jsonl"
    assert plan("--boards", "RS", "--calendar", str(path), "--rejects", str(rejects)) == 1
    assert short(steps(capsys.readouterr().out))[-2][:3] == ("board", "RS", "2026-02-18")
    reasons = [row["reason"] for row in steps(rejects.read_text("utf-8"))]
    assert [row["line"] for row in steps(rejects.read_text("utf-8"))] == [1, 2, 3, 4, 5, 6]
    assert "not JSON" in reasons[0]
    assert "short name" in reasons[1]
    assert '"on" must be a day' in reasons[2]
    assert "outside the years" in reasons[4]
    assert "must not come after" in reasons[5]


WRONG = [
    ({"deadline": "2026-03-02T12:00"}, ["--boards", "RS"], "has no zone"),
    ({"deadline": "2026-03-02"}, ["--boards", "RS"], "has no zone"),
    ({"deadline": "i mars"}, ["--boards", "RS"], "takes a day and a time with its zone"),
    ({"deadline": "0001-01-01T00:00+01:00"}, ["--boards", "RS"], "outside the years"),
    ({"today": "2026-03-03"}, ["--boards", "RS"], "has passed"),
    ({"today": "snart"}, ["--boards", "RS"], "--today takes a day"),
    ({}, ["--boards", " , "], "takes the short names"),
    ({}, ["--boards", "RS,RS"], "names a board twice"),
    ({}, ["--boards", "RS,XX"], "there are no meetings of XX; the boards known here are: RS, RUN"),
]


@pytest.mark.parametrize(("given", "more", "said"), WRONG)
def test_wrong_use_gets_a_sentence(
    given: dict[str, str], more: list[str], said: str, calendar: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan(*more, "--calendar", str(calendar), **given) == 2
    read = capsys.readouterr()
    assert read.out == ""
    assert said in read.err
    assert read.err.startswith("utblick plan: ")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("empty.jsonl", "", "has no meetings that can be used"),
        ("empty.ics", ICS.format(""), "has no meetings that can be used"),
        ("broken.ics", "hej", "no calendar"),
    ],
)
def test_an_empty_calendar_gets_a_sentence(
    name: str, text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert plan("--boards", "RS", "--calendar", str(tmp_path / name)) == 2
    assert said in capsys.readouterr().err
    assert plan("--boards", "RS", "--calendar", str(tmp_path / f"no-{name}")) == 2
    assert "cannot read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        (
            "sv",
            "Sista möjligheten före fristen den 2 mars 2026: RUN den 3 februari",
            "delegationsbeslut: 2026-02-27",
        ),
        (
            "en",
            "The last chance before the deadline on 2 March 2026: RUN on 3",
            "delegated decision: 2026-02-27",
        ),
    ],
)
def test_a_terminal_gets_sentences(
    language: str,
    first: str,
    other: str,
    calendar: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert plan("--boards", "RUN,RS", "--calendar", str(calendar), "--language", language) == 0
    said = capsys.readouterr().out
    assert said.startswith(first)
    assert other in said
    assert "2026-01-26  " in said


@pytest.fixture
def boards(db: None) -> None:
    for key, is_executive in (("RS", True), ("RUN", False)):
        Board.objects.create(
            key=key, name_sv=key, name_en=key, is_executive=is_executive, valid_from=date(2019, 1, 1)
        )


@pytest.mark.usefixtures("boards")
def test_without_a_calendar_the_installations_meetings_are_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--boards", "RUN,RS") == 2
    assert "the installation has no meetings from 2026-01-05 on" in capsys.readouterr().err
    for key, on in (("RUN", date(2026, 2, 3)), ("RS", date(2026, 2, 18))):
        board = Board.objects.get(key=key)
        Meeting.objects.create(board=board, on=on, papers_by=on - timedelta(days=8))
    late = Board.objects.get(key="RS")
    Meeting.objects.create(board=late, on=date(2026, 2, 25), cancelled_at="2026-01-01T12:00Z")
    assert plan("--boards", "RUN,RS") == 0
    assert short(steps(capsys.readouterr().out))[-5:] == [
        ("presidium", "RS", "2026-01-28", True),
        ("board", "RUN", "2026-02-03", True),
        ("paper_deadline", "RS", "2026-02-10", True),
        ("executive_board", "RS", "2026-02-18", True),
        ("send", None, "2026-02-27", True),
    ]
    assert plan("--boards", "XX") == 2
    assert "the boards known here are" in capsys.readouterr().err
