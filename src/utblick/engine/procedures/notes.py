"""What to know about a file beside its states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from utblick.engine.deadlines.wording import day_en, day_sv
from utblick.engine.procedures.events import Event
from utblick.engine.procedures.machine import Machine
from utblick.engine.procedures.standing import Active, Note


def notes_of(machine: Machine, events: Sequence[Event], active: tuple[Active, ...]) -> tuple[Note, ...]:
    """Give the notes of a file: of its events in their order, then of what holds."""
    refused = {id(change.event) for change in machine.changes if change.refused}
    used = [event for event in events if id(event) not in refused]
    return tuple(note for rule in _RULES for note in rule(machine, used, active))


def _corrected(_: Machine, events: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    for event in _of(events, "proposal_corrected"):
        number = f" ({event.reference})" if event.reference else ""
        yield Note(
            "corrected_proposal",
            f"Den rättade lydelsen{number} av den {day_sv(event.on)} ersätter det första förslaget: läs den.",
            f"The corrected version{number} of {day_en(event.on)} replaces the first proposal: read that one.",
            event,
        )


def _partial(_: Machine, events: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    """A partial mandate is told of until a whole one, or an agreement, comes."""
    partial: dict[str, Event] = {}
    for event in events:
        if event.kind == "partial_position" or (event.kind == "general_approach" and event.part):
            partial[event.part] = event
        elif event.kind in (
            "general_approach",
            "provisional_agreement",
            "council_position",
            "council_adoption",
        ):
            partial.clear()
    for event in partial.values():
        part = event.part or "–"
        yield Note(
            "partial_mandate",
            f"Rådets mandat av den {day_sv(event.on)} är partiellt. Lämnat öppet: {part}.",
            f"The Council's mandate of {day_en(event.on)} is partial. Left open: {part}.",
            event,
        )


def _amendments(_: Machine, events: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    sent_back = _of(events, "ep_amendments_sent_back")
    if sent_back and not _of(events, "ep_first_reading") and not _of(events, "ep_opinion"):
        event = sent_back[-1]
        yield Note(
            "position_later",
            f"Kammaren röstade om ändringar den {day_sv(event.on)}; ståndpunkten antas senare.",
            f"The plenary voted on amendments on {day_en(event.on)}; its position is adopted later.",
            event,
        )


def _election(machine: Machine, events: Sequence[Event], active: tuple[Active, ...]) -> Iterator[Note]:
    """An election matters to a file that was open then: who the rapporteurs are, and what still stands."""
    for event in _of(events, "resumed"):
        yield Note(
            "resumed",
            f"Återupptaget den {day_sv(event.on)} efter valet: kontrollera vilka som är föredragande.",
            f"Resumed on {day_en(event.on)} after the election: check who the rapporteurs are.",
            event,
        )
    for event in _of(events, "election"):
        position = [one for one in _of(events, "ep_first_reading") if one.on <= event.on]
        settled = any(
            one.on <= event.on
            and one.kind in ("published", "withdrawn", "rejected", "lapsed", "ep_resolution")
            for one in events
        )
        if position and not settled:
            yield Note(
                "position_before_election",
                f"Parlamentets ståndpunkt av den {day_sv(position[-1].on)} står fast efter valet; kontrollera "
                "vilka som är föredragande.",
                f"Parliament's position of {day_en(position[-1].on)} stands after the election; check who the "
                "rapporteurs are.",
                event,
            )


def _early_second_reading(_: Machine, events: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    letters, positions = _of(events, "early_second_reading_letter"), _of(events, "council_position")
    agreements, read = _of(events, "provisional_agreement"), _of(events, "ep_first_reading")
    if not positions and not letters:
        return
    event = (positions or letters)[-1]
    agreed = [one for one in agreements if one.on <= event.on]
    if letters or (agreed and any(one.on < agreed[-1].on for one in read)):
        yield Note(
            "early_second_reading",
            "Tidig andra behandling: rådet tar den överenskomna texten som sin ståndpunkt vid första behandlingen, och "
            "parlamentet godkänner den oförändrad.",
            "Early second reading: the Council takes the agreed text as its first-reading position, and Parliament "
            "approves it unchanged.",
            event,
        )


def _court(_: Machine, events: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    for event in _of(events, "annulled"):
        number = f" ({event.reference})" if event.reference else ""
        yield Note(
            "annulled",
            f"Domstolen ogiltigförklarade beslutet den {day_sv(event.on)}{number}. Den vars akt det var ska vidta de "
            "åtgärder som följer av domen (artikel 266 i EUF-fördraget): ärendet är öppet igen.",
            f"The Court annulled the decision on {day_en(event.on)}{number}. Whoever adopted it must take the measures "
            "that follow from the judgment (TFEU, Article 266): the file is open again.",
            event,
        )


def _rapporteur(_: Machine, events: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    for event in _of(events, "rapporteur_changed"):
        yield Note(
            "rapporteur_changed",
            f"Föredraganden byttes den {day_sv(event.on)}: uppdatera kontakterna.",
            f"The rapporteur changed on {day_en(event.on)}: update the contacts.",
            event,
        )


def _withdrawn(_: Machine, events: Sequence[Event], active: tuple[Active, ...]) -> Iterator[Note]:
    if any(one.state.key == "withdrawn" for one in active):
        yield Note(
            "history_kept",
            "Ärendet är återkallat. Ståndpunkter, kontakter och historik finns kvar.",
            "The file is withdrawn. Positions, contacts and history are kept.",
            _of(events, "withdrawn")[-1],
        )


def _moving(_: Machine, __: Sequence[Event], active: tuple[Active, ...]) -> Iterator[Note]:
    for one in active:
        if one.until_is_earliest and one.until:
            yield Note(
                "moving_deadline",
                f"”{one.state.name_sv}” slutar tidigast den {day_sv(one.until)}; dagen flyttas tills den sista "
                "språkversionen är översänd.",
                f"“{one.state.name_en}” ends on {day_en(one.until)} at the earliest; the day moves until the last "
                "language version has been sent.",
                one.cause,
            )


def _overdue(_: Machine, __: Sequence[Event], active: tuple[Active, ...]) -> Iterator[Note]:
    for one in active:
        if one.is_overdue and one.until:
            yield Note(
                "overdue",
                f"”{one.state.name_sv}” skulle ha varit över den {day_sv(one.until)}: tiden kan ha förlängts, eller en "
                "händelse saknas.",
                f"“{one.state.name_en}” should have been over by {day_en(one.until)}: the time may have been extended, "
                "or an event is missing.",
                one.cause,
            )


def _uncertain(_: Machine, __: Sequence[Event], active: tuple[Active, ...]) -> Iterator[Note]:
    for one in active:
        if not one.is_sure:
            yield Note(
                "uncertain",
                f"”{one.state.name_sv}” bygger på en händelse som inte är bekräftad.",
                f"“{one.state.name_en}” rests on an event that has not been confirmed.",
                one.cause,
            )


def _read_only(machine: Machine, _: Sequence[Event], __: tuple[Active, ...]) -> Iterator[Note]:
    if machine.type.is_read_only:
        yield Note(
            "read_only",
            "Förfarandet används inte längre för nya ärenden eller följs inte; det visas som det är.",
            "The procedure is no longer used for new files, or is not followed; it is shown as it is.",
        )


def _of(events: Sequence[Event], kind: str) -> list[Event]:
    return [event for event in events if event.kind == kind]


_RULES: tuple[Callable[[Machine, Sequence[Event], tuple[Active, ...]], Iterator[Note]], ...] = (
    _corrected, _partial, _amendments, _election, _early_second_reading, _court, _rapporteur, _withdrawn,
    _moving, _overdue, _uncertain, _read_only,
)  # fmt: skip
