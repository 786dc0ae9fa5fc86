"""The words that exchanges are found by: stems of all that was written of them, Swedish and English alike."""

from __future__ import annotations

from collections.abc import Iterable

from utblick.engine.text import stems

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
    return stems.stems_of("\n".join(texts))


def asked(text: str) -> list[tuple[str, ...]]:
    """Give what is looked for: for each different word its stems.

    The words of a question (`who has done…`) are left out, unless nothing else is asked.
    """
    return list(stems.asked_stems(text, without=QUESTION_WORDS))


def weight(patterns: tuple[str, ...], stored: str) -> float:
    """Say how well stored stems answer one word: whole 1, as the beginning of a longer one ½, not at all 0."""
    if any(f"{one.rstrip()} " in stored for one in patterns):
        return 1.0
    return 0.5 if any(one in stored for one in patterns) else 0.0
