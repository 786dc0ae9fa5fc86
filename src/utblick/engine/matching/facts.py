"""Which words make which facts true: the tables behind the index.

A fact is a number that stands for one leaf of any query: it is true of a document where the leaf occurs.
Facts of several words in a row are filed under two neighbours among them, the rarest, so that a document asks
for all its pairs of neighbours at once, and hardly any answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from utblick.engine.text.tokens import Token

Row = tuple[int, tuple[str, ...], int]
"""(place of the pair that it is filed under, the words in a row, the fact)."""
Pairs = dict[tuple[str, str], list[Row]]
"""Two neighbours -> rows to look at."""


class Table:
    """Facts by the words (or the stems) that make them true."""

    __slots__ = ("alone", "pairs", "uses")

    def __init__(self) -> None:
        self.alone: dict[str, tuple[int, ...]] = {}
        self.pairs: Pairs = {}
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
        # Nothing is known of the documents: what few rows use, and what is long, is taken for rare.
        rank = {word: (uses, -len(word)) for word, uses in self.uses.items()}
        for words, fact in rows:
            place = 0
            if len(words) > 2:
                ranks = [rank[word] for word in words]
                # The pair with the rarest word and, of its neighbours, the rarer.
                place = min(range(len(words) - 1), key=lambda i: sorted(ranks[i : i + 2]))
            self.pairs.setdefault((words[place], words[place + 1]), []).append((place, words, fact))


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


class Triggers(dict[Token, tuple[int, ...]]):
    """Word -> the facts that it makes true by itself, for one language; worked out when it is first seen.

    `tables` are asked for single words; `pairs` has what words in a row of `rows` make true, as (whether stems
    are compared, the table).
    """

    _MOST = 2_000_000

    def __init__(self, language: str, tables: Sequence[Tables], rows: Tables) -> None:
        super().__init__()
        # Tables that hold nothing are not asked for each word.
        both = [(True, one.stems[language]) for one in tables] + [(False, one.full) for one in tables]
        self._alone = [(by_stem, table.alone) for by_stem, table in both if table.alone]
        self._wild = [one.wild for one in tables if one.wild]
        of_rows = ((True, rows.stems[language].pairs), (False, rows.full.pairs))
        self.pairs = [(by_stem, pairs) for by_stem, pairs in of_rows if pairs]

    def __missing__(self, token: Token) -> tuple[int, ...]:
        found: tuple[int, ...] = ()
        for by_stem, facts in self._alone:
            found += facts.get(token.stem if by_stem else token.full, ())
        for wild in self._wild:
            found += tuple(wild.facts(token.full))
        if len(self) >= self._MOST:
            self.clear()
        self[token] = found
        return found
