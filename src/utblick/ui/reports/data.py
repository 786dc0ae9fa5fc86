"""A report as data before it has any form: figures, tables and texts that every form is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its words; None is said as not known. `url` opens the records behind it."""

    key: str
    label: str
    value: int | None
    unit: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; `urls` has an address for each row, or nothing."""

    key: str
    caption: str
    headings: list[str]
    rows: list[list[Cell]]
    urls: list[str] = field(default_factory=list)

    @property
    def are_numbers(self) -> list[bool]:
        """Tell of each column whether it holds numbers and nothing else."""
        columns = zip(*self.rows, strict=True) if self.rows else [[""]] * len(self.headings)
        return [
            any(isinstance(value, int) for value in column)
            and all(value is None or isinstance(value, int) for value in column)
            for column in columns
        ]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, one for each period, the earliest first, or for each group, `across`; None has no bar.

    Its figures are written beside it, unless a table of the section tells them, `is_told`.
    """

    key: str
    caption: str
    period: str
    unit: str
    points: list[list[Cell]]
    across: bool = False
    is_sum: bool = True
    is_told: bool = False

    @property
    def known(self) -> list[tuple[str, int]]:
        """The bars that there are."""
        return [(str(label), value) for label, value in self.points if isinstance(value, int)]

    @property
    def table(self) -> Table:
        """The same figures as a table."""
        return Table(self.key, self.caption, [self.period, self.unit], self.points)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: what a person wrote, and what was counted."""

    key: str
    heading: str
    text: str
    figures: list[Figure] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Data:
    """A whole report in one language."""

    title: str
    language: str
    facts: list[list[str]]
    sections: list[Section]

    def as_json(self) -> dict[str, Any]:
        """Give it as it is stored when the report is frozen."""
        return asdict(self)


def from_json(stored: Mapping[str, Any]) -> Data:
    """Read what was stored."""
    sections = [
        Section(
            one["key"],
            one["heading"],
            one["text"],
            [Figure(**figure) for figure in one["figures"]],
            [Table(**table) for table in one["tables"]],
            [Chart(**chart) for chart in one.get("charts", [])],
        )
        for one in stored["sections"]
    ]
    return Data(stored["title"], stored["language"], stored["facts"], sections)
