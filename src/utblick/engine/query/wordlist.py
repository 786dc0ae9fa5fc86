"""Show a query as a form for people who do not want to write one, and write the query from the form.

Every row is a list of terms of which one is enough; all rows must be met; none of the terms in `none_of`
may be there. A term is what a person would write alone in a query: a word, words in a row, `"a phrase"`,
`start*`, `#concept`, an identifier, `source:eurlex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from utblick.engine import identifiers
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
from utblick.engine.text import words

FIELDS = ("procedure", "celex", "com", "source", "type", "committee", "language", "eurovoc")
_QUOTES = '"“”„'
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):\s*(\S.*)", re.S)
_OPERATORS = ("AND", "OCH", "OR", "ELLER", "NOT", "INTE", "NEAR")


@dataclass(frozen=True, slots=True)
class Row:
    """Terms of which one is enough, perhaps in the title only."""

    terms: tuple[str, ...]
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Closeness:
    """Two rows (numbers from 0) whose terms must stand with at most `distance` words between."""

    first: int
    second: int
    distance: int


@dataclass(frozen=True, slots=True)
class WordList:
    """A query as a form: rows that must all be met, terms that must not be there, two rows close by."""

    rows: tuple[Row, ...]
    none_of: tuple[str, ...] = ()
    close: Closeness | None = None


def split_terms(text: str) -> tuple[str, ...]:
    """Cut what a person typed into terms: one a line, or commas between.

    Commas inside quotation marks and identifiers (`OJ L 231, 30.6.2021, p. 159`) stay.
    """
    terms: list[str] = []
    for line in text.splitlines():
        at, term = 0, ""
        quoted = False
        while at < len(line):
            known = None if quoted or term.strip() else identifiers.at(line, at)
            if known:
                term, at = term + line[at : known.end], known.end
                continue
            char = line[at]
            if char in _QUOTES:
                quoted = not quoted
            if char in ",;" and not quoted:
                terms.append(term)
                term = ""
            else:
                term += char
            at += 1
        terms.append(term)
    return tuple(dict.fromkeys(" ".join(term.split()) for term in terms if term.strip()))


def join_terms(terms: Iterable[str]) -> str:
    """Write terms as a person edits them: one a line."""
    return "\n".join(terms)


def to_query(wordlist: WordList) -> str:
    """Write the form as a query; a term that cannot be read is left for the parser to refuse."""
    rows = [Row(tuple(map(_written, filter(str.strip, row.terms))), row.in_title) for row in wordlist.rows]
    parts: list[str] = []
    close = wordlist.close
    for number, row in enumerate(rows):
        if not row.terms or (close and number == close.second and rows[close.first].terms):
            continue
        part = _group(row)
        if close and number == close.first and rows[close.second].terms:
            part = f"{part} NEAR/{close.distance} {_group(rows[close.second])}"
        parts.append(part)
    refused = tuple(map(_written, filter(str.strip, wordlist.none_of)))
    if refused:
        parts.append("NOT " + _group(Row(refused)))
    return " AND ".join(parts)


def from_tree(node: Node) -> WordList | None:
    """Show a query as the form; None when it says more than the form can."""
    rows: list[Row] = []
    none_of: list[str] = []
    close: Closeness | None = None
    for part in _flat(node, And):
        if isinstance(part, Not):
            refused = _terms(part.inside)
            if refused is None:
                return None
            none_of += refused
        elif isinstance(part, Near):
            pair = [_row(part.left), _row(part.right)]
            if close or None in pair:
                return None
            close = Closeness(len(rows), len(rows) + 1, part.distance)
            rows += [row for row in pair if row]
        else:
            row = _row(part)
            if row is None:
                return None
            rows.append(row)
    return WordList(tuple(rows), tuple(none_of), close) if rows else None


def _flat(node: Node, kind: type[And] | type[Or]) -> list[Node]:
    """Give the parts of an AND (or OR) with those inside it drawn up."""
    if isinstance(node, And | Or) and isinstance(node, kind):
        return [inner for part in node.parts for inner in _flat(part, kind)]
    return [node]


def _row(node: Node) -> Row | None:
    """Read a leaf or a flat OR-group as a row."""
    parts = _flat(node, Or)
    if all(isinstance(part, Title) for part in parts):
        inside = [inner for part in parts if isinstance(part, Title) for inner in _flat(part.inside, Or)]
        terms = [_term(leaf) for leaf in inside]
        return Row(tuple(term for term in terms if term), in_title=True) if all(terms) else None
    listed = _terms(node)
    return Row(tuple(listed)) if listed else None


def _terms(node: Node) -> list[str] | None:
    """Write a leaf or a flat OR-group as terms; None when there is more in it."""
    terms: list[str] = []
    for part in _flat(node, Or):
        leaves = _flat(part.inside, Or) if isinstance(part, Title) else [part]
        for leaf in leaves:
            term = _term(leaf)
            if term is None:
                return None
            terms.append(f"title:{term}" if isinstance(part, Title) else term)
    return terms


def _term(leaf: Node) -> str | None:
    """Write one leaf as a term; None for what is no leaf."""
    match leaf:
        case Words(words=row):
            return " ".join(row)
        case Phrase(words=row):
            return f'"{" ".join(row)}"'
        case Wildcard(part=part, open_start=start, open_end=end):
            return f"{'*' if start else ''}{part}{'*' if end else ''}"
        case Concept(name=name):
            return f"#{name}"
        case Reference(type=kind, value=value):
            return identifiers.bare(kind, value) or value
        case Field(name=name, value=value):
            return f"{name}:{_value(value)}"
        case _:
            return None


def _group(row: Row) -> str:
    terms = tuple(term.removeprefix("title:") for term in row.terms) if row.in_title else row.terms
    inside = terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"
    return f"title:{inside}" if row.in_title else inside


def _written(term: str) -> str:
    """Write a term as one leaf of the query language."""
    term = term.strip()
    if term.startswith("title:") and term[6:].strip():
        return f"title:{_written(term[6:])}"
    if field := _FIELD.fullmatch(term):
        return f"{field[1]}:{_value(field[2])}"
    if term.endswith(":") and term[:-1] in (*FIELDS, "title"):
        return term  # for the parser to refuse: a value is missing
    known = identifiers.at(term, 0)
    if known and known.end == len(term):
        return term
    if len(term) > 2 and term[0] in _QUOTES and term[-1] in _QUOTES:
        return '"' + "".join(" " if char in _QUOTES else char for char in term[1:-1]) + '"'
    if term.startswith("#"):
        return term
    return _row_of_words(term)


def _value(value: str) -> str:
    """Write the value of a field; quoted when a blank or bracket would end it."""
    value = value.strip().strip(_QUOTES)
    known = identifiers.at(value, 0)
    if known and known.end == len(value):
        return value
    return f'"{value}"' if re.search(r'[\s()*",;]|^#', value) else value


def _row_of_words(term: str) -> str:
    """Join several words to words in a row, each in any inflection: `EU-kontoret`."""
    found = words.cut(term)
    if "*" in term or not found:
        return "-".join(term.split())
    written = [term[word.start : word.end] if word.full == word.base else word.base for word in found]
    if len(written) == 1:
        return written[0].lower() if written[0] in _OPERATORS else written[0]
    hyphened = "-".join(written)
    known = identifiers.at(hyphened, 0)
    return "+".join(written) if known else hyphened
