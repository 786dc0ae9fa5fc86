"""Write a tree as the text that reads back as it."""

from __future__ import annotations

import functools
from itertools import product

from utblick.engine import identifiers
from utblick.engine.query.errors import QueryError
from utblick.engine.query.lexing import signs
from utblick.engine.query.tree import (
    And,
    Concept,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Title,
    Wildcard,
    Words,
)

# What may stand around and between unquoted words that are to be read as words in a row, plainest first.
_BETWEEN = ("-", "+", ",", "/", ";", "=")
_BEFORE = ("", "-", "+", ",")
# What some identifiers need beside them.
_FRAMES = ("{}", "(EU) {}", "NUTS {}", "SFS {}", "register {}", "org.nr {}", "regulation {}")


def to_text(node: Node) -> str:
    """Give the query's text: parsed, it gives an equal tree."""
    if isinstance(node, Or):
        return " OR ".join(to_text(part) for part in node.parts)
    if isinstance(node, And):
        return " AND ".join(_grouped(part) if isinstance(part, Or) else to_text(part) for part in node.parts)
    if isinstance(node, Not):
        inside = node.inside
        return f"NOT {_grouped(inside) if isinstance(inside, And | Or | Near) else to_text(inside)}"
    if isinstance(node, Near):
        sides = [
            _grouped(side) if isinstance(side, Or) else to_text(side) for side in (node.left, node.right)
        ]
        return f"{sides[0]} NEAR/{node.distance} {sides[1]}"
    if isinstance(node, Title):
        return f"title:{_grouped(node.inside) if isinstance(node.inside, Or) else to_text(node.inside)}"
    if isinstance(node, Words):
        return _words(node.words)
    if isinstance(node, Phrase):
        return f'"{" ".join(node.words)}"'
    if isinstance(node, Wildcard):
        return f"{'*' if node.open_start else ''}{node.part}{'*' if node.open_end else ''}"
    if isinstance(node, Concept):
        return f"#{node.name}"
    if isinstance(node, Field):
        return _field(node.name, node.value)
    return _reference(node.type, node.value)


def _grouped(node: Node) -> str:
    return f"({to_text(node)})"


@functools.lru_cache(maxsize=10_000)
def _words(words: tuple[str, ...]) -> str:
    for before, between in product(_BEFORE, _BETWEEN if len(words) > 1 else ("",)):
        text = before + between.join(words)
        if _reads_as(text, Words(words)):
            return text
    return "-".join(words)


@functools.lru_cache(maxsize=10_000)
def _field(name: str, value: str) -> str:
    bare = f"{name}:{value}"
    return bare if _reads_as(bare, Field(name, value)) else f'{name}:"{value}"'


@functools.lru_cache(maxsize=10_000)
def _reference(kind: str, value: str) -> str:
    for frame in _FRAMES:
        text = frame.format(value)
        found = identifiers.at(text, 0)
        if (
            found
            and found.end == len(text)
            and found.type == kind
            and identifiers.key(kind, found.value) == value
        ):
            return text
    return value


def _reads_as(text: str, leaf: Words | Field) -> bool:
    try:
        return [sign.leaf for sign in signs(text, ())] == [leaf, None]
    except QueryError:
        return False
