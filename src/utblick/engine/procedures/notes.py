"""What to know about a file beside its states."""

from __future__ import annotations

from collections.abc import Sequence

from utblick.engine.procedures.events import Event
from utblick.engine.procedures.machine import Machine
from utblick.engine.procedures.standing import Active, Note


def notes_of(machine: Machine, events: Sequence[Event], active: tuple[Active, ...]) -> tuple[Note, ...]:
    """Give the notes of a file, in the order of the events they come from."""
    return ()
