"""What a query lets a database leave out: a Boolean expression on terms that every hit satisfies.

The database narrows, the engine decides. Where the expression is *exact*, it is satisfied by the hits alone,
so that a database may count them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from utblick.engine.archive import terms
from utblick.engine.matching.evaluate import Vocabulary, labels
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

# Parentheses deeper than this are left to the engine: FTS5's parser keeps a hundred signs in mind.
DEEPEST = 12

WordsLike = Callable[[Wildcard], Sequence[str] | None]
"""The archive's words that a wildcard fits (or may fit, where one is kept cut); None for too many."""


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
    return _Narrower(vocabulary, tuple(sorted(set(languages))), words_like).node(node, 0)


def _all(parts: Sequence[Narrowing], *, exact: bool = True) -> Narrowing:
    """Give what satisfies every part; nothing at all satisfies no part."""
    kept: dict[Expression, None] = {}
    for part in parts:
        if part.expression == NOTHING:
            return Narrowing(NOTHING, True)
        inside = part.expression.parts if isinstance(part.expression, All) else (part.expression,)
        kept.update((one, None) for one in inside if one != EVERYTHING)
    whole = EVERYTHING if not kept else next(iter(kept)) if len(kept) == 1 else All(tuple(kept))
    return Narrowing(whole, exact and all(part.exact for part in parts))


def _any(parts: Sequence[Narrowing]) -> Narrowing:
    """Give what satisfies one of the parts."""
    kept: dict[Expression, None] = {}
    for part in parts:
        inside = part.expression.parts if isinstance(part.expression, Any) else (part.expression,)
        kept.update((one, None) for one in inside if one != NOTHING)
    exact = all(part.exact for part in parts)
    if EVERYTHING in kept:
        return Narrowing(EVERYTHING, exact)
    whole = NOTHING if not kept else next(iter(kept)) if len(kept) == 1 else Any(tuple(kept))
    return Narrowing(whole, exact)


def _word(term: str, word: str) -> Narrowing:
    return Narrowing(Term(term), terms.is_whole(word))


class _Narrower:
    def __init__(self, vocabulary: Vocabulary, languages: tuple[str, ...], words_like: WordsLike) -> None:
        self.vocabulary, self.languages, self.words_like = vocabulary, languages, words_like

    def node(self, node: Node, depth: int) -> Narrowing:
        if depth > DEEPEST and isinstance(node, And | Or | Not):
            return Narrowing(EVERYTHING, False)
        if isinstance(node, And):
            return _all([self.node(part, depth + 1) for part in node.parts])
        if isinstance(node, Or):
            return _any([self.node(part, depth + 1) for part in node.parts])
        if isinstance(node, Not):
            inside = self.node(node.inside, depth + 1)
            if not inside.exact:
                # The complement of "at least these" says nothing; only what is exact can be turned round.
                return Narrowing(EVERYTHING, False)
            if isinstance(inside.expression, Without):
                return Narrowing(inside.expression.part, True)
            return Narrowing(Without(inside.expression), True)
        if isinstance(node, Near):
            both = _all([self.operand(node.left, False), self.operand(node.right, False)])
            return Narrowing(both.expression, both.expression == NOTHING)
        if isinstance(node, Title):
            return self.operand(node.inside, True)
        if isinstance(node, Reference):
            return _word(terms.reference(node.type, node.value), node.value)
        if isinstance(node, Field):
            return _word(terms.field(node.name, node.value), node.value)
        return self.operand(node, False)

    def operand(self, leaf: Operand | Node, title: bool) -> Narrowing:
        if isinstance(leaf, Or):
            return _any([self.operand(part, title) for part in leaf.parts])
        if isinstance(leaf, Words):
            return _any([self.in_language(leaf.words, language, title) for language in self.languages])
        if isinstance(leaf, Concept):
            return _any([self.concept(leaf.name, language, title) for language in self.languages])
        if isinstance(leaf, Phrase):
            found = [_word(terms.full(word, title=title), word) for word in leaf.words]
            return _all(found, exact=len(found) == 1)
        if isinstance(leaf, Wildcard):
            return self.wildcard(leaf, title)
        raise TypeError(f"{type(leaf).__name__} is no operand")

    def in_language(self, words: Sequence[str], language: str, title: bool) -> Narrowing:
        stemmed = [stems.stem(language, word) for word in words]
        found = [_word(terms.stem(language, stem, title=title), stem) for stem in stemmed]
        return _all(found, exact=len(found) == 1)

    def concept(self, name: str, language: str, title: bool) -> Narrowing:
        rows = [[word.base for word in cut(label)] for label in labels(self.vocabulary, name, language)]
        return _any([self.in_language(row, language, title) for row in rows if row])

    def wildcard(self, leaf: Wildcard, title: bool) -> Narrowing:
        words = self.words_like(leaf)
        if words is None and not leaf.open_start:
            # A database reads all that begins so before it gives the newest; a list of words it reads as it goes.
            term = Term(terms.beginning(leaf.part, title=title), is_prefix=True)
            return Narrowing(term, len(leaf.part) < terms.LONGEST)
        if words is None:
            return Narrowing(EVERYTHING, False)
        return _any(
            [Narrowing(Term(terms.full(word, title=title)), not word.endswith(terms.CUT)) for word in words]
        )
