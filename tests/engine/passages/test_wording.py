"""Differences in words lose nothing and can be read."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.passages.wording import Words, compare, tokens

_WORDS = st.sampled_from(
    ["the", "shall", "biogas", "fuels", "of", ",", ".", "2030", "%", "and\nMember", "States’", "(a)", "å"]
)
_TEXTS = st.one_of(st.text("aåÅ1 ,.()\n-—’\u0301", max_size=40), st.lists(_WORDS, max_size=30).map(" ".join))


def side(words: Words, sign: str) -> str:
    return "".join(text for mark, text in words if mark in ("=", sign))


@given(_TEXTS, _TEXTS)
def test_both_texts_are_rebuilt(old: str, new: str) -> None:
    words = compare(old, new)
    assert side(words, "-") == old
    assert side(words, "+") == new


@given(_TEXTS, _TEXTS)
def test_no_stretch_is_empty_and_none_follows_its_like(old: str, new: str) -> None:
    words = compare(old, new)
    assert all(text for _, text in words)
    assert all(one[0] != other[0] for one, other in itertools.pairwise(words))


@given(_TEXTS)
def test_a_text_is_like_itself_and_its_tokens_are_it(text: str) -> None:
    assert compare(text, text) == ([("=", text)] if text else [])
    assert "".join(tokens(text)) == text


def test_whole_words_change_and_punctuation_apart() -> None:
    assert compare("at least 35 % of biofuels.", "at least 60 % of biofuels;") == [
        ("=", "at least "),
        ("-", "35"),
        ("+", "60"),
        ("=", " % of biofuels"),
        ("-", "."),
        ("+", ";"),
    ]
    assert compare("the Member State", "the Member States") == [
        ("=", "the Member "),
        ("-", "State"),
        ("+", "States"),
    ]


def test_small_words_between_large_changes_are_told_with_them() -> None:
    old = "Decisions taken by ministers of transport shall apply."
    new = "Measures adopted in committees of experts shall apply."
    assert compare(old, new) == [
        ("-", "Decisions taken by ministers of transport"),
        ("+", "Measures adopted in committees of experts"),
        ("=", " shall apply."),
    ]
