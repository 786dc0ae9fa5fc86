"""Whoever did more is never ranked lower, the order is whole and its own, and reasons say only what is so."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.partnering import Candidate, Reason, ranked, reasons, score

YEAR = 2026


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    """Give an organisation whose figures fit together."""
    projects = draw(st.integers(0, 400))
    on_theme = draw(st.integers(0, projects))
    led = draw(st.integers(0, projects))
    led_on_theme = draw(st.integers(max(0, led - (projects - on_theme)), min(led, on_theme)))
    return Candidate(
        key=draw(st.text(max_size=4)),
        name=draw(st.text(max_size=8)),
        on_theme=on_theme,
        led_on_theme=led_on_theme,
        last_year=draw(st.none() | st.integers(1984, YEAR + 3)) if on_theme else None,
        projects=projects,
        led=led,
        with_us=draw(st.integers(0, 20)),
    )


@given(candidates(), st.sampled_from(["on_theme", "led_on_theme", "projects"]))
def test_more_never_counts_less(one: Candidate, field: str) -> None:
    more = replace(one, **{field: getattr(one, field) + 1})
    assert score(more, YEAR) >= score(one, YEAR)


@given(candidates(), st.integers(1984, YEAR))
def test_later_never_counts_less(one: Candidate, year: int) -> None:
    earlier, later = replace(one, last_year=year), replace(one, last_year=year + 1)
    assert score(later, YEAR) >= score(earlier, YEAR) >= score(replace(one, last_year=None), YEAR)


@given(st.lists(candidates(), max_size=30), st.randoms(use_true_random=False))
def test_the_order_is_whole_and_does_not_depend_on_the_one_given(
    rows: list[Candidate], chance: random.Random
) -> None:
    mixed = chance.sample(rows, len(rows))
    found = [(one.score, one.candidate.name, one.candidate.key) for one in ranked(rows, YEAR)]
    assert found == [(one.score, one.candidate.name, one.candidate.key) for one in ranked(mixed, YEAR)]
    assert sorted((row[0] for row in found), reverse=True) == [row[0] for row in found]


@given(candidates())
def test_reasons_say_only_what_is_so(one: Candidate) -> None:
    told = reasons(one)
    assert len(told) == len(set(told))
    assert (Reason.LED_ON_THEME in told) == (one.led_on_theme > 0)
    assert (Reason.LED_ON_THEME in told or Reason.ON_THEME in told) == (one.on_theme > 0)
    assert (Reason.WITH_US in told) == (one.with_us > 0)
    assert bool(told) or score(one, YEAR) == 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Candidate("a", "A", 3, 2, 2024, 3, 2), Candidate("b", "B", 3, 0, 2024, 3, 0)),
        (Candidate("a", "A", 2, 0, 2025, 2), Candidate("b", "B", 2, 0, 2011, 2)),
        (Candidate("a", "A", 1, 0, 2024, 1, 0, 1), Candidate("b", "B", 1, 0, 2024, 1)),
        (Candidate("b", "B", 1, 0, 2024, 1, 0, 1), Candidate("a", "A", 1, 0, 2024, 1)),
        (Candidate("a", "A", 3, 2, 2021, 3, 2), Candidate("b", "B", 1, 0, 2025, 1, 0, 1)),
        (Candidate("a", "A", 5, 1, 2022, 5, 1), Candidate("b", "B", 1, 1, 2022, 60, 1)),
    ],
)
def test_who_stands_before_whom(better: Candidate, worse: Candidate) -> None:
    assert [one.candidate for one in ranked([worse, better], YEAR)] == [better, worse]
