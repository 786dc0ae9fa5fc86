"""Where procedures stand: their events put before the engine, and its answer in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from utblick.engine.procedures import events as engine
from utblick.engine.procedures.deriving import derive
from utblick.engine.procedures.standing import Active, Past, Standing
from utblick.engine.procedures.states import STATES, STATES_OF, Lane, State
from utblick.engine.procedures.types import TYPES, Track
from utblick.features.advocacy.institutions import Known
from utblick.features.advocacy.models import Event, Procedure
from utblick.features.organisation.models import Certainty


def in_page_language(thing: object, name: str) -> str:
    """Give a name or sentence of the engine's in the language of the page."""
    return str(getattr(thing, f"{name}_en" if get_language() == "en" else f"{name}_sv"))


def as_engine(rows: Iterable[Event]) -> list[engine.Event]:
    """Give stored events as the engine takes them; what a source tells in its own words alone is left out."""
    return [
        engine.Event(
            on=row.on,
            kind=row.kind,
            until=row.until,
            reference=row.reference,
            body=row.body,
            part=row.part,
            is_sure=row.certainty != Certainty.UNSURE,
            source=row.source,
            key=str(row.pk),
            is_preferred=row.is_preferred,
        )
        for row in rows
        if row.kind
    ]


def standing_of(procedure: Procedure, on: date, known: Known) -> Standing:
    """Derive where a procedure stands on a day from its events (prefetched where many are asked about).

    `known` is what holds for all files, read once (`institutions.known`).
    """
    return derive(
        TYPES[procedure.type],
        as_engine(procedure.events.all()),
        on,
        calendar=known.calendar,
        elections=known.elections,
    )


def main_phase(standing: Standing) -> str:
    """Name the one phase for lists; nothing before the first event."""
    return in_page_language(standing.main.state, "name") if standing.main else ""


@dataclass(frozen=True, slots=True)
class Box:
    """One state as it is drawn: behind, holding now, or ahead."""

    state: State
    name: str
    tense: str
    since: date | None = None
    until: date | None = None
    words: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Drawn:
    """One lane with its boxes in order."""

    lane: Lane
    boxes: list[Box]


# What is drawn even before it has been: the way that such a file goes.
_WAY: dict[Lane, tuple[str, ...]] = {
    Lane.COMMISSION: ("call_for_evidence", "public_consultation", "drafting", "proposed"),
    Lane.PARLIAMENT: ("ep_committee", "ep_amendments", "ep_committee_vote", "ep_plenary_1r"),
    Lane.COUNCIL: ("council_wp", "general_approach", "council_1r"),
    Lane.JOINT: ("trilogue", "provisional_agreement", "signed"),
    Lane.AFTER: ("published", "transposition"),
}
_AT_THE_END = frozenset({"withdrawn", "lapsed", "rejected", "annulled", "reopened"})


def drawn(standing: Standing) -> list[Drawn]:
    """Lay the states out by whose work they are. What lies ahead is drawn only while the file is open."""
    active = {one.state.key: one for one in standing.active}
    past: dict[str, Past] = {}
    for row in standing.past:
        past[row.state.key] = row
    possible = STATES_OF[standing.type.track]
    lanes = []
    for lane in Lane:
        keys = {key for key, one in active.items() if one.state.lane is lane}
        keys |= {key for key, row in past.items() if row.state.lane is lane}
        # An ordinary file shows its whole way; others what they have, and what is likely next.
        if standing.is_open and standing.type.track is not Track.HISTORIC:
            keys |= {key for key in _WAY.get(lane, ()) if key in possible}
            keys |= {one.state.key for one in standing.next if one.state.lane is lane} - _AT_THE_END
        boxes = [_box(key, active, past) for key in keys]
        boxes.sort(key=lambda box: (box.state.order, box.state.key))
        if any(box.tense != "ahead" for box in boxes) or (boxes and standing.is_open and active):
            lanes.append(Drawn(lane, _not_before_done(boxes)))
    return lanes


def _box(key: str, active: dict[str, Active], past: dict[str, Past]) -> Box:
    state = STATES[key]
    name = in_page_language(state, "name")
    if (holds := active.get(key)) is not None:
        return Box(state, name, "now", holds.since, holds.until, holds.part or holds.body, holds.is_sure)
    if (was := past.get(key)) is not None:
        return Box(state, name, "done", was.since, None, was.body, was.cause.is_sure)
    return Box(state, name, "ahead")


def _not_before_done(boxes: list[Box]) -> list[Box]:
    """Leave out what was passed over: nothing stands as ahead before what is done or holds."""
    last = max((at for at, box in enumerate(boxes) if box.tense != "ahead"), default=-1)
    return [box for at, box in enumerate(boxes) if box.tense != "ahead" or at > last]


def best_now(standing: Standing) -> Active | None:
    """Give the state that it is worth most to act in now; None where nothing is worth anything."""
    worth = [one for one in standing.active if one.state.value > 1]
    return max(worth, key=lambda one: (one.state.value, one.state.order), default=None)
