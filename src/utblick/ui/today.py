"""What stands on a person's day beside the matters: parts that each app brings in a module `today.py`.

`PARTS` there is a sequence of functions from (viewer, moment) to a `Part`, or to None when the app has nothing
for the viewer; parts of an order below `FIRST` stand before everything else, the others beside. `WAYS` is a
sequence of functions from the viewer to a `Door` or None: what the viewer may begin from here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules
from utblick.ui.desk import Part
from utblick.ui.doors import Door

Bring = Callable[[Viewer, datetime], Part | None]
Way = Callable[[Viewer], Door | None]

FIRST = 20


def parts(viewer: Viewer, at: datetime) -> tuple[list[Part], list[Part]]:
    """Give what stands first on the viewer's day, and what stands beside."""
    brought: list[Bring] = [bring for module in modules("today") for bring in getattr(module, "PARTS", ())]
    found = sorted(
        (part for bring in brought if (part := bring(viewer, at)) is not None),
        key=lambda part: (part.order, part.name),
    )
    return [part for part in found if part.order < FIRST], [part for part in found if part.order >= FIRST]


def ways(viewer: Viewer) -> list[Door]:
    """Give what the viewer may begin from their day."""
    offered: list[Way] = [way for module in modules("today") for way in getattr(module, "WAYS", ())]
    return [door for way in offered if (door := way(viewer)) is not None]
