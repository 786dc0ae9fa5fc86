"""What memberships were used for, as every app knows it: written lines, working groups, exchanges.

An app lists what it knows in a module `network_uses.py`: `USES` is a sequence of functions from
(viewer, first day, last day) to `Use`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules


@dataclass(frozen=True, slots=True)
class Use:
    """That a unit (by number; None where not known) used a network (by number) on a day; None where it goes on."""

    network: int
    unit: int | None
    words: str
    on: date | None = None
    url: str = ""


Tell = Callable[[Viewer, date, date], Iterable[Use]]


def uses(viewer: Viewer, first: date, last: date) -> dict[int, list[Use]]:
    """Give the uses of each network between two days."""
    found: dict[int, list[Use]] = {}
    for module in modules("network_uses"):
        for tell in getattr(module, "USES", ()):
            for use in tell(viewer, first, last):
                found.setdefault(use.network, []).append(use)
    return found
