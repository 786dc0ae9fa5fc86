"""The year's days: what each app knows of coming days, brought in a module `wheel.py`.

`DAYS` there is a sequence of functions from (viewer, first day, last day) to `Day`s.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Day:
    """Something that happens on a day, or from it until `until` (inclusive).

    `key` stays the same whenever it is asked for, for calendars that fetch it again; `kind` groups and colours
    it; `boards` are the keys of those that it is for, or none for what concerns all. `is_unsure` tells that somebody
    should confirm the day.
    """

    key: str
    on: date
    title: str
    kind: str
    until: date | None = None
    boards: tuple[str, ...] = ()
    url: str = ""
    is_unsure: bool = False

    def is_for(self, keys: Container[str]) -> bool:
        """Tell whether it is for one of some boards, or for all."""
        return not self.boards or any(key in keys for key in self.boards)


Bring = Callable[[Viewer, date, date], Iterable[Day]]


def days(viewer: Viewer, first: date, last: date) -> list[Day]:
    """Give every day that the viewer may know of between two days, in order."""
    brings = [bring for module in modules("wheel") for bring in getattr(module, "DAYS", ())]
    found = [day for bring in brings for day in bring(viewer, first, last)]
    return sorted(found, key=lambda day: (day.on, day.kind, day.title))
