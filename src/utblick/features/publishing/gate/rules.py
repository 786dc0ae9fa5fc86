"""What must be true before anything is public; each docstring is the sentence that the user sees."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext

from utblick.foundation.rules import ChangedMeanwhile, RuleBroken, broken

NO_WORDING, NO_ENGLISH = "wording", "english"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def check_passes(obstacles: Iterable[object]) -> None:
    """Raise what stands in the way, as its own sentences."""
    if told := [str(one) for one in obstacles]:
        raise RuleBroken(" ".join(told))


def check_has_wording(lacks: Collection[str]) -> None:
    """Write a heading and a short text in Swedish first: nothing is public without words of its own."""
    if NO_WORDING in lacks:
        raise broken(check_has_wording)


def lacking(wording: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Give what is missing of the public wording: in Swedish, which it cannot do without, and in English."""
    lacks = []
    for language, what in (("sv", NO_WORDING), ("en", NO_ENGLISH)):
        texts = wording.get(language, {})
        if not (texts.get("title", "").strip() and texts.get("summary", "").strip()):
            lacks.append(what)
    return lacks


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Give those names that stand in a text, whatever the case, in the order given."""
    words = " ".join(_WORD.findall(text.casefold()))
    found = []
    for name in names:
        parts = " ".join(_WORD.findall(name.casefold()))
        if parts and f" {parts} " in f" {words} ":
            found.append(name)
    return found


def check_names_are_held_back(found: Collection[str]) -> None:
    """Say in the sentence whose name stands there, so that it can be taken out or let through."""
    if found:
        raise RuleBroken(
            gettext(
                "The text names %(names)s. Names of people outside the region are held back: write their "
                "function instead, or let the name through where the record offers it."
            )
            % {"names": ", ".join(found)}
        )


def check_its_name_is_let_through(is_a_person: bool, is_let_through: bool) -> None:
    """A person is public by name or not at all: let the name through too."""
    if is_a_person and not is_let_through:
        raise broken(check_its_name_is_let_through)


def check_is_public(is_public: bool) -> None:
    """It is not public, so there is nothing to withdraw."""
    if not is_public:
        raise broken(check_is_public)


def check_is_newest(seen: int, version: int) -> None:
    """Somebody changed this while you had it open. Look at it again before you go on."""
    if seen != version:
        raise ChangedMeanwhile(str(broken(check_is_newest)))


def check_is_as_shown(seen: str, source: str) -> None:
    """The record was changed after you opened this page. Look at what would be public now, and let that through."""
    if seen != source:
        raise ChangedMeanwhile(str(broken(check_is_as_shown)))
