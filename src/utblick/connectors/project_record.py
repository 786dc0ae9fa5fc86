"""Neutral records of EU projects: who took part in what, and what it was paid for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from utblick.connectors.record import Part, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Part):
    """A project as a source tells it. Days are ISO or empty; `objective` is the programme's (`RSO1.1`)."""

    acronym: str = ""
    title: str = ""
    starts_on: str = ""
    ends_on: str = ""
    priority: str = ""
    objective: str = ""
    type: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRecord(Record):
    """An organisation's part in a project. `role` is lead, partner or associated; `nuts3` a code, or none where the
    source gives none or a name that is no NUTS 3 region; `budget_eur` is none where the source gives nothing or 0."""

    kind: ClassVar[str] = "partnership"
    programme: str
    period: str = ""
    project: Project
    organisation: str
    role: str
    country: str = ""
    nuts3: str | None = None
    budget_eur: float | None = None
    eu_eur: float | None = None
    organisation_type: str = ""
    ownership: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRecord(Record):
    """A row of a list of operations. `total_eur` and `eu_eur` are there only where the sums are in euro; `total_amount`
    and `eu_amount` are the sums as told, in `currency` (empty where the list does not say which and it may be
    another than euro). `country` is a code of two letters, `rate` the Union's share from 0 to 1."""

    kind: ClassVar[str] = "operation"
    programme: str = ""
    title: str = ""
    beneficiary: str = ""
    starts_on: str = ""
    ends_on: str = ""
    total_eur: float | None = None
    eu_eur: float | None = None
    country: str = ""
    postcode: str = ""
    number: str = ""
    summary: str = ""
    fund: str = ""
    priority: str = ""
    status: str = ""
    approved_on: str = ""
    rate: float | None = None
    total_amount: float | None = None
    eu_amount: float | None = None
    currency: str = ""
    place: str = ""
    region: str = ""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDetailRecord(Record):
    """One thing that a source says of a project in a table of its own: `name` is what it is (`topic`, `legal_basis`,
    `web_item`), `project` the project's number, `code` and `title` what is said."""

    kind: ClassVar[str] = "project_detail"
    project: str
    name: str
    code: str = ""
    title: str = ""
    language: str = ""
    type: str = ""
