"""What is likely to come next in a file."""

from __future__ import annotations

from datetime import date

from utblick.engine.deadlines.wording import day_en, day_sv
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.order import likely_after
from utblick.engine.procedures.standing import Active, Next
from utblick.engine.procedures.states import STATES
from utblick.engine.procedures.types import ProcedureType


def next_states(
    type: ProcedureType, active: tuple[Active, ...], main: Active | None, seen: frozenset[str]
) -> tuple[Next, ...]:
    """Give what may come next, the main phase's first; nothing for types that are only read."""
    if main is None or type.is_read_only:
        return ()
    coming: dict[str, date | None] = {}
    holding = {one.state.key for one in active}
    for one in [main, *(other for other in active if other is not main and not other.state.is_side)]:
        told = next((KINDS[event.kind].next for event in reversed(one.events) if KINDS[event.kind].next), ())
        for key in told or likely_after(one.state.key, type.track, seen):
            if key not in holding:
                coming.setdefault(key, one.until)
    return tuple(_next(key, by) for key, by in coming.items())


def _next(key: str, by: date | None) -> Next:
    state = STATES[key]
    if by:
        sv = f"Därefter kan komma: {state.name_sv}, väntat senast den {day_sv(by)}."
        en = f"Next may come: {state.name_en}, expected by {day_en(by)}."
    else:
        sv, en = f"Därefter kan komma: {state.name_sv}.", f"Next may come: {state.name_en}."
    return Next(state, sv, en, by)
