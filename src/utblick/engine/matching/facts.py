"""Which facts a word makes true: the tables behind the index, asked once for each different word.

A fact is a number that stands for one leaf of any query: it is true of a document where the leaf occurs.
Facts of several words in a row are filed under their rarest word and one of its neighbours, so that a word
asks only about rows that its neighbour fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from utblick.engine.text.tokens import Token

Row = tuple[int, tuple[str, ...], int]
"""(place of the word that it is filed under, the words in a row, the fact)."""
Neighbours = tuple[int, bool, Mapping[str, list[Row]]]
"""(where the neighbour stands: -1 or 1; whether stems are compared; neighbour -> rows to look at)."""
Trigger = tuple[tuple[int, ...], tuple[Neighbours, ...]]
"""(facts that the word alone makes true, rows that it may be part of)."""


class Table:
    """Facts by the words (or the stems) that make them true."""

    __slots__ = ("alone", "in_rows", "uses")

    def __init__(self) -> None:
        self.alone: dict[str, tuple[int, ...]] = {}
        self.in_rows: dict[str, dict[int, dict[str, list[Row]]]] = {}
        self.uses: Counter[str] = Counter()

    def add(self, patterns: Iterable[tuple[tuple[str, ...], int]]) -> None:
        """File (words in a row, fact) pairs; those that come together are filed better than one by one."""
        rows: list[tuple[tuple[str, ...], int]] = []
        for words, fact in patterns:
            if len(words) == 1:
                self.alone[words[0]] = (*self.alone.get(words[0], ()), fact)
            else:
                rows.append((words, fact))
                self.uses.update(words)
        uses = self.uses
        for words, fact in rows:
            # Nothing is known of the documents: what few rows use, and what is long, is taken for rare.
            place = min(range(len(words)), key=lambda i: (uses[words[i]], -len(words[i])))
            side = -1 if place else 1
            table = self.in_rows.setdefault(words[place], {}).setdefault(side, {})
            table.setdefault(words[place + side], []).append((place, words, fact))


class Wild:
    """Facts by a part of a word, each length by itself, so that a word is looked up and never compared."""

    __slots__ = ("begins", "ends", "holds")

    def __init__(self) -> None:
        self.begins: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
        self.ends: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
        self.holds: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)

    def add(self, part: str, open_start: bool, open_end: bool, fact: int) -> None:
        """File a wildcard."""
        table = (self.holds if open_end else self.ends) if open_start else self.begins
        of_length = table[len(part)]
        of_length[part] = (*of_length.get(part, ()), fact)

    def facts(self, word: str) -> list[int]:
        """Give the facts whose part the word has in the right place."""
        found: list[int] = []
        length = len(word)
        for size, table in self.begins.items():
            if size <= length:
                found += table.get(word[:size], ())
        for size, table in self.ends.items():
            if size <= length:
                found += table.get(word[length - size :], ())
        for size, table in self.holds.items():
            for part in {word[i : i + size] for i in range(length - size + 1)}:
                found += table.get(part, ())
        return found


class Tables:
    """The tables for one reach: everywhere, or titles only; stems are kept for each language."""

    __slots__ = ("full", "stems", "wild")

    def __init__(self) -> None:
        self.full, self.wild = Table(), Wild()
        self.stems: dict[str, Table] = defaultdict(Table)


class Triggers(dict[Token, Trigger | None]):
    """Word -> what it sets off, for one language; worked out when the word is first seen."""

    _MOST = 2_000_000

    def __init__(self, language: str, tables: Sequence[Tables]) -> None:
        super().__init__()
        self._language, self._tables = language, tables

    def __missing__(self, token: Token) -> Trigger | None:
        alone: list[int] = []
        rows: list[Neighbours] = []
        for tables in self._tables:
            stems, full = tables.stems.get(self._language), tables.full
            if token.stem in stems.alone if stems else False:
                alone += stems.alone[token.stem]  # type: ignore[union-attr]
            if token.full in full.alone:
                alone += full.alone[token.full]
            if tables.wild.begins or tables.wild.ends or tables.wild.holds:
                alone += tables.wild.facts(token.full)
            if stems and token.stem in stems.in_rows:
                rows += [(side, True, table) for side, table in stems.in_rows[token.stem].items()]
            if token.full in full.in_rows:
                rows += [(side, False, table) for side, table in full.in_rows[token.full].items()]
        if len(self) >= self._MOST:
            self.clear()
        found = self[token] = (tuple(alone), tuple(rows)) if alone or rows else None
        return found
