"""A part of a long list, and the ways to the parts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from utblick.features.publishing.site import addresses

SIZE = 40


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one part; `number` counts from 1; addresses are empty where there is no such part."""

    rows: Sequence[Any]
    number: int
    last: int
    before: str
    after: str


def page_of(rows: Sequence[Any], asked: str, address: str, kept: Mapping[str, str], size: int = SIZE) -> Page:
    """Give the part that is asked for, or the nearest that there is."""
    last = max(1, -(-len(rows) // size))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    number = min(max(number, 1), last)

    def at(other: int) -> str:
        if not 1 <= other <= last:
            return ""
        return addresses.asking(address, {**kept, "page": str(other) if other > 1 else ""})

    return Page(rows[(number - 1) * size : number * size], number, last, at(number - 1), at(number + 1))
