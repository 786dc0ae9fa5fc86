"""The states of one file while its events are gone through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from utblick.engine.deadlines.calendars import Calendar
from utblick.engine.deadlines.counting import DAY, due
from utblick.engine.deadlines.rules import Rule
from utblick.engine.procedures.events import Event, EventKind
from utblick.engine.procedures.order import CLOCKS, NOT_AFTER
from utblick.engine.procedures.standing import Past
from utblick.engine.procedures.states import AFTER, STATES, STATES_OF, Lane, State
from utblick.engine.procedures.types import ProcedureType

PRESUMED = timedelta(weeks=26)
"""How long a window whose start is never told is held to be open."""

WAITING = frozenset({"annulled", "reopened"})
"""States that only wait for what comes next, whatever it is."""


@dataclass(slots=True)
class Held:
    """A state that holds; `presumed_until` is set while its clock has not begun."""

    state: State
    since: date
    cause: Event
    body: str
    events: list[Event]
    is_sure: bool
    part: str = ""
    until: date | None = None
    presumed_until: date | None = None


@dataclass(slots=True)
class Change:
    """What an event, or a clock, did: names of states entered and ended, or why nothing happened."""

    on: date
    event: Event
    entered: list[State] = field(default_factory=list)
    ended: list[State] = field(default_factory=list)
    is_clock: bool = False
    is_presumed: bool = False
    refused: str = ""


class Machine:
    """Go through events in order, and keep which states hold and which have held."""

    def __init__(
        self, type: ProcedureType, rules: Mapping[str, Rule], calendar: Calendar | None = None
    ) -> None:
        self.type = type
        self.rules = rules
        self.calendar = calendar
        self.held: dict[tuple[str, str], Held] = {}
        self.past: list[Past] = []
        self.seen: set[str] = set()
        self.changes: list[Change] = []
        self._states = STATES_OF[type.track]

    @property
    def closing(self) -> Held | None:
        """Give the state that closes the file, if one holds."""
        return next((held for held in self.held.values() if held.state.closes), None)

    def take(self, event: Event, kind: EventKind) -> Change:
        """Let an event enter and end states, and tell what it did."""
        self.run_clocks(event.on)
        change = Change(event.on, event)
        self.changes.append(change)
        enters = [STATES[key] for key in kind.enters if key in self._states]
        undoes = self._begin_anew(kind)
        if self.closing and not undoes and not self._may_follow(kind, enters):
            change.refused = "closed"
            return change
        if kind.key == "reopened" and not undoes:
            change.refused = "open"
            return change
        late = [state for state in enters if not self._may_enter(state.key)]
        if late and len(late) == len(enters):
            change.refused = "late"
            return change
        enters = [state for state in enters if state not in late]
        if not self.closing or undoes:
            enters += [STATES[key] for key in kind.first if key not in self.seen and self._may_enter(key)]
        self._end(kind.ends, kind.who, event, change)
        if any(state.lane is not Lane.AFTER and state.key not in WAITING for state in enters):
            self._end(WAITING, "", event, change)
        for state in enters:
            self._enter(state, event, kind, change)
        for held in self._holding(kind.begins_clock, kind.who):
            self._begin_clock(held, event)
        return change

    def end_for_election(self, event: Event, ends: frozenset[str], enters: str) -> Change:
        """End what an election ends, and enter what it leaves behind; what was ended may be entered again."""
        self.run_clocks(event.on)
        change = Change(event.on, event)
        self.changes.append(change)
        self._end(ends, "", event, change)
        if change.ended:
            self.seen -= ends
            self._enter(STATES[enters], event, None, change)
        return change

    def run_clocks(self, on: date) -> None:
        """End the states whose time has run out before a day, and enter what follows them."""
        while True:
            over = [
                (end, key)
                for key, held in self.held.items()
                if held.state.expires and (end := held.until or held.presumed_until) and end < on
            ]
            if not over:
                return
            end, key = min(over)
            held = self.held.pop(key)
            change = Change(end + DAY, held.cause, ended=[held.state], is_clock=True)
            change.is_presumed = held.until is None
            self._remember(held, end + DAY, None)
            self.changes.append(change)
            then = held.state.then
            if then and self._may_enter(then):
                self._enter(STATES[then], held.cause, None, change, end + DAY)

    def _may_enter(self, key: str) -> bool:
        """Say whether the track has a state, and the file has not come too far for it."""
        return key in self._states and not NOT_AFTER.get(key, frozenset()) & self.seen

    def _may_follow(self, kind: EventKind, enters: list[State]) -> bool:
        """Say whether an event may come to a closed file: it enters what follows, or ends or tells something."""
        return all(state.key in AFTER and not state.closes for state in enters) or all(
            (state.key, kind.who) in self.held for state in enters
        )

    def _begin_anew(self, kind: EventKind) -> bool:
        """Say whether the event undoes the closing of the file; forget then how far it had come."""
        closes = self.closing.state.key if self.closing else ""
        undoes = {
            "annulled": True,
            "resumed": closes == "lapsed",
            "aid_investigation": closes == "sa_decided",
            "reopened": bool(closes) or ("annulled", "") in self.held,
        }.get(kind.key, False)
        if undoes:
            self.seen.clear()
        return undoes

    def _end(self, keys: frozenset[str], who: str, event: Event, change: Change) -> None:
        for place, held in sorted(self.held.items()):
            if held.state.key in keys and (not who or held.body == who):
                del self.held[place]
                self._remember(held, event.on, event)
                change.ended.append(held.state)

    def _remember(self, held: Held, until: date, ended_by: Event | None) -> None:
        self.past.append(Past(held.state, held.since, until, held.cause, ended_by, held.body))

    def _enter(
        self, state: State, event: Event, kind: EventKind | None, change: Change, since: date | None = None
    ) -> None:
        who = kind.who if kind else ""
        self.seen.add(state.key)
        if held := self.held.get((state.key, who)):
            held.events.append(event)
            held.is_sure = held.is_sure or event.is_sure
            if kind and kind.key in ("general_approach", "partial_position"):
                held.part = event.part
            if kind and kind.next:
                held.until = None
            return
        held = Held(state, since or event.on, event, who, [event], event.is_sure, event.part)
        self.held[state.key, who] = held
        change.entered.append(state)
        if state.expires and state.is_side:
            held.presumed_until = held.since + PRESUMED

    def _holding(self, keys: tuple[str, ...], who: str) -> list[Held]:
        return [self.held[key, who] for key in keys if (key, who) in self.held]

    def _begin_clock(self, held: Held, event: Event) -> None:
        rule = self.rule_of(held.state)
        if event not in held.events:
            held.events.append(event)
        if event.until and event.until >= event.on:
            held.until = event.until
        elif rule and rule.length and (not rule.moves or event.kind == "last_language_version"):
            held.until = due(rule, event.on, today=event.on, calendar=self.calendar).on
        elif held.state.key == "ep_amendments":
            held.until = event.on

    def rule_of(self, state: State) -> Rule | None:
        """Give the rule that bounds a state on this track, if there is one."""
        key = CLOCKS.get((self.type.track, state.key), state.clock)
        return self.rules.get(key) if key else None
