"""Small figures are hidden, and nothing that is hidden can be worked out again."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.disclosure import LEAST, hidden, sum_must_be_hidden

FIGURES = st.lists(st.integers(0, 40), min_size=1, max_size=9)


def test_a_small_figure_takes_the_smallest_other_with_it() -> None:
    assert hidden([12, 1, 7, 0]) == [False, True, True, False]
    assert hidden([12, 7, 0]) == [False, False, False]
    assert hidden([1, 1]) == [True, True]
    assert sum_must_be_hidden([1, 1], [True, True])
    assert hidden([12, 1], sum_is_told=False) == [False, True]


@given(FIGURES)
def test_no_small_figure_is_told_and_no_nought_is_hidden(figures: list[int]) -> None:
    for figure, gone in zip(figures, hidden(figures), strict=True):
        assert gone or not 0 < figure < LEAST
        assert figure or not gone


@given(FIGURES)
def test_the_sum_never_gives_a_hidden_figure_away(figures: list[int]) -> None:
    gone = hidden(figures)
    out = [figure for figure, is_gone in zip(figures, gone, strict=True) if is_gone]
    if out and not sum_must_be_hidden(figures, gone):
        assert len(out) >= 2
        assert sum(out) >= LEAST


def test_one_case_in_each_of_several_is_not_told_by_their_sum() -> None:
    assert sum_must_be_hidden([1, 1, 1, 0], hidden([1, 1, 1, 0]))
    assert hidden([2, 2, 2, 3]) == [True, True, True, True]
    assert hidden([1, 1, 1, 9]) == [True, True, True, True]
    assert not sum_must_be_hidden([1, 1, 1, 9], [True, True, True, True])


@given(st.lists(st.integers(0, 6), min_size=1, max_size=4))
def test_who_knows_how_it_is_done_cannot_work_a_hidden_figure_out(figures: list[int]) -> None:
    gone = hidden(figures)
    if sum_must_be_hidden(figures, gone):
        return
    places = [place for place, is_gone in enumerate(gone) if is_gone]
    whole = sum(figures[place] for place in places)
    possible: list[set[int]] = [set() for _place in places]
    for guess in itertools.product(range(1, whole + 1), repeat=len(places)):
        if sum(guess) != whole:
            continue
        row = list(figures)
        for place, value in zip(places, guess, strict=True):
            row[place] = value
        if hidden(row) == gone and not sum_must_be_hidden(row, gone):
            for found, value in zip(possible, guess, strict=True):
                found.add(value)
    assert all(len(found) >= 2 for found in possible)


@given(FIGURES)
def test_what_is_told_stays_told_where_nothing_is_small(figures: list[int]) -> None:
    if not any(0 < figure < LEAST for figure in figures):
        assert not any(hidden(figures))
