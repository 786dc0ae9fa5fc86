"""What is asked of the archive in words, each word also as the other languages have it where a concept says so."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.archive.deciding import Decision
from utblick.engine.archive.narrowing import EVERYTHING, All, Any, Expression, Term, narrow
from utblick.engine.archive.terms import field as field_term
from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.tree import And, Concept, Near, Node, Not, Or, Title, Wildcard, Words
from utblick.engine.text.languages import STEMMED
from utblick.engine.text.words import cut
from utblick.features.monitoring import standing
from utblick.foundation.rules import RuleBroken

LANGUAGES = tuple(sorted(STEMMED))


@dataclass(frozen=True, slots=True)
class Asked:
    """The expression that the database is asked for, what it leaves open of the words, and the concepts added."""

    expression: Expression
    decision: Decision | None = None
    concepts: tuple[str, ...] = ()


def asked(words: str, programmes: tuple[int, ...] = ()) -> Asked | None:
    """Read what is asked; nothing where neither words nor programmes are. Raises RuleBroken with a sentence."""
    ticks: list[Expression] = [Term(field_term("programme", str(one))) for one in programmes]
    either = ticks[0] if len(ticks) == 1 else Any(tuple(ticks))
    if not words.strip():
        return Asked(either) if ticks else None
    vocabulary = standing.vocabulary()
    try:
        node = parse(words, vocabulary)
    except QueryError as error:
        raise RuleBroken(error.sentence(get_language() or "sv")) from None
    if _has_open_start(node):
        raise RuleBroken(_("A word is looked for by its beginning here: write “gas*”, not “*gas”."))
    is_exact = narrow(node, vocabulary, LANGUAGES, _no_list).exact
    whole, added = _widened(node, _labels(vocabulary))
    expression = narrow(whole, vocabulary, LANGUAGES, _no_list).expression
    if ticks:
        expression = either if expression == EVERYTHING else All((expression, either))
    decision = None if is_exact else Decision(node, whole, vocabulary)
    return Asked(expression, decision, tuple(dict.fromkeys(added)))


def _no_list(_wildcard: Wildcard) -> None:
    """Say that the words which a beginning fits are not listed: the index finds them by itself."""


def _labels(vocabulary: standing.Vocabulary) -> dict[tuple[str, ...], str]:
    """Give the concepts by their labels, cut into words."""
    found: dict[tuple[str, ...], str] = {}
    for key, labels in vocabulary.items():
        for label in (one for row in labels.values() for one in row):
            found.setdefault(tuple(word.base for word in cut(label)), key)
    return found


def _widened(node: Node, labels: dict[tuple[str, ...], str]) -> tuple[Node, list[str]]:
    """Let a word that is the name of a concept stand for all its names, in every language that it has."""
    if isinstance(node, Words):
        key = labels.get(node.words)
        return (Or((node, Concept(key))), [key]) if key else (node, [])
    if isinstance(node, And | Or):
        parts = [_widened(part, labels) for part in node.parts]
        added = [key for _part, keys in parts for key in keys]
        return type(node)(tuple(part for part, _keys in parts)), added
    if isinstance(node, Not):
        inside, added = _widened(node.inside, labels)
        return Not(inside), added
    return node, []


def _has_open_start(node: object) -> bool:
    if isinstance(node, Wildcard):
        return node.open_start
    if isinstance(node, And | Or):
        return any(_has_open_start(part) for part in node.parts)
    if isinstance(node, Near):
        return _has_open_start(node.left) or _has_open_start(node.right)
    return _has_open_start(node.inside) if isinstance(node, Not | Title) else False
