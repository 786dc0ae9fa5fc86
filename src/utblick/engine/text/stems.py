"""Short texts found by the stems of their words, Swedish and English alike: titles, names, notes."""

from __future__ import annotations

import functools
from collections.abc import Collection

from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut

LANGUAGES = ("sv", "en")
SHORTEST_BEGINNING = 4


@functools.lru_cache(maxsize=50_000)
def stems_of(text: str) -> str:
    """Give the different stems of a text, each between blanks."""
    found: dict[str, None] = {}
    for word in cut(text):
        found.update(dict.fromkeys(stem(language, word.base) for language in LANGUAGES))
    return f" {' '.join(found)} " if found else ""


def asked_stems(text: str, without: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Give for each different word of a question its stems: with a blank before and, if short, after.

    A longer stem so also finds the compounds that begin with it. The words `without` are left out, unless
    nothing else is asked.
    """
    found: dict[tuple[str, ...], None] = {}
    words = list(cut(text))
    for word in [word for word in words if word.base not in without] or words:
        stems = dict.fromkeys(stem(language, word.base) for language in LANGUAGES)
        found[tuple(f" {one}" if len(one) >= SHORTEST_BEGINNING else f" {one} " for one in stems)] = None
    return tuple(found)


def answers(asked: tuple[tuple[str, ...], ...], text: str) -> bool:
    """Say whether a text has every word that is asked for, in some form."""
    stems = stems_of(text)
    return bool(asked) and all(any(one in stems for one in word) for word in asked)
