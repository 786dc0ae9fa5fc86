"""What stands on a board's desk: parts that each app brings in a module `desk.py`, as it knows them.

`PARTS` there is a sequence of functions from (viewer, board's key, moment) to a `Part`, or to None when the app
has nothing to say of the board. So the desk shows what the rooms below and above it hold, and knows none.

`GLANCES` is a sequence of functions from (viewer, moment) to a `Glance`, or to None: one figure of each board, for the
page of all boards. A glance is worked out for all of them at once, so that the page costs the same however many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils.functional import Promise

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the desk: its title with where it leads, a few words, a day, and what lang the title is in.

    One without an address leads nowhere.

    `links` are ways on that belong to it: figures with what they count, or what lies under it.
    """

    title: Text
    url: str
    words: Text = ""
    day: date | None = None
    is_due: bool = False
    language: str = ""
    chip: Text = ""
    tone: str = ""
    links: Sequence[tuple[Text, str]] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; `empty` is said when there are none; `more` leads to all of them.

    `figure` is a number with its words, `order` where the part stands (lowest first). `total` is how many there are
    of what the lines show, and `counted` the address of a list with just those.
    """

    name: str
    title: Text
    lines: Sequence[Line] = ()
    empty: Text = ""
    more: str = ""
    more_words: Text = ""
    figure: tuple[str, Text] | None = None
    order: int = 50
    total: int | None = field(default=None)
    counted: str = ""


class Figure(NamedTuple):
    """What a glance says of one board, where that leads, and a few words with it."""

    text: Text
    url: str = ""
    words: Text = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """One thing told of every board, by the board's key; `order` as a part's. A board without a figure has none."""

    name: str
    title: Text
    figures: Mapping[str, Figure]
    order: int = 50


Look = Callable[[Viewer, datetime], Glance | None]
Bring = Callable[[Viewer, str, datetime], Part | None]


def parts(viewer: Viewer, board: str, at: datetime) -> list[Part]:
    """Give everything that stands on a board's desk for this viewer, in order."""
    brought = (
        bring(viewer, board, at) for module in modules("desk") for bring in getattr(module, "PARTS", ())
    )
    return sorted((part for part in brought if part is not None), key=lambda part: (part.order, part.name))


def glances(viewer: Viewer, at: datetime) -> list[Glance]:
    """Give what is told of every board at once, for this viewer, in order."""
    looks: list[Look] = [look for module in modules("desk") for look in getattr(module, "GLANCES", ())]
    told = (look(viewer, at) for look in looks)
    return sorted((one for one in told if one is not None), key=lambda one: (one.order, one.name))
