"""Writing a query: list and text are two ways to say one thing; words are added; problems stand where they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.query.parse import parse
from utblick.features.monitoring.drafting import LIST, TEXT, Draft, marks, sentence_of

CONCEPTS = {"biofuel", "interreg"}


@pytest.mark.parametrize(
    "query",
    [
        "biogas",
        "biogas OR #biofuel",
        "(biogas OR biodrivmedel) AND (skatt OR avgift) NOT fordon",
        "title:(gas OR olja) AND energi",
        "(gas OR olja) NEAR/5 skatt",
        '"hållbara biodrivmedel" OR drivmedel*',
        "COM(2018) 375 OR procedure:2018/0196(COD)",
    ],
)
def test_what_a_list_can_say_comes_back_the_same(query: str) -> None:
    draft = Draft.of(query, CONCEPTS)
    assert draft.mode == LIST
    assert parse(draft.query, CONCEPTS) == parse(query, CONCEPTS)
    again = Draft.read(
        {name: str(value) for name, value in draft.fields().items() if value not in (None, False)}
    )
    assert parse(again.query, CONCEPTS) == parse(query, CONCEPTS)
    assert parse(draft.as_text().query, CONCEPTS) == parse(query, CONCEPTS)


@pytest.mark.parametrize("query", ["a OR (b AND c)", "(a NEAR/2 b) AND (c NEAR/3 d)", "a AND"])
def test_what_says_more_stays_text(query: str) -> None:
    draft = Draft.of(query, CONCEPTS)
    assert (draft.mode, draft.text) == (TEXT, query)
    assert draft.as_list(CONCEPTS) is None


def test_an_empty_text_becomes_an_empty_list() -> None:
    listed = Draft(mode=TEXT, text="  ").as_list(CONCEPTS)
    assert listed is not None
    assert listed.is_empty
    assert not listed.problems(CONCEPTS) or listed.problems(CONCEPTS)[0].error.code == "empty"


def test_rows_are_added_up_to_a_limit() -> None:
    draft = Draft()
    for _ in range(30):
        draft = draft.with_row()
    assert len(draft.rows) == 12
    assert len(Draft.read({"rows": "999"}).rows) == 12
    assert len(Draft.read({"rows": "-4"}).rows) == 1


@pytest.mark.parametrize(
    ("query", "words", "expected"),
    [
        ("biogas", ["metan"], "biogas OR metan"),
        ("biogas AND skatt", ["metan"], "(biogas OR metan) AND skatt"),
        ("biogas AND skatt", ["1:avgift"], "biogas AND (skatt OR avgift)"),
        ("biogas", ["biogas", " "], "biogas"),
        ("a OR (b AND c)", ["metan"], "a OR (b AND c) OR metan"),
        ("a OR (b AND c)", ["a"], "a OR (b AND c)"),
        ("a AND (b OR c AND d)", ["metan"], "a AND (b OR c AND d) OR metan"),
    ],
)
def test_words_are_added_as_alternatives(query: str, words: list[str], expected: str) -> None:
    assert parse(Draft.of(query, CONCEPTS).with_words(words, CONCEPTS).query, CONCEPTS) == parse(
        expected, CONCEPTS
    )


@pytest.mark.parametrize(
    ("draft", "field", "term"),
    [
        (Draft(rows=(("biogas\n*a*", False),)), "row-0", "*a*"),
        (Draft(rows=(("biogas", False), ("#nothing", False))), "row-1", "#nothing"),
        (Draft(rows=(("biogas", False),), none_of="ok\n(("), "none_of", "(("),
        (Draft(rows=(("", False),), none_of="fordon"), "row-0", ""),
        (Draft(rows=(("COM(2018) 375", True),)), "row-0", "COM(2018) 375"),
        (Draft(rows=(("COM(2018) 375", False), ("skatt", False)), distance=3), "distance", ""),
        (Draft(mode=TEXT, text="biogas AND OR skatt"), "query", ""),
    ],
)
def test_problems_stand_beside_their_field(draft: Draft, field: str, term: str) -> None:
    problem = draft.problems(CONCEPTS)[0]
    assert problem.field == field
    said_term, sentence = sentence_of(problem, "sv")
    assert said_term == term
    assert sentence.strip()
    assert ("position" in sentence) == (field == "query")


def test_the_position_of_an_error_is_marked() -> None:
    draft = Draft(mode=TEXT, text="biogas AND OR\n skatt")
    problem = draft.problems(CONCEPTS)[0]
    assert [problem.written[s:e].strip() for s, e in marks(problem.written, problem.error)] == ["OR"]
    open_ended = Draft(mode=TEXT, text="(biogas OR").problems(CONCEPTS)[0]
    [(start, end)] = marks(open_ended.written, open_ended.error)
    assert 0 <= start < end <= len(open_ended.written)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30), st.text(max_size=4))
@settings(max_examples=120, deadline=None)
def test_anything_typed_gives_a_query_or_a_problem(
    first: str, second: str, none_of: str, distance: str
) -> None:
    typed = {
        "rows": "2",
        "row-0": first,
        "row-1": second,
        "none_of": none_of,
        "distance": distance,
        "query": first,
    }
    for mode in (LIST, TEXT):
        draft = Draft.read({**typed, "mode": mode})
        problems = draft.problems(CONCEPTS)
        if problems:
            for problem in problems:
                sentence_of(problem, "en")
                marks(problem.written or "x", problem.error)
        else:
            parse(draft.query, CONCEPTS)
        draft.as_text()
        draft.as_list(CONCEPTS)
        draft.with_words(["ord", second], CONCEPTS)
