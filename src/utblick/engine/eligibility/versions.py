"""Which rules an answer rested on: a mark for each part of a programme's rules as they hold on a day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from utblick.engine.eligibility.programme import Basis, Programme

# What a rule version is made of. Calls come and go without any rule being another.
PARTS = ("rules", "objectives", "areas", "same_states", "forms", "rates", "sizes", "sub_programmes", "frame")
_FRAME = (
    "starts_on",
    "projects_end_on",
    "costs_end_on",
    "nuts_version",
    "countries",
    "least_partners",
    "least_countries",
)
LETTERS = 8


def marks(programme: Programme, on: date) -> dict[str, str]:
    """Give a mark for each part of the rules that hold on a day; the same rules give the same marks.

    Where a fact comes from is not part of it, how certain it is is: a rule that has become certain answers otherwise.
    """
    found = {part: _mark(_lines(getattr(programme, part), on)) for part in PARTS if part != "frame"}
    return found | {"frame": _mark([repr([getattr(programme, name) for name in _FRAME])])}


def changed_parts(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Give the parts whose rules are others now, in the order of `PARTS`; nothing where no marks were kept."""
    return tuple(part for part in PARTS if before and before.get(part) != now.get(part))


def _mark(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LETTERS]


def _lines(rows: tuple[Any, ...], on: date) -> list[str]:
    """Write each row that holds in a line; in which order they were written says nothing."""
    return sorted(
        _line(row)
        for row in rows
        if not isinstance(getattr(row, "basis", None), Basis) or row.basis.holds(on)
    )


def _line(row: Any) -> str:
    values = ((field.name, getattr(row, field.name)) for field in fields(row))
    return repr([(name, _plain(value)) for name, value in values])


def _plain(value: Any) -> str:
    return value.certainty.value if isinstance(value, Basis) else str(value)
