"""Everything that stands on the page of a procedure, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from utblick.engine.procedures.standing import Active, Standing
from utblick.features.actors.models import Contact
from utblick.features.advocacy import queries
from utblick.features.advocacy.institutions import CalendarLine, calendar_lines, known
from utblick.features.advocacy.models import (
    Ask,
    Deadline,
    Event,
    Letter,
    Position,
    Procedure,
    Relation,
    Text,
)
from utblick.features.advocacy.standing import (
    Drawn,
    best_now,
    drawn,
    in_page_language,
    main_phase,
    standing_of,
)
from utblick.features.advocacy.tracing import Row, rows_of
from utblick.features.advocacy.who import Decider, Former, deciders, former
from utblick.features.monitoring.models import Matter
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it is listed: what happened in words, and whether it came since the last visit."""

    event: Event
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the derivation, with its day."""

    on: date | None
    words: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A state that holds: whom one can influence in it, how, what it is worth and until when."""

    name: str
    who: str
    how: str
    value: int
    until: date | None
    is_earliest: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a procedure shows."""

    procedure: Procedure
    today: date
    standing: Standing
    main: str
    main_sentence: str
    lanes: list[Drawn]
    best: Active | None
    open_doors: list[OpenDoor]
    best_words: str
    best_who: str
    steps: list[Said]
    notes: list[Said]
    unused: list[Said]
    ahead: list[Said]
    dates: list[Deadline]
    past_dates: list[Deadline]
    calendars: list[CalendarLine]
    since: datetime | None
    events: list[Told]
    new_events: list[Told]
    deciders: list[Decider]
    ended: list[Former]
    asks: list[Row]
    open_asks: list[Ask]
    ours: list[Position]
    others: list[Position]
    contacts: list[Contact]
    letters: list[Letter]
    documents: list[Matter]
    relations: list[Relation]
    relations_from: list[Relation]
    texts: list[Text]

    @property
    def boards(self) -> list[Board]:
        """Give the boards whose matter it is, each once: those that own its processes, then those concerned."""
        processes = list(self.procedure.processes.all())
        owners = [row.board for row in processes]
        return list(dict.fromkeys((*owners, *(one for row in processes for one in row.concerned.all()))))

    @property
    def gaps(self) -> int:
        """Count who is to be met and has not been."""
        return sum(one.is_gap for one in self.deciders)

    @property
    def gap_date(self) -> Deadline | None:
        """Give the next date of an institution's, by which the gaps are to be met."""
        return next((one.next for one in self.deciders if one.is_gap), None)


def of(viewer: Viewer, procedure: Procedure, at: datetime) -> Page:
    """Put a procedure's page together for the viewer."""
    today = day_of(at)
    calendars = known()
    standing = standing_of(procedure, today, calendars)
    since = queries.last_visit(viewer, procedure)
    kinds = queries.kind_names()
    events = [
        Told(row, kinds.get(row.kind, row.kind or row.words), since is not None and row.added_at > since)
        for row in queries.events_of(viewer, procedure)
    ]
    dates = list(queries.deadlines(viewer).filter(procedure=procedure))
    ahead = [
        row
        for row in dates
        if row.done_on is None and row.at >= at and (standing.is_open or row.outlasts_file)
    ]
    theirs = [row for row in ahead if not row.is_our_answer]
    best = best_now(standing) if standing.is_open or standing.active else None
    about = queries.contacts(viewer).filter(advocacy_subjects__procedure=procedure)
    return Page(
        procedure=procedure,
        today=today,
        standing=standing,
        main=main_phase(standing),
        main_sentence=in_page_language(standing, "main"),
        lanes=drawn(standing),
        best=best,
        open_doors=open_doors(standing),
        best_words=in_page_language(best.state, "how") if best else "",
        best_who=in_page_language(best.state, "who") if best else "",
        steps=[Said(one.on, in_page_language(one, "sentence"), one.is_sure) for one in standing.steps],
        notes=[Said(None, in_page_language(one, "sentence")) for one in standing.notes]
        + [Said(None, in_page_language(one, "sentence")) for one in standing.duplicates],
        unused=[Said(one.event.on, in_page_language(one, "sentence")) for one in standing.unused],
        ahead=[Said(one.by, in_page_language(one.state, "name")) for one in standing.next],
        dates=ahead,
        calendars=calendar_lines(standing, calendars, today),
        past_dates=[row for row in dates if row not in ahead],
        since=since,
        events=events,
        new_events=[one for one in events if one.is_new],
        deciders=deciders(viewer, procedure, today, theirs, is_open=standing.is_open),
        ended=former(viewer, procedure, today),
        asks=rows_of(viewer, queries.wordings(viewer).filter(procedure=procedure)),
        open_asks=queries.open_asks(viewer, procedure),
        ours=queries.own_positions(viewer, procedure),
        others=queries.others_want(viewer, procedure),
        contacts=list(about.distinct()[:8]),
        letters=list(queries.letters(viewer).filter(procedures=procedure, we_signed=True)),
        documents=queries.documents_of(viewer, procedure),
        relations=list(procedure.relations.select_related("other")),
        relations_from=list(procedure.relations_from.select_related("procedure")),
        texts=list(procedure.texts.all()),
    )


def open_doors(standing: Standing) -> list[OpenDoor]:
    """Give the states that hold where something can be done, those that are worth most first."""
    rows = [one for one in standing.active if one.state.value > 0]
    rows.sort(key=lambda one: (-one.state.value, one.until or date.max))
    return [
        OpenDoor(
            in_page_language(one.state, "name"),
            in_page_language(one.state, "who"),
            in_page_language(one.state, "how"),
            one.state.value,
            one.until,
            one.until_is_earliest,
        )
        for one in rows
    ]
