"""What is traced and what it is traced in, read into words: what an ask adds and strikes, and its clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel

from utblick.engine.text.tokens import Lexicon, Part
from utblick.engine.tracing.target import Place, read_place

Gram = tuple[str, ...]

ORDER = 3
"""Words in a row that are compared: two readers of one sentence seldom write three the same by chance."""
LARGEST_TABLE = 16_000_000
"""Words of one text times words of the other that are compared one by one; longer texts by words in a row."""
SCRAP = 4
"""A clause with fewer added words is joined with its neighbour."""
_NUMBERING = re.compile(r"\W*(?:\d+|[a-z]{1,3}|[ivx]+)(?: ?[a-z]{1,2})?[).]\s+(?=\S)", re.I)
_POINT = re.compile(r"\W*[a-z]{1,3}(?: [a-z]{1,2})?\)", re.I)
_CLAUSE_ENDS = re.compile(r"[.;:,()\[\]‘’'\"“”»«–—]")
_CONJUNCTIONS = frozenset(("and", "or", "och", "eller", "samt"))


@dataclass(frozen=True, slots=True)
class Ask:
    """A proposed wording: the text it would change (None: not known; "": none), its own, and the place."""

    id: str
    new: str
    old: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as it reads, or (with `old`) an amendment: the passage before and after."""

    id: str
    text: str
    old: str | None = None
    label: str | None = None

    @property
    def place(self) -> Place | None:
        """Give the place by the label, else by the id."""
        return read_place(self.label) or read_place(self.id)


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
    for edit in Indel.opcodes(old, new) if old and new else ():
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


class Reading:
    """An ask, read once for any number of tracers of one language."""

    def __init__(self, ask: Ask, lexicon: Lexicon, old: str | None) -> None:
        self.ask = ask
        self.place: Place | None = read_place(ask.target)
        self.old = Words(old or "", lexicon)
        self.new = Words(ask.new, lexicon)
        self.added, self.lost = change(self.old.stems, self.new.stems)
        self.struck = struck(self.old.stems, self.lost, self.new.stems)
        self.clauses: list[list[str]] = _clauses(self.new, self.added)

    @property
    def is_point(self) -> bool:
        """Say whether the ask is a point of a list, half a sentence whose other half stands above the list."""
        return bool(_POINT.match(self.ask.new))

    @property
    def changes_nothing(self) -> bool:
        """Say whether the ask leaves the words as they are."""
        return not any(self.added) and not any(self.lost)


def _clauses(words: Words, added: Sequence[bool]) -> list[list[str]]:
    """Cut what is added at punctuation, conjunctions and kept words, and join the scraps."""
    clauses: list[list[str]] = []
    open_clause = False
    for at, (stem, marked) in enumerate(zip(words.stems, added, strict=True)):
        if at and _CLAUSE_ENDS.search(words.between(at)):
            open_clause = False
        if not marked or stem in _CONJUNCTIONS:
            open_clause = False
            continue
        if not open_clause and not (clauses and len(clauses[-1]) < SCRAP):
            clauses.append([])
        clauses[-1].append(stem)
        open_clause = True
    if len(clauses) > 1 and len(clauses[-1]) < SCRAP:
        scrap = clauses.pop()
        clauses[-1] += scrap
    return clauses
