"""The words that exchanges are found by: stems of all that was written of them, Swedish and English alike."""

from __future__ import annotations

from collections.abc import Iterable

from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut

LANGUAGES = ("sv", "en")
SHORTEST_BEGINNING = 4
_SWEDISH = (
    "vem vilka vilken vilket vad var när hur har hade gjort gjorde gjorts göra gör varit rest åkt besökt någon "
    "några något av oss vi vår våra det detta den de som förut tidigare redan i på om till med för och eller en "
    "ett att finns är jag"
)
_ENGLISH = (
    "who which what where when how has have had did do does done been visited anyone anybody someone somebody of "
    "us we our it this that before earlier already in on about to with for and or a an the there is are was i"
)
QUESTION_WORDS = frozenset(f"{_SWEDISH} {_ENGLISH}".split())
"""What a question is asked with, and not about."""


def stems_of(texts: Iterable[str]) -> str:
    """Give the different stems of some texts, each between blanks, as they are stored."""
    found: dict[str, None] = {}
    for text in texts:
        for word in cut(text):
            found.update(dict.fromkeys(stem(language, word.base) for language in LANGUAGES))
    return f" {' '.join(found)} " if found else ""


def asked(text: str) -> list[tuple[str, ...]]:
    """Give what is looked for: for each different word its stems, with a blank before and, if short, after.

    The words of a question (`who has done…`) are left out, unless nothing else is asked.
    """
    found: dict[tuple[str, ...], None] = {}
    words = list(cut(text))
    for word in [word for word in words if word.base not in QUESTION_WORDS] or words:
        stems = dict.fromkeys(stem(language, word.base) for language in LANGUAGES)
        # A longer stem also finds the compounds that begin with it.
        patterns = tuple(f" {one}" if len(one) >= SHORTEST_BEGINNING else f" {one} " for one in stems)
        found[patterns] = None
    return list(found)


def weight(patterns: tuple[str, ...], stems: str) -> float:
    """Say how well stored stems answer one word: whole 1, as the beginning of a longer one ½, not at all 0."""
    if any(f"{one.rstrip()} " in stems for one in patterns):
        return 1.0
    return 0.5 if any(one in stems for one in patterns) else 0.0
