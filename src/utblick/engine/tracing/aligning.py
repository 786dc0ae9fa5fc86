"""Which passage of the baseline each passage of a later text comes from."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.engine.tracing.index import GramIndex
from utblick.engine.tracing.reading import Reading, Text
from utblick.engine.tracing.target import Place
from utblick.engine.tracing.wording import ORDER, Gram, Words, grams

PAIRS = 2
"""Words in a row by which passages are compared."""
ALIKE = 0.5
"""A passage with another id comes from one that is at least so alike."""
QUOTED = 0.2
"""An ask may quote a sentence of a long passage; what is less alike is not what it would change."""
SAME_ID = 0.5
"""What the same id adds to being alike: a table keeps its rows, but a renumbered act does not keep its ids."""
SAME_UNIT = 0.1
"""What the same article adds, and the same part of it again: between equals the place decides."""


class Original:
    """A passage as it was: one of the baseline, or what an amendment amends."""

    __slots__ = ("id", "place", "words")

    def __init__(self, identity: str, words: Words, place: Place | None) -> None:
        self.id, self.words, self.place = identity, words, place


class Originals:
    """The passages that asks and texts may change; the nearest to a wording is found by its rows of words."""

    def __init__(self, passages: Sequence[Original]) -> None:
        self.passages = passages
        self._pairs = GramIndex(_pairs(passage.words) for passage in passages)
        self.rows = GramIndex(set(grams(passage.words.stems, ORDER)) for passage in passages)
        self._by_id = {passage.id: number for number, passage in reversed(list(enumerate(passages)))}
        self._origins: dict[Text, tuple[float, int] | None] = {}
        self.units = {passage.place[:2] for passage in passages if passage.place}

    def nearest(
        self, words: Words, place: Place | None, identity: str | None = None
    ) -> tuple[float, int] | None:
        """Give how alike (0–1) and which the nearest passage is; one in the same unit goes before others."""
        alike = self._pairs.alike(_pairs(words))
        if not alike:
            return None
        own = self._by_id.get(identity) if identity else None
        # The place adds so little that only passages close to the best can become it.
        least = max(alike.values()) - 2 * SAME_UNIT
        best: tuple[float, str, tuple[str, ...], int] | None = None
        for number, share in [one for one in alike.items() if one[1] >= least or one[0] == own]:
            passage = self.passages[number]
            rank = share + (SAME_ID if number == own else 0)
            if place and passage.place and place.same_unit(passage.place):
                rank += SAME_UNIT * (1 + (place.parts == passage.place.parts))
            found = (round(-rank, 9), passage.words.text, tuple(passage.place or ()), number)
            best = min(best, found) if best else found
        return best and (alike[best[3]], best[3])

    def changed_by(self, reading: Reading) -> int | None:
        """Give the passage that an ask would change, by its `old`; looked for once for each ask."""
        if self not in reading.changed:
            near = self.nearest(reading.old, reading.place) if len(reading.old) else None
            reading.changed[self] = near[1] if near and near[0] >= QUOTED else None
        return reading.changed[self]

    def holds(self, words: Words) -> bool:
        """Say whether a passage reads so."""
        return any(passage.words.stems == words.stems for passage in self.passages)

    def origins(self, texts: Sequence[tuple[Text, Words]]) -> list[int | None]:
        """Give for each text the passage it comes from; None for one that is new.

        What stands in another article than the text comes from there only when it was moved: when no other
        text is nearer to it.
        """
        found = [self._origin(text, words) for text, words in texts]
        nearest: dict[int, float] = {}
        for one in found:
            if one is not None:
                nearest[one[1]] = max(nearest.get(one[1], 0.0), one[0])
        result: list[int | None] = []
        for (text, _), one in zip(texts, found, strict=True):
            if one is not None and one[0] < nearest[one[1]]:
                there, here = self.passages[one[1]].place, text.place
                if there is not None and here is not None and not there.same_unit(here):
                    one = None
            result.append(None if one is None else one[1])
        return result

    def _origin(self, text: Text, words: Words) -> tuple[float, int] | None:
        if text not in self._origins:
            self._origins[text] = self._find_origin(text, words)
        return self._origins[text]

    def _find_origin(self, text: Text, words: Words) -> tuple[float, int] | None:
        own = self._by_id.get(text.id)
        if own is not None and self.passages[own].words.text == text.text:
            return 1.0, own
        near = self.nearest(words, text.place, text.id)
        if near and (near[1] == own or near[0] >= ALIKE):
            return near
        return None if own is None else (0.0, own)


def _pairs(words: Words) -> list[Gram]:
    return sorted(set(grams(words.stems, min(PAIRS, max(1, len(words))))))
