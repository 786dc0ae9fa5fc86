"""Guess what nobody should have to fill in: sort an exchange by the words somebody wrote of it.

A guess is shown as one, and changed with one press.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from utblick.engine.text.words import fold


@dataclass(frozen=True, slots=True)
class Sort:
    """A term as the guess sees it; `key` is anything that stands for it."""

    key: str
    words: tuple[str, ...]
    suggests: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """The keys of a type, a direction and a purpose; nothing where the lists give no answer."""

    type: str
    direction: str
    purpose: str


def guess(written: str, place: str, terms: Mapping[str, Sequence[Sort]], *, is_home: bool = False) -> Guess:
    """Guess from what was written and where it was; `is_home` says that the place is in the region's country.

    The term wins whose longest word stands in the text; among equals the one listed first. Direction looks at
    the place too, and what was at home came in.
    """
    text = f" {fold(written)} "
    kind = _best(text, terms.get("type", ()))
    directions = terms.get("direction", ())
    direction = _best(f"{text}{fold(place)} ", directions, fallback=False)
    if not direction and is_home and any(one.key == "in" for one in directions):
        direction = "in"
    direction = direction or _default(directions)
    purposes = terms.get("purpose", ())
    purpose = _best(text, purposes, fallback=False)
    if not purpose:
        suggested = next((one.suggests for one in terms.get("type", ()) if one.key == kind), "")
        purpose = suggested or _default(purposes)
    return Guess(kind, direction, purpose)


def _best(text: str, terms: Sequence[Sort], *, fallback: bool = True) -> str:
    found, longest = "", 0
    for one in terms:
        fits = max((len(word) for word in one.words if _stands_in(fold(word), text)), default=0)
        if fits > longest:
            found, longest = one.key, fits
    return found or (_default(terms) if fallback else "")


def _stands_in(word: str, text: str) -> bool:
    """Say whether a word of the text begins with it; one of at least six letters may also end a compound."""
    return f" {word}" in text or (len(word.strip()) >= 6 and word in text)


def _default(terms: Sequence[Sort]) -> str:
    return next((one.key for one in terms if one.is_default), "")
