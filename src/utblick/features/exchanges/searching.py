"""The words that exchanges are found by: stems of all that was written of them, Swedish and English alike."""

from __future__ import annotations

from collections.abc import Iterable

from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut

LANGUAGES = ("sv", "en")
SHORTEST_BEGINNING = 4


def stems_of(texts: Iterable[str]) -> str:
    """Give the different stems of some texts, each between blanks, as they are stored."""
    found: dict[str, None] = {}
    for text in texts:
        for word in cut(text):
            found.update(dict.fromkeys(stem(language, word.base) for language in LANGUAGES))
    return f" {' '.join(found)} " if found else ""


def asked(text: str) -> list[tuple[str, ...]]:
    """Give what is looked for: for each different word its stems, with a blank before and, if short, after."""
    found: dict[tuple[str, ...], None] = {}
    for word in cut(text):
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
