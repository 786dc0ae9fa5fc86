"""The derivation in sentences: what each event did, and why some did nothing."""

from __future__ import annotations

from typing import TypedDict

from utblick.engine.deadlines.wording import day_en, day_sv
from utblick.engine.procedures.events import Event, EventKind
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.machine import Change, Machine
from utblick.engine.procedures.standing import Active, Step
from utblick.engine.procedures.states import State
from utblick.engine.procedures.types import ProcedureType


class MainSentences(TypedDict):
    """Why the main phase is the main phase."""

    main_sv: str
    main_en: str


def step_of(change: Change) -> Step:
    """Write what an event or a clock did."""
    if change.is_clock:
        sv, en = _clock(change)
        return Step(change.on, sv, en, change.event, not change.is_presumed)
    event = change.event
    reason_sv, reason_en = _reason(event)
    sv = f"Eftersom {reason_sv}"
    en = f"Because {reason_en}"
    if change.entered and change.ended:
        sv += f", gick ärendet från {_names_sv(change.ended)} till {_names_sv(change.entered)}."
        en += f", the file went from {_names_en(change.ended)} to {_names_en(change.entered)}."
    elif change.entered:
        sv += f", gick ärendet in i {_names_sv(change.entered)}."
        en += f", the file entered {_names_en(change.entered)}."
    elif change.ended:
        sv += f", avslutades {_names_sv(change.ended)}."
        en += f", {_names_en(change.ended)} ended."
    else:
        sv = f"Noterat: {reason_sv}. Det ändrade inte var ärendet står."
        en = f"Noted: {reason_en}. It did not change where the file stands."
    if not event.is_sure:
        sv += " Händelsen är inte bekräftad."
        en += " The event has not been confirmed."
    return Step(change.on, sv, en, event, event.is_sure)


def main_sentences(main: Active | None, active: tuple[Active, ...]) -> MainSentences:
    """Write why a phase is the main one."""
    if main is None:
        return MainSentences(
            main_sv="Ingen händelse säger ännu var ärendet står.",
            main_en="No event says yet where the file stands.",
        )
    sv, en = f"Huvudfasen är ”{main.state.name_sv}”", f"The main phase is “{main.state.name_en}”"
    reason_sv, reason_en = _reason(main.cause)
    sv += f", eftersom {reason_sv}"
    en += f", because {reason_en}"
    if len(active) > 1:
        sv += "; av det som pågår är det den fas som kommit längst, när sådant som löper vid sidan om inte räknas"
        en += "; of what is under way it is the phase furthest along, what runs beside it left out"
    return MainSentences(main_sv=sv + ".", main_en=en + ".")


def refusal(change: Change, machine: Machine) -> tuple[str, str]:
    """Say why an event changed nothing."""
    kind = KINDS[change.event.kind]
    why_sv, why_en = {
        "closed": ("ärendet var redan avslutat", "the file was closed already"),
        "open": ("ärendet var inte avslutat", "the file was not closed"),
        "late": ("ärendet hade redan kommit längre", "the file had come further already"),
    }[change.refused]
    day = change.event.on
    return (
        f"”{kind.name_sv}” den {day_sv(day)} ändrade ingenting: {why_sv}.",
        f"“{kind.name_en}” on {day_en(day)} changed nothing: {why_en}.",
    )


def unusable(event: Event, kind: EventKind | None, type: ProcedureType) -> tuple[str, str]:
    """Say why an event cannot be used at all."""
    if kind is None:
        return (
            f"Händelsen ”{event.kind}” den {day_sv(event.on)} är av ett slag som inte finns.",
            f"The event “{event.kind}” on {day_en(event.on)} is of a kind that does not exist.",
        )
    return (
        f"”{kind.name_sv}” den {day_sv(event.on)} förekommer inte i förfarandet {type.name_sv}.",
        f"“{kind.name_en}” on {day_en(event.on)} does not occur in the procedure {type.name_en}.",
    )


def _clock(change: Change) -> tuple[str, str]:
    ended_sv, ended_en = _names_sv(change.ended), _names_en(change.ended)
    if change.is_presumed:
        return (
            f"{ended_sv} antas vara slut den {day_sv(change.on)}: ingen källa har sagt när tiden började löpa.",
            f"{ended_en} is taken to be over by {day_en(change.on)}: no source has said when the time began to run.",
        )
    sv, en = (
        f"Tiden för {ended_sv} är ute den {day_sv(change.on)}",
        f"The time for {ended_en} is over on {day_en(change.on)}",
    )
    if change.entered:
        sv += f"; därefter följer {_names_sv(change.entered)}"
        en += f"; then follows {_names_en(change.entered)}"
    return sv + ".", en + "."


def _reason(event: Event) -> tuple[str, str]:
    kind = KINDS[event.kind]
    inside = ", ".join(part for part in (event.body, event.reference) if part)
    more = f" ({inside})" if inside else ""
    return f"{kind.clause_sv} den {day_sv(event.on)}{more}", f"{kind.clause_en} on {day_en(event.on)}{more}"


def _names_sv(states: list[State]) -> str:
    return _joined([f"”{state.name_sv}”" for state in _once(states)], "och")


def _names_en(states: list[State]) -> str:
    return _joined([f"“{state.name_en}”" for state in _once(states)], "and")


def _once(states: list[State]) -> list[State]:
    return sorted(set(states), key=lambda state: (state.order, state.key))


def _joined(names: list[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
