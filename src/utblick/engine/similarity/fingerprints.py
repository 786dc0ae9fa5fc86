"""Fingerprints of texts: equal slices lead to near-identical texts in a database, in any order of arrival.

MinHash over word 3-grams by one permutation (each hash falls into one of 64 bins, the least stays; an
empty bin borrows from the next), cut into 16 bands of 4. Texts that share 80 % of their 3-grams share a band
with probability .9998, 50 %: .64, 20 %: .03. Hashes are BLAKE2: the same on every machine, in every process.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass

from utblick.engine.text import words

BINS, ROWS = 64, 4
FEWEST = 12
"""A text of fewer 3-grams has no bands: what short texts share says nothing."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`bins`: the least hash in each bin, empty for a short text. `size`: the number of distinct 3-grams."""

    bins: tuple[int, ...]
    size: int


def fingerprint(text: str) -> Fingerprint:
    """Make a text's fingerprint."""
    grams = shingles(text)
    if len(grams) < FEWEST:
        return Fingerprint((), len(grams))
    least: list[int | None] = [None] * BINS
    for gram in grams:
        number = _hash(gram.encode())
        place, rest = number % BINS, number // BINS
        known = least[place]
        if known is None or rest < known:
            least[place] = rest
    filled: list[int] = []
    for place, value in enumerate(least):
        step = 0
        while value is None:
            step += 1
            borrowed = least[(place + step) % BINS]
            value = None if borrowed is None else borrowed + step
        filled.append(value)
    return Fingerprint(tuple(filled), len(grams))


def bands(print_: Fingerprint) -> list[int]:
    """Give the slices to look up in a database: 16 numbers below 2^63, none for a short text."""
    return [
        _hash(b"%d:" % start + b",".join(b"%d" % value for value in print_.bins[start : start + ROWS])) >> 1
        for start in range(0, len(print_.bins), ROWS)
    ]


def resemblance(left: Fingerprint, right: Fingerprint) -> float:
    """Estimate the share of common 3-grams (Jaccard) from two fingerprints."""
    if not left.bins or not right.bins:
        return 0.0
    return sum(a == b for a, b in zip(left.bins, right.bins, strict=True)) / BINS


def shingles(text: str) -> frozenset[str]:
    """Give the distinct word 3-grams of a text."""
    return _shingles(text)


@functools.lru_cache(maxsize=512)
def _shingles(text: str) -> frozenset[str]:
    row = [word.base for word in words.cut(text)]
    return frozenset(f"{a} {b} {c}" for a, b, c in zip(row, row[1:], row[2:], strict=False))


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")
