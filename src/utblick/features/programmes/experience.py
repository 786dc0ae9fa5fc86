"""What we have done in programmes, as other apps know it: projects tell of theirs.

An app lists what it knows in a module `programme_experience.py`: `EXPERIENCE` is a sequence of functions from (viewer,
numbers of programmes) to `Done`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules


@dataclass(frozen=True, slots=True)
class Done:
    """Something of ours in a programme (by number), by a unit (by number; None: not one unit alone)."""

    programme: int
    words: str
    unit: int | None = None
    url: str = ""
    year: int | None = None


Tell = Callable[[Viewer, Sequence[int]], Iterable[Done]]


def done_in(viewer: Viewer, programmes: Sequence[int]) -> list[Done]:
    """Give what we have done in some programmes, the latest first."""
    tells: list[Tell] = [
        tell for module in modules("programme_experience") for tell in getattr(module, "EXPERIENCE", ())
    ]
    found = [one for tell in tells for one in tell(viewer, programmes)]
    return sorted(found, key=lambda one: (-(one.year or 0), one.words))
