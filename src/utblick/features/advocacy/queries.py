"""Read advocacy: processes, procedures with where they stand, what we and others want, who decides, what is ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.engine.identifiers import comparing
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.standing import Standing
from utblick.features.actors.models import Contact
from utblick.features.actors.queries import CONTACT
from utblick.features.actors.queries import contacts as contacts_seen
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import (
    Ask,
    Deadline,
    Event,
    Holder,
    Involvement,
    Letter,
    Part,
    Position,
    Procedure,
    Process,
    Text,
    Visit,
    Wording,
)
from utblick.features.advocacy.models import Standing as Stands
from utblick.features.advocacy.models.texts import TextQuerySet
from utblick.features.advocacy.standing import in_page_language, standing_of
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer

VIEW, DRAFT = "advocacy.process.view", "advocacy.draft.view"


def processes(viewer: Viewer) -> QuerySet[Process]:
    """Give the policy processes."""
    viewer.check(VIEW)
    return Process.objects.select_related("board", "owner").prefetch_related("concerned", "topics")


def process_by_key(viewer: Viewer, key: str) -> Process:
    """Give one policy process. Raises Http404."""
    return get_object_or_404(processes(viewer), key=key)


def procedures(viewer: Viewer) -> QuerySet[Procedure]:
    """Give the procedures with their events, so that where they stand costs no further question."""
    viewer.check(VIEW)
    return Procedure.objects.prefetch_related("events", "processes__board", "processes__concerned")


def board_keys(procedure: Procedure) -> set[str]:
    """Give the keys of the boards that a procedure is before: those of its processes, and those they concern."""
    return {
        board.key
        for process in procedure.processes.all()
        for board in (process.board, *process.concerned.all())
    }


def procedure_by_key(viewer: Viewer, key: str) -> Procedure:
    """Give one procedure. Raises Http404."""
    return get_object_or_404(procedures(viewer), key=key)


@dataclass(frozen=True, slots=True)
class Followed:
    """A procedure, where it stands, and the next date ahead in it."""

    procedure: Procedure
    standing: Standing
    next: Deadline | None


def followed(viewer: Viewer, rows: Iterable[Procedure], at: datetime, today: date) -> list[Followed]:
    """Give procedures with where they stand today, those that are open first and the soonest date before others."""
    listed = list(rows)
    calendars = known()
    stands = {row.pk: standing_of(row, today, calendars) for row in listed}
    ahead: dict[int, Deadline] = {}
    for row in deadlines(viewer).filter(procedure__in=listed, at__gte=at, done_on__isnull=True):
        if stands[row.procedure_id].is_open or row.outlasts_file:
            ahead.setdefault(row.procedure_id, row)
    found = [Followed(row, stands[row.pk], ahead.get(row.pk)) for row in listed]
    return sorted(
        found,
        key=lambda one: (
            not one.standing.is_open,
            one.next is None,
            one.next.at if one.next else at,
            -(one.standing.main.since.toordinal() if one.standing.main else 0),
        ),
    )


def deadlines(viewer: Viewer) -> QuerySet[Deadline]:
    """Give the dates in procedures, the soonest first."""
    viewer.check(VIEW)
    return Deadline.objects.select_related("procedure", "answer").order_by("at", "pk")


def may_see_drafts(viewer: Viewer, process: Process) -> bool:
    """Say whether the viewer sees positions that are not adopted: for all processes, or for the owner board's."""
    return viewer.may(DRAFT) or viewer.may(DRAFT, board=process.board.key)


def positions(viewer: Viewer, process: Process | None = None) -> QuerySet[Position]:
    """Give the positions that the viewer may see, our own first and the latest before earlier ones."""
    viewer.check(VIEW)
    rows = Position.objects.select_related("process__board", "body", "board", "former").prefetch_related(
        "procedures", "asks"
    )
    if process is not None:
        rows = rows.filter(process=process)
    if not viewer.may(DRAFT):
        boards = [key for key in viewer.boards if viewer.may(DRAFT, board=key)]
        rows = rows.filter(~Q(standing=Stands.DRAFT) | Q(process__board__key__in=boards))
    return rows


def position_by_number(viewer: Viewer, number: int) -> Position:
    """Give one position. Raises Http404."""
    return get_object_or_404(positions(viewer), pk=number)


def asks(viewer: Viewer, process: Process | None = None) -> QuerySet[Ask]:
    """Give the asks, the most important first."""
    viewer.check(VIEW)
    rows = Ask.objects.select_related("process__board").prefetch_related("wordings__procedure")
    return rows.filter(process=process) if process is not None else rows


def ask_by_number(viewer: Viewer, number: int) -> Ask:
    """Give one ask. Raises Http404."""
    return get_object_or_404(asks(viewer), pk=number)


def letters(viewer: Viewer) -> QuerySet[Letter]:
    """Give the joint letters, the latest first."""
    viewer.check(VIEW)
    return Letter.objects.select_related("process").prefetch_related("signatories", "asks", "procedures")


def involved(viewer: Viewer, procedure: Procedure, today: date) -> list[Involvement]:
    """Give who decides or writes in a procedure today, in the order of their parts."""
    viewer.check(VIEW)
    rows = procedure.involvements.at(today).select_related("person", "body")
    order = {value: at for at, value in enumerate(Part.values)}
    return sorted(rows, key=lambda row: (order[row.part], row.pk))


def formerly_involved(viewer: Viewer, procedure: Procedure, today: date) -> list[Involvement]:
    """Give whose part in a procedure is over, the latest first."""
    viewer.check(VIEW)
    rows = procedure.involvements.filter(valid_until__lte=today)
    return list(rows.select_related("person", "body").order_by("-valid_until", "pk"))


def kind_names() -> dict[str, str]:
    """Give the names of all kinds of event in the language of the page."""
    return {key: in_page_language(kind, "name") for key, kind in KINDS.items()}


def documents_of(viewer: Viewer, procedure: Procedure, most: int = 8) -> list[Matter]:
    """Give the matters whose documents carry one of the procedure's numbers, the latest news first."""
    pairs = [(row.type, comparing.key(row.type, row.value)) for row in procedure.numbers.all()]
    if procedure.reference:
        for kind in ("procedure", "state_aid"):
            pairs.append((kind, comparing.key(kind, procedure.reference)))
    if not pairs or not viewer.may_somewhere("monitoring.matter.view"):
        return []
    carries = Q()
    for kind, key in pairs:
        carries |= Q(documents__references__type=kind, documents__references__key=key)
    return list(visible(viewer).filter(carries).distinct().order_by("-moved_at", "-pk")[:most])


def last_visit(viewer: Viewer, procedure: Procedure) -> datetime | None:
    """Give when the viewer last looked before this time; None at the first time."""
    if viewer.account_id is None:
        return None
    row = Visit.objects.filter(account_id=viewer.account_id, procedure=procedure).first()
    return row.before_at if row else None


def open_asks(viewer: Viewer, procedure: Procedure) -> list[Ask]:
    """Give the asks of the procedure's processes that have no wording in it, the most important first."""
    rows = asks(viewer).filter(process__procedures=procedure, closed_on__isnull=True)
    return list(rows.exclude(wordings__procedure=procedure).distinct())


def others_want(viewer: Viewer, procedure: Procedure) -> list[Position]:
    """Give the positions of others that are about a procedure, the latest first."""
    rows = positions(viewer).filter(procedures=procedure).exclude(holder=Holder.OWN)
    return list(rows.order_by("-on"))


def own_positions(viewer: Viewer, procedure: Procedure) -> list[Position]:
    """Give our own positions that hold for a procedure: those said to be about it, else those of its processes."""
    mine = positions(viewer).filter(holder=Holder.OWN).exclude(standing=Stands.REPLACED)
    chosen = list(mine.filter(procedures=procedure))
    return chosen or list(mine.filter(process__procedures=procedure).distinct())


def events_of(viewer: Viewer, procedure: Procedure) -> list[Event]:
    """Give a procedure's events, the latest first."""
    viewer.check(VIEW)
    return sorted(procedure.events.all(), key=lambda row: (row.on, row.pk), reverse=True)


def with_counts(viewer: Viewer) -> QuerySet[Process]:
    """Give the processes with how many procedures, asks and adopted positions each has."""
    return processes(viewer).annotate(
        procedure_count=Count("procedures", distinct=True),
        ask_count=Count("asks", filter=Q(asks__closed_on__isnull=True), distinct=True),
    )


def versions(viewer: Viewer, position: Position) -> list[Position]:
    """Give a position's versions that the viewer may see, the latest first."""
    seen = {row.pk: row for row in positions(viewer, position.process).filter(holder=position.holder)}
    chain = [position]
    while chain[-1].former_id in seen:
        chain.append(seen[chain[-1].former_id])
    by_former = {row.former_id: row for row in seen.values() if row.former_id}
    while (later := by_former.get(chain[0].pk)) is not None:
        chain.insert(0, later)
    return chain


def beside(viewer: Viewer, position: Position) -> list[Position]:
    """Give what others hold about the same procedures, or in the same process, the latest first."""
    rows = positions(viewer, position.process).exclude(pk=position.pk).exclude(standing=Stands.REPLACED)
    rows = rows.exclude(holder=position.holder) if position.holder == Holder.OWN else rows
    procedures = [row.pk for row in position.procedures.all()]
    if procedures:
        rows = rows.filter(procedures__in=procedures).distinct()
    return list(rows.order_by("-on")[:12])


def wordings(viewer: Viewer) -> QuerySet[Wording]:
    """Give the wordings of asks, the most important ask first."""
    viewer.check(VIEW)
    return Wording.objects.select_related("ask__process__board", "procedure").order_by(
        "ask__priority", "ask__title_sv", "procedure__name_sv", "target", "pk"
    )


def contacts_about(viewer: Viewer, ask: Ask) -> list[Contact]:
    """Give the contacts where an ask was put forward, the latest first."""
    return list(contacts(viewer).filter(advocacy_subjects__asks=ask).distinct()[:10])


def contacts(viewer: Viewer) -> QuerySet[Contact]:
    """Give the contacts that the viewer may see; none for who sees no contacts."""
    if not viewer.may_somewhere(CONTACT):
        return Contact.objects.none()
    return contacts_seen(viewer)


def texts(viewer: Viewer) -> TextQuerySet:
    """Give the versions of texts, in the order of their stages."""
    viewer.check(VIEW)
    return Text.objects.select_related("procedure", "base", "amending")
