"""What a query lets a database leave out: a Boolean expression on terms that every hit satisfies.

The database narrows, the engine decides. Where the expression is *exact*, it is satisfied by the hits alone,
so that a database may count them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from utblick.engine.archive import terms
from utblick.engine.query.tree import (
    And,
    Concept,
    Field,
    Near,
    Node,
    Not,
    Operand,
    Or,
    Phrase,
    Reference,
    Title,
    Wildcard,
    Words,
)
from utblick.engine.text import languages as stems
from utblick.engine.text.words import cut

Vocabulary = Mapping[str, Mapping[str, Sequence[str]]]
WordsLike = Callable[[Wildcard], Sequence[str] | None]
"""The archive's words that a wildcard fits, or None when they are too many to list."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a document has; with `is_prefix`, any term that begins so."""

    term: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: Expression


Expression = Term | All | Any | Without
EVERYTHING = Term(terms.EVERY)
NOTHING = Without(EVERYTHING)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The expression, and whether it means exactly the query."""

    expression: Expression
    exact: bool


def narrow(node: Node, vocabulary: Vocabulary, languages: Iterable[str], words_like: WordsLike) -> Narrowing:
    """Give the expression on terms that every hit of a query satisfies.

    `languages` are those that the archive's documents are in.
    """
    return _Narrower(vocabulary, tuple(sorted(set(languages))), words_like).node(node)


def _all(parts: Sequence[Narrowing], *, exact: bool = True) -> Narrowing:
    kept = dict.fromkeys(p.expression for p in parts if p.expression != EVERYTHING)
    expression: Expression = EVERYTHING if not kept else next(iter(kept)) if len(kept) == 1 else All(tuple(kept))
    if NOTHING in kept:
        return Narrowing(NOTHING, True)
    return Narrowing(expression, exact and all(p.exact for p in parts))


def _any(parts: Sequence[Narrowing]) -> Narrowing:
    kept = dict.fromkeys(p.expression for p in parts if p.expression != NOTHING)
    if EVERYTHING in kept:
        return Narrowing(EVERYTHING, all(p.exact for p in parts))
    expression: Expression = NOTHING if not kept else next(iter(kept)) if len(kept) == 1 else Any(tuple(kept))
    return Narrowing(expression, all(p.exact for p in parts))


class _Narrower:
    def __init__(self, vocabulary: Vocabulary, languages: tuple[str, ...], words_like: WordsLike) -> None:
        self.vocabulary, self.languages, self.words_like = vocabulary, languages, words_like

    def node(self, node: Node) -> Narrowing:
        if isinstance(node, And):
            return _all([self.node(part) for part in node.parts])
        if isinstance(node, Or):
            return _any([self.node(part) for part in node.parts])
        if isinstance(node, Not):
            inside = self.node(node.inside)
            # The complement of "at least these" says nothing; only an exact expression can be turned round.
            return Narrowing(Without(inside.expression), True) if inside.exact else Narrowing(EVERYTHING, False)
        if isinstance(node, Near):
            both = _all([self.operand(node.left, False), self.operand(node.right, False)])
            return Narrowing(both.expression, both.expression == NOTHING)
        if isinstance(node, Title):
            return self.operand(node.inside, True)
        if isinstance(node, Reference):
            return Narrowing(Term(terms.reference(node.type, node.value)), True)
        if isinstance(node, Field):
            return Narrowing(Term(terms.field(node.name, node.value)), True)
        return self.operand(node, False)

    def operand(self, leaf: Operand | Node, title: bool) -> Narrowing:
        if isinstance(leaf, Or):
            return _any([self.operand(part, title) for part in leaf.parts])
        if isinstance(leaf, Words):
            return _any([self.in_language(leaf.words, language, title) for language in self.languages])
        if isinstance(leaf, Concept):
            return _any([self.concept(leaf.name, language, title) for language in self.languages])
        if isinstance(leaf, Phrase):
            found = [Narrowing(Term(terms.full(word, title=title)), True) for word in leaf.words]
            return _all(found, exact=len(found) == 1)
        if isinstance(leaf, Wildcard):
            return self.wildcard(leaf, title)
        raise TypeError(f"{type(leaf).__name__} is no operand")

    def in_language(self, words: Sequence[str], language: str, title: bool) -> Narrowing:
        found = [Narrowing(Term(terms.stem(language, stems.stem(language, w), title=title)), True) for w in words]
        return _all(found, exact=len(found) == 1)

    def concept(self, name: str, language: str, title: bool) -> Narrowing:
        labels = self.vocabulary.get(name, {})
        parts = [
            self.in_language([word.base for word in cut(label)], language, title)
            for label in labels.get(language) or labels.get("en") or ()
        ]
        return _any(parts)

    def wildcard(self, leaf: Wildcard, title: bool) -> Narrowing:
        if leaf.open_end and not leaf.open_start:
            return Narrowing(Term(terms.full(leaf.part, title=title), is_prefix=True), True)
        words = self.words_like(leaf)
        if words is None:
            return Narrowing(EVERYTHING, False)
        return _any([Narrowing(Term(terms.full(word, title=title)), True) for word in words])
