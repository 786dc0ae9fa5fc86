"""Read a query as people write it into its tree.

NOT and NEAR bind tightest, then AND (a blank is one), then OR. Groups within groups of their own kind are
merged, so `a OR (b OR c)` is one OR of three.
"""

from __future__ import annotations

from collections.abc import Container

from utblick.engine.query.errors import QueryError
from utblick.engine.query.lexing import EXAMPLES, Sign, signs
from utblick.engine.query.tree import (
    And,
    Concept,
    Near,
    Node,
    Not,
    Operand,
    Or,
    Phrase,
    Title,
    Wildcard,
    Words,
)

__all__ = ["QueryError", "parse"]

DEEPEST = 100
_ENDS = frozenset(("OR", ")", "end"))
_BEGINS = frozenset(("NOT", "leaf", "title", "(", "AND"))


def parse(text: str, concepts: Container[str]) -> Node:
    """Give the tree of a query; raise QueryError, which says where and what would help.

    `concepts` holds the names that `#name` may use.
    """
    found = signs(text, concepts)
    if found[0].kind == "end":
        raise QueryError(1, "empty")
    reader = _Reader(found)
    tree = reader.either()
    rest = reader.signs[reader.next]
    if rest.kind != "end":
        raise QueryError(rest.at + 1, "group_close")
    if true_of_nothing(tree):
        raise QueryError(1, "everything")
    return tree


def true_of_nothing(node: Node) -> bool:
    """Say whether a document without words and values would satisfy the query."""
    if isinstance(node, Or):
        return any(type(part) in _INNER and true_of_nothing(part) for part in node.parts)
    if isinstance(node, And):
        return all(type(part) in _INNER and true_of_nothing(part) for part in node.parts)
    return isinstance(node, Not) and not true_of_nothing(node.inside)


_INNER = frozenset((And, Or, Not))


class _Reader:
    """Recursive descent over the signs; `next` is the one to be read."""

    def __init__(self, signs: list[Sign]) -> None:
        self.signs, self.next, self.depth = signs, 0, 0

    def either(self) -> Node:
        first = self.both()
        if self.signs[self.next].kind != "OR":
            return first
        parts: list[Node] = list(first.parts) if isinstance(first, Or) else [first]
        while self.signs[self.next].kind == "OR":
            self.next += 1
            part = self.both()
            if isinstance(part, Or):
                parts += part.parts
            else:
                parts.append(part)
        return Or(tuple(parts), first.at)

    def both(self) -> Node:
        sign = self.signs[self.next]
        if sign.leaf is not None and self.signs[self.next + 1].kind in _ENDS:
            self.next += 1  # one leaf alone, as in most lists
            return sign.leaf
        first = self.negated()
        if self.signs[self.next].kind not in _BEGINS:
            return first
        parts: list[Node] = list(first.parts) if isinstance(first, And) else [first]
        while (kind := self.signs[self.next].kind) in _BEGINS:
            if kind == "AND":
                self.next += 1
            part = self.negated()
            if isinstance(part, And):
                parts += part.parts
            else:
                parts.append(part)
        return And(tuple(parts), first.at)

    def negated(self) -> Node:
        sign = self.signs[self.next]
        if sign.kind == "NOT":
            self.next += 1
            if self.signs[self.next].kind == "NOT":
                self._down(sign)
                inside = self.negated()
                self.depth -= 1
            else:
                inside = self.atom()
            if self.signs[self.next].kind == "NEAR":
                raise QueryError(self.signs[self.next].at + 1, "not_near")
            return Not(inside, sign.at)
        left = self.atom()
        near = self.signs[self.next]
        if near.kind != "NEAR":
            return left
        self.next += 1
        if self.signs[self.next].kind == "NOT":
            raise QueryError(self.signs[self.next].at + 1, "near_not")
        right = self.atom()
        if self.signs[self.next].kind == "NEAR":
            raise QueryError(self.signs[self.next].at + 1, "near_three")
        return Near(
            near.number,
            _operand(left, near.at, "near_operand"),
            _operand(right, near.at, "near_operand"),
            left.at,
        )

    def atom(self) -> Node:
        sign = self.signs[self.next]
        self.next += 1
        if sign.leaf is not None:
            return sign.leaf
        if sign.kind == "(":
            self._down(sign)
            if self.signs[self.next].kind == ")":
                raise QueryError(sign.at + 1, "group_empty")
            inside = self.either()
            self.depth -= 1
            close = self.signs[self.next]
            if close.kind != ")":
                raise QueryError(close.at + 1, "group_open", opened=sign.at + 1)
            self.next += 1
            return inside
        if sign.kind == "title":
            if self.signs[self.next].kind not in ("leaf", "(", "title"):
                raise QueryError(sign.at + 1, "field_value", name="title", example=EXAMPLES["title"])
            self._down(sign)
            inside = self.atom()
            self.depth -= 1
            return Title(_operand(inside, sign.at, "title_operand"), sign.at)
        raise self._missing(sign)

    def _down(self, sign: Sign) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError(sign.at + 1, "deep", most=DEEPEST)

    def _missing(self, sign: Sign) -> QueryError:
        """Say which word is missing, seen from the sign that stands in its place."""
        before = self.signs[self.next - 2] if self.next > 1 else None
        operators = ("AND", "OR", "NEAR", "NOT")
        if before is None or (before.kind == "(" and sign.kind != "end"):
            if sign.kind == ")":
                return QueryError(sign.at + 1, "group_close")
            where = {"where_sv": f"före {sign.written}", "where_en": f"before {sign.written}"}
            return QueryError(sign.at + 1, "operand_missing", remove=sign.written, **where)
        if before.kind in operators and sign.kind in operators:
            return QueryError(sign.at + 1, "two_operators", second=sign.written)
        where = {"where_sv": f"efter {before.written}", "where_en": f"after {before.written}"}
        return QueryError(sign.at + 1, "operand_missing", remove=before.written, **where)


def _operand(node: Node, at: int, code: str) -> Operand:
    leaves = node.parts if isinstance(node, Or) else (node,)
    if not all(isinstance(leaf, Words | Phrase | Wildcard | Concept) for leaf in leaves):
        raise QueryError(at + 1, code)
    return node  # type: ignore[return-value]
