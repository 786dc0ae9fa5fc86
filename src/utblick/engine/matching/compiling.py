"""A query as what the index looks up: facts that decide alone, and guarded branches that need a second look.

A query is read as an OR of branches. A branch that is one leaf decides alone. Any other branch has groups, of
each of which at least one fact must be true in any hit; it is filed under the group that is likely to be
true least often, and looked at only then. What groups cannot say is evaluated as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

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

_SIMPLE = frozenset((Words, Phrase, Wildcard, Concept, Reference, Field))
_FLAT = _SIMPLE | {Title}
Leaf = Words | Phrase | Wildcard | Concept | Reference | Field | Near | Title
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: Condition


Condition = int | Every | Some | Without
"""A fact, or a combination of conditions."""


class Branch(NamedTuple):
    """What must hold: one fact of the `anchor` and of each other group, each NEAR, and the rest."""

    anchor: Group
    groups: tuple[Group, ...]
    nears: tuple[int, ...]
    rest: Condition | None


class Compiled(NamedTuple):
    """The facts that decide alone, the other branches, and the facts whose occurrences are marked."""

    alone: tuple[int, ...]
    branches: tuple[Branch, ...]
    marked: tuple[int, ...]


class Compiler:
    """Turn trees into facts; `number` gives each different leaf its fact, `near` each NEAR of facts."""

    def __init__(
        self,
        number: Callable[[Node], int],
        near: Callable[[int, Group, Group], int],
        cost: Callable[[int], float],
    ) -> None:
        self._number, self._near, self._cost = number, near, cost
        self._sides: dict[int, tuple[Group, Group]] = {}

    def compile(self, tree: Node) -> Compiled:
        """Give what the index files for a query."""
        alone: list[int] = []
        branches: list[Branch] = []
        marked: list[int] = []
        for part in tree.parts if isinstance(tree, Or) else (tree,):
            if type(part) in _SIMPLE:
                alone.append(self._number(part))
                continue
            if isinstance(part, Title):
                alone += self._leaf(part)
                continue
            branches.append(self._branch(part, marked))
        return Compiled(tuple(dict.fromkeys(alone)), tuple(branches), tuple(dict.fromkeys(alone + marked)))

    def _leaf(self, leaf: Node) -> Group:
        """Give the facts of a leaf, any of which makes it true."""
        if isinstance(leaf, Title) and isinstance(leaf.inside, Or):
            return tuple(dict.fromkeys(self._number(Title(part)) for part in leaf.inside.parts))  # type: ignore[arg-type]
        if isinstance(leaf, Near):
            return (self._near_fact(leaf),)
        return (self._number(leaf),)

    def _near_fact(self, leaf: Near) -> int:
        left, right = self._side(leaf.left), self._side(leaf.right)
        fact = self._near(leaf.distance, left, right)
        self._sides[fact] = left, right
        return fact

    def _side(self, side: Node) -> Group:
        leaves = side.parts if isinstance(side, Or) else (side,)
        return tuple(dict.fromkeys(map(self._number, leaves)))

    def _branch(self, node: Node, marked: list[int]) -> Branch:
        groups: list[Group] = []
        nears: list[int] = []
        rest: list[Condition] = []
        for part in node.parts if isinstance(node, And) else (node,):
            if isinstance(part, Near):
                fact = self._near_fact(part)
                nears.append(fact)
                groups += self._sides[fact]
                marked.append(fact)
            elif type(part) not in _FLAT and not self._is_flat(part):
                condition = self._condition(part, marked)
                rest.append(condition)
                needed = self._needed(condition)
                if needed is not None:
                    groups.append(needed)
            else:
                leaves = part.parts if isinstance(part, Or) else (part,)
                if _SIMPLE.issuperset(map(type, leaves)):
                    group = tuple(dict.fromkeys(map(self._number, leaves)))
                else:
                    group = tuple(dict.fromkeys(fact for leaf in leaves for fact in self._leaf(leaf)))
                groups.append(group)
                marked += group
        if not groups:
            raise ValueError("a query that a document without words satisfies has no place in the index")
        groups.sort(key=self._group_cost)
        anchor, *others = groups
        return Branch(anchor, tuple(others), tuple(nears), Every(tuple(rest)) if rest else None)

    @staticmethod
    def _is_flat(node: Node) -> bool:
        return isinstance(node, Or) and _FLAT.issuperset(map(type, node.parts))

    def _condition(self, node: Node, marked: list[int] | None) -> Condition:
        """Give a node as a condition, adding to `marked` what is not under a NOT."""
        if isinstance(node, And):
            return Every(tuple(self._condition(part, marked) for part in node.parts))
        if isinstance(node, Or):
            return Some(tuple(self._condition(part, marked) for part in node.parts))
        if isinstance(node, Not):
            return Without(self._condition(node.inside, None))
        facts = self._leaf(node)
        if marked is not None:
            marked += facts
        return facts[0] if len(facts) == 1 else Some(facts)

    def _needed(self, condition: Condition, negated: bool = False) -> Group | None:
        """Give facts of which one must be true where the condition holds (or fails); None if it needs none."""
        if isinstance(condition, int):
            if negated:
                return None
            sides = self._sides.get(condition)
            return min(sides, key=self._group_cost) if sides else (condition,)
        if isinstance(condition, Without):
            return self._needed(condition.part, not negated)
        found = [self._needed(part, negated) for part in condition.parts]
        if isinstance(condition, Every) != negated:
            return min((group for group in found if group is not None), key=self._group_cost, default=None)
        union: dict[int, None] = {}
        for group in found:
            if group is None:
                return None
            union.update(dict.fromkeys(group))
        return tuple(union)

    def _group_cost(self, group: Iterable[int]) -> float:
        return sum(map(self._cost, group))


def holds(condition: Condition, is_true: Callable[[int], bool]) -> bool:
    """Evaluate a condition."""
    if isinstance(condition, int):
        return is_true(condition)
    if isinstance(condition, Without):
        return not holds(condition.part, is_true)
    if isinstance(condition, Every):
        return all(holds(part, is_true) for part in condition.parts)
    return any(holds(part, is_true) for part in condition.parts)
