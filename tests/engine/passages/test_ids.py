"""Ids name every passage once, can be read back, and sort as an act has its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utblick.engine.passages.ids import INSIDE, number, parent, parsed, roman_value, sort_key, written

_NUMBERS = st.from_regex(r"[0-9]{1,3}[a-z]{0,2}|[a-z]{1,3}|[IVX]{1,4}", fullmatch=True)
_AGAIN = st.sampled_from(["", "", "~2", "~13"])
_SEGMENTS = st.builds(lambda kind, n, again: (kind, n + again), st.sampled_from(INSIDE), _NUMBERS, _AGAIN)
_TOPS = st.one_of(
    st.sampled_from([("tit", ""), ("pre", ""), ("fin", ""), ("anx", ""), ("anx", "~2")]),
    st.builds(
        lambda kind, n, again: (kind, n + again), st.sampled_from(["art", "rec", "anx"]), _NUMBERS, _AGAIN
    ),
)


@given(_TOPS, st.lists(_SEGMENTS, max_size=4))
def test_an_id_can_be_read_back(top: tuple[str, str], inside: list[tuple[str, str]]) -> None:
    path = (top, *inside)
    assert parsed(written(path)) == path


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ((("rec", "12"),), "rec-12"),
        ((("art", "25a"), ("par", "1"), ("sub", "2")), "art-25a.par-1.sub-2"),
        ((("art", "9"), ("par", "1"), ("pt", "b"), ("pt", "i")), "art-9.par-1.pt-b-i"),
        ((("anx", "I"), ("prt", "A")), "anx-I.prt-A"),
        ((("anx", ""),), "anx"),
    ],
)
def test_the_agreed_forms(path: tuple[tuple[str, str], ...], id: str) -> None:
    assert written(path) == id
    assert parsed(id) == path


@pytest.mark.parametrize(
    "text", ["", "x", "art", "par-1", "art-9.rec-1", "art-9..par-1", "art-9-2", "art-9.pt", "art 9"]
)
def test_what_is_no_id_is_told(text: str) -> None:
    assert parsed(text) is None


def test_ids_sort_as_an_act_has_its_parts() -> None:
    ids = [
        "tit", "pre", "cit-2", "rec-2", "rec-10", "art-2", "art-2.par-1", "art-2.par-1.pt-a", "art-2.par-1.pt-b-i",
        "art-2.par-2", "art-9", "art-9a", "art-10", "fin", "anx-II", "anx-IX", "anx-X",
    ]  # fmt: skip
    backwards = ids[::-1]
    assert sorted(backwards, key=sort_key) == ids


def test_numbers_and_parents() -> None:
    assert number("(aa)") == "aa"
    assert number("7\xa0a.") == "7a"
    assert parent("art-9.par-1.pt-b-i") == "art-9.par-1.pt-b"
    assert parent("art-9") == ""
    assert [roman_value(text) for text in ("i", "IX", "xiv", "a", "")] == [1, 9, 14, 0, 0]
