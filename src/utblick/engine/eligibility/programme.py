"""What a programme's rules are made of: dated rows, each with its source and how certain it is.

A region may give a `Programme` of its own, read from a database or changed from one of the built-in ones: the checks
know no programme by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol, TypeVar

from utblick.engine.eligibility.forms import LegalForm


class Certainty(StrEnum):
    """How sure a fact is: found in a source, known without one at hand, or to be checked before use."""

    SOURCED = "S"
    KNOWN = "K"
    UNSURE = "?"


_FROM_FIRM = list(Certainty)


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a fact comes from, how certain it is, and when it holds (`valid_until` exclusive, None: no end)."""

    source: str
    certainty: Certainty = Certainty.SOURCED
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether the fact holds on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on < self.valid_until)


def weakest(bases: Iterable[Basis]) -> Basis:
    """Give the basis of a conclusion from several facts: all sources, the least certain certainty."""
    known = list(bases)
    sources = dict.fromkeys(source for basis in known for source in basis.source.split("; "))
    certainty = max((basis.certainty for basis in known), key=_FROM_FIRM.index)
    return Basis("; ".join(sources), certainty)


class AreaClass(StrEnum):
    """Whether a region belongs to a programme's core, or to what was added to it."""

    CORE = "core"
    ADDITIONAL = "additional"


class Kind(StrEnum):
    """The kinds of project: a small one is applied for in one step."""

    SMALL = "small"
    REGULAR = "regular"


class Measure(StrEnum):
    """What a highest sum is a sum of: the grant, or a budget of which the source does not say which."""

    GRANT = "grant"
    BUDGET = "budget"


class Admission(StrEnum):
    """Whether a legal form may take part."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Rule:
    """That a rule is checked, and what it rests on; `key` is one of `rules.NAMES`."""

    key: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority that holds objectives."""

    key: str
    title_sv: str
    title_en: str


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective that an idea is to choose; `priority` is empty where the programme has no level above it.

    `result_*` is what the objective is measured by, or means to reach; empty where that is not known.
    """

    key: str
    priority: str
    title_sv: str
    title_en: str
    result_sv: str
    result_en: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Area:
    """A region of the programme's area, by its NUTS 3 code in the programme's version.

    `basis` is for its being in the area, `class_basis` for the class.
    """

    code: str
    name_sv: str
    name_en: str
    area_class: AreaClass
    basis: Basis
    class_basis: Basis
    is_external_border: bool = False


@dataclass(frozen=True, slots=True)
class SameState:
    """A country code that counts as another Member State: Åland (AX) as Finland."""

    country: str
    state: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class FormRule:
    """Whether a legal form may take part; with `objectives`, it may in those and in no others."""

    form: LegalForm
    admission: Admission
    basis: Basis
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """The highest share of a country's costs that the fund pays, in per cent."""

    country: str
    percent: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Size:
    """The limits of a kind of project; `usual_months` are what is usual and bind nobody."""

    kind: Kind
    basis: Basis
    most_eur: int | None = None
    measure: Measure = Measure.GRANT
    most_months: int | None = None
    usual_months: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call for applications; days and the hour (Finnish time) are None where they are not known.

    `starts_from` and `ends_by` bound its projects, `most_percent` the grant's share of a project's costs.
    """

    key: str
    basis: Basis
    opens_on: date | None = None
    closes_on: date | None = None
    closes_at: time | None = None
    kind: Kind | None = None
    starts_from: date | None = None
    ends_by: date | None = None
    most_percent: int | None = None
    needs_external_border: bool = False


@dataclass(frozen=True, slots=True)
class SubProgramme:
    """A part of the programme that takes ideas of its own; `countries` is empty where all may take part."""

    name_sv: str
    name_en: str
    countries: tuple[str, ...] = ()
    for_islands: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme's rules. `projects_end_on` and `costs_end_on` are the last days of projects and of their costs.

    `is_last_call_listed` says that no call comes after those listed. Areas are codes of
    `nuts_version`; `outside` is what is known of partners outside them.
    """

    key: str
    name_sv: str
    name_en: str
    starts_on: date
    projects_end_on: date
    costs_end_on: date
    nuts_version: int
    countries: tuple[str, ...]
    outside: Basis
    rules: tuple[Rule, ...]
    objectives: tuple[Objective, ...]
    areas: tuple[Area, ...]
    forms: tuple[FormRule, ...]
    rates: tuple[Rate, ...]
    sizes: tuple[Size, ...]
    calls: tuple[Call, ...] = ()
    priorities: tuple[Priority, ...] = ()
    same_states: tuple[SameState, ...] = ()
    sub_programmes: tuple[SubProgramme, ...] = ()
    least_partners: int = 2
    least_countries: int = 2
    is_last_call_listed: bool = False

    def is_closed(self, on: date) -> bool:
        """Say whether the last day of costs has passed."""
        return on > self.costs_end_on


class _Dated(Protocol):
    @property
    def basis(self) -> Basis: ...


Row = TypeVar("Row", bound=_Dated)


def holding(rows: Iterable[Row], on: date) -> Iterator[Row]:
    """Give the rows that hold on a day."""
    return (row for row in rows if row.basis.holds(on))
