"""Find what is public by its words, in either language, whatever their endings; the best answers first.

Words are stems as the rest of Utblick reads them. A release never changes, so each is read once in a process.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site import markdown
from utblick.features.publishing.site.holdings import Holdings

TITLE, SUMMARY, BODY, VALUE = 6.0, 3.0, 1.0, 1.5
SATURATION = 2.0  # from here on one more of the same word says little
BEGINS = 0.5  # a word that only begins so counts half
MOST_WORDS, MOST_BEGINNING = 12, 100
SHORT = 2
LONGEST_QUESTION = 200
SHORTEST_BEGINNING = 5  # a shorter one begins words of every sort
MOST_ENDINGS = 3

Stems = dict[str, float]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the records, the best first, and whether each has every word that was asked for."""

    rows: Sequence[Release]
    has_all: bool
    stems: frozenset[str]


class _Asked(NamedTuple):
    """A word that is asked for: what is left of it, and how words may begin that stand for it too."""

    roots: tuple[str, ...]
    beginnings: tuple[str, ...]


def _read(release: Release) -> Stems:
    found: Stems = defaultdict(float)
    for text, language, weight in _texts(release):
        for word in cut(text):
            found[root(language, word.base)] += weight
    return dict(found)


def _texts(release: Release) -> Iterator[tuple[str, str, float]]:
    wording = release.content["wording"]
    for language in LANGUAGES:
        parts = wording.get(language, {})
        yield parts.get("title", ""), language, TITLE
        yield parts.get("summary", ""), language, SUMMARY
        yield markdown.plain(parts.get("body", "")), language, BODY
    for text, language in _told(release.values, ""):
        if language:
            yield text, language, VALUE
        else:
            for each in LANGUAGES:
                yield text, each, VALUE / 2
    for person in release.content.get("people", ()):
        yield str(person.get("name", "")), "sv", VALUE


def _told(value: Any, language: str) -> Iterator[tuple[str, str]]:
    """Give every text of the values with its language; addresses tell nothing."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://", "/")):
            yield value, language
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _told(inner, key if key in LANGUAGES else language)
    elif isinstance(value, list):
        for inner in value:
            yield from _told(inner, language)


class Index:
    """The words of all that is public, and which records have each."""

    def __init__(self, held: Holdings, read: Mapping[int, Stems]) -> None:
        self.rows = held.all
        self.read = {row.pk: read.get(row.pk) or _read(row) for row in self.rows}
        self._having: dict[str, dict[int, float]] = defaultdict(dict)
        for place, row in enumerate(self.rows):
            for word, weight in self.read[row.pk].items():
                self._having[word][place] = weight
        for having in self._having.values():
            # A rare word says more; each time more that it stands says less.
            rare = math.log(1 + len(self.rows) / len(having))
            for place, weight in having.items():
                having[place] = rare * weight / (weight + SATURATION)
        self._words = sorted(self._having)

    def search(self, question: str) -> Found:
        """Give the records that have the words of a question: those with all of them, or else with some."""
        asked = _asked(question)
        if not asked:
            return Found((), True, frozenset())
        scores: dict[int, float] = defaultdict(float)
        hits: dict[int, int] = defaultdict(int)
        stems: set[str] = set()
        for one in asked:
            best: dict[int, float] = {}
            for word, worth in self._forms(one):
                stems.add(word)
                if not best:
                    best = {place: worth * value for place, value in self._having[word].items()}
                    continue
                for place, value in self._having[word].items():
                    if (score := worth * value) > best.get(place, 0.0):
                        best[place] = score
            for place, score in best.items():
                scores[place] += score
                hits[place] += 1
        most = max(hits.values(), default=0)
        has_all = most == len(asked)
        places = [place for place in scores if not has_all or hits[place] == most]
        places.sort(key=lambda place: (-hits[place], -scores[place], place))
        return Found([self.rows[place] for place in places], has_all or not places, frozenset(stems))

    def _forms(self, asked: _Asked) -> Iterator[tuple[str, float]]:
        seen = set()
        for one in asked.roots:
            if one in self._having:
                seen.add(one)
                yield one, 1.0
        for one in asked.beginnings:
            at = bisect_left(self._words, one)
            for word in self._words[at : at + MOST_BEGINNING]:
                if not word.startswith(one):
                    break
                if word not in seen:
                    seen.add(word)
                    yield word, BEGINS


@lru_cache(maxsize=100_000)
def root(language: str, word: str) -> str:
    """Give what is left of a word when no ending can be taken off any more.

    Once is not enough: of `biogasen` it leaves `biogas`, and of `biogas` less.
    """
    for _time in range(MOST_ENDINGS):
        if (shorter := stem(language, word)) == word:
            break
        word = shorter
    return word


def _asked(question: str) -> list[_Asked]:
    words = dict.fromkeys(word.base for word in cut(question[:LONGEST_QUESTION]))
    # What is so short tells little beside other words, and stands nearly everywhere.
    words = {word: None for word in words if len(word) > SHORT} or words
    return [
        _Asked(
            tuple(dict.fromkeys(root(language, word) for language in LANGUAGES)),
            tuple(
                beginning
                for beginning in dict.fromkeys((word, *(stem(language, word) for language in LANGUAGES)))
                if len(beginning) >= SHORTEST_BEGINNING
            ),
        )
        for word in list(words)[:MOST_WORDS]
    ]


def spans(text: str, language: str, stems: frozenset[str]) -> list[tuple[int, int]]:
    """Give where the words that were found stand in a text."""
    return [(word.start, word.end) for word in cut(text) if root(language, word.base) in stems]


_kept: list[Index] = []


def index(held: Holdings) -> Index:
    """Give the index of what is public now; made again when that has changed."""
    if not _kept or _kept[0].rows is not held.all:
        _kept[:] = [Index(held, _kept[0].read if _kept else {})]
    return _kept[0]


def forget() -> None:
    """Let go of what was read."""
    _kept.clear()
