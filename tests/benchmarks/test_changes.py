"""The benchmark of changes: a small act, in which Utblick tells just the articles that changed."""

from __future__ import annotations

import pytest

from benchmarks.changes import ENGINES, Made, judged, measured


def test_utblick_tells_what_changed_and_nothing_else() -> None:
    made = Made(4_000, seed=2)
    assert made.changed
    lossless, found, wrong, _ = judged(
        ENGINES["Utblick"](made.old, made.new), made.old, made.new, made.changed
    )
    assert (lossless, found, wrong) == ("yes", "100%", "0")


def test_the_table_has_a_row_for_each_program(capsys: pytest.CaptureFixture[str]) -> None:
    made = Made(500, seed=2)
    measured(made.old, made.new, made.changed, 1)
    rows = capsys.readouterr().out.splitlines()
    assert [row.split(" | ")[0].strip("| ") for row in rows if row.startswith("| ")][1:] == list(ENGINES)
