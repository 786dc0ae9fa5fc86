"""The texts an ask is traced in, each beside what it was before: what it adds, what it takes away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from utblick.engine.tracing.aligning import Original, Originals
from utblick.engine.tracing.index import GramIndex, rarity
from utblick.engine.tracing.reading import Text
from utblick.engine.tracing.target import Place
from utblick.engine.tracing.wording import ORDER, Changes, Gram, Words, changed_grams, grams


class Passage(Changes):
    """A text in words, with what it changes in the passage it comes from (`origin`: its number, None: new)."""

    def __init__(self, text: Text, origin: int | None, old: Words, new: Words) -> None:
        super().__init__(old, new)
        self.id, self.origin, self.place = text.id, origin, text.place
        self.known = frozenset(old.stems)
        self.novel = changed_grams(new.stems, self.added, ORDER) - set(grams(old.stems, ORDER))


class Passages:
    """All texts of one version, indexed by what they add, what they strike, and what they read before and after."""

    def __init__(
        self, texts: Sequence[Text], baseline: Originals | None, read: Callable[[str], Words]
    ) -> None:
        own: dict[tuple[str, Place | None], Original] = {}
        for text in texts:
            if text.old and (key := (text.old, text.place)) not in own:
                own[key] = Original(text.id, read(text.old), text.place)
        numbers = {key: number for number, key in enumerate(own)}
        # Amendments say themselves what they amend; other texts are laid beside the baseline.
        self.originals = Originals(list(own.values())) if own or baseline is None else baseline
        plain = [(text, read(text.text)) for text in texts if text.old is None]
        origins = iter(baseline.origins(plain) if baseline else [None] * len(plain))
        self.all: list[Passage] = []
        for text in texts:
            origin, before = None, read("")
            if text.old:
                key = text.old, text.place
                origin, before = numbers[key], own[key].words
            elif text.old is None and (number := next(origins)) is not None and baseline:
                origin = number if self.originals is baseline else None
                before = baseline.passages[number].words
            self.all.append(Passage(text, origin, before, read(text.text)))
        self._index()

    def _index(self) -> None:
        self.added = GramIndex(one.added_rows for one in self.all)
        self.struck = GramIndex(one.struck_rows for one in self.all)
        self.after = GramIndex(set(grams(one.new.stems, ORDER)) for one in self.all)
        self.before = GramIndex(set(grams(one.old.stems, ORDER)) for one in self.all)
        self.novel = GramIndex(one.novel for one in self.all)
        words = Counter(stem for one in self.all for stem in set(one.new.stems))
        old_words = Counter(stem for one in self.originals.passages for stem in set(one.words.stems))
        size = max(len(self.all), len(self.originals.passages))
        self._word_weights = {stem: rarity(count, size) for stem, count in (words | old_words).items()}
        self._unseen = rarity(0, size)
        self.of: dict[int, list[int]] = {}
        self.in_unit: dict[tuple[str, ...], list[int]] = {}
        for number, one in enumerate(self.all):
            if one.origin is not None:
                self.of.setdefault(one.origin, []).append(number)
            if one.place is not None:
                self.in_unit.setdefault(one.place[:2], []).append(number)

    def weight(self, gram: Gram) -> float:
        """Give the weight of a row of three words, by how common it is before and after."""
        after, before = self.after, self.originals.rows
        return rarity(max(after.count(gram), before.count(gram)), max(after.size, before.size))

    def word_weight(self, stem: str) -> float:
        """Give the weight of a word."""
        return self._word_weights.get(stem, self._unseen)
