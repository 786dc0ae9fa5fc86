"""Where a project stands, worked out from its dated steps; nothing of it is stored. Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """Where a project stands, in the order of its way."""

    IDEA = "idea"
    APPLIED = "applied"
    GRANTED = "granted"
    RUNNING = "running"
    CLOSED = "closed"
    IN_USE = "in_use"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


# What each kind of step leads to.
LEADS_TO = {
    "idea": Stage.IDEA,
    "applied": Stage.APPLIED,
    "granted": Stage.GRANTED,
    "rejected": Stage.REJECTED,
    "started": Stage.RUNNING,
    "closed": Stage.CLOSED,
    "in_use": Stage.IN_USE,
    "withdrawn": Stage.WITHDRAWN,
}
# On the same day, what comes later on the way counts.
_ORDER = {kind: place for place, kind in enumerate(LEADS_TO)}
# What usually happens next; the first is proposed.
FOLLOWS: dict[Stage, tuple[str, ...]] = {
    Stage.IDEA: ("applied", "withdrawn"),
    Stage.APPLIED: ("granted", "rejected", "withdrawn"),
    Stage.GRANTED: ("started", "withdrawn"),
    Stage.RUNNING: ("closed", "withdrawn"),
    Stage.CLOSED: ("in_use",),
    Stage.IN_USE: (),
    Stage.REJECTED: ("applied", "withdrawn"),
    Stage.WITHDRAWN: ("idea", "applied"),
}
OPEN = frozenset({Stage.IDEA, Stage.APPLIED, Stage.GRANTED, Stage.RUNNING})
# Those that somebody has given money to.
FUNDED = frozenset({Stage.GRANTED, Stage.RUNNING, Stage.CLOSED, Stage.IN_USE})


@dataclass(frozen=True, slots=True)
class Event:
    """A step as the working out needs it; `number` tells the order in which steps were written."""

    kind: str
    on: date
    number: int = 0
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage, since when, the step it rests on (None for none), and whether the project's own days added to it.

    `by_day` is true where a granted project runs because its first day has come. `is_late` says that the last
    day has passed and nobody has written that it was closed.
    """

    stage: Stage
    since: date | None = None
    rests_on: Event | None = None
    by_day: bool = False
    is_late: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether there is still something to do on the way to its end."""
        return self.stage in OPEN


def standing(
    events: Iterable[Event], today: date, starts_on: date | None = None, ends_on: date | None = None
) -> Standing:
    """Work out where a project stands on a day.

    The latest step that was not undone counts; of several on one day, the furthest on the way. Steps after the day
    and corrections do not count. The idea that a project begins with counts while nothing else is written: an old
    project is written down later than all that happened to it. A granted project runs from its first day. Without
    any step it is an idea.
    """
    held = [one for one in events if not one.is_undone and one.kind in LEADS_TO and one.on <= today]
    if not held:
        return Standing(Stage.IDEA)
    first_idea = min((one.number for one in held if one.kind == "idea"), default=None)
    others = [one for one in held if one.kind != "idea" or one.number != first_idea]
    held = others or held
    last = max(held, key=lambda one: (one.on, _ORDER[one.kind], one.number))
    stage, since, by_day = LEADS_TO[last.kind], last.on, False
    if stage is Stage.GRANTED and starts_on is not None and starts_on <= today:
        stage, since, by_day = Stage.RUNNING, max(starts_on, last.on), True
    is_late = stage is Stage.RUNNING and ends_on is not None and ends_on < today
    return Standing(stage, since, last, by_day, is_late)


def day_of_step(events: Iterable[Event], kind: str, today: date) -> date | None:
    """Give the latest day of a kind of step that holds; None where there is none."""
    days = [one.on for one in events if one.kind == kind and not one.is_undone and one.on <= today]
    return max(days, default=None)
