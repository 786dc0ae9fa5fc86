"""Who decides in a procedure, whom of them we have met, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.models import Counterpart
from utblick.features.actors.queries import contacts_seen, kinds_seen
from utblick.features.advocacy import queries
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Deadline, Involvement, Part, Procedure
from utblick.features.advocacy.standing import standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Meeting:
    """A contact with somebody who decides, as its number and its day."""

    contact: int
    on: date


@dataclass(frozen=True, slots=True)
class Met:
    """The latest contact about each file with each person and each body, by (file, person or body)."""

    people: dict[tuple[int, int], Meeting]
    bodies: dict[tuple[int, int], Meeting]

    def by(self, row: Involvement) -> Meeting | None:
        """Give the latest contact with whoever has a part: a person was there, or somebody of a body was."""
        if row.person_id is not None:
            return self.people.get((row.procedure_id, row.person_id))
        return self.bodies.get((row.procedure_id, row.body_id or 0))


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody who decides: when the region last met them about this procedure, what is left until the next date.

    `contact` is its number where the viewer may see it. `secret` is a later or only contact that is secret and that
    the viewer sees: it closes no gap, for what is written of the file is the same for every reader.
    """

    involvement: Involvement
    name: str
    is_named: bool
    met_on: date | None
    contact: int | None
    secret: Meeting | None
    next: Deadline | None
    days_left: int | None
    is_open: bool

    @property
    def is_gap(self) -> bool:
        """Say whether they are to be met in an open file and have not been; nobody meets who has been forgotten."""
        wanted = self.is_open and self.involvement.must_meet
        return wanted and self.met_on is None and not is_forgotten(self.involvement)

    @property
    def chosen(self) -> str:
        """Give what chooses them in the form that logs a contact; nothing for a person whose name is not shown."""
        row = self.involvement
        if row.person_id is not None:
            return f"p{row.person_id}" if self.is_named else ""
        return f"b{row.body_id}"


def deciders(
    viewer: Viewer, procedure: Procedure, today: date, ahead: Sequence[Deadline], *, is_open: bool = True
) -> list[Decider]:
    """Give who decides today, with the region's latest contact with each about this procedure."""
    rows = queries.involved(viewer, procedure, today)
    met, secret = met_in([procedure], today), met_in([procedure], today, is_secret=True)
    numbers = {
        one.contact
        for found in (met, secret)
        for part in (found.people, found.bodies)
        for one in part.values()
    }
    seen = (
        set(contacts_seen(viewer).filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    )
    soonest = ahead[0] if ahead else None
    left = (day_of(soonest.at) - today).days if soonest else None
    kinds = kinds_seen(viewer)
    found = []
    for row in rows:
        last, hidden = met.by(row), secret.by(row)
        is_named = may_name(row, kinds)
        found.append(
            Decider(
                row,
                row.called if is_named else "",
                is_named,
                last.on if last else None,
                last.contact if last and last.contact in seen else None,
                hidden
                if hidden and hidden.contact in seen and (last is None or last.on < hidden.on)
                else None,
                soonest,
                left,
                is_open,
            )
        )
    return sorted(found, key=lambda one: not one.is_gap)


def met_in(procedures: Iterable[Procedure], today: date, *, is_secret: bool = False) -> Met:
    """Give whom the region has met about some files, for the page of a file and for documents alike.

    Any contact of the region's counts, whether or not the reader sees it, so that nobody is told that somebody was
    not met who was. One that is secret does not: it must not show through the gap.
    """
    rows = Counterpart.objects.filter(
        contact__advocacy_subjects__procedure__in=list(procedures),
        contact__is_draft=False,
        contact__on__lte=today,
    )
    rows = rows.exclude(contact__secrecy="") if is_secret else rows.filter(contact__secrecy="")
    met = Met({}, {})
    for file, person, body, contact, on in rows.order_by("-contact__on", "-contact", "pk").values_list(
        "contact__advocacy_subjects__procedure", "person", "body", "contact", "contact__on"
    ):
        if person is not None:
            met.people.setdefault((file, person), Meeting(contact, on))
        if body is not None:
            met.bodies.setdefault((file, body), Meeting(contact, on))
    return met


def not_met(viewer: Viewer, procedures: Iterable[Procedure], today: date) -> list[Involvement]:
    """Give who is to be met in some open files and has not been, as a document says it: the same for every reader."""
    viewer.check(queries.VIEW)
    calendars = known()
    listed = [row for row in procedures if standing_of(row, today, calendars).is_open]
    met = met_in(listed, today)
    rows = (
        Involvement.objects.at(today)
        .filter(procedure__in=listed, must_meet=True, person__forgotten_on=None)
        .select_related("person", "body", "procedure")
        .prefetch_related("procedure__events")
    )
    order = {value: at for at, value in enumerate(Part.values)}
    return sorted((row for row in rows if met.by(row) is None), key=lambda row: (order[row.part], row.pk))


@dataclass(frozen=True, slots=True)
class Former:
    """Somebody whose part is over."""

    involvement: Involvement
    is_named: bool


def former(viewer: Viewer, procedure: Procedure, today: date) -> list[Former]:
    """Give whose part in a procedure is over, the latest first."""
    kinds = kinds_seen(viewer)
    rows = queries.formerly_involved(viewer, procedure, today)
    return [Former(row, may_name(row, kinds)) for row in rows]


def is_forgotten(row: Involvement) -> bool:
    """Say whether the name has been removed of whoever has a part."""
    return row.person is not None and row.person.forgotten_on is not None


def may_name(row: Involvement, kinds: frozenset[str]) -> bool:
    """Say whether the person of a part is of a kind that the viewer sees, and has not been forgotten.

    Whom the register does not hold a source has named as the holder of an office.
    """
    if row.person is None:
        return bool(row.called) and PersonKind.OFFICE_HOLDER in kinds
    return not is_forgotten(row) and row.person.kind in kinds
