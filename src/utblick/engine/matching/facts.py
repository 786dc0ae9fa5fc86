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

    def __bool__(self) -> bool:
        return bool(self.begins or self.ends or self.holds)

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
        # Whether stems are compared, and the table; tables that hold nothing are not asked for each word.
        both = [(True, one.stems[language]) for one in tables] + [(False, one.full) for one in tables]
        self._alone = [(by_stem, table.alone) for by_stem, table in both if table.alone]
        self._rows = [(by_stem, table.in_rows) for by_stem, table in both if table.in_rows]
        self._wild = [one.wild for one in tables if one.wild]

    def __missing__(self, token: Token) -> Trigger | None:
        alone: tuple[int, ...] = ()
        for by_stem, facts in self._alone:
            alone += facts.get(token.stem if by_stem else token.full, ())
        for wild in self._wild:
            alone += tuple(wild.facts(token.full))
        rows: list[Neighbours] = []
        for by_stem, in_rows in self._rows:
            sides = in_rows.get(token.stem if by_stem else token.full)
            if sides:
                rows += [(side, by_stem, table) for side, table in sides.items()]
        if len(self) >= self._MOST:
            self.clear()
        found = self[token] = (alone, tuple(rows)) if alone or rows else None
        return found
