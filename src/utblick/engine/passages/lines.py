"""The lines of an act as a page or a plain text has them, with what the page says of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from utblick.engine.passages import numbering

Role = Literal["", "title", "article", "heading", "division", "annex", "part", "table", "final", "note"]
"""What a page may say of a line; a line without a role is told by its words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `label` is its number where the page sets that apart, `depth` how many lists it stands in.

    `level` is that of a heading. A depth of None is no statement: points are then nested by their numbers.
    """

    text: str
    role: Role = ""
    label: str = ""
    depth: int | None = None
    level: int = 1


def joined(lines: list[Line]) -> list[Line]:
    """Put numbers that stand on a line of their own before the text that follows."""
    result: list[Line] = []
    for row in lines:
        before = result[-1] if result else None
        if before and not row.role and not row.label and _waits(before):
            result[-1] = replace(row, label=before.text.strip(), depth=before.depth)
        else:
            result.append(row)
    return result


def _waits(row: Line) -> bool:
    return not row.role and not row.label and numbering.is_label(row.text)
