"""Decide what a database's narrowing leaves open: whether words stand in a row, or near each other, as a query asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from utblick.engine.archive.narrowing import DEEPEST
from utblick.engine.archive.terms import is_whole
from utblick.engine.matching.evaluate import Vocabulary, matches
from utblick.engine.query.tree import And, Concept, Near, Node, Not, Or, Phrase, Title, Wildcard, Words
from utblick.engine.text.analysis import Analysis, Document
from utblick.engine.text.words import cut, fold

# A colon or apostrophe inside a word may be a tail (`EU:s`), where a word is more than its letters.
_TAILS = re.compile(r"[^\W_][:'\u2019][^\W_]")


@dataclass(frozen=True, slots=True)
class _InARow:
    """Words in a row as written, looked for by a pattern that misses nothing and by words where it may say too much."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    title_only: bool
    wanted: bool

    def holds(self, document: Document) -> bool:
        texts = (document.title,) if self.title_only else (document.title, document.text)
        return any(self._stands(text) for text in texts) == self.wanted

    def _stands(self, text: str) -> bool:
        if not text:
            return False
        if not (text.isascii() or unicodedata.is_normalized("NFKC", text)):
            return stands_in_a_row(self.words, text)
        if not self.pattern.search(fold(text)):
            return False
        return not (_TAILS.search(text) or _has_marks(text)) or stands_in_a_row(self.words, text)


def stands_in_a_row(words: Sequence[str], text: str) -> bool:
    """Say whether words, folded in full, stand in a row in a text: slowly and plainly."""
    given, length = [word.full for word in cut(text)], len(words)
    return any(tuple(given[at : at + length]) == tuple(words) for at in range(len(given) - length + 1))


def _has_marks(text: str) -> bool:
    return not text.isascii() and any(unicodedata.category(one)[0] == "M" for one in set(text))


def _in_a_row(node: Node, *, wanted: bool = True) -> _InARow | None:
    """Give the check of a phrase that all of a query asks for, or None for what is more than that."""
    if isinstance(node, Not) and wanted:
        return _in_a_row(node.inside, wanted=False)
    title_only = isinstance(node, Title)
    phrase = node.inside if isinstance(node, Title) else node
    if not isinstance(phrase, Phrase):
        return None
    between = r"[\W_]+".join(map(re.escape, phrase.words))
    return _InARow(phrase.words, re.compile(rf"(?<![^\W_]){between}(?![^\W_])"), title_only, wanted)


@dataclass(frozen=True)
class Decision:
    """What is asked, for documents that the narrowing of a query let through.

    `node` is the query, `whole` the same with what was added to it, such as other names of a concept.
    """

    node: Node
    whole: Node
    vocabulary: Vocabulary

    @cached_property
    def _rows(self) -> tuple[_InARow, ...] | None:
        parts = self.node.parts if isinstance(self.node, And) else (self.node,)
        rows = [_in_a_row(part) for part in parts if self._is_open(part, 1)]
        return None if None in rows else tuple(row for row in rows if row is not None)

    @property
    def is_quick(self) -> bool:
        """Say whether only phrases are open, so that a document is decided without being cut into words."""
        return self._rows is not None

    def holds(self, document: Document) -> bool:
        """Say whether the document satisfies the query."""
        if self._rows is not None:
            return all(row.holds(document) for row in self._rows)
        return matches(self.whole, Analysis(document), self.vocabulary)

    def _is_open(self, node: Node, depth: int) -> bool:
        """Say whether terms alone leave a part of the query open."""
        if isinstance(node, And | Or):
            return depth > DEEPEST or any(self._is_open(part, depth + 1) for part in node.parts)
        if isinstance(node, Not | Title):
            return self._is_open(node.inside, depth + 1)
        if isinstance(node, Concept):
            return any(
                len(cut(label)) > 1 for one in self.vocabulary.get(node.name, {}).values() for label in one
            )
        if isinstance(node, Phrase | Words):
            return len(node.words) > 1 or not all(map(is_whole, node.words))
        return isinstance(node, Near) or (isinstance(node, Wildcard) and not is_whole(node.part))
