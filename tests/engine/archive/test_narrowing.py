"""What the database leaves out is never a hit, and where it counts alone it counts hits alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import (
    EVERYTHING,
    NOTHING,
    All,
    Any,
    Expression,
    Narrowing,
    Term,
    narrow,
)
from utblick.engine.matching.evaluate import fits, matches
from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.tree import Wildcard
from utblick.engine.text.analysis import Analysis, Document, analyse

VOCABULARY = {
    "biofuel": {"sv": ["biodrivmedel", "hållbara bränslen"], "en": ["biofuel", "!?"]},
    "tax": {"en": ["tax", "levy"]},
    "empty": {"sv": [], "en": ["…"]},
}
LONG = "x" * 250
WORDS = [
    *(
        "biodrivmedel",
        "biodrivmedlen",
        "drivmedel",
        "bränsle",
        "bränslen",
        "hållbara",
        "flygbränsle",
        "skatt",
        "skatter",
    ),
    *(
        "skatten",
        "EU",
        "EU:s",
        "EU-kontoret",
        "region's",
        "tax",
        "taxes",
        "levies",
        "biofuel",
        "biofuels",
        "i",
        "CO₂",
    ),
    *(
        LONG,
        LONG + "y",
        "x" * 199 + "…",
        "x" * 200,
        "COM(2018) 375 final",
        "2018/0196(COD)",
        "(EU) 2018/2001",
        "ÅÄÖ",
    ),
]
text_of = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
FIELDS = {
    "source": ["eurlex", "Council press", LONG],
    "type": ["opinion", "A\ue020B"],
    "com": ["KOM (2018) 375"],
}

documents = st.builds(
    Document,
    id=st.just("1"),
    title=text_of,
    text=text_of,
    language=st.sampled_from(["sv", "en", "sv-SE", "lv", None]),
    fields=st.fixed_dictionaries(
        {}, optional={k: st.lists(st.sampled_from(v), max_size=2) for k, v in FIELDS.items()}
    ),
)

operands = st.one_of(
    st.sampled_from(["skatt", "biodrivmedel", "bränslen", "EU", "EU-kontoret", "region", "tax", "CO2", "x" * 200]),
    st.sampled_from([LONG, LONG + "z", f'"{LONG}y"', f'"{"x" * 200}"']),
    st.sampled_from(['"biodrivmedel"', '"hållbara biodrivmedel"', '"EU:s"', '"skatt skatter"']),
    st.sampled_from(["bio*", "*medel", "*medlen", "*ränsl*", "xxx*", "*xxy", "*xxx*"]),
    st.sampled_from([f"{'x' * 230}*", f"*{'x' * 230}"]),
    st.sampled_from(["#biofuel", "#tax", "#empty"]),
)  # fmt: skip
others = st.sampled_from(
    [
        "COM(2018) 375", "2018/196(COD)", "2018/2001", "source:eurlex", 'source:"council press"', "language:sv",
        "type:opinion", 'type:"a\ue020b"', "type:a", "com:COM(2018)375", "language:lv",
        f"source:{LONG}", f"source:{LONG}z",
    ]
)  # fmt: skip
groups = st.lists(operands, min_size=2, max_size=3).map(lambda parts: "(" + " OR ".join(parts) + ")")
sides = st.one_of(operands, groups)
leaves = st.one_of(
    operands,
    others,
    sides.map(lambda inside: f"title:{inside}"),
    st.tuples(sides, st.integers(0, 4), sides).map(lambda t: f"({t[0]} NEAR/{t[1]} {t[2]})"),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda t: f"({t[0]} AND {t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"({t[0]} OR {t[1]})"),
        inner.map(lambda q: f"NOT ({q})"),
    ),
    max_leaves=6,
)


def archive(analyses: Iterable[Analysis]) -> tuple[list[str], set[str]]:
    """Give the languages and words of some documents."""
    listed = list(analyses)
    return [a.language for a in listed], set().union(*(terms.vocabulary(a) for a in listed))


def narrowed(query: str, analyses: Iterable[Analysis], most: int = 99) -> Narrowing:
    """Narrow as the archive does: words by their grams, cut ones always; nothing for more than `most`."""
    languages, words = archive(analyses)

    def words_like(wildcard: Wildcard) -> list[str] | None:
        wanted = terms.grams_of_part(
            wildcard.part, open_start=wildcard.open_start, open_end=wildcard.open_end
        )
        likely = [w for w in words if set(wanted) <= terms.grams(w) or terms.CUT in terms.grams(w)]
        found = [w for w in likely if fits(wildcard, w) or w.endswith(terms.CUT)]
        return None if len(found) > most else found

    return narrow(parse(query, VOCABULARY), VOCABULARY, languages, words_like)


def holds(expression: Expression, has: set[str]) -> bool:
    """Evaluate an expression as a database does: on opaque terms."""
    if isinstance(expression, Term):
        term = terms.opaque(expression.term)
        return any(t.startswith(term) for t in has) if expression.is_prefix else term in has
    if isinstance(expression, All):
        return all(holds(part, has) for part in expression.parts)
    if isinstance(expression, Any):
        return any(holds(part, has) for part in expression.parts)
    return not holds(expression.part, has)


@given(st.lists(documents, min_size=1, max_size=4), queries, st.sampled_from([0, 1, 99]))
@settings(max_examples=400, deadline=None)
def test_what_is_left_out_is_no_hit_and_what_is_exact_is_one(
    given_: list[Document], query: str, most: int
) -> None:
    try:
        tree = parse(query, VOCABULARY)
    except QueryError:
        return
    analyses = [analyse(document) for document in given_]
    narrowing = narrowed(query, analyses, most)
    for analysis in analyses:
        has = set(map(terms.opaque, terms.terms(analysis)))
        hit, kept = matches(tree, analysis, VOCABULARY), holds(narrowing.expression, has)
        assert kept or not hit
        if narrowing.exact:
            assert kept == hit


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("skatt", True), ('"skatt"', True), ("bio*", True), ("*medel", True), ("*gas*", True), ("#tax", True),
        ("source:eurlex", True), ("COM(2018) 375", True), ("title:skatt", True), ("skatt NOT tax", True),
        ("skatt OR tax OR bio*", True), ('"hållbara biodrivmedel"', False), ("EU-kontoret", False),
        ("skatt NEAR/3 tax", False), ('skatt NOT "hållbara biodrivmedel"', False), ("#biofuel", False),
    ],
)  # fmt: skip
def test_what_a_database_may_count_alone(query: str, exact: bool) -> None:
    document = Document("1", "Skatt på biogas", "Taxes on biodrivmedel", "sv", {})
    assert narrowed(query, [analyse(document)]).exact == exact


def test_a_query_that_nothing_can_satisfy_asks_for_nothing() -> None:
    document = analyse(Document("1", "Skatt", "", "sv", {}))
    assert narrowed("#empty", [document]) == Narrowing(NOTHING, True)
    assert narrowed("*zzz AND skatt", [document]) == Narrowing(NOTHING, True)
    assert narrowed("skatt NOT #empty", [document]).expression == narrowed("skatt", [document]).expression


def test_deep_parentheses_are_left_to_the_engine() -> None:
    query = "skatt"
    for depth in range(45):
        query = f"(({query}) AND a{depth}) OR b{depth}"
    found = narrowed(query, [analyse(Document("1", "Skatt", "", "sv", {}))])
    assert not found.exact
    assert narrowed("(" * 90 + "skatt" + ")" * 90, [analyse(Document("1", "Skatt", "", "sv", {}))]).exact


def test_too_many_words_narrow_nothing() -> None:
    found = narrow(parse("*medel", ()), {}, ["sv"], lambda wildcard: None)
    assert found == Narrowing(EVERYTHING, False)
    begins = narrow(parse("bio*", ()), {}, ["sv"], lambda wildcard: None)
    assert begins == Narrowing(Term(terms.beginning("bio"), is_prefix=True), True)


@given(st.text(max_size=6), st.text(max_size=6))
@settings(max_examples=400, deadline=None)
def test_different_terms_stay_different(one: str, other: str) -> None:
    assert (terms.opaque(one) == terms.opaque(other)) == (one == other)


@given(
    st.text(alphabet=st.characters(max_codepoint=0x7F) | st.sampled_from("\ue000\ue0ff\ud800åÅ"), max_size=12)
)
@settings(max_examples=300, deadline=None)
def test_a_term_is_one_word_of_letters_to_any_tokenizer(text: str) -> None:
    written = terms.opaque(text)
    written.encode()
    assert all(not c.isascii() or c.islower() or c.isdigit() for c in written)


@pytest.mark.parametrize(
    "pair", [("\ue020", " "), ("\ue0ff\ue100", "\ue000"), ("\ud800", "\ue0fe\ue200"), ("A", "a")]
)
def test_signs_that_stand_for_others_cannot_be_forged(pair: tuple[str, str]) -> None:
    assert terms.opaque(pair[0]) != terms.opaque(pair[1])
