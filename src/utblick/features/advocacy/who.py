"""Who decides in a procedure, whom of them we have met, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.models import Contact, Counterpart
from utblick.features.actors.queries import kinds_seen
from utblick.features.advocacy import queries
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Deadline, Involvement, Part, Procedure
from utblick.features.advocacy.standing import standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody who decides: when we last had contact about this procedure, and what is left until the next date."""

    involvement: Involvement
    name: str
    is_named: bool
    met_on: date | None
    contact: Contact | None
    next: Deadline | None
    days_left: int | None
    is_open: bool

    @property
    def is_gap(self) -> bool:
        """Say whether they are to be met, have not been, and the file is open."""
        return self.is_open and self.involvement.must_meet and self.met_on is None

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
    """Give who decides today, with our latest contact with each about this procedure.

    A contact counts for a person when they were there, and for a body when somebody of it was.
    """
    rows = queries.involved(viewer, procedure, today)
    met_person: dict[int, Contact] = {}
    met_body: dict[int, Contact] = {}
    about = (
        queries.contacts(viewer)
        .filter(advocacy_subjects__procedure=procedure, on__lte=today, is_draft=False)
        .prefetch_related("counterparts")
        .distinct()
        .order_by("-on", "-pk")
    )
    for contact in about:
        for one in contact.counterparts.all():
            if one.person_id is not None:
                met_person.setdefault(one.person_id, contact)
            if one.body_id is not None:
                met_body.setdefault(one.body_id, contact)
    soonest = ahead[0] if ahead else None
    left = (day_of(soonest.at) - today).days if soonest else None
    kinds = kinds_seen(viewer)
    found = []
    for row in rows:
        met = met_person.get(row.person_id) if row.person_id else met_body.get(row.body_id or 0)
        is_named = may_name(row, kinds)
        name = row.called if is_named else ""
        found.append(Decider(row, name, is_named, met.on if met else None, met, soonest, left, is_open))
    return sorted(found, key=lambda one: not one.is_gap)


def not_met(viewer: Viewer, procedures: Iterable[Procedure], today: date) -> list[Involvement]:
    """Give who is to be met in some open files and has not been, as a document says it: the same for every reader.

    Any contact of the region's about the file counts, whether or not the reader sees it, so that nobody is told that
    somebody was not met who was. One that is secret does not count: it must not show through the gap.
    """
    viewer.check(queries.VIEW)
    calendars = known()
    listed = [row for row in procedures if standing_of(row, today, calendars).is_open]
    met = set(
        Counterpart.objects.filter(
            contact__advocacy_subjects__procedure__in=listed,
            contact__is_draft=False,
            contact__secrecy="",
            contact__on__lte=today,
        ).values_list("contact__advocacy_subjects__procedure", "person", "body")
    )
    people = {(procedure, person) for procedure, person, _body in met if person}
    bodies = {(procedure, body) for procedure, _person, body in met if body}
    rows = (
        Involvement.objects.at(today)
        .filter(procedure__in=listed, must_meet=True)
        .select_related("person", "body", "procedure")
        .prefetch_related("procedure__events")
    )
    order = {value: at for at, value in enumerate(Part.values)}
    return sorted(
        (
            row
            for row in rows
            if (
                (row.procedure_id, row.person_id) not in people
                if row.person_id
                else (row.procedure_id, row.body_id) not in bodies
            )
        ),
        key=lambda row: (order[row.part], row.pk),
    )


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


def may_name(row: Involvement, kinds: frozenset[str]) -> bool:
    """Say whether the person of a part is of a kind that the viewer sees, and has not been forgotten.

    Whom the register does not hold a source has named as the holder of an office.
    """
    if row.person is None:
        return bool(row.called) and PersonKind.OFFICE_HOLDER in kinds
    return row.person.forgotten_on is None and row.person.kind in kinds
