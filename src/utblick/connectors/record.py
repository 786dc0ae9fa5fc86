"""Neutral records: what every source becomes before anything is stored.

The shapes are those of the command `utblick read`; `to_row` gives exactly its JSON.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is written as a JSON object; `written_as` gives names that Python keeps for itself (`from`, `with`)."""

    written_as: ClassVar[Mapping[str, str]] = {}

    def to_row(self) -> dict[str, Any]:
        """Give the JSON object."""
        names = self.written_as
        return {
            names.get(one.name, one.name): _plain(getattr(self, one.name)) for one in dataclasses.fields(self)
        }


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return value.to_row()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part):
    """What every kind of record has.

    `source_id` is the publisher's own identifier and never changes between two readings; `seen` is an ISO
    moment with zone, given by the caller (readers have no clock) or empty; `licence` is a short name or address.
    """

    kind: ClassVar[str] = ""
    source: str
    source_id: str
    url: str = ""
    licence: str = ""
    seen: str = ""

    def to_row(self) -> dict[str, Any]:
        """Give the record as the JSON row of `utblick read`."""
        return {"kind": self.kind, **Part.to_row(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord(Record):
    """A text somebody published.

    `published` is an ISO date or moment as the source gives it, or empty, never a guess. `language` is a
    two-letter code or empty. `type` is the source's own word in lower case ASCII (`press_release`, `proposal`,
    `act`, `opinion`, `fakta_pm`, `council_agenda`, `consultation`, `motion`, `committee_report`, `news`…).
    `fields` are identifiers and codes by the names of the query language and of
    `utblick identifiers` (`procedure`, `com`, `celex`, `eurovoc`, `committee`…), each a list of values.
    """

    kind: ClassVar[str] = "document"
    title: str
    language: str = ""
    published: str = ""
    type: str = ""
    text: str = ""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord(Record):
    """A call for proposals. `closes_at` lists every cut-off as an ISO moment with zone, or a date when the
    source gives no hour; `budget_eur` is in euro; `status` is forthcoming, open or closed."""

    kind: ClassVar[str] = "call"
    title: str
    programme: str = ""
    status: str = ""
    opens_at: str = ""
    closes_at: Sequence[str] = ()
    budget_eur: float | None = None
    language: str = ""
    text: str = ""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRecord(Record):
    """What one file says of one entry of a thesaurus; what it does not say is empty.

    `source_id` is the entry's code within its `scheme` (`concept`, `microthesaurus`, `domain`). Labels and
    definitions are by two-letter language, `alternatives` further names. `broader`, `related` and `replaced_by`
    are codes of concepts, `within` the numbers of the micro-thesauri (or of a micro-thesaurus' domain).
    `edition` names what kind of file says it, `issued` is the day of the edition as ISO, or empty.
    """

    kind: ClassVar[str] = "concept"
    scheme: str = "concept"
    labels: Mapping[str, str] = field(default_factory=dict)
    alternatives: Mapping[str, Sequence[str]] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    broader: Sequence[str] = ()
    related: Sequence[str] = ()
    replaced_by: Sequence[str] = ()
    within: Sequence[str] = ()
    level: int | None = None
    edition: str = ""
    issued: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureEvent(Part):
    """Something that happened to a file. `date` is an ISO day; `type` is the source's own code or words and
    `title` what it calls the event; `event` is the key of our kinds of event where these say it beyond doubt,
    otherwise empty. `documents` are numbers as printed where the source's form is known, `body` a committee.
    """

    date: str
    type: str
    title: str = ""
    event: str = ""
    documents: Sequence[str] = ()
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Part):
    """Who deals with a file: `role` is our word (`rapporteur`, `shadow_rapporteur`, `committee_lead`…), `name` a
    person or body (empty where the source gives only the number in `person`), `since` the day of appointment."""

    written_as: ClassVar[Mapping[str, str]] = {"since": "from"}
    role: str
    name: str = ""
    group: str = ""
    since: str = ""
    body: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRecord(Record):
    """What one source says of one legislative or other file, its events by day. Sources are never merged."""

    kind: ClassVar[str] = "procedure"
    reference: str
    title: str = ""
    language: str = ""
    type: str = ""
    status: str = ""
    events: Sequence[ProcedureEvent] = ()
    actors: Sequence[Actor] = ()
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Part):
    """How one member voted: `for`, `against` or `abstained`; `person` is the Parliament's number of them."""

    position: str
    name: str
    group: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRecord(Record):
    """One voting in plenary. `result` is adopted, rejected, lapsed, withdrawn, or none where the list has none.

    `title` is what was dealt with, `heading` the part of it; `amendment`, `author` and `subject` are as written.
    `method` is the list's own word in lower case (`roll_call`, `raise_hand`…); `roll_call` is the address, by
    pattern, of the list that names the members; `positions` are those of such a list.
    """

    kind: ClassVar[str] = "vote"
    written_as: ClassVar[Mapping[str, str]] = {"votes_for": "for"}
    procedure: str = ""
    date: str
    amendment: str = ""
    author: str = ""
    subject: str = ""
    result: str | None = None
    title: str = ""
    heading: str = ""
    document: str = ""
    voting: str = ""
    method: str = ""
    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    roll_call: str = ""
    positions: Sequence[Position] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Host(Part):
    """Who held a meeting at an institution, and their title in the source's words."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord(Record):
    """A declared meeting with others, of a member or of hosts. `participants` (JSON: `with`) are names as far as
    the source divides them, `with_as_written` all of them in its own words, `registered` the Transparency Register
    numbers among them, `register_of` the number of each name where that is certain; `dossier` is the file as
    written, `role` the source's word (`member`, `shadow_rapporteur`…).

    `institution` is parliament or commission; of the Commission's meetings `hosts` are all who held it (`person`
    the first), `body` the cabinet or directorate-general as written and `body_type` which of the two (cabinet, dg).
    """

    kind: ClassVar[str] = "meeting"
    written_as: ClassVar[Mapping[str, str]] = {"participants": "with"}
    date: str
    person: str
    role: str = ""
    procedure: str = ""
    subject: str = ""
    participants: Sequence[str] = ()
    with_as_written: str = ""
    registered: Sequence[str] = ()
    dossier: str = ""
    person_id: str = ""
    group: str = ""
    country: str = ""
    committees: Sequence[str] = ()
    place: str = ""
    institution: str = "parliament"
    hosts: Sequence[Host] = ()
    body: str = ""
    body_code: str = ""
    body_type: str = ""
    portfolio: str = ""
    register_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriodRecord(Record):
    """Days in the calendar of an institution. `institution` is parliament, council, commission…, `type` what the
    days are to it (part_session, committee, group, external, recess, closed, holiday, election…); `first` and
    `last` are ISO days, both included; `title` is the source's own name, in `language`."""

    kind: ClassVar[str] = "calendar_period"
    institution: str
    type: str
    first: str
    last: str
    title: str = ""
    language: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Part):
    """A place in a body: `type` is group, party, committee, delegation or another of the source's words; `role`
    is member, substitute, chair…; `until` is the last day or empty."""

    written_as: ClassVar[Mapping[str, str]] = {"since": "from"}
    type: str
    name: str
    role: str = ""
    code: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord(Record):
    """A member of Parliament in their office; nothing private is taken over. `source_id` is the Parliament's
    number of them, `term` the parliamentary term that the file is about, or empty."""

    kind: ClassVar[str] = "person"
    name: str
    given_name: str = ""
    family_name: str = ""
    country: str = ""
    term: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    memberships: Sequence[Membership] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRecord(Record):
    """A proposed change of a text. `target` is the place as written; `old` is empty for something new or where
    the source does not say, `new` empty for a deletion; `authors` are persons, `group` or `committee` theirs."""

    kind: ClassVar[str] = "amendment"
    procedure: str = ""
    document: str = ""
    number: str = ""
    target: str = ""
    old: str = ""
    new: str = ""
    authors: Sequence[str] = ()
    group: str = ""
    committee: str = ""
    justification: str = ""
    status: str = ""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationRowRecord(Record):
    """A row of a four-column table; `order` counts from 1, `number` is the table's own. An empty text is what an
    institution leaves out."""

    kind: ClassVar[str] = "negotiation_row"
    order: int
    number: str = ""
    procedure: str = ""
    place: str = ""
    section: str = ""
    commission: str = ""
    parliament: str = ""
    council: str = ""
    agreed: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRecord(Record):
    """A passage of an act, in order. `id` is its place as `utblick passages` writes it, where the source says the
    place, otherwise empty; `label` is the place as amendments name it; `heading` is what it stands under."""

    kind: ClassVar[str] = "passage"
    order: int
    document: str = ""
    id: str = ""
    label: str = ""
    heading: str = ""
    text: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Something in a file that could not be read, and why, in plain words.

    `line` counts from 1 (the row, entry or element where the file has no lines).
    """

    file: str
    line: int
    reason: str
    id: str = ""

    def to_row(self) -> dict[str, Any]:
        """Give the reject as the JSON row of `--rejects`."""
        row = {"file": self.file, "line": self.line, "reason": self.reason}
        return {**row, "id": self.id} if self.id else row
