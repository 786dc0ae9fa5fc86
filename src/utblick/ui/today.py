"""What stands on a person's day beside the matters: parts that each app brings in a module `today.py`.

`PARTS` there is a sequence of functions from (viewer, moment) to a `Part`, or to None when the app has nothing
for the viewer; parts of an order below `FIRST` stand before everything else, the others beside. `WAYS` is a
sequence of functions from the viewer to a `Door` or None: what the viewer may begin from here.

What stands beside is shared out: as much as there is room for next to the news, and the rest below in columns, so that
no column runs on alone down the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from math import ceil

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.desk import Part
from utblick.ui.doors import Door

Bring = Callable[[Viewer, datetime], Part | None]
Way = Callable[[Viewer], Door | None]

FIRST = 20

# About how many rows of text a card takes but for its lines, and how many letters a row holds.
CARD = 3.5
NARROW, WIDE = 36, 66


def parts(viewer: Viewer, at: datetime) -> tuple[list[Part], list[Part]]:
    """Give what stands first on the viewer's day, and what stands beside."""
    brought: list[Bring] = [bring for module in modules("today") for bring in getattr(module, "PARTS", ())]
    found = sorted(
        (part for bring in brought if (part := bring(viewer, at)) is not None),
        key=lambda part: (part.order, part.name),
    )
    return [part for part in found if part.order < FIRST], [part for part in found if part.order >= FIRST]


def height(part: Part, letters: int = NARROW) -> float:
    """Give about how many rows of text a part takes in a column whose rows hold so many letters."""

    def rows_of(words: object) -> int:
        return ceil(len(str(words)) / letters)

    lines = sum(
        max(1, rows_of(line.title))
        + (1 if line.day or line.chip else 0)
        + rows_of(line.words)
        + (1 if line.links else 0)
        + 0.8
        for line in part.lines
    )
    head = rows_of(f"{part.title} {part.more_words}") - 1
    return CARD + head + (2 if part.figure else 0) + (lines or rows_of(part.empty))


def shared_out(beside: Sequence[Part], room: float) -> tuple[list[Part], list[Part]]:
    """Give the parts that stand next to the news, where there is room for so many rows, and those that stand below.

    The first ones stand next to them, and the last of these may hang out by half of it.
    """
    taken = 0.0
    for place, part in enumerate(beside):
        rows = height(part)
        if taken + rows / 2 > room:
            return list(beside[:place]), list(beside[place:])
        taken += rows
    return list(beside), []


def ways(viewer: Viewer) -> list[Door]:
    """Give what the viewer may begin from their day."""
    offered: list[Way] = [way for module in modules("today") for way in getattr(module, "WAYS", ())]
    return [door for way in offered if (door := way(viewer)) is not None]
