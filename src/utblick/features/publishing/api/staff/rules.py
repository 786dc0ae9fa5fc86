"""What must be true of a key; each docstring is the sentence that the user sees."""

from __future__ import annotations

from collections.abc import Collection

from utblick.foundation.rules import broken


def check_has_scopes(scopes: Collection[str], offered: Collection[str]) -> None:
    """Choose at least one thing that the key may do, among what you may do yourself."""
    if not scopes or set(scopes) - set(offered):
        raise broken(check_has_scopes)


def check_lasts(days: int, longest: int) -> None:
    """A key works for a year at most: make a new one when it has ended."""
    if not 1 <= days <= longest:
        raise broken(check_lasts)


def check_has_room(standing: int, most: int) -> None:
    """You have as many keys as one may have. Revoke one that you do not use first."""
    if standing >= most:
        raise broken(check_has_room)


def check_still_works(works: bool) -> None:
    """This key has ended already."""
    if not works:
        raise broken(check_still_works)
