"""The typed tree of a query.

Leaves carry words as the analyser folds them (`engine.text.words`); stemming depends on the document's
language and happens when a document is looked at. `at` is the position in the query, from 0; it takes no
part in comparison, so a printed and re-read query equals the original tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row, each in any inflection: `biodrivmedel`, `EU-kontoret`. Folded, without tails."""

    words: tuple[str, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row as written: `"hållbara biodrivmedel"`. `words` are folded full forms."""

    words: tuple[str, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A part of one word: `biodrivmedel*` (open_end), `*drivmedel` (open_start), `*gas*` (both)."""

    part: str
    open_start: bool
    open_end: bool
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """Any label of a concept: `#biofuel`. The labels come from the vocabulary given when matching."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """An identifier in the text, in any written form. `value` is its comparison key."""

    type: str
    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """The document carries this value: `procedure:2018/0196(COD)`, `source:eurlex`, by what is compared."""

    name: str
    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """At most `distance` words between the two, either order."""

    distance: int
    left: Operand
    right: Operand
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Title:
    """In the title only."""

    inside: Operand
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    inside: Node
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]
    at: int = field(default=0, compare=False)


Operand = Words | Phrase | Wildcard | Concept | Or
"""What NEAR and title: take; an `Or` holds only such leaves."""

Leaf = Words | Phrase | Wildcard | Concept | Reference | Field | Near | Title
Node = Leaf | Not | And | Or
