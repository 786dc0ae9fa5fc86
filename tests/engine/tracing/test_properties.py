"""What holds for every ask and every text."""

from __future__ import annotations

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engine.tracing.acts import after, before
from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut
from utblick.engine.tracing import Ask, Text, Traced, Tracer

WORDS = [
    "regionen",
    "biogas",
    "stöd",
    "vatten",
    "lagen",
    "myndighet",
    "avgift",
    "fartyg",
    "skola",
    "vård",
    "skog",
    "resa",
    "energi",
    "data",
    "hamn",
    "stad",
    "land",
    "ska",
    "får",
    "inte",
    "och",
    "eller",
    "av",
    "i",
    "på",
    "till",
    "med",
    "för",
    "2030",
    "12",
    "procent",
]
sentences = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
anything = st.text(max_size=60)
labels = st.sampled_from([None, "artikel 1", "artikel 2.1 a", "skäl 3", "bilaga II", "annat"])


@st.composite
def texts(draw: st.DrawFn, wordings: st.SearchStrategy[str] = sentences) -> list[Text]:
    rows = draw(st.lists(st.tuples(wordings, st.one_of(st.none(), wordings), labels), min_size=1, max_size=7))
    return [Text(f"t{number}", *row) for number, row in enumerate(rows)]


@st.composite
def asks(draw: st.DrawFn, wordings: st.SearchStrategy[str] = sentences) -> Ask:
    return Ask("a", draw(wordings), draw(st.one_of(st.none(), wordings)), draw(labels))


def check(ask: Ask, found: Traced, given_texts: list[Text]) -> None:
    """Check what a result promises: scores, order, and spans of carried words."""
    assert 0 <= found.score <= 1
    assert all(0 < lead.score <= 1 for lead in found.leads)
    assert [lead.score for lead in found.leads] == sorted((lead.score for lead in found.leads), reverse=True)
    by_id = {text.id: text.text for text in given_texts}
    for lead in found.leads:
        for text, spans, other in (
            (by_id[lead.text_id], lead.spans, ask.new),
            (ask.new, lead.ask_spans, by_id[lead.text_id]),
        ):
            stems = {stem("sv", word.base) for word in cut(other)}
            end = -1
            for start, stop in spans:
                assert end < start < stop <= len(text)
                end = stop
                words = [
                    stem("sv", word.base) for word in cut(text) if start <= word.start and word.end <= stop
                ]
                assert words
                assert set(words) <= stems


@given(texts(), texts(), asks())
def test_scores_and_spans_of_sentences(baseline: list[Text], given_texts: list[Text], ask: Ask) -> None:
    check(ask, Tracer(baseline, given_texts, "sv").trace(ask), given_texts)


@given(texts(anything), asks(anything))
def test_scores_and_spans_of_anything(given_texts: list[Text], ask: Ask) -> None:
    check(ask, Tracer((), given_texts, "sv").trace(ask), given_texts)


@given(texts(), asks(), st.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_only_ties(
    given_texts: list[Text], ask: Ask, shuffler: random.Random
) -> None:
    others = list(given_texts)
    shuffler.shuffle(others)
    baseline = before("sv")
    first = Tracer(baseline, given_texts, "sv").trace(ask, 50)
    second = Tracer(baseline, others, "sv").trace(ask, 50)
    assert (first.outcome, first.score) == (second.outcome, second.score)
    assert sorted(map(repr, first.leads)) == sorted(map(repr, second.leads))


@settings(max_examples=50)
@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=25, unique=True), st.integers(0, 8))
def test_an_ask_that_stands_in_the_text_word_by_word_is_first_and_whole(words: list[str], at: int) -> None:
    planted = " ".join(words)
    assume(not any(word.isdigit() for word in words[:2]))
    adopted = after("sv")
    adopted.insert(at, Text("planted", planted, None, "artikel 12"))
    found = Tracer(before("sv"), adopted, "sv").trace(Ask("a", planted, "", "artikel 30"))
    assert found.outcome == "whole"
    assert found.leads[0].text_id == "planted"


@given(st.sampled_from(before("sv")))
def test_an_ask_that_changes_nothing_got_nothing(passage: Text) -> None:
    found = Tracer(before("sv"), after("sv"), "sv").trace(Ask("a", passage.text, passage.text, passage.label))
    assert found.outcome == "already"
    assert (found.score, found.leads) == (0, [])
