"""The identifiers that a title and a text mention, as the `fields` of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from utblick.engine import identifiers


def mentioned(title: str, text: str) -> Mapping[str, Sequence[str]]:
    """Give the identifiers in canonical form by type, each once, in the order of the text."""
    by_type: dict[str, list[str]] = {}
    for place in (title, text):
        for found in identifiers.find(place):
            values = by_type.setdefault(found.type, [])
            if found.value not in values:
                values.append(found.value)
    return by_type
