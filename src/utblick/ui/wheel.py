"""The year's days: what each app knows of coming days, brought in a module `wheel.py`.

`DAYS` there is a sequence of functions from (viewer, first day, last day) to `Day`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    it; `board` is a board's key, or nothing for what concerns all.
    """

    key: str
    on: date
    title: str
    kind: str
    until: date | None = None
    board: str = ""
    url: str = ""


Bring = Callable[[Viewer, date, date], Iterable[Day]]


def days(viewer: Viewer, first: date, last: date) -> list[Day]:
    """Give every day that the viewer may know of between two days, in order."""
    brings = [bring for module in modules("wheel") for bring in getattr(module, "DAYS", ())]
    found = [day for bring in brings for day in bring(viewer, first, last)]
    return sorted(found, key=lambda day: (day.on, day.kind, day.title))
