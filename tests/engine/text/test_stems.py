"""Short texts are found by stems: in any form, as the beginning of a compound, in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.text.stems import answers, asked_stems, stems_of

TITLES = st.lists(
    st.sampled_from(["sjukhus", "biogas", "i", "Åbo", "möte", "om", "vård", "Östersjön", "EU"]), min_size=1
)


@given(TITLES)
def test_a_text_answers_each_of_its_own_words(words: list[str]) -> None:
    title = " ".join(words)
    assert all(answers(asked_stems(word), title) for word in words)
    assert answers(asked_stems(title), title)


@given(TITLES, TITLES)
def test_more_text_never_answers_less(title: list[str], more: list[str]) -> None:
    asked = asked_stems(title[0])
    assert answers(asked, " ".join([*more, *title]))


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("biogas", "Biogasens framtid", True),
        ("gas", "Biogasens framtid", False),
        ("eu", "Europas vägar", False),
        ("visits", "A study visit", True),
        ("", "Biogas", False),
    ],
)
def test_what_answers(asked: str, text: str, found: bool) -> None:
    assert answers(asked_stems(asked), text) is found


def test_words_of_a_question_are_left_out_unless_nothing_else_is_asked() -> None:
    assert asked_stems("vem biogas", without={"vem"}) == asked_stems("biogas")
    assert asked_stems("vem", without={"vem"}) == asked_stems("vem")


def test_nothing_has_no_stems() -> None:
    assert stems_of(" ,. ") == ""
