"""Where a file stands on a day: the states that hold, what came before, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from utblick.engine.procedures.events import Event
from utblick.engine.procedures.states import State
from utblick.engine.procedures.types import ProcedureType


@dataclass(frozen=True, slots=True)
class Active:
    """A state that holds. `cause` is the event that entered it, `events` all that bear on it.

    `until` is when it is expected to end, where a clock or an event says so; `until_is_earliest` when that day still
    moves. `body` tells two of the same state apart (the CoR's opinion and the EESC's). `part` is what a partial
    mandate leaves open.
    """

    state: State
    since: date
    cause: Event
    until: date | None = None
    until_is_earliest: bool = False
    body: str = ""
    part: str = ""
    events: tuple[Event, ...] = ()
    is_sure: bool = True
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """A state that held until (not including) a day; `ended_by` is None when its time ran out."""

    state: State
    since: date
    until: date
    cause: Event
    ended_by: Event | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the derivation, as a person reads it."""

    on: date
    sentence_sv: str
    sentence_en: str
    event: Event | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Next:
    """A state that may come next; `by` is the day the present state's clock gives, where it has one."""

    state: State
    sentence_sv: str
    sentence_en: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about the file; `key` is stable, `event` what it comes from."""

    key: str
    sentence_sv: str
    sentence_en: str
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Duplicates:
    """One event as several sources tell it: `chosen` counts, `others` are shown beside it."""

    chosen: Event
    others: tuple[Event, ...]
    sentence_sv: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class Unused:
    """An event that changed nothing, and why."""

    event: Event
    sentence_sv: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a file stands on the day `on`.

    `main` is the one phase for lists, None before the first event. `closed_as` is `adopted`, `decided`, `withdrawn`,
    `lapsed` or `rejected`, and empty while the file is open.
    """

    type: ProcedureType
    on: date
    active: tuple[Active, ...]
    past: tuple[Past, ...]
    main: Active | None
    main_sv: str
    main_en: str
    closed_as: str
    closed_on: date | None
    steps: tuple[Step, ...]
    next: tuple[Next, ...]
    notes: tuple[Note, ...]
    duplicates: tuple[Duplicates, ...]
    unused: tuple[Unused, ...]

    @property
    def is_open(self) -> bool:
        """Say whether the file is still being decided on."""
        return not self.closed_as

    def holds(self, key: str) -> bool:
        """Say whether a state is among those that hold."""
        return any(active.state.key == key for active in self.active)
