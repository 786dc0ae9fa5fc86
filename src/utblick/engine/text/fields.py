"""The values that a document carries beside its text, and how a query compares them."""

from __future__ import annotations

import functools

from utblick.engine import identifiers
from utblick.engine.text.words import fold

FIELDS = ("procedure", "celex", "com", "source", "type", "committee", "language", "eurovoc")
# Fields whose values are identifiers of the type with that name.
IDENTIFYING = frozenset({"procedure", "celex", "com"})


@functools.lru_cache(maxsize=50_000)
def comparable(name: str, value: str) -> str:
    """Give what a field's value is compared by: an identifier's key; other text folded, single blanks."""
    if name in IDENTIFYING:
        canonical = identifiers.canonical(name, value)
        if canonical is not None:
            return identifiers.key(name, canonical)
    return " ".join(fold(value).replace('"', " ").split())
