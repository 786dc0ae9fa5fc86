"""Generated queries and documents that share a small vocabulary, so that hits are common."""

from __future__ import annotations

from hypothesis import strategies as st

from utblick.engine.query.parse import true_of_nothing
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
from utblick.engine.text.analysis import Document

CONCEPTS = {
    "biofuel": {"sv": ["biodrivmedel", "hållbar gas", "gas"], "en": ["biofuel", "green gas"]},
    "empty": {"sv": ["—"], "en": []},
    "only-en": {"en": ["region", "regions of europe"]},
}
WORDS = [
    "gas",
    "gasen",
    "gaser",
    "biogas",
    "eu",
    "region",
    "regionens",
    "kontor",
    "hållbar",
    "green",
    "biofuel",
    "co2",
]
TAILED = [*WORDS, "eu:s", "region's", "and", "é"]
PIECES = [
    *(*TAILED, "EU:s", "Gas,", "(region)", "EU-kontor", "\n", "CO₂", "–", "och/eller"),
    *("COM(2018) 375", "KOM(2018)0375 slutlig", "COM(2018)", "2018/0196 (COD)"),
]
VALUES = {
    "source": ["eurlex", "sedia"],
    "com": ["COM(2018) 375"],
    "procedure": ["2018/0196(COD)"],
    "language": ["sv", "en", "lv"],
}

_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda w: Words(tuple(w)))
_phrases = st.lists(st.sampled_from(TAILED), min_size=1, max_size=3).map(lambda w: Phrase(tuple(w)))
_wildcards = st.builds(
    Wildcard, st.sampled_from(["gas", "region", "kon", "ens", "bio", "eu:s"]), st.booleans(), st.booleans()
).map(lambda w: w if w.open_start or w.open_end else Wildcard(w.part, True, True))
_wildcards = _wildcards.filter(lambda w: w.part != "eu:s" or w.open_end or w.open_start)
_concepts = st.sampled_from(sorted(CONCEPTS)).map(Concept)
_simple = st.one_of(_words, _phrases, _wildcards, _concepts)
_operands = st.one_of(_simple, st.lists(_simple, min_size=2, max_size=3).map(lambda p: Or(tuple(p))))
_leaves = st.one_of(
    _simple,
    _operands.map(Title),
    st.builds(Near, st.integers(0, 6), _operands, _operands),
    st.sampled_from([Reference("com", "COM(2018) 375"), Reference("procedure", "2018/0196(COD)")]),
    st.sampled_from([Field(name, v) for name, vs in VALUES.items() for v in vs]),
)


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    """Join as the parser does: no AND inside an AND, no OR inside an OR."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, kind) else (part,))]
    return kind(tuple(flat))


def _wider(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        several.map(lambda p: _joined(And, p)), several.map(lambda p: _joined(Or, p)), inner.map(Not)
    )


def queries() -> st.SearchStrategy[Node]:
    """Trees that the parser would give and accept."""
    return st.recursive(_leaves, _wider, max_leaves=8).filter(lambda tree: not true_of_nothing(tree))


def documents() -> st.SearchStrategy[Document]:
    """Documents of those words, with identifiers, values and languages."""
    text = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
    given = {"source": ["EURLEX"], "com": ["KOM (2018) 0375 slutlig"], "procedure": ["2018/196(COD)"]}
    fields = st.fixed_dictionaries({}, optional={name: st.just(values) for name, values in given.items()})
    return st.builds(Document, st.just("d"), text, text, st.sampled_from(["sv", "en", "lv"]), fields)
