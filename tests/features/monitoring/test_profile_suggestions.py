"""Suggested words: pure statistics first, then on an archive."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.features.monitoring.conftest import record
from utblick.engine.query.parse import parse
from utblick.engine.text.analysis import Document, analyse
from utblick.features.monitoring import standing
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.asking import Question
from utblick.features.monitoring.models import WatchProfile
from utblick.features.monitoring.queries.suggestions import Helper, suggested
from utblick.features.monitoring.stop_words import STOP_WORDS
from utblick.features.monitoring.suggestions import (
    Tally,
    least_ratio,
    log_likelihood,
    near_misses,
    suggest,
)


def text(title: str, body: str = "", language: str = "sv") -> Document:
    return Document(id="", title=title, text=body, language=language)


def tally_of(*documents: Document) -> Tally:
    tally = Tally()
    for one in documents:
        tally.add(analyse(one))
    return tally


def knows_nothing(word: str, language: str) -> bool:
    return False


def test_log_likelihood_of_a_known_table() -> None:
    # Dunning's G² of [[110, 2442], [111, 29114]], as his paper's first table has it.
    assert log_likelihood(110, 2552, 111, 29225) == pytest.approx(270.72, abs=0.01)
    assert log_likelihood(5, 10, 50, 100) == pytest.approx(0, abs=1e-9)
    assert log_likelihood(0, 10, 0, 10) == 0


@given(*[st.integers(0, 200)] * 4)
@settings(max_examples=80, deadline=None)
def test_log_likelihood_is_never_negative_and_the_same_from_both_sides(
    a: int, b: int, c: int, d: int
) -> None:
    score = log_likelihood(a, a + b, c, c + d)
    assert score >= -1e-9
    assert score == pytest.approx(log_likelihood(c, c + d, a, a + b))


def test_words_are_counted_by_stem_and_written_as_they_mostly_are() -> None:
    tally = tally_of(
        text("Bussar", "Bussarna och bussarna går."),
        text("Bussarna går"),
        text("Bussar"),
        text("Buses", language="en"),
    )
    terms = {tally.written(term): number for term, number in tally.stems.items()}
    assert terms == {"bussarna": 3, "buses": 1}
    assert tally.documents == {"sv": 3, "en": 1}
    assert [tally.written(t) for t in tally.candidates(knows_nothing, 9)] == ["bussarna"]
    assert tally.candidates(lambda word, language: word == "bussarna", 9) == []


def test_no_stop_words_numbers_or_short_words() -> None:
    tally = tally_of(text("Mellan också 2027 EU och deras", "b2b covid19 under"))
    assert [tally.written(t) for t in tally.stems] == []
    for words in STOP_WORDS.values():
        assert all(word == word.casefold() and word.isalpha() for word in words)


def test_only_what_is_clearly_commoner_is_suggested() -> None:
    tally = tally_of(*(text(f"Spårvagn linje {'abcdefghij'[n] * 4}") for n in range(10)))
    [tram, line] = sorted((t for t in tally.stems if tally.stems[t] == 10), key=tally.written, reverse=True)
    found = suggest(tally, {tram: 2, line: 180}, {"sv": 200}, hits={"sv": 10}, most=5)
    assert [(one.word, one.in_hits, one.more) for one in found] == [("spårvagn", 10, 2)]
    # What would bring in more than hits already, or nothing at all, is no word for this question.
    assert suggest(tally, {tram: 11, line: 0}, {"sv": 2000}, hits={"sv": 10}, most=5) == []


def test_the_least_ratio_is_below_the_ratio_and_nearer_with_more_evidence() -> None:
    # Katz's limits for 10 of 100 against 5 of 100: the ratio is 2, its 95 % limits 0.71 and 5.64.
    assert least_ratio(10, 100, 5, 100) == pytest.approx(0.709, abs=0.001)
    assert least_ratio(10, 100, 5, 100) < least_ratio(100, 1000, 50, 1000) < 2
    assert least_ratio(3, 10, 0, 1000) > 4
    assert least_ratio(0, 10, 5, 100) == 0


@pytest.mark.parametrize(
    "word", ["samtidigt", "långt", "äldre", "svenska", "åtgärder", "storleken", "allmänna"]
)
def test_words_of_no_subject_are_never_offered(word: str) -> None:
    assert word in STOP_WORDS["sv"]


def test_near_misses_hold_a_label_and_are_not_found() -> None:
    words = ["biogas", "biogasen", "biogasbuss", "fordonsbiogas", "storbiogasverk", "biogas2", "gas"]
    found = near_misses(["biogas", "gas"], words, lambda word: word in ("biogas", "biogasen"))
    assert found == ["biogasbuss", "fordonsbiogas", "storbiogasverk"]
    assert near_misses(["biogas"], words, lambda w: False, ends_only=True) == [
        "biogasen",
        "biogasbuss",
        "fordonsbiogas",
    ]


@pytest.fixture
def trams(bring: Callable[..., Counts], biofuel: WatchProfile) -> None:
    """Trams run on rails, buses on biogas; the rest of the archive is about other things."""
    dice = random.Random(3)
    filler = "nämnden beslut ärende region möte plan skola vård kultur budget samråd remiss"
    noise = filler.split(" ")
    for number in range(60):
        filling = " ".join(dice.choices(noise, k=8))
        if number < 15:
            bring(record(f"t{number}", f"Spårvagnar {number}", f"Rälsen läggs om. {filling}"))
        else:
            bring(record(f"n{number}", f"Nummer {number}", filling))
    bring(record("c", "Museispårvagnar i drift", "En museispårvagn på prov."))
    bring(record("x", "Rälsbyte i natt", "Rälsen byts i natt, skola och vård berörs inte."))


@pytest.mark.usefixtures("trams")
def test_suggestions_on_an_archive() -> None:
    words = standing.vocabulary()
    found = suggested(Question(parse("spårvagnar", words), words))
    # "läggs" is in the hits only: it would bring in nothing.
    assert [(one.word, one.in_hits, one.more) for one in found.words] == [("rälsen", 15, 1)]
    assert found.read == 15
    assert {one.text: one.count for one in found.compounds} == {"museispårvagnar": 1, "museispårvagn": 1}


@pytest.mark.usefixtures("trams")
def test_limits_of_the_profile_count_for_suggestions() -> None:
    words = standing.vocabulary()
    assert suggested(Question(parse("spårvagnar", words), words, ("en",))).words == []


@pytest.mark.usefixtures("trams")
def test_a_missed_document_is_helped_by_words_that_the_hits_have() -> None:
    words = standing.vocabulary()
    helper = Helper(Question(parse("spårvagnar", words), words))
    missed = analyse(text("Rälsbyte i natt", "Rälsen byts i natt, skola och vård berörs inte."))
    offered = helper.words(missed)
    assert offered[0].text == "rälsen"
    assert offered[0].count == 16
    assert "spårvagnar" not in [one.text for one in offered]
