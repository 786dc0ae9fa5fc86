"""`utblick import` brings every kind of record to who keeps it, and says what has no place."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installed

from tests.connectors.europarl_calendar.test_calendar import HEAD, JANUARY, JULY
from utblick.config.command import main
from utblick.features.advocacy.models import Amendment, CalendarPeriod, Procedure, Process, Text
from utblick.features.monitoring.models import Document
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.matrix import load_defaults

pytestmark = pytest.mark.django_db

ROWS = [
    {
        "uuid": "u1",
        "title": "Article 1",
        "commission": "Old.",
        "parliament": "New.",
        "council": "",
        "draft": "New.",
    },
    {
        "uuid": "u2",
        "title": "Article 2",
        "commission": "Same.",
        "parliament": "Same.",
        "council": "",
        "draft": "",
    },
]
DOCUMENT = {"uuid": "d1", "refs": ["COM(2026) 12 final"], "title": "The proposal", "issuer": "Commission"}
AMENDMENT = {
    "uuid": "a1",
    "amendment_number": 7,
    "title": "Article 1",
    "author": "EPP",
    "commission": "Old.",
    "text": "New.",
}


@pytest.fixture(autouse=True)
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Process:
    """Give a policy process, and a folder for rejects."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(installed, "DATA", folder, raising=False)
    load_defaults()
    board = Board.objects.create(key="RUN", name_sv="RUN", name_en="RUN", valid_from=date(2023, 1, 1))
    return Process.objects.create(key="klimat", name_sv="Klimat", name_en="Climate", board=board)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """Import rows and give what was printed, without where the rejects went."""

    def imported(source: str, rows: list[Any], *options: str) -> dict[str, Any]:
        path = tmp_path / "rows.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        main(["import", source, str(path), *options])
        printed = capsys.readouterr()
        found: dict[str, Any] = json.loads(printed.out) if printed.out else {"said": printed.err}
        found.pop("rejects_file", None)
        return found

    return imported


def counts(inserted: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> dict[str, int]:
    return {"inserted": inserted, "updated": updated, "unchanged": unchanged, "rejected": rejected}


def test_a_negotiation_is_begun_and_read_again_without_change(run: Callable[..., dict[str, Any]]) -> None:
    about = ("--procedure", "2026/0044(COD)")
    assert run("four_column", ROWS, *about, "--follow", "klimat") == counts(inserted=2)
    assert Procedure.objects.get().key == "2026-0044-cod"
    assert run("four_column", ROWS, *about) == counts(unchanged=2)
    assert run("europarl_amendments", [AMENDMENT], *about, "--document", "PE 1") == counts(inserted=1)
    assert run("europarl_amendments", [AMENDMENT], *about, "--document", "PE 1") == counts(unchanged=1)
    assert Amendment.objects.get().document == "PE 1"


def test_a_dry_run_changes_nothing(run: Callable[..., dict[str, Any]]) -> None:
    options = ("--procedure", "2026/0044(COD)", "--follow", "klimat", "--dry-run")
    assert run("four_column", ROWS, *options) == counts(inserted=2)
    assert not Procedure.objects.exists()
    assert not Text.objects.exists()


def test_kinds_of_one_source_go_where_they_belong(run: Callable[..., dict[str, Any]]) -> None:
    about = ("--procedure", "2026/0044(COD)", "--follow", "klimat")
    assert run("four_column", [*ROWS, DOCUMENT], *about) == counts(inserted=3)
    assert Document.objects.get().title == "The proposal"
    assert run("four_column", [*ROWS, DOCUMENT], *about) == counts(unchanged=3)


def test_what_nobody_follows_is_refused_row_by_row(run: Callable[..., dict[str, Any]]) -> None:
    assert run("four_column", ROWS) == counts(rejected=2)
    assert not Text.objects.exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--procedure", "2026/0044(COD)"), "no file that is followed here has the number"),
        (
            ("--procedure", "2026/0044(COD)", "--follow", "saknas"),
            "no policy process with the short name 'saknas'",
        ),
        (("--procedure", "skräp", "--follow", "klimat"), "is no number of a kind of procedure"),
    ],
)
def test_what_is_said_wrongly_gets_a_sentence(
    run: Callable[..., dict[str, Any]], options: tuple[str, ...], sentence: str
) -> None:
    assert sentence in run("four_column", ROWS, *options)["said"]


def test_a_calendar_belongs_to_no_file_and_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "2031.ttl"
    path.write_text(HEAD + JULY + JANUARY, encoding="utf-8")
    for expected in (counts(inserted=2), counts(unchanged=2)):
        assert main(["import", "europarl_calendar", str(path)]) == 0
        assert json.loads(capsys.readouterr().out) == {**expected, "rejects_file": None}
    assert sorted(CalendarPeriod.objects.values_list("on", flat=True)) == [
        date(2031, 1, 20),
        date(2031, 7, 7),
    ]
