"""Words of a document by reference, so that reading a document costs little more than splitting it at blanks.

Documents repeat themselves and each other: what stands between two blanks is cut into words once, and after
that found in a table. A word is one `Token` however often it occurs, so what depends on it is asked once.
"""

from __future__ import annotations

import functools
import unicodedata
from bisect import bisect_right
from itertools import accumulate, chain

from utblick.engine.text import languages
from utblick.engine.text.words import cut, fold

_MOST_CHUNKS = 1_000_000  # about 250 MB for each language; then it starts over
_LONGEST_KEPT = 80  # longer stretches without a blank hardly come back
_MOST_PLACES = 100_000
_EDGES = ".,;:!?()[]\"”“»«…–-'’"


def _is_plain(letters: str) -> bool:
    """Say whether NFKC leaves these letters as they are, so that they are one word."""
    return letters.isascii() or unicodedata.is_normalized("NFKC", letters)


class Token:
    """A word of a language: folded as written, and its stem (without the tail)."""

    __slots__ = ("full", "stem")

    def __init__(self, full: str, stem: str) -> None:
        self.full, self.stem = full, stem

    def __repr__(self) -> str:
        return f"Token({self.full!r}, {self.stem!r})"


EDGE = Token("", "")
"""Stands where a title or text begins and ends; equals no word."""


class Lexicon(dict[str, tuple[Token, ...]]):
    """What was seen between two blanks -> its tokens, for one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self._tokens: dict[str, Token] = {}
        self._stem = languages.stemmer(language)

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        core = chunk.strip(_EDGES)
        if core.isalpha() and _is_plain(core):
            word = core.lower() if core.isascii() else fold(core)
            found: tuple[Token, ...] = (self._tokens.get(word) or self._token(word, word),)
        else:
            found = tuple(self._tokens.get(w.full) or self._token(w.full, w.base) for w in cut(chunk))
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
                self._tokens.clear()
            self[chunk] = found
        return found

    def _token(self, full: str, base: str) -> Token:
        token = Token(full, self._stem(base))
        if len(full) <= _LONGEST_KEPT:
            self._tokens[full] = token
        return token


@functools.lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language, the same one for everybody in this process."""
    return Lexicon(language)


class _Places(dict[str, tuple[tuple[int, int], ...]]):
    """What was seen between two blanks -> where in it each of its words starts and ends."""

    def __missing__(self, chunk: str) -> tuple[tuple[int, int], ...]:
        core = chunk.strip(_EDGES)
        if core.isalpha() and _is_plain(core):
            start = chunk.index(core)
            found: tuple[tuple[int, int], ...] = ((start, start + len(core)),)
        else:
            found = tuple((word.start, word.end) for word in cut(chunk))
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_PLACES:
                self.clear()
            self[chunk] = found
        return found


_places = _Places()


class Part:
    """A title or a text as tokens; where a token stands in it is worked out when asked."""

    __slots__ = ("_chunks", "_counts", "_groups", "_long", "_starts", "tokens")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        if "\n" in text or "\t" in text or "\r" in text or "\xa0" in text:
            # One character for one: places stay as they are. Other blanks are cut at inside their chunk.
            text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\xa0", " ")
        self._chunks = text.split(" ")
        self._groups = list(map(lexicon.__getitem__, self._chunks))
        self.tokens: list[Token] = list(chain.from_iterable(self._groups))
        self._starts: list[int] = []
        self._counts: list[int] = []
        self._long: dict[int, tuple[tuple[int, int], ...]] = {}

    @property
    def distinct(self) -> set[Token]:
        """Give the different tokens."""
        return set(self.tokens)

    def place(self, index: int) -> tuple[int, int]:
        """Give the start and end, in code points of the text as given, of one of the tokens."""
        if not self._starts:
            self._starts = list(accumulate(map(len, self._chunks), initial=0))
            self._counts = list(accumulate(map(len, self._groups), initial=0))
        at = bisect_right(self._counts, index) - 1
        start = self._starts[at] + at
        # What is too long to be kept for everybody is kept here: cutting it for each of its words would take for ever.
        places = self._long.get(at)
        if places is None:
            chunk = self._chunks[at]
            places = _places[chunk]
            if len(chunk) > _LONGEST_KEPT:
                self._long[at] = places
        first, last = places[index - self._counts[at]]
        return start + first, start + last
