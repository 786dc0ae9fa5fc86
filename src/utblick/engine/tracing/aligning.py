"""Which passage of the baseline each passage of a later text comes from."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.engine.text.tokens import Lexicon
from utblick.engine.tracing.index import GramIndex
from utblick.engine.tracing.reading import ORDER, Text, Words, grams
from utblick.engine.tracing.target import Place

PAIRS = 2
"""Words in a row by which passages are compared."""
ALIKE = 0.5
"""A passage with another id comes from one that is at least so alike."""
SAME_ID = 0.5
"""What the same id adds to being alike: a table keeps its rows, but a renumbered act does not keep its ids."""


class Original:
    """A passage as it was: one of the baseline, or what an amendment amends."""

    __slots__ = ("id", "place", "words")

    def __init__(self, identity: str, words: Words, place: Place | None) -> None:
        self.id, self.words, self.place = identity, words, place


class Originals:
    """The passages that asks and texts may change; the nearest to a wording is found by its rows of words."""

    def __init__(self, passages: Sequence[Original]) -> None:
        self.passages = passages
        self._pairs = GramIndex(set(grams(passage.words.stems, PAIRS)) for passage in passages)
        self.rows = GramIndex(set(grams(passage.words.stems, ORDER)) for passage in passages)
        self._by_id = {passage.id: number for number, passage in reversed(list(enumerate(passages)))}
        self._by_text = {passage.words.text: number for number, passage in reversed(list(enumerate(passages)))}
        self.units = {passage.place[:2] for passage in passages if passage.place}

    def nearest(self, words: Words, place: Place | None, identity: str | None = None) -> tuple[float, int] | None:
        """Give how alike (0–1) and which the nearest passage is; one in the same unit goes before others."""
        same = self._by_text.get(words.text)
        if same is not None and identity is None and place is None:
            return 1.0, same
        best: tuple[float, float, int] | None = None
        for number, share in self._pairs.shares(set(grams(words.stems, PAIRS))).items():
            passage = self.passages[number]
            rank = share.alike + (SAME_ID if passage.id == identity else 0)
            if place and place.same_unit(passage.place):
                rank += 0.1 + 0.1 * (place.parts == passage.place.parts)  # type: ignore[union-attr]
            if best is None or (rank, -number) > (best[0], -best[2]):
                best = rank, share.alike, number
        return best and (best[1], best[2])

    def holds(self, words: Words) -> bool:
        """Say whether a passage reads so."""
        return any(passage.words.stems == words.stems for passage in self.passages)

    def at(self, identity: str) -> int | None:
        """Give the passage of an id."""
        return self._by_id.get(identity)

    def origin(self, text: Text, words: Words) -> int | None:
        """Give the passage a text comes from; None for one that is new."""
        own = self.at(text.id)
        near = self.nearest(words, text.place, text.id)
        if near and near[1] != own and near[0] < ALIKE:
            near = None
        return near[1] if near else own


def read_baseline(baseline: Sequence[Text], lexicon: Lexicon) -> Originals:
    """Read the passages of a baseline."""
    return Originals([Original(text.id, Words(text.text, lexicon), text.place) for text in baseline])
