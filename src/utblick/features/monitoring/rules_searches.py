"""Rules of saved searches: pure; each docstring is the sentence that the user sees."""

from __future__ import annotations

from utblick.foundation.rules import broken

MOST = 100
LONGEST_NAME, LONGEST_ADDRESS = 120, 2000


def check_named(name: str) -> None:
    """Give the search a name, so that you find it again."""
    if not name:
        raise broken(check_named)


def check_asks_something(address: str) -> None:
    """Search for something first; an empty search is not worth saving."""
    if not address:
        raise broken(check_asks_something)


def check_fits(name: str, address: str) -> None:
    """The name or the search is too long to save. Shorten it, or make it a watch profile."""
    if len(name) > LONGEST_NAME or len(address) > LONGEST_ADDRESS:
        raise broken(check_fits)


def check_few(others: int) -> None:
    """You have a hundred saved searches. Remove one that you no longer use."""
    if others >= MOST:
        raise broken(check_few)


def check_own(owner: int, account: int | None) -> None:
    """Only the one who saved a search follows or removes it."""
    if owner != account:
        raise broken(check_own)


def check_can_be_followed(asks_something: bool) -> None:
    """This search only narrows by years, days or boards. A profile needs words, a source, a type or a language."""
    if not asks_something:
        raise broken(check_can_be_followed)
