"""Words: what belongs to one, how it is folded, and where it stands."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.text import words
from utblick.engine.text.words import cut, fold

AWKWARD = (
    "aåÅsSẞß:'’-_.*\"()#0123²½ﬁ\u0301\u0308\u200b\u00a0\n\t çéŠžÉI\u0130ǅ한\u1112\u1161\u11ab¨ªͺﷺﾞｶ\ud800\x00"
)
TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EU-kontoret", [("eu", "eu"), ("kontoret", "kontoret")]),
        ("EU:s", [("eu:s", "eu")]),
        ("region's", [("region's", "region")]),
        ("region’s", [("region's", "region")]),
        ("regions’", [("regions", "regions")]),
        ("ReK:s yttrande", [("rek:s", "rek"), ("yttrande", "yttrande")]),
        ("EU:arna", [("eu", "eu"), ("arna", "arna")]),
        ("a:b:c", [("a:b", "a"), ("c", "c")]),
        ("a:b1", [("a", "a"), ("b1", "b1")]),
        ("12:30", [("12", "12"), ("30", "30")]),
        ("12:ab:s", [("12", "12"), ("ab:s", "ab")]),
        ("CO₂", [("co2", "co2")]),
        ("oﬃces", [("offices", "offices")]),
        ("O\u0308stergo\u0308tland", [("östergötland", "östergötland")]),
        ("STRASSE straße", [("strasse", "strasse"), ("strasse", "strasse")]),
        ("snake_case", [("snake", "snake"), ("case", "case")]),
        ("½", [("1", "1"), ("2", "2")]),
        ("…–", []),
        ("", []),
    ],
)
def test_words_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(w.full, w.base) for w in cut(text)] == expected


def test_places_point_into_the_text_as_given() -> None:
    text = "Två o\u0308ar, CO₂ och EU:s."
    assert [text[w.start : w.end] for w in cut(text)] == ["Två", "o\u0308ar", "CO₂", "och", "EU:s"]


def slow_words(text: str) -> list[tuple[str, str]]:
    """The definition, character by character, over the whole text in NFKC."""
    text = unicodedata.normalize("NFKC", text)

    def run(at: int, kinds: str) -> int:
        while at < len(text) and unicodedata.category(text[at])[0] in kinds:
            at += 1
        return at

    found, at = [], 0
    while at < len(text):
        end = base = run(at, "LNM")
        if end == at:
            at += 1
            continue
        if text[end : end + 1] in (":", "'", "’") and unicodedata.category(text[end - 1])[0] in "LM":
            tail = run(end + 1, "LNM")
            if 1 <= tail - end - 1 <= 3 and run(end + 1, "LM") == tail:
                end = tail
        found.append((fold(text[at:end]), fold(text[at:base])))
        at = end
    return found


@given(TEXTS)
@settings(max_examples=300)
def test_cut_is_the_definition(text: str) -> None:
    assert [(w.full, w.base) for w in cut(text)] == slow_words(text)


@given(TEXTS)
@settings(max_examples=200)
def test_places_are_in_order_and_inside(text: str) -> None:
    found = cut(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(found))


@given(TEXTS)
@settings(max_examples=200)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_planes_hold_all_marks() -> None:
    marks = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] == "M"}
    assert marks <= {code for plane in words._PLANES for code in plane}
