"""Which country somebody wrote of."""

from __future__ import annotations


def country_in(place: str) -> str:
    """Give the ISO 3166 code of the country that a place is in, or nothing when the words do not tell."""
    return ""
