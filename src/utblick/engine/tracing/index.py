"""Which passages have a row of words, and how much of an ask each of them carries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from utblick.engine.tracing.wording import Gram

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
        most = max(map(len, self._where.values()), default=0)
        self._rarity = [rarity(count, self.size) for count in range(most + 1)]

    @cached_property
    def _lengths(self) -> list[float]:
        # Whole numbers, so that the sums do not depend on the order in which sets give their members.
        squares = [round(weight**2 * _EXACT) for weight in self._rarity]
        lengths = [0] * self.size
        for numbers in self._where.values():
            square = squares[len(numbers)]
            for number in numbers:
                lengths[number] += square
        return [math.sqrt(length / _EXACT) for length in lengths]

    def count(self, gram: Gram) -> int:
        """Give how many passages have a row of words."""
        return len(self._where.get(gram, ()))

    def where(self, gram: Gram) -> list[int]:
        """Give the passages that have a row of words, in order."""
        return self._where.get(gram, [])

    def weight(self, gram: Gram) -> float:
        """Give what a row of words counts for: more, the fewer passages have it (inverse document frequency)."""
        return self._rarity[len(self._where.get(gram, ()))]

    def telling(self, asked: Iterable[Gram], rare: float) -> set[int]:
        """Give the passages that have a row of two words or more of these, or a single one that is rare."""
        return {
            number
            for gram in asked
            if len(gram) > 1 or self.weight(gram) >= rare
            for number in self._where.get(gram, ())
        }

    def shares(self, asked: Iterable[Gram], likeness: float, among: set[int]) -> dict[int, float]:
        """Give for these passages how much of these rows of words (sorted) they have, by weight.

        0–1, and beside it, so many times `likeness`, how alike passage and rows are as a whole (cosine, 0–1).
        """
        contained: defaultdict[int, float] = defaultdict(float)
        product: defaultdict[int, float] = defaultdict(float)
        total = length = 0.0
        for gram in asked:
            numbers = self._where.get(gram, ())
            weight = self._rarity[len(numbers)]
            square = weight * weight
            total += weight
            length += square
            for number in among.intersection(numbers):
                contained[number] += weight
                product[number] += square
        length = math.sqrt(length)
        return {
            number: has / total + likeness * product[number] / (length * self._lengths[number])
            for number, has in contained.items()
        }

    def alike(self, asked: Iterable[Gram]) -> dict[int, float]:
        """Give how alike these rows of words (sorted) and each passage with any of them are (cosine, 0–1)."""
        product: defaultdict[int, float] = defaultdict(float)
        length = 0.0
        for gram in asked:
            numbers = self._where.get(gram, ())
            square = self._rarity[len(numbers)] ** 2
            length += square
            for number in numbers:
                product[number] += square
        length = math.sqrt(length)
        return {number: has / (length * self._lengths[number]) for number, has in product.items()}


def rarity(count: int, size: int) -> float:
    """Give the weight of what so many of so many passages have."""
    return math.log((size + 1) / (count + 0.5))
