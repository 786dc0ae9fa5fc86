"""The form that shows a query, and the query that the form writes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.engine import identifiers
from utblick.engine.query.parse import QueryError, parse
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
from utblick.engine.query.wordlist import (
    Closeness,
    Row,
    WordList,
    from_tree,
    join_terms,
    split_terms,
    to_query,
)

CONCEPTS = {"biofuel": {}, "sea": {}}


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("biogas, etanol\nskatt", ("biogas", "etanol", "skatt")),
        ('"hållbara, goda bränslen", gas', ('"hållbara, goda bränslen"', "gas")),
        ("EUT L 231, 30.6.2021, s. 159, SFS 2009:400", ("EUT L 231, 30.6.2021, s. 159", "SFS 2009:400")),
        ("  hållbara   biodrivmedel  ;\n\n,skatt,, skatt", ("hållbara biodrivmedel", "skatt")),
        ("", ()),
    ],
)
def test_terms_are_typed_one_a_line_or_with_commas(typed: str, terms: tuple[str, ...]) -> None:
    assert split_terms(typed) == terms
    assert split_terms(join_terms(terms)) == terms


@pytest.mark.parametrize(
    ("term", "leaf"),
    [
        ("biogas", Words(("biogas",))),
        ("hållbara biodrivmedel", Words(("hållbara", "biodrivmedel"))),
        ("EU:s mål", Words(("eu", "mål"))),
        ("COM:s", Words(("com",))),
        ("“hållbara biodrivmedel”", Phrase(("hållbara", "biodrivmedel"))),
        ("bio*", Wildcard("bio", False, True)),
        ("*gas*", Wildcard("gas", True, True)),
        ("#biofuel", Concept("biofuel")),
        ("KOM(2018) 375 slutlig", Reference("com", "COM(2018) 375")),
        ("EUT L 231, 30.6.2021, s. 159", Reference("oj", "OJ L 231, 30.6.2021, p. 159")),
        ("kommunallagen (2017:725)", Reference("sfs", "2017:725")),
        ("232100 0040", Words(("232100", "0040"))),
        ("AND", Words(("and",))),
        ("INTE", Words(("inte",))),
        ("NEAR", Words(("near",))),
        ("NEAR/5", Words(("near", "5"))),
        ("(biogas)", Words(("biogas",))),
        ("source:eurlex", Field("source", "eurlex")),
        ("source:my own list", Field("source", "my own list")),
        ("procedure:2018/196 (COD)", Field("procedure", "2018/0196(COD)")),
        ("title:bio gas", Title(Words(("bio", "gas")))),
    ],
)
def test_a_term_means_one_leaf_whatever_it_looks_like(term: str, leaf: Node) -> None:
    assert parse(to_query(WordList((Row((term,)),))), CONCEPTS) == leaf


@pytest.mark.parametrize("term", ["a*", "bio* gas", "#unknown", "§", "source:", "title:"])
def test_a_term_that_cannot_be_read_is_refused_by_the_parser(term: str) -> None:
    with pytest.raises(QueryError):
        parse(to_query(WordList((Row((term,)),))), CONCEPTS)


def test_rows_none_of_title_and_closeness_become_one_query() -> None:
    form = WordList(
        rows=(
            Row(("biogas", "hållbara bränslen")),
            Row(("skatt",), in_title=True),
            Row(("avgift", '"moms"')),
        ),
        none_of=("kontor", "source:eurlex"),
        close=Closeness(0, 2, 5),
    )
    query = to_query(form)
    assert query == (
        '(biogas OR hållbara-bränslen) NEAR/5 (avgift OR "moms") AND title:skatt AND NOT (kontor OR source:eurlex)'
    )
    shown = from_tree(parse(query, CONCEPTS))
    assert shown is not None
    assert _same(parse(to_query(shown), CONCEPTS), parse(query, CONCEPTS))


def test_empty_rows_say_nothing() -> None:
    form = WordList((Row(()), Row(("gas", " "))), none_of=("",), close=Closeness(0, 1, 3))
    assert to_query(form) == "gas"
    assert to_query(WordList((Row(()),))) == ""


@pytest.mark.parametrize(
    "query",
    [
        "a OR (b AND c)",
        "a AND NOT (b AND c)",
        "a NEAR/3 b AND c NEAR/3 d",
        "a NEAR/3 b OR c",
        "a AND NOT (b NEAR/3 c)",
        "a AND (b OR NOT c)",
    ],
)
def test_what_says_more_than_the_form_is_not_shown_in_it(query: str) -> None:
    tree = parse(query, CONCEPTS)
    assert from_tree(tree) is None


NAMES = st.sampled_from(["alfa", "beta", "EU", "region's", "inte", "52018pc", "2018", "åäö"])
OPERANDS = st.one_of(
    NAMES,
    st.tuples(NAMES, NAMES).map("-".join),
    st.tuples(NAMES, NAMES).map(lambda two: f'"{two[0]} {two[1]}"'),
    st.sampled_from(["gas*", "*gas", "*gas*", "eu:s", "#biofuel", "#sea"]),
)
LEAVES = st.one_of(
    OPERANDS,
    st.sampled_from(
        [
            "COM(2018) 375",
            "(EU) 2018/2001",
            "2009/28/EG",
            "SFS 2009:400",
            "NUTS SE123",
            "EUT L 231, 30.6.2021, s. 159",
            "232100-0040",
            "source:eurlex",
            'source:"my own"',
            "procedure:2018/0196(COD)",
        ]
    ),
)
GROUP = st.lists(OPERANDS, min_size=1, max_size=3).map(lambda leaves: f"({' OR '.join(leaves)})")
PARTS = st.one_of(
    st.lists(LEAVES, min_size=1, max_size=3).map(lambda leaves: f"({' OR '.join(leaves)})"),
    GROUP.map(lambda group: f"title:{group}"),
    st.tuples(GROUP, GROUP).map(lambda two: f"{two[0]} NEAR/4 {two[1]}"),
    st.lists(LEAVES, min_size=1, max_size=2).map(lambda leaves: f"NOT ({' OR '.join(leaves)})"),
)


@given(st.lists(PARTS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_form_means_what_the_query_meant(parts: list[str]) -> None:
    try:
        tree = parse(" AND ".join(parts), CONCEPTS)
    except QueryError:
        return
    form = from_tree(tree)
    if form is None:
        assert sum(" NEAR/4 " in part for part in parts) > 1
        return
    assert _same(parse(to_query(form), CONCEPTS), tree)
    typed = WordList(
        tuple(Row(split_terms(join_terms(row.terms)), row.in_title) for row in form.rows),
        split_terms(join_terms(form.none_of)),
        form.close,
    )
    assert _same(parse(to_query(typed), CONCEPTS), tree)


@pytest.mark.parametrize("name", identifiers.TYPES)
def test_every_type_of_identifier_may_be_a_term(name: str) -> None:
    value = EXAMPLES[name]
    shown = from_tree(Reference(name, value))
    assert shown is not None
    assert parse(to_query(shown), CONCEPTS) == Reference(name, identifiers.key(name, value))


EXAMPLES = {
    row.type: row.value
    for row in identifiers.find(
        "2018/0196(COD) | COM(2018) 375 | JOIN(2020) 5 | SWD(2021) 24 | SEC(2008) 85 | C(2021) 7888 | 52018PC0374 | "
        "http://data.europa.eu/eli/reg/2021/1060/oj | ECLI:EU:T:2022:853 | T-626/20 | (EU) 2018/2001 | "
        "OJ L 231, 30.6.2021, p. 159 | A8-0470/2018 | P8_TA(2019)0021 | B9-0123/2023 | PE 742.529v01-00 | "
        "PE-CONS 36/23 | REGI/9/00123 | ST 13633/20 | COTER-VI/045 | ECO/462 | SA.56125 (2020/N) | "
        "Ares(2022)1234567 | register 01394038816-02 | 2014TC16RFCB014 | NUTS SE123 | http://eurovoc.europa.eu/2739 | "
        "2017/18:FPM116 | SFS 2009:400 | SOU 2025:85 | Ds 2013:13 | prop. 2025/26:28 | skr. 2013/14:29 | "
        "dir. 2024:69 | 232100-0040"
    )
}


def _same(left: Node, right: Node) -> bool:
    return _meaning(left) == _meaning(right)


def _meaning(node: Node) -> object:
    """A query as sets, so that order, repetition and where `title:` is written do not count."""
    match node:
        case And(parts=parts):
            inner = [_meaning(part) for part in parts]
            flat = frozenset(one for part in inner for one in (part[1] if _is(part, "and") else {part}))
            return ("and", flat) if len(flat) > 1 else next(iter(flat))
        case Or(parts=parts):
            inner = [_meaning(part) for part in parts]
            flat = frozenset(one for part in inner for one in (part[1] if _is(part, "or") else {part}))
            return ("or", flat) if len(flat) > 1 else next(iter(flat))
        case Not(inside=Or(parts=parts)):
            return _meaning(And(tuple(Not(part) for part in parts)))
        case Not(inside=inside):
            return ("not", _meaning(inside))
        case Title(inside=Or(parts=parts)):
            return _meaning(Or(tuple(Title(part) for part in parts)))
        case Title(inside=inside):
            return ("title", _meaning(inside))
        case Near(distance=distance, left=left, right=right):
            return ("near", distance, frozenset([_meaning(left), _meaning(right)]))
    return node


def _is(part: object, kind: str) -> bool:
    return isinstance(part, tuple) and part[0] == kind
