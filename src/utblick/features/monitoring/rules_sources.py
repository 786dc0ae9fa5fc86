"""What a source must be. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

from utblick.connectors.fetching.addresses import is_internal
from utblick.foundation.rules import broken

# Longer than this no list has room for it.
LONGEST_NAME = 80


def check_source_name_is_free(taken: bool) -> None:
    """Another source has this name already. Choose one that tells them apart."""
    if taken:
        raise broken(check_source_name_is_free)


def check_is_outside(address: str) -> None:
    """The address leads to an internal network, where nothing is fetched. Only public addresses can be followed."""
    if address and is_internal(address):
        raise broken(check_is_outside)


RULES = (check_source_name_is_free, check_is_outside)
