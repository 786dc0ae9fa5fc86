"""The query language: what is read, what is refused and with which words."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engine.matching.trees import CONCEPTS, queries
from utblick.engine.query.errors import SENTENCES
from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import (
    And,
    Concept,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Reference,
    Title,
    Wildcard,
    Words,
)


def word(text: str) -> Words:
    return Words((text,))


A, B, C = word("a"), word("b"), word("c")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Biodrivmedel", word("biodrivmedel")),
        ("EU-kontoret", Words(("eu", "kontoret"))),
        ("EU:s", word("eu")),
        ('"EU:s kontor"', Phrase(("eu:s", "kontor"))),
        ("”Hållbara  biodrivmedel“", Phrase(("hållbara", "biodrivmedel"))),
        ('"gas*"', Phrase(("gas",))),
        ("gas*", Wildcard("gas", False, True)),
        ("*Gas", Wildcard("gas", True, False)),
        ("*gas*", Wildcard("gas", True, True)),
        ("#biofuel", Concept("biofuel")),
        ("a b OR c", Or((And((A, B)), C))),
        ("a OCH b ELLER INTE c OR a", Or((And((A, B)), Not(C), A))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("a NOT NOT b", And((A, Not(Not(B))))),
        ("and OR or", Or((word("and"), word("or")))),
        ("a NEAR/5 (b OR c)", Near(5, A, Or((B, C)))),
        ("a NOT (b NEAR/0 c)", And((A, Not(Near(0, B, C))))),
        ("title:(a OR b*ä)", None),
        ("title:gas*", Title(Wildcard("gas", False, True))),
        ("COM(2018) 375", Reference("com", "COM(2018) 375")),
        ("kom (2018)\u00a00375 slutlig a", And((Reference("com", "COM(2018) 375"), A))),
        ("NUTS SE123 AND NOT a", And((Reference("nuts", "SE123"), Not(A)))),
        ("((EU) 2018/2001 a)", And((Reference("act", "2018/2001"), A))),
        ("2018/196 (COD)", Reference("procedure", "2018/0196(COD)")),
        ("procedure:2018/196 (COD)", Field("procedure", "2018/0196(COD)")),
        ('committee:"REGI"', Field("committee", "regi")),
        ("COM:s", word("com")),
        ("Source:eurlex", Words(("source", "eurlex"))),
    ],
)
def test_reads(query: str, tree: Node | None) -> None:
    if tree is None:
        with pytest.raises(QueryError):
            parse(query, CONCEPTS)
        return
    if not isinstance(tree, Or):
        assert parse(query, CONCEPTS) == tree
    else:
        # An OR with a NOT beside it is refused, so it is read inside a wider query.
        assert parse(f"x ({query})", CONCEPTS) == And((word("x"), tree))


@pytest.mark.parametrize(
    ("query", "position", "code"),
    [
        ("", 1, "empty"),
        (" \n", 1, "empty"),
        ("(gas OR olja", 13, "group_open"),
        ("gas OR olja)", 12, "group_close"),
        (")", 1, "group_close"),
        ("gas ()", 5, "group_empty"),
        ("gas AND", 8, "operand_missing"),
        ("OR gas", 1, "operand_missing"),
        ("(AND gas)", 2, "operand_missing"),
        ("gas AND OR olja", 9, "two_operators"),
        ('"gas', 1, "quote_open"),
        ('gas "—"', 5, "quote_empty"),
        ("gas NEAR olja", 5, "near_number"),
        ("gas NEAR/x olja", 5, "near_number"),
        ("gas NEAR/5", 11, "operand_missing"),
        ("gas NEAR/5 (olja AND kol)", 5, "near_operand"),
        ("gas NEAR/5 title:olja", 5, "near_operand"),
        ("gas NEAR/5 COM(2018) 375", 5, "near_operand"),
        ("gas NEAR/5 NOT olja", 12, "near_not"),
        ("gas NEAR/1 olja NEAR/1 kol", 17, "near_three"),
        ("kol NOT gas NEAR/5 olja", 13, "not_near"),
        ("ga*", 1, "wildcard"),
        ("gas-ol*", 1, "wildcard"),
        ("b*d", 1, "wildcard"),
        ("a:b*", 1, "wildcard"),
        ("**", 1, "wildcard"),
        ("…", 1, "no_word"),
        ("title:(gas AND olja)", 1, "title_operand"),
        ("title:", 1, "field_value"),
        ("x source: y", 3, "field_value"),
        ("#", 1, "concept_name"),
        ("#biofeul", 1, "concept_unknown"),
        ("NOT gas", 1, "everything"),
        ("gas OR NOT olja", 1, "everything"),
        ("(" * 10_000 + "gas" + ")" * 10_000, 101, "deep"),
        ("x " + "NOT " * 10_000 + "gas", 403, "deep"),
        ("title:" * 10_000 + "gas", 601, "deep"),
    ],
)
def test_refuses(query: str, position: int, code: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, CONCEPTS)
    assert (caught.value.position, caught.value.code) == (position, code)
    for language in ("sv", "en"):
        sentence = caught.value.sentence(language)
        assert sentence.startswith(f"position {position}: ")
        assert "{" not in sentence
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


def test_suggests_the_nearest_concept() -> None:
    with pytest.raises(QueryError, match="did you mean #biofuel"):
        parse("#biofeul", CONCEPTS)


def test_every_sentence_is_in_both_languages() -> None:
    assert all(set(sentences) == {"sv", "en"} for sentences in SENTENCES.values())


def test_a_megabyte_is_read() -> None:
    tree = parse(" OR ".join(f"ord{n}*" for n in range(80_000)), ())
    assert isinstance(tree, Or)
    assert len(tree.parts) == 80_000


def test_a_long_list_of_identifiers_is_read() -> None:
    tree = parse(" OR ".join(f"COM(2018) {n}" for n in range(1, 2000)), ())
    assert isinstance(tree, Or)
    assert tree.parts[1998] == Reference("com", "COM(2018) 1999")


@given(queries())
@settings(max_examples=300)
def test_text_reads_back_as_the_tree(tree: Node) -> None:
    assert parse(to_text(tree), CONCEPTS) == tree


SIGNS = [
    "a",
    "gas*",
    "*",
    '"',
    "(",
    ")",
    " ",
    " AND ",
    " OR ",
    "NOT ",
    " NEAR/2 ",
    "title:",
    "com:",
    "#biofuel",
    "2018",
    "/",
    ":",
]


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)))
@example("-32018L2001")
@example("556677-8899 \ud800\x00")
@settings(max_examples=400)
def test_anything_is_read_or_refused_and_what_is_read_round_trips(query: str) -> None:
    try:
        tree = parse(query, CONCEPTS)
    except QueryError as error:
        refusal = error
    else:
        refusal = None
    if refusal:
        assert 1 <= refusal.position <= len(query) + 1
        assert refusal.sentence("sv")
        return
    assert parse(to_text(tree), CONCEPTS) == tree
