"""Which passages have a row of words, and how much of an ask each of them carries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from utblick.engine.tracing.reading import Gram


class Share(NamedTuple):
    """How much of what was asked a passage has (0–1), and how alike the two are as a whole (0–1)."""

    contained: float
    alike: float


class GramIndex:
    """Rows of words -> the passages that have them; what is common counts for little."""

    def __init__(self, passages: Iterable[Collection[Gram]]) -> None:
        self._where: defaultdict[Gram, list[int]] = defaultdict(list)
        self.size = 0
        for number, found in enumerate(passages):
            self.size += 1
            for gram in found:
                self._where[gram].append(number)
        lengths = [0.0] * self.size
        for gram, numbers in self._where.items():
            square = self.weight(gram) ** 2
            for number in numbers:
                lengths[number] += square
        self._lengths = [math.sqrt(length) for length in lengths]

    def count(self, gram: Gram) -> int:
        """Give how many passages have a row of words."""
        return len(self._where.get(gram, ()))

    def where(self, gram: Gram) -> list[int]:
        """Give the passages that have a row of words, in order."""
        return self._where.get(gram, [])

    def weight(self, gram: Gram) -> float:
        """Give what a row of words counts for: more, the fewer passages have it (inverse document frequency)."""
        return rarity(self.count(gram), self.size)

    def shares(self, asked: Collection[Gram]) -> dict[int, Share]:
        """Give for each passage with any of these rows of words how much of them it has."""
        contained: defaultdict[int, float] = defaultdict(float)
        product: defaultdict[int, float] = defaultdict(float)
        total = square = 0.0
        for gram in sorted(asked):  # in one order, so that sums do not depend on how sets are kept
            weight = self.weight(gram)
            total += weight
            square += weight * weight
            for number in self._where.get(gram, ()):
                contained[number] += weight
                product[number] += weight * weight
        length = math.sqrt(square)
        return {
            number: Share(
                min(1.0, has / total), min(1.0, product[number] / (length * self._lengths[number]))
            )
            for number, has in contained.items()
        }


def rarity(count: int, size: int) -> float:
    """Give the weight of what so many of so many passages have."""
    return math.log((size + 1) / (count + 0.5))
