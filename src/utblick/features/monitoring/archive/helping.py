"""What to try when nothing was found: each suggestion is known to find something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import All, Any, Term
from utblick.engine.matching.evaluate import positive_leaves
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import And, Concept, Near, Node, Not, Or, Title, Words
from utblick.engine.text.words import cut
from utblick.features.monitoring import standing
from utblick.features.monitoring.archive.asked import Search
from utblick.features.monitoring.archive.search import count
from utblick.features.monitoring.archive.store import GRAMS, ranks
from utblick.features.monitoring.models import ArchiveWord
from utblick.foundation.accounts.viewer import Viewer

# Words that are looked at when a spelling is sought, and words of a query that are tried.
CANDIDATES = 4_000
MOST_TRIED = 6
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search, why it may help (`freed`, `without_not`, `spelling`, `concept`, `alone`), what it finds."""

    kind: str
    search: Search
    count: int


def suggestions(viewer: Viewer, asked: Search, node: Node | None) -> list[Suggestion]:
    """Give searches that would have found something, the likeliest to help first."""
    found: dict[Search, Suggestion] = {}
    for kind, search in _ideas(asked, node):
        if search not in found and search != asked and (number := count(viewer, search, MOST_COUNTED)):
            found[search] = Suggestion(kind, search, number)
    return list(found.values())


def _ideas(asked: Search, node: Node | None) -> Iterator[tuple[str, Search]]:
    if asked.is_narrowed:
        yield "freed", asked.freed()
    if node is None:
        return
    if (positive := _without_not(node)) is not None and positive != node:
        yield "without_not", replace(asked, query=to_text(positive))
    leaves = list(dict.fromkeys(_words(node)))[:MOST_TRIED]
    for leaf in leaves:
        for word in nearest(leaf.words[0]):
            yield "spelling", replace(asked, query=to_text(_with(node, leaf, Words((word,)))))
    for leaf in leaves:
        for name in _concepts(leaf):
            yield "concept", replace(asked, query=to_text(_with(node, leaf, Concept(name))))
    alone = list(dict.fromkeys(positive_leaves(node)))
    if len(alone) > 1:
        for one in alone[:MOST_TRIED]:
            yield "alone", replace(asked, query=to_text(one))


def nearest(word: str, most: int = 3) -> list[str]:
    """Give the archive's words that are spelt nearly so; none when the word itself is there."""
    if len(word) < 4 or len(word) > terms.LONGEST or ArchiveWord.objects.filter(word=word).exists():
        return []
    # One slip of the pen leaves two thirds of a word as they are.
    framed = f"<{word}>"
    third = max(3, -(-len(framed) // 3))
    parts = [framed[at : at + third] for at in range(0, len(framed) - 2, third)]
    wanted = Any(
        tuple(All(tuple(Term(g) for g in sorted(terms.triples(part)))) for part in parts if len(part) > 2)
    )
    numbers = ranks(wanted, limit=CANDIDATES, table=GRAMS)
    candidates = list(ArchiveWord.objects.filter(pk__in=numbers).values_list("word", flat=True))
    close = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=1 if len(word) < 6 else 2, limit=most
    )
    return [found for found, _distance, _at in close]


def _words(node: Node) -> Iterator[Words]:
    """Give the single words of a query, those in NEAR and title: among them."""
    if isinstance(node, Words):
        if len(node.words) == 1:
            yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _words(part)
    elif isinstance(node, Title):
        yield from _words(node.inside)
    elif isinstance(node, Near):
        yield from _words(node.left)
        yield from _words(node.right)


def _with(node: Node, old: Node, new: Node) -> Node:
    """Give the query with one leaf in place of another."""
    if node == old:
        return new
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(_with(part, old, new) for part in node.parts))
    if isinstance(node, Title | Not):
        return replace(node, inside=_with(node.inside, old, new))  # type: ignore[arg-type]
    if isinstance(node, Near):
        return replace(node, left=_with(node.left, old, new), right=_with(node.right, old, new))  # type: ignore[arg-type]
    return node


def _without_not(node: Node) -> Node | None:
    """Give the query without what it refuses; nothing when nothing is left."""
    if isinstance(node, Not):
        return None
    if isinstance(node, And | Or):
        parts = tuple(part for part in map(_without_not, node.parts) if part is not None)
        if len(parts) < 2:
            return parts[0] if parts else None
        return replace(node, parts=parts)
    return node


def _concepts(leaf: Words) -> list[str]:
    """Give the concepts that have the word among their labels, in any language."""
    return [
        name
        for name, labels in standing.vocabulary().items()
        if any(
            [w.base for w in cut(label)] == list(leaf.words) for listed in labels.values() for label in listed
        )
    ]
