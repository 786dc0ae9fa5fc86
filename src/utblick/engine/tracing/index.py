"""Which passages have a row of words, and how much of an ask each of them carries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Container, Iterable

from utblick.engine.tracing.reading import Gram

_EXACT = 1 << 20


class GramIndex:
    """Rows of words -> the passages that have them; what is common counts for little."""

    def __init__(self, passages: Iterable[Collection[Gram]]) -> None:
        self._where: defaultdict[Gram, list[int]] = defaultdict(list)
        self.size = 0
        for number, found in enumerate(passages):
            self.size += 1
            for gram in found:
                self._where[gram].append(number)
        # Whole numbers, so that the sums do not depend on the order in which sets give their members.
        lengths = [0] * self.size
        for gram, numbers in self._where.items():
            square = round(self.weight(gram) ** 2 * _EXACT)
            for number in numbers:
                lengths[number] += square
        self._lengths = [math.sqrt(length / _EXACT) for length in lengths]

    def count(self, gram: Gram) -> int:
        """Give how many passages have a row of words."""
        return len(self._where.get(gram, ()))

    def where(self, gram: Gram) -> list[int]:
        """Give the passages that have a row of words, in order."""
        return self._where.get(gram, [])

    def weight(self, gram: Gram) -> float:
        """Give what a row of words counts for: more, the fewer passages have it (inverse document frequency)."""
        return rarity(self.count(gram), self.size)

    def telling(self, asked: Iterable[Gram], rare: float) -> set[int]:
        """Give the passages that have a row of two words or more of these, or a single one that is rare."""
        return {
            number
            for gram in asked
            if len(gram) > 1 or self.weight(gram) >= rare
            for number in self._where.get(gram, ())
        }

    def shares(
        self, asked: Collection[Gram], likeness: float, among: Container[int] | None = None
    ) -> dict[int, float]:
        """Give for the passages (`among` these) how much of these rows of words they have, by weight.

        0–1, and beside it, so many times `likeness`, how alike passage and rows are as a whole (cosine, 0–1).
        """
        contained: defaultdict[int, float] = defaultdict(float)
        product: defaultdict[int, float] = defaultdict(float)
        total = length = 0.0
        for gram in sorted(asked):  # in one order, so that sums do not depend on how sets are kept
            weight = self.weight(gram)
            square = weight * weight
            total += weight
            length += square
            for number in self._where.get(gram, ()):
                contained[number] += weight
                product[number] += square
        length = math.sqrt(length)
        return {
            number: has / total + likeness * product[number] / (length * self._lengths[number])
            for number, has in contained.items()
            if among is None or number in among
        }

    def alike(self, asked: Collection[Gram]) -> dict[int, float]:
        """Give how alike these rows of words and each passage with any of them are (cosine, 0–1)."""
        product: defaultdict[int, float] = defaultdict(float)
        length = 0.0
        for gram in sorted(asked):
            square = self.weight(gram) ** 2
            length += square
            for number in self._where.get(gram, ()):
                product[number] += square
        length = math.sqrt(length)
        return {number: has / (length * self._lengths[number]) for number, has in product.items()}


def rarity(count: int, size: int) -> float:
    """Give the weight of what so many of so many passages have."""
    return math.log((size + 1) / (count + 0.5))
