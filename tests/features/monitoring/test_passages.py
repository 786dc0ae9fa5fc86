"""Passages show the words that hit, in their sentence, with marks that point at them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.features.monitoring.passages import passages

TEXT = (
    "Rådet möttes i Bryssel. " * 8
    + "Ministrarna talade om biodrivmedel och skatt. "
    + "Annat avhandlades också. " * 30
    + "Till sist nämndes biogas i kollektivtrafiken."
)


def test_the_title_comes_first_and_whole() -> None:
    found = passages(
        "Biodrivmedel i fokus",
        TEXT,
        [("title", 0, 12), ("text", TEXT.index("biogas"), TEXT.index("biogas") + 6)],
    )
    assert [p["field"] for p in found] == ["title", "text"]
    assert found[0]["text"] == "Biodrivmedel i fokus"
    assert found[0]["marks"] == [[0, 12]]


def test_words_close_together_share_a_passage_that_begins_with_their_sentence() -> None:
    spans = [("text", TEXT.index(w), TEXT.index(w) + len(w)) for w in ("biodrivmedel", "skatt", "biogas")]
    found = passages("", TEXT, spans)
    assert len(found) == 2
    assert found[0]["text"].startswith("Ministrarna talade om biodrivmedel och skatt.")
    assert found[0]["cut"] == [True, True]
    assert found[1]["cut"] == [True, False]


def test_no_span_no_passage() -> None:
    assert passages("Titel", TEXT, []) == []


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_every_mark_covers_the_text_of_its_span(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab .\n\u00a0å😀", min_size=1, max_size=800))
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=6, unique=True))
    spans = [("text", s, min(len(text), s + 4)) for s in sorted(starts)]
    wanted = {text[s:e] for _, s, e in spans}
    for passage in passages("", text, spans, width=60):
        assert passage["marks"]
        for start, end in passage["marks"]:
            assert 0 <= start < end <= len(passage["text"])
            assert passage["text"][start:end].split() in [piece.split() for piece in wanted]


@pytest.mark.parametrize("width", [20, 240])
def test_a_single_long_word_is_not_lost(width: int) -> None:
    word = "havsplaneringsdirektivsgenomförandet" * 3
    (only,) = passages("", f"x {word} y", [("text", 2, 2 + len(word))], width=width)
    start, end = only["marks"][0]
    assert only["text"][start:end] == word
