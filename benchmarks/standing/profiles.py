"""Watch profiles as people write them: lists of words and phrases, mostly of what hardly any document says."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from utblick.engine.query.tree import And, Node, Or, Phrase, Words
from utblick.engine.text.analysis import Document, analyse
from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut

RARE = 0.005
"""A word to watch for is in at most this share of the documents, in any inflection."""
FROM_LABELS, FROM_PHRASES = 0.7, 0.15
"""Shares of the terms that are labels of a thesaurus, and phrases found in the documents; the rest are words."""


class Profile(NamedTuple):
    id: str
    query: str


class Writer:
    """Write profiles whose words come partly from the documents, always the same for the same seed."""

    def __init__(self, documents: Sequence[Document], thesaurus: Path, seed: int) -> None:
        self._rng = random.Random(seed)
        texts = [(d.language or "en", [t.full for t in analyse(d).text.tokens]) for d in documents]
        stems: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for language, text in texts:
            words.update(set(text))
            stems.update({stem(language, word) for word in set(text)})
        most = max(1.0, RARE * len(documents))

        def is_rare(word: str) -> bool:
            return (
                len(word) > 4 and word.isalpha() and max(stems[stem(c, word)] for c in ("sv", "en")) <= most
            )

        ranked = sorted(filter(is_rare, words), key=lambda word: (-words[word], word))
        self._words = ranked
        self._weights = list(accumulate(1 / (rank + 300) for rank in range(len(ranked))))
        self._places = [
            (n, i) for n, (_, text) in enumerate(texts) for i, word in enumerate(text) if is_rare(word)
        ]
        self._texts = [text for _, text in texts]
        labels = _labels(thesaurus) or [f"{a} {b}" for a, b in zip(ranked[::2], ranked[-1::-2], strict=False)]
        self._labels = [label for label in labels if " " in label or is_rare(label)]

    def profiles(self, count: int, *, all_kinds: bool) -> Iterator[Profile]:
        """Give profiles: lists (3 of 4) and lists that must all be met, or with NEAR, identifiers and fields too."""
        for n in range(count):
            shape = n % 20
            if all_kinds and shape in (5, 15):
                query = f"{self._term()} NEAR/{self._rng.randint(2, 10)} ({self._list(2, 3)})"
            elif all_kinds and shape in (9, 19):
                query = self._value()
            elif shape % 4 == 3:
                query = f"({self._list(2, 4)}) AND ({self._list(2, 4)})"
            else:
                query = self._list(2, 8)
            yield Profile(f"p{n:06}", query)

    def _list(self, least: int, most: int) -> str:
        return " OR ".join(self._term() for _ in range(self._rng.randint(least, most)))

    def _term(self) -> str:
        rng = self._rng
        roll = rng.random()
        if roll < FROM_LABELS:
            label = rng.choice(self._labels)
            return f'"{label}"' if " " in label else label
        if roll < FROM_LABELS + FROM_PHRASES:
            number, at = rng.choice(self._places)
            text = self._texts[number]
            start = max(0, at - rng.randint(0, 1))
            # People put words in quotation marks; identifiers are asked for as such.
            words = [word for word in text[start : start + rng.randint(2, 3)] if word.isalpha()]
            return '"' + " ".join(words) + '"'
        return rng.choices(self._words, cum_weights=self._weights)[0]

    def _value(self) -> str:
        rng = self._rng
        year, number = rng.randint(2008, 2026), rng.randint(1, 900)
        kinds = (
            f"COM({year}) {number}",
            f"procedure:{year}/{number:04}(COD)",
            f"source:sedia AND ({self._list(2, 3)})",
            f"committee:NU AND ({self._list(2, 3)})",
        )
        return rng.choice(kinds)


def _labels(folder: Path) -> list[str]:
    """Give the Swedish and English labels that are words of letters, as folded words with blanks between."""
    found: dict[str, None] = {}
    for path in sorted(folder.glob("label_mappings_tc/??.json")):
        if path.stem in ("sv", "en"):
            for _, label in sorted(json.loads(path.read_text("utf-8")).items()):
                words = [word.full for word in cut(label)]
                if words and all(len(word) > 2 and word.isalpha() for word in words):
                    found[" ".join(words)] = None
    return list(found)


def groups(tree: Node, language: str) -> list[list[list[str]]]:
    """Give a list, or an AND of lists, as terms: groups of alternatives of words in a row.

    A word in any inflection is `_s` and its stem, a phrase the words as written.
    Raises ValueError for any other query.
    """
    return [
        [_words(leaf, language) for leaf in (part.parts if isinstance(part, Or) else (part,))]
        for part in (tree.parts if isinstance(tree, And) else (tree,))
    ]


def _words(leaf: Node, language: str) -> list[str]:
    if isinstance(leaf, Words) and len(leaf.words) == 1:
        return [f"_s{plain(stem(language, leaf.words[0]))}"]
    if isinstance(leaf, Phrase):
        return [plain(word) for word in leaf.words]
    raise ValueError(f"{type(leaf).__name__} is left out of the comparison")


def plain(word: str) -> str:
    """Write a word without signs that a peer would cut at; `_` occurs in no word."""
    return word.replace(":", "_c").replace("'", "_a")


def tokens(document: Document) -> tuple[list[str], list[str]]:
    """Give a document as the peers get it: its words as written, with an edge after the title, and its stems."""
    analysis = analyse(document)
    parts = (analysis.title.tokens, analysis.text.tokens)
    stems = {f"_s{plain(token.stem)}" for part in parts for token in part}
    return [plain(t.full) for t in parts[0]] + ["_e"] + [plain(t.full) for t in parts[1]], sorted(stems)
