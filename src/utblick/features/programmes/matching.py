"""Why a call suits a unit: profiles that found it, topics, and words; pure, best first by what it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from utblick.engine.text.stems import answers, asked_stems

# What each kind of reason weighs; a word in the title tells more than one in the text.
WEIGHTS = {"profile": 6, "topic": 4, "title": 4, "text": 2}
# Words that a label shares with everything would make every call suit.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its kind, what it is called (profile, topic, word), and the words that it was found by."""

    kind: str
    name: str
    words: tuple[str, ...] = ()
    profile: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """That a profile found the call's document, with the words that it found."""

    profile: int
    name: str
    topic: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What a unit looks for: words, watch profiles by number, and topics with their names and words.

    `shown` are those of a topic's words that are in the reader's language; the others find, but are not told.
    """

    words: Sequence[str] = ()
    profiles: frozenset[int] = frozenset()
    topics: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shown: Mapping[str, frozenset[str]] = field(default_factory=dict)


def reasons(need: Need, found: Iterable[Found], title: str, text: str) -> tuple[Reason, ...]:
    """Give why a call suits a need, the weightiest first; nothing when it does not."""
    told: list[Reason] = []
    topics = dict(need.topics)
    for one in found:
        if one.profile in need.profiles:
            told.append(Reason("profile", one.name, one.words, one.profile))
        elif one.topic in topics:
            told.append(Reason("topic", topics.pop(one.topic), one.words, one.profile))
    for key, name in topics.items():
        # The topic's own words stand for it only where the call's title has them.
        hit = [label for label in need.labels.get(key, ()) if _has(label, title)]
        if hit:
            shown = {one.casefold(): one for one in hit if one in need.shown.get(key, ())}
            told.append(Reason("topic", name, tuple(shown.values())[:3]))
    for word in need.words:
        if _has(word, title):
            told.append(Reason("title", word))
        elif _has(word, text):
            told.append(Reason("text", word))
    return tuple(sorted(told, key=lambda one: -WEIGHTS[one.kind]))


def weight(found: Iterable[Reason]) -> int:
    """Give how much some reasons weigh together."""
    return sum(WEIGHTS[one.kind] for one in found)


def _has(word: str, text: str) -> bool:
    return len(word.strip()) >= SHORTEST and answers(asked_stems(word), text)
