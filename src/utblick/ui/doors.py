"""Ways on from a record's page to what other apps can do with it, which the record's own app does not know.

An app lists them in a module `doors.py`: `DOORS = {"monitoring.matter": open_for}`, where `open_for(viewer,
record)` yields `Door`s for this viewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.functional import Promise

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import modules


class Door(NamedTuple):
    """What can be done, and where."""

    label: str | Promise
    url: str


Open = Callable[[Viewer, Any], Iterable[Door]]


def doors(viewer: Viewer, record: Any) -> list[Door]:
    """Give the ways on from a record, in the order of apps."""
    kind = record._meta.label_lower
    listed: list[Open] = [
        table[kind] for module in modules("doors") if kind in (table := getattr(module, "DOORS", {}))
    ]
    return [door for opens in listed for door in opens(viewer, record)]
