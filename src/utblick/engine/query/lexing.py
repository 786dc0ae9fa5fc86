"""Cut a query into its signs and leaves."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from utblick.engine import identifiers
from utblick.engine.identifiers.finding import CUES, WORDS
from utblick.engine.query.errors import QueryError
from utblick.engine.query.tree import Concept, Field, Phrase, Reference, Wildcard, Words
from utblick.engine.text.fields import FIELDS, IDENTIFYING, comparable
from utblick.engine.text.words import cut, fold

OPERATORS = {"AND": "AND", "OCH": "AND", "OR": "OR", "ELLER": "OR", "NOT": "NOT", "INTE": "NOT"}
EXAMPLES = {
    "title": "title:gas",
    "procedure": "procedure:2018/0196(COD)",
    "celex": "celex:32018L2001",
    "com": "com:COM(2018)375",
    "source": "source:eurlex",
    "type": "type:opinion",
    "committee": "committee:REGI",
    "language": "language:sv",
    "eurovoc": "eurovoc:2841",
}
_QUOTES = dict.fromkeys(map(ord, "“”„"), '"')
_SIGN = re.compile(rf'\s*(?:([()])|(title|{"|".join(FIELDS)}):|"([^"]*)"|(")|([^\s()"]+))')
_IS_PARENTHESIS, _IS_FIELD, _IS_QUOTED, _, _IS_TEXT = range(1, 6)
_TEXT = re.compile(r'[^\s()"]*')
_WILD = re.compile(r"(\*?)([^*]+)(\*?)")
_NEAR = re.compile(r"NEAR/([0-9]{1,9})")
_NEAR_LIKE = re.compile(r"NEAR(/|$)")
_CONCEPT = re.compile(r"#[\w-]+")
_BEFORE = 20  # characters before an identifier that tell whether it is part of something longer
_OPERATOR = re.compile(rf'(?<!\S)(?:{"|".join(OPERATORS)}|NEAR/[0-9]+)(?![^\s()"])')
_DIGIT = re.compile(r"\d")
_REACH = 270  # characters from an identifier's first to the end of the mark that tells it

Leaf = Words | Phrase | Wildcard | Concept | Reference | Field


class Sign(NamedTuple):
    """A piece of a query: its position from 0, its kind (`leaf`, `(`, `AND`, …), and what it stands for."""

    at: int
    kind: str
    leaf: Leaf | None = None
    number: int = 0
    written: str = ""


@functools.lru_cache(maxsize=100_000)
def base_words(text: str) -> tuple[str, ...]:
    """Give the words of unquoted text as they are stemmed: folded, without their tails."""
    return tuple(word.base for word in cut(text))


@functools.lru_cache(maxsize=100_000)
def full_words(text: str) -> tuple[str, ...]:
    """Give the words of a phrase: folded, as written."""
    return tuple(word.full for word in cut(text))


def signs(query: str, concepts: Container[str]) -> list[Sign]:
    """Cut a query into signs, the last of kind `end`; raise QueryError where that cannot be done."""
    if "”" in query or "“" in query or "„" in query:
        query = query.translate(_QUOTES)
    cues = _cues(query)
    found: list[Sign] = []
    at, sign = 0, _SIGN.match
    while match := sign(query, at):
        kind = match.lastindex or 0
        first = match.start(kind)
        at = match.end()
        if (
            cues
            and kind != _IS_FIELD
            and bisect_right(cues, first + _REACH) > bisect_left(cues, first)
            # An act's number may begin with a bracket: `(EU) 2018/2001`.
            and (identifier := _identifier(query, first)) is not None
        ):
            key = identifiers.key_of(identifier)
            found.append(Sign(first, "leaf", Reference(identifier.type, key, first)))
            at = identifier.end
        elif kind == _IS_TEXT:
            found.append(_text(match[kind], first, concepts))
        elif kind == _IS_PARENTHESIS:
            found.append(Sign(first, match[kind], None, 0, match[kind]))
        elif kind == _IS_QUOTED:
            words = full_words(match[kind])
            if not words:
                raise QueryError(first, "quote_empty")
            found.append(Sign(first - 1, "leaf", Phrase(words, first - 1)))
        elif kind == _IS_FIELD:
            if match[kind] == "title":
                found.append(Sign(first, "title", None, 0, "title:"))
            else:
                leaf, at = _field(query, first, at, match[kind])
                found.append(Sign(first, "leaf", leaf))
        else:
            raise QueryError(first + 1, "quote_open")
    found.append(Sign(len(query), "end"))
    return found


def _identifier(query: str, first: int) -> identifiers.Identifier | None:
    """Give the identifier that begins here; none reaches over an operator (`NOT` is no region of NUTS)."""
    operator = _OPERATOR.search(query, first, first + _REACH)
    # A stretch is enough, and a long query is not copied for each of its leaves.
    low = max(0, first - _BEFORE)
    found = identifiers.at(query[low : operator.start() if operator else first + _REACH], first - low)
    return found and found._replace(start=first, end=found.end + low)


def _cues(query: str) -> list[int]:
    """Give where the marks end that every identifier has one of: only near them is one looked for."""
    if not _DIGIT.search(query):
        return []
    found = [match.end() for match in CUES.finditer(query)]
    for word in {word for word, _ in WORDS if word in query}:
        found += [match.end() for match in re.finditer(re.escape(word), query)]
    return sorted(found)


def _text(text: str, at: int, concepts: Container[str]) -> Sign:
    if text in OPERATORS:
        return Sign(at, OPERATORS[text], None, 0, text)
    first = text[0]
    if first == "N" and _NEAR_LIKE.match(text):
        near = _NEAR.fullmatch(text)
        if not near:
            raise QueryError(at + 1, "near_number")
        return Sign(at, "NEAR", None, int(near[1]), text)
    if first == "#":
        return Sign(at, "leaf", _concept(text, at, concepts))
    if "*" in text:
        return Sign(at, "leaf", _wildcard(text, at))
    words = base_words(text)
    if not words:
        raise QueryError(at + 1, "no_word", written=_shown(text))
    return Sign(at, "leaf", Words(words, at))


def _wildcard(text: str, at: int) -> Wildcard:
    match = _WILD.fullmatch(text)
    words = full_words(match[2]) if match else ()
    if not match or len(words) != 1 or sum(map(str.isalnum, words[0])) < 3:
        raise QueryError(at + 1, "wildcard", written=_shown(text))
    return Wildcard(words[0], bool(match[1]), bool(match[3]), at)


def _concept(text: str, at: int, concepts: Container[str]) -> Concept:
    if not _CONCEPT.fullmatch(text):
        raise QueryError(at + 1, "concept_name")
    name = text[1:]
    if name not in concepts:
        names = [n for n in concepts if isinstance(n, str)] if isinstance(concepts, Iterable) else []
        near = [
            n
            for n, _, _ in process.extract(
                name, names, scorer=fuzz.ratio, processor=fold, limit=3, score_cutoff=60
            )
        ]
        written = ", ".join(f"#{n}" for n in near)
        sv, en = (
            (f"menade du {written}?", f"did you mean {written}?")
            if near
            else (f"sök ordet {name} utan #", f"search the word {name} without #")
        )
        raise QueryError(at + 1, "concept_unknown", name=_shown(name), suggestion_sv=sv, suggestion_en=en)
    return Concept(name, at)


def _field(query: str, begin: int, start: int, name: str) -> tuple[Field, int]:
    """Read a field's value, and give where it ends."""
    if name in IDENTIFYING:
        identifier = _identifier(query, start)
        if identifier and identifier.type == name:
            return Field(name, identifiers.key_of(identifier), begin), identifier.end
    if query[start : start + 1] == '"':
        end = query.find('"', start + 1)
        if end < 0:
            raise QueryError(start + 1, "quote_open")
        value, end = query[start + 1 : end], end + 1
    else:
        end = _TEXT.match(query, start).end()  # type: ignore[union-attr]
        value = query[start:end]
    value = comparable(name, value)
    if not value:
        raise QueryError(begin + 1, "field_value", name=name, example=EXAMPLES[name])
    return Field(name, value, begin), end


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
