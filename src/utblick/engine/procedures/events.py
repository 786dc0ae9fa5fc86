"""What can happen to a file, and an event: that it did, on a day, according to a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.engine.procedures.types import Track


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event: the states it enters and ends, and on which tracks it may occur.

    `clause` is the event as the reason in a sentence: “the proposal was adopted”. `first` enters only what has not
    been entered before; `begins_clock` tells states whose time runs from this event. `may_repeat` is an event that
    happens many times to one file, so that two of them are not one event from two sources. `who` is the body, where
    the kind says it.
    """

    key: str
    name_sv: str
    name_en: str
    clause_sv: str
    clause_en: str
    tracks: frozenset[Track]
    enters: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    ends: frozenset[str] = frozenset()
    begins_clock: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    may_repeat: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a file. `on` is the day it happened or was made known, `until` the last day it gives time to.

    `kind` is the key of an EventKind; `body` a committee or other body; `part` what a mandate is limited to or leaves
    open; `is_preferred` is the one to believe where sources tell of the same event on different days; `key` is
    whatever the caller knows it by.
    """

    on: date
    kind: str
    until: date | None = None
    reference: str = ""
    body: str = ""
    part: str = ""
    is_sure: bool = True
    source: str = ""
    key: str = ""
    is_preferred: bool = False
