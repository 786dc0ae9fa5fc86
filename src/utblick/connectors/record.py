"""Neutral records: what every source becomes before anything is stored.

The shapes are those of the command `utblick read`; `to_row` gives exactly its JSON.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
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
        return {"kind": self.kind, **dataclasses.asdict(self)}


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
