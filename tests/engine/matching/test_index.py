"""The index means what the slow evaluator means, whatever the queries and the documents."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.matching.trees import CONCEPTS, documents, queries
from utblick.engine.matching.evaluate import matches, spans
from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.lines import HitLines
from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.tree import Node
from utblick.engine.text.analysis import Document, analyse

LANGUAGES = st.sampled_from([(), (), (), ("sv",), ("EN", "lv")])


@given(
    st.lists(st.tuples(queries(), LANGUAGES), min_size=1, max_size=6),
    st.lists(documents(), min_size=1, max_size=3),
    st.randoms(),
)
@settings(max_examples=120, deadline=None)
def test_index_is_the_slow_evaluator(
    profiles: list[tuple[Node, tuple[str, ...]]], given_documents: list[Document], rng: random.Random
) -> None:
    index = ProfileIndex(CONCEPTS)
    named = {f"p{n}": profile for n, profile in enumerate(profiles)}
    order = list(named)
    rng.shuffle(order)
    late = order.pop() if len(order) > 1 else None
    for name in order:
        index.add(name, *named[name])
    for turn, document in enumerate(given_documents):
        if turn == 1 and late is not None:
            index.add(late, *named[late])
            index.remove(order[0])
        analysis = analyse(document)
        expected = [
            (name, spans(tree, analysis, CONCEPTS))
            for name, (tree, languages) in sorted(named.items())
            if name in index
            and (not languages or analysis.language in map(str.lower, languages))
            and matches(tree, analysis, CONCEPTS)
        ]
        assert [(hit.profile, hit.spans) for hit in index.match(document)] == expected
        assert index.candidates(analysis) >= {name for name, _ in expected}
        lines = [json.loads(line) for line in HitLines(index).of(document).splitlines()]
        assert [
            (row["profile"], [(s["field"], s["start"], s["end"]) for s in row["spans"]]) for row in lines
        ] == expected
        assert all(row["document"] == "d" for row in lines)


def hits(query: str, text: str, title: str = "", **fields: list[str]) -> list[str] | None:
    """Give the marked stretches, or None without a hit."""
    index = ProfileIndex(CONCEPTS)
    index.add("p", query)
    found = index.match(Document("d", title, text, "sv", fields))
    if not found:
        return None
    return [(title if span.field == "title" else text)[span.start : span.end] for span in found[0].spans]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("EU", "EU:s kontor", ["EU:s"]),
        ('"EU"', "EU:s kontor", None),
        ('"EU:s"', "EU:s kontor", ["EU:s"]),
        ("eu-kontoret", "Vid EU-kontoret", ["EU-kontoret"]),
        ("*gas*", "Biogasen och gas", ["Biogasen", "gas"]),
        ("Ostergotland", "Östergötland", None),
        ("ett NEAR/1 tre", "ett två tre", ["ett", "tre"]),
        ("ett NEAR/0 tre", "ett två tre", None),
        ("ett NEAR/3 ett", "ett två ett", ["ett", "ett"]),
        ("ett NEAR/3 ett", "ett två", None),
        ("COM(2018) 375", "se KOM(2018)0375 slutlig.", ["KOM(2018)0375"]),
        ("COM(2018) 37", "se COM(2018) 375", None),
        ("com:COM(2018)375 NOT olja", "gas", []),
        ("gas OR olja AND NOT kol", "olja och gas", ["olja", "gas"]),
        ("gas AND NOT (olja NEAR/1 gas)", "gas olja", None),
    ],
)
def test_means(query: str, text: str, expected: list[str] | None) -> None:
    assert hits(query, text, com=["COM(2018) 375 final"]) == expected


def test_no_leaf_runs_across_the_end_of_the_title() -> None:
    assert hits('"hållbara biodrivmedel"', "biodrivmedel", "Om hållbara") is None
    assert hits("hållbara NEAR/900 biodrivmedel", "biodrivmedel", "Om hållbara") is None
    assert hits("hållbara biodrivmedel", "biodrivmedel", "Om hållbara") == ["hållbara", "biodrivmedel"]
    assert hits("title:gas", "gas", "Om gas") == ["gas"]


def test_a_profile_may_change_and_go() -> None:
    index = ProfileIndex({})
    index.add("b", "gas")
    index.add("a", "gas OR olja")
    document = Document("d", "", "gas", "sv")
    assert [hit.profile for hit in index.match(document)] == ["a", "b"]
    index.add("b", "kol")
    assert [hit.profile for hit in index.match(document)] == ["a"]
    with pytest.raises(QueryError):
        index.add("a", "(gas")
    index.remove("a")
    assert index.match(document) == []
    assert (len(index), list(index)) == (1, ["b"])
    with pytest.raises(KeyError):
        index.remove("a")


def test_what_a_word_needs_beside_it_follows_the_profiles_that_come_and_go() -> None:
    index = ProfileIndex({})
    index.add("a", "gas AND olja")
    document = Document("d", "", "gas och kol", "sv")
    assert index.match(document) == []
    index.add("b", "gas AND kol")
    assert [hit.profile for hit in index.match(document)] == ["b"]
    index.add("c", "gas AND NOT olja")
    assert [hit.profile for hit in index.match(document)] == ["b", "c"]
    index.remove("c")
    index.remove("b")
    assert index.match(document) == []


def test_a_query_that_asks_for_nothing_has_no_place() -> None:
    with pytest.raises(QueryError):
        ProfileIndex({}).add("p", "NOT gas")


def test_many_profiles_look_at_few_candidates() -> None:
    index = ProfileIndex({})
    for n in range(3000):
        index.add(f"p{n:04}", f"(ord{n} OR sak{n}) AND (gas OR olja) NOT kol")
    document = Document("d", "", "gas och olja och sak7", "sv")
    assert index.candidates(document) == {"p0007"}
    assert [hit.profile for hit in index.match(document)] == ["p0007"]


def test_long_lists_of_parts_are_exact() -> None:
    index = ProfileIndex({})
    index.add("p", " OR ".join(f"*ab{n}*" for n in range(5000)))
    assert [len(hit.spans) for hit in index.match(Document("d", "", "xab4711x xabx ab12", "sv"))] == [2]


def test_parsing_and_trees_are_one() -> None:
    index = ProfileIndex({})
    index.add("p", parse("gas", ()))
    assert [hit.profile for hit in index.match(Document("d", "Gaser", "", "sv"))] == ["p"]
