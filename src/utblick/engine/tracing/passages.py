"""The texts an ask is traced in, each beside what it was before: what it adds, what it takes away."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.engine.text.tokens import Lexicon
from utblick.engine.tracing.aligning import Original, Originals
from utblick.engine.tracing.index import GramIndex, rarity
from utblick.engine.tracing.reading import ORDER, Gram, Text, Words, change, changed_grams, grams, struck
from utblick.engine.tracing.target import Place


class Passage:
    """A text in words, with what it changes in the passage it comes from (`origin`: its number, None: new)."""

    __slots__ = ("added", "id", "known", "novel", "origin", "place", "struck", "struck_rows", "words")

    def __init__(self, text: Text, words: Words, origin: int | None, old: Words | None) -> None:
        self.id, self.words, self.origin, self.place = text.id, words, origin, text.place
        before = old.stems if old else []
        self.added, lost = change(before, words.stems)
        self.struck = struck(before, lost, words.stems)
        self.known = frozenset(before)
        self.novel = changed_grams(words.stems, self.added, ORDER) - set(grams(before, ORDER))
        self.struck_rows: set[Gram] = changed_grams(before, lost, 1) | changed_grams(before, lost, 2)

    def added_rows(self) -> set[Gram]:
        """Give the words and pairs of words that have something new in them."""
        stems, added = self.words.stems, self.added
        return changed_grams(stems, added, 1) | changed_grams(stems, added, 2)


class Passages:
    """All texts of one version, indexed by what they add, what they strike, and what they read before and after."""

    def __init__(self, texts: Sequence[Text], baseline: Originals | None, lexicon: Lexicon) -> None:
        read = [(text, Words(text.text, lexicon)) for text in texts]
        own: dict[tuple[str, Place | None], Original] = {}
        for text in texts:
            if text.old and (key := (text.old, text.place)) not in own:
                own[key] = Original(text.id, Words(text.old, lexicon), text.place)
        numbers = {key: number for number, key in enumerate(own)}
        # Amendments say themselves what they amend; other texts are laid beside the baseline.
        self.originals = Originals(list(own.values())) if own or baseline is None else baseline
        plain = [one for one in read if one[0].old is None]
        origins = iter(baseline.origins(plain) if baseline else [None] * len(plain))
        self.all: list[Passage] = []
        for text, words in read:
            origin, before = None, None
            if text.old:
                key = text.old, text.place
                origin, before = numbers[key], own[key].words
            elif text.old is None and (number := next(origins)) is not None and baseline:
                origin = number if self.originals is baseline else None
                before = baseline.passages[number].words
            self.all.append(Passage(text, words, origin, before))
        self._index()

    def _index(self) -> None:
        rows = [set(grams(one.words.stems, ORDER)) for one in self.originals.passages]
        after = [set(grams(one.words.stems, ORDER)) for one in self.all]
        self.added = GramIndex(one.added_rows() for one in self.all)
        self.struck = GramIndex(one.struck_rows for one in self.all)
        self.after = GramIndex(after)
        self.before = GramIndex(rows[one.origin] if one.origin is not None else () for one in self.all)
        self.novel = GramIndex(one.novel for one in self.all)
        self._words = GramIndex({(stem,) for stem in one.words.stems} for one in self.all)
        self._old_words = GramIndex({(stem,) for stem in one.words.stems} for one in self.originals.passages)
        self.of: dict[int, list[int]] = {}
        for number, one in enumerate(self.all):
            if one.origin is not None:
                self.of.setdefault(one.origin, []).append(number)

    def weight(self, gram: Gram) -> float:
        """Give the weight of a row of three words, by how common it is before and after."""
        return _weight(gram, self.after, self.originals.rows)

    def word_weight(self, stem: str) -> float:
        """Give the weight of a word."""
        return _weight((stem,), self._words, self._old_words)


def _weight(gram: Gram, after: GramIndex, before: GramIndex) -> float:
    return rarity(max(after.count(gram), before.count(gram)), max(after.size, before.size))
