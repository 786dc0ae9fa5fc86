"""The benchmark of tracing: what it counts, on a handful of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import tracing
from utblick.engine.tracing import Ask, Text

TEXTS = [
    Text("a", "stöd till biogas i jordbruket"),
    Text("b", "avgift på fartyg"),
    Text("c", "stöd till fartyg"),
]


@pytest.mark.parametrize("likeness", tracing.SCANS.values())
def test_a_scan_puts_the_same_wording_first(likeness: tracing.Likeness) -> None:
    ranked = tracing.scan(Ask("x", "Stöd till biogas"), TEXTS, likeness)
    assert ranked[0] == (1.0, "a")
    assert len(ranked) == len(TEXTS)


def test_true_wordings_and_copies_do_not_compete() -> None:
    wordings = {"a": "right", "b": "wrong", "c": "wrong", "d": "right too", "e": "wrong too"}
    ahead = tracing._wrong_ahead(list(wordings), {"right", "right too"}, wordings)
    assert ahead == {"right": 0, "wrong": 0, "right too": 1, "wrong too": 1}


def test_the_area_is_how_often_the_true_one_is_above() -> None:
    assert tracing._area([(0.9, True), (0.5, False), (0.5, True), (0.1, False)]) == 0.875


def test_without_samples_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracing.main(["--data", str(tmp_path)]) == 2
    assert "there are no real samples" in capsys.readouterr().err


def test_our_readings_are_whole() -> None:
    rows = tracing._lines(tracing.READINGS)
    assert len({row["uuid"] for row in rows}) == len(rows) == 91
    assert {row["label"] for row in rows} == {"whole", "part", "none"}
