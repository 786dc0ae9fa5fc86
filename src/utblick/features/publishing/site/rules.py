"""What must be true of what a visitor tells; each docstring is the sentence that they see."""

from __future__ import annotations

from utblick.foundation.rules import broken

LEAST = 10


def check_says_something(text: str) -> None:
    """Write in a few words what you tried to do and what happened."""
    if len(text.strip()) < LEAST:
        raise broken(check_says_something)


def check_is_of_this_site(is_fresh: bool) -> None:
    """The form was too old or was not ours. Load the page again and send once more."""
    if not is_fresh:
        raise broken(check_is_of_this_site)


def check_is_not_settled(is_settled: bool) -> None:
    """Somebody has already dealt with this."""
    if is_settled:
        raise broken(check_is_not_settled)
