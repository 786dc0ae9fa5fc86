"""A wording in words, and what it changes in the wording before: the words it adds and those it strikes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from utblick.engine.text.tokens import Lexicon, Part

Gram = tuple[str, ...]

ORDER = 3
"""Words in a row that are compared: two readers of one sentence seldom write three the same by chance."""
LARGEST_TABLE = 16_000_000
"""Words of one text times words of the other that are compared one by one; longer texts by words in a row."""
_NUMBERING = re.compile(r"\W*(?:\d+|[a-z]{1,3}|[ivx]+)(?: ?[a-z]{1,2})?[).]\s+(?=\S)", re.I)


class Words:
    """A text as stems in order, without the numbering it begins with; their places are found when asked."""

    __slots__ = ("_part", "_skipped", "stems", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        numbering = _NUMBERING.match(text)
        self._skipped = len(Part(text[: numbering.end()], lexicon).tokens) if numbering else 0
        self._part = Part(text, lexicon)
        self.stems: list[str] = [token.stem for token in self._part.tokens[self._skipped :]]

    def __len__(self) -> int:
        return len(self.stems)

    def place(self, index: int) -> tuple[int, int]:
        """Give where a word starts and ends, in code points of the text as given."""
        return self._part.place(index + self._skipped)

    def between(self, index: int) -> str:
        """Give what stands between the word before this one and this one."""
        return self.text[self.place(index - 1)[1] : self.place(index)[0]]


class Change(NamedTuple):
    """What one text changes in another: which words of the new are added, which of the old are lost."""

    added: list[bool]
    lost: list[bool]


def change(old: Sequence[str], new: Sequence[str]) -> Change:
    """Compare two texts word by word."""
    if len(old) * len(new) > LARGEST_TABLE:
        return Change(_uncovered(old, new), _uncovered(new, old))
    added, lost = [not old] * len(new), [not new] * len(old)
    for edit in Indel.opcodes(old, new) if old and new and old != new else ():
        if edit.tag != "equal":
            added[edit.dest_start : edit.dest_end] = [True] * (edit.dest_end - edit.dest_start)
            lost[edit.src_start : edit.src_end] = [True] * (edit.src_end - edit.src_start)
    return Change(added, lost)


def _uncovered(old: Sequence[str], new: Sequence[str]) -> list[bool]:
    """Say of each word of the new text whether it stands in no row of words that the old text has."""
    known = set(grams(old, ORDER))
    added = [True] * len(new)
    for at, gram in enumerate(grams(new, ORDER)):
        if gram in known:
            added[at : at + ORDER] = [False] * ORDER
    return added


def struck(old: Sequence[str], lost: Sequence[bool], new: Sequence[str]) -> Counter[str]:
    """Give the words that are lost and not put back in another place, and how often."""
    taken = Counter(stem for stem, gone in zip(old, lost, strict=True) if gone)
    return taken - Counter(new) if taken else taken


def grams(stems: Sequence[str], order: int) -> list[Gram]:
    """Give all rows of so many words, in order."""
    return list(zip(*(stems[first:] for first in range(order)), strict=False))


def changed_grams(stems: Sequence[str], marks: Sequence[bool], order: int) -> set[Gram]:
    """Give the rows of words that have a marked word in them."""
    if order == 1:
        return {(stem,) for stem, marked in zip(stems, marks, strict=True) if marked}
    return {gram for at, gram in enumerate(grams(stems, order)) if any(marks[at : at + order])}


class Changes:
    """A wording beside what it was before: its new words and pairs of words, and those that it strikes."""

    def __init__(self, old: Words, new: Words) -> None:
        self.old, self.new = old, new
        self.added, self.lost = change(old.stems, new.stems)
        self.struck = struck(old.stems, self.lost, new.stems)
        self.singles = changed_grams(new.stems, self.added, 1)
        self.pairs = changed_grams(new.stems, self.added, 2)
        self.struck_rows = changed_grams(old.stems, self.lost, 1) | changed_grams(old.stems, self.lost, 2)

    @property
    def added_rows(self) -> set[Gram]:
        """Give the words and pairs of words that have something new in them."""
        return self.singles | self.pairs
