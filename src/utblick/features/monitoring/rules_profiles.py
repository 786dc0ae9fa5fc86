"""What a watch profile and a concept must be. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from utblick.engine.text.words import cut
from utblick.foundation.rules import broken

_EUROVOC = re.compile(r"[0-9]{1,7}|c_[0-9a-f]{8}")


def check_has_name(name: str) -> None:
    """Give it a name that others understand."""
    if not name.strip():
        raise broken(check_has_name)


def check_name_is_free(taken: bool) -> None:
    """Another profile has this name already. Choose one that tells them apart."""
    if taken:
        raise broken(check_name_is_free)


def check_owner_is_here(is_active: bool) -> None:
    """Choose an owner who still has an account."""
    if not is_active:
        raise broken(check_owner_is_here)


def check_topic_exists(exists: bool) -> None:
    """Choose a topic that the region has today."""
    if not exists:
        raise broken(check_topic_exists)


def check_is_on(is_active: bool) -> None:
    """The profile is switched off. Switch it on, and it looks through the archive."""
    if not is_active:
        raise broken(check_is_on)


def check_has_title(title: str) -> None:
    """Write the title of what mattered."""
    if not title.strip():
        raise broken(check_has_title)


def check_key(key: str) -> None:
    """Write the name in queries with small letters a to z, digits and hyphens, such as public-transport."""
    if not key or key != key.strip("-") or not all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in key):
        raise broken(check_key)


def check_key_is_free(taken: bool) -> None:
    """Another concept has this name in queries already."""
    if taken:
        raise broken(check_key_is_free)


def check_has_words(labels: Mapping[str, Sequence[str]]) -> None:
    """Write at least one word in some language, with letters or digits in it."""
    listed = [label for words in labels.values() for label in words]
    if not listed or not all(cut(label) for label in listed):
        raise broken(check_has_words)


def is_eurovoc_code(code: str) -> bool:
    """Say whether a text can be a code of EuroVoc."""
    return bool(_EUROVOC.fullmatch(code))


def check_eurovoc(codes: Sequence[str]) -> None:
    """Write EuroVoc codes as numbers of at most seven digits, or as c_ and eight signs, such as 2841, 5499."""
    if not all(map(is_eurovoc_code, codes)):
        raise broken(check_eurovoc)
