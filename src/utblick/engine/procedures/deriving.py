"""Derive where a file stands on a day from its events: never from a status that somebody filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from utblick.engine.deadlines.calendars import Calendar
from utblick.engine.deadlines.counting import due
from utblick.engine.deadlines.rules import RULES, Rule
from utblick.engine.procedures.coming import next_states
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.machine import Held, Machine
from utblick.engine.procedures.notes import notes_of
from utblick.engine.procedures.preferring import in_order, settle
from utblick.engine.procedures.standing import Active, Standing, Unused
from utblick.engine.procedures.states import COMMITTEE, COUNCIL, STATES, Lane
from utblick.engine.procedures.telling import main_sentences, refusal, step_of, unusable
from utblick.engine.procedures.types import TYPES, ProcedureType, Track

_AT_ONCE = frozenset({Track.OWN_INITIATIVE, Track.RESOLUTION})
"""Tracks that are Parliament's own, so that an election lets the whole file lapse."""


def derive(
    type: str | ProcedureType,
    events: Iterable[Event],
    on: date,
    rules: Mapping[str, Rule] = RULES,
    *,
    calendar: Calendar | None = None,
    elections: Iterable[Event] = (),
) -> Standing:
    """Derive where a file stands on a day. Events after that day are not used; their order does not matter.

    `type` is a procedure type or its code. `elections` are those to the European Parliament, the same for all files:
    they hold from the file's first event on, in years when it tells of none itself, and are told of only where they
    end something. Raises KeyError for a code that is not in `TYPES`.
    """
    kind_of_file = TYPES[type] if isinstance(type, str) else type
    events = [one for one in events if one.on <= on]
    shared = _shared(kind_of_file, events, elections)
    usable, unused = [], []
    for event in in_order(one for one in (*events, *shared) if one.on <= on):
        kind = KINDS.get(event.kind)
        if kind is None or kind_of_file.track not in kind.tracks:
            unused.append(Unused(event, *unusable(event, kind, kind_of_file)))
        else:
            usable.append(event)
    chosen, duplicates = settle(usable)
    machine = Machine(kind_of_file, rules, calendar)
    for event in chosen:
        if event.kind == "election":
            if event not in shared or not machine.closing:
                _elect(machine, event)
        else:
            machine.take(event, KINDS[event.kind])
    machine.run_clocks(on)
    for change in machine.changes:
        if change.refused:
            unused.append(Unused(change.event, *refusal(change, machine)))
    active = tuple(sorted((_active(held, machine, on) for held in machine.held.values()), key=_place))
    closing = machine.closing
    main = _main(active)
    return Standing(
        type=kind_of_file,
        on=on,
        active=active,
        past=tuple(sorted(machine.past, key=lambda one: (one.since, one.until, one.state.order, one.body))),
        main=main,
        **main_sentences(main, active),
        closed_as=closing.state.closes if closing else "",
        closed_on=closing.since if closing else None,
        steps=tuple(
            step_of(change)
            for change in machine.changes
            if not change.refused and (change.event not in shared or change.entered or change.ended)
        ),
        next=next_states(kind_of_file, active, main, frozenset(machine.seen)),
        notes=notes_of(machine, chosen, active),
        duplicates=duplicates,
        unused=tuple(unused),
    )


def _shared(type: ProcedureType, events: list[Event], elections: Iterable[Event]) -> frozenset[Event]:
    """Give the elections that concern a file and that it does not tell of itself."""
    if not events or type.track not in KINDS["election"].tracks:
        return frozenset()
    begins = min(one.on for one in events)
    told = {one.on.year for one in events if one.kind == "election"}
    return frozenset(one for one in elections if one.on > begins and one.on.year not in told)


def _elect(machine: Machine, event: Event) -> None:
    """Parliament's unfinished work lapses when its term ends, unless the new Parliament resumes it.

    Rules of Procedure of the European Parliament, on unfinished business (Rule 240 in the ninth term).
    """
    if machine.type.track in _AT_ONCE and not machine.closing:
        machine.end_for_election(event, frozenset(STATES) - {"lapsed"}, "lapsed")
    else:
        machine.end_for_election(event, COMMITTEE, "ep_awaiting_resumption")


def _active(held: Held, machine: Machine, on: date) -> Active:
    until, is_earliest = held.until, False
    rule = machine.rule_of(held.state)
    if until is None and held.presumed_until and rule and rule.moves and rule.length:
        until, is_earliest = due(rule, None, today=on, calendar=machine.calendar).on, True
    return Active(
        held.state,
        held.since,
        held.cause,
        until,
        is_earliest,
        held.body,
        held.part,
        tuple(held.events),
        held.is_sure,
        is_overdue=bool(held.until and held.until < on),
    )


def _place(active: Active) -> tuple[int, str]:
    return active.state.order, active.body


def _main(active: tuple[Active, ...]) -> Active | None:
    """Choose the phase for lists: the one furthest along, beside states and the Council's preparation left out."""
    candidates = [one for one in active if not one.state.is_side] or list(active)
    in_parliament = [one for one in candidates if one.state.lane is Lane.PARLIAMENT]
    if in_parliament:
        candidates = [one for one in candidates if one.state.key not in COUNCIL]
    return max(candidates, key=_place, default=None)
