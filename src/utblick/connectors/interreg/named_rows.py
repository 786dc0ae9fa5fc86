"""Rows of a list whose columns have names that are known, in whichever order and form they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from utblick.connectors.operations.amounts import decimal_sign, sum_in
from utblick.connectors.operations.contents import is_blank
from utblick.connectors.operations.days import day_in, is_month_first
from utblick.connectors.operations.terms import plain
from utblick.connectors.reading.text import line
from utblick.connectors.tables.reading import Table, Value


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row: its line, its cells by our names, what its columns are called, and how they write sums and days."""

    line: int
    cells: Mapping[str, Value]
    headings: Mapping[str, str]
    decimals: Mapping[str, str]
    month_first: bool

    def text(self, *names: str) -> str:
        """Give the first of some cells that is filled, on one line."""
        values = (self.cells.get(name) for name in names)
        return next((_written(value) for value in values if not is_blank(value)), "")

    def day(self, name: str, *, last: bool = False) -> str:
        """Give a day as ISO, or nothing."""
        return day_in(self.cells.get(name), month_first=self.month_first, last=last) or ""

    def amount(self, *names: str) -> float | None:
        """Give the first of some sums that is there and not 0."""
        found = (sum_in(self.cells.get(name), self.decimals.get(name, "")) for name in names)
        return next((one.value for one in found if one and one.value), None)

    def wrong_day(self, *names: str) -> str:
        """Say which is the first cell that should be a day and is none; nothing where all are days."""
        filled = [name for name in names if not is_blank(self.cells.get(name))]
        return next((f"{self.place(name)} is no day." for name in filled if not self.day(name)), "")

    def place(self, name: str) -> str:
        """Say what stands in a cell, and in which column."""
        return f"“{self.text(name)[:40]}” in the column “{line(self.headings.get(name, name))[:60]}”"


def _written(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return line(str(value))


def columns_of(table: Table, names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Find columns: for each of our names the first column that is called one of its names (compared without case,
    accents and punctuation)."""
    called = {plain(name).replace(" ", ""): at for at, name in reversed(list(enumerate(table.columns)))}
    found = {}
    for ours, theirs in names.items():
        at = next((called[key] for one in theirs if (key := plain(one).replace(" ", "")) in called), None)
        if at is not None:
            found[ours] = at
    return found


def named_rows(table: Table, columns: Mapping[str, int]) -> Iterator[NamedRow]:
    """Yield the rows of a table by our names."""
    decimals = {ours: decimal_sign(row.values[at] for row in table.rows) for ours, at in columns.items()}
    days = [row.values[at] for ours, at in columns.items() if ours.endswith("_on") for row in table.rows]
    first = is_month_first(days)
    headings = {ours: table.columns[at] for ours, at in columns.items()}
    for row in table.rows:
        cells = {ours: row.values[at] for ours, at in columns.items()}
        yield NamedRow(row.number, cells, headings, decimals, first)
