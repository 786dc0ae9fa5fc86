"""Queries said in Swedish and English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.query.parse import parse
from utblick.engine.query.prose import describe, values_in
from utblick.engine.query.tree import And, Concept, Field, Near, Node, Not, Or, Phrase, Title, Wildcard, Words

CONCEPTS = {"biofuel": {}}


CALLED = (
    {"language": {"sv": "Swedish", "en": "English"}},
    {"language": {"sv": "svenska", "en": "engelska"}, "concept": {"biofuel": "biodrivmedel"}},
)


@pytest.mark.parametrize(
    ("query", "swedish", "english"),
    [
        ("skatt", "nämner ”skatt” i någon form", "mention “skatt” in any form"),
        ("EU-kontoret", "nämner orden ”eu kontoret” i följd, i någon form", "mention the words “eu kontoret” in a row, in any form"),
        ('"hållbara biodrivmedel"', "nämner exakt orden ”hållbara biodrivmedel”", "mention exactly the words “hållbara biodrivmedel”"),
        ('"skatt"', "nämner exakt ordet ”skatt”", "mention exactly the word “skatt”"),
        ("bio*", "nämner ord som börjar med ”bio”", "mention words that begin with “bio”"),
        ("*medel", "nämner ord som slutar på ”medel”", "mention words that end in “medel”"),
        ("*gas*", "nämner ord som innehåller ”gas”", "mention words that contain “gas”"),
        ("#biofuel", "nämner begreppet biodrivmedel", "mention the concept biofuel"),
        ("COM(2018) 375 final", "nämner COM(2018) 375", "mention COM(2018) 375"),
        ("(EU) 2018/2001", "nämner rättsakten 2018/2001", "mention the act 2018/2001"),
        ("procedure:2018/196(COD)", "hör till förfarandet 2018/0196(COD)", "are of the procedure 2018/0196(COD)"),
        ("source:eurlex", "kommer från källan eurlex", "come from the source eurlex"),
        ("language:sv", "är på svenska", "are in Swedish"),
        ("a OR b OR c", "nämner ”a”, ”b” eller ”c” i någon form", "mention “a”, “b” or “c” in any form"),
        ("a AND b", "nämner ”a” och ”b” i någon form", "mention “a” and “b” in any form"),
        (
            '#biofuel NEAR/5 skatt NOT "nej tack"',
            "nämner begreppet biodrivmedel nära ”skatt” i någon form (högst fem ord emellan), men inte exakt orden ”nej tack”",
            "mention the concept biofuel near “skatt” in any form (at most five words between), but not exactly the words “nej tack”",
        ),
        (
            "(a OR b) NEAR/0 c",
            "nämner antingen ”a” eller ”b” i någon form alldeles intill ”c” i någon form",
            "mention either “a” or “b” in any form right beside “c” in any form",
        ),
        ("a NEAR/1 b", "nämner ”a” i någon form nära ”b” i någon form (högst ett ord emellan)", "mention “a” in any form near “b” in any form (at most one word between)"),
        ("title:a", "nämner ”a” i någon form i rubriken", "mention “a” in any form in the title"),
        ("title:(a OR bio*)", "nämner i rubriken antingen ”a” i någon form eller ord som börjar med ”bio”", "mention in the title either “a” in any form or words that begin with “bio”"),
        (
            "(a OR b) AND (c OR d) AND NOT (e OR f)",
            "nämner ”a” eller ”b” i någon form, och dessutom ”c” eller ”d” i någon form, men varken ”e” eller ”f” i någon form",
            "mention “a” or “b” in any form, and also “c” or “d” in any form, but neither “e” nor “f” in any form",
        ),
        ("a AND source:x AND language:en", "nämner ”a” i någon form, kommer från källan x och är på engelska", "mention “a” in any form, come from the source x and are in English"),
        ("a AND NOT source:x", "nämner ”a” i någon form, men som inte kommer från källan x", "mention “a” in any form, but that do not come from the source x"),
        ("language:en AND NOT a", "är på engelska, men som inte nämner ”a” i någon form", "are in English, but that do not mention “a” in any form"),
        ("source:x OR source:y", "kommer från källan x eller y", "come from the source x or y"),
        ("a AND (b OR (c AND d))", "nämner ”a” i någon form och antingen nämner ”b” i någon form eller nämner ”c” och ”d” i någon form", "mention “a” in any form and either mention “b” in any form or mention “c” and “d” in any form"),
        ("a AND NOT (b AND c)", "nämner ”a” i någon form, men som inte nämner både ”b” i någon form och ”c” i någon form", "mention “a” in any form, but that do not mention both “b” in any form and “c” in any form"),
    ],
)  # fmt: skip
def test_what_a_query_asks_for(query: str, swedish: str, english: str) -> None:
    tree = parse(query, CONCEPTS)
    assert describe(tree, "sv", CALLED[1]) == "dokument som " + swedish
    assert describe(tree, "en", CALLED[0]) == "documents that " + english


WORDS = st.sampled_from(["alpha", "beta", "gamma", "delta"])
LEAVES = st.one_of(
    WORDS.map(lambda w: Words((w,))),
    st.tuples(WORDS, WORDS).map(Words),
    st.tuples(WORDS, WORDS).map(Phrase),
    WORDS.map(lambda w: Wildcard(w, False, True)),
    WORDS.map(Concept),
)
NODES: st.SearchStrategy[Node] = st.recursive(
    st.one_of(LEAVES, WORDS.map(lambda w: Field("source", w)), LEAVES.map(Title), st.tuples(st.just(3), LEAVES, LEAVES).map(lambda t: Near(*t))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=8,
)  # fmt: skip


def _named(node: Node) -> set[str]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            return set().union(*map(_named, parts))
        case Not(inside=inside) | Title(inside=inside):
            return _named(inside)
        case Near(left=left, right=right):
            return _named(left) | _named(right)
        case Words(words=words) | Phrase(words=words):
            return set(words)
        case Wildcard(part=part):
            return {part}
        case Concept(name=name):
            return {name}
        case Field(value=value):
            return {value}
        case _:
            return set()


def test_what_has_a_name_is_called_by_it() -> None:
    tree = parse("(type:call OR type:odd) AND source:eurlex NOT eurovoc:2742", CONCEPTS)
    names = {"type": {"call": "utlysning"}, "source": {"eurlex": "EUR-Lex"}}
    assert describe(tree, "sv", names) == (
        "dokument som är av typen utlysning eller odd och kommer från källan EUR-Lex, "
        "men som inte har EuroVoc-ämnet 2742"
    )


def test_the_values_of_a_query_are_listed_by_field() -> None:
    tree = parse("(title:#biofuel OR type:call) NOT (source:a OR type:b) (#biofuel NEAR/2 skatt)", CONCEPTS)
    assert values_in(tree) == {"concept": ["biofuel", "biofuel"], "type": ["call", "b"], "source": ["a"]}


@given(NODES, st.sampled_from(["sv", "en"]))
@settings(max_examples=150, deadline=None)
def test_nothing_in_a_query_is_left_unsaid(tree: Node, language: str) -> None:
    said = describe(tree, language)
    assert all(name in said for name in _named(tree))
    assert "  " not in said
    assert said.count("(") == said.count(")")
    assert "{}" not in said
