"""Rows that a comma without quotation marks cut once too often: joined again where only one way makes the rest fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from utblick.connectors.operations.amounts import sum_in
from utblick.connectors.operations.contents import is_blank
from utblick.connectors.operations.days import day_in
from utblick.connectors.tables.cells import Value
from utblick.connectors.tables.reading import Line, Table

_CODE = re.compile(r"(?=\D*\d)[^\s,]{1,40}")
MOST_JOINED = 6
ENOUGH_ROWS, FEW_WORDS, MOSTLY = 20, 0.05, 0.97

Fits = Callable[[Value], bool]


def mended(table: Table) -> tuple[Table, dict[int, str]]:
    """Give a table whose shifted rows are whole again, and for each the name of the column that was cut.

    A row is shifted when it has more cells than the header has names. Its neighbours of the right width show what
    stands in each column (days, sums, one of few words); the row is joined only where exactly one column can have been
    cut. Any other is left as it is.
    """
    width = next(
        (at + 1 for at in reversed(range(len(table.columns))) if not _is_unnamed(table.columns[at])), 0
    )
    if width == len(table.columns):
        return table, {}
    cells = {row.number: _trimmed(row.values) for row in table.rows}
    whole = [cells[row.number] for row in table.rows if len(cells[row.number]) == width]
    if len(whole) < ENOUGH_ROWS:
        return table, {}
    fits = [_fits([row[at] for row in whole]) for at in range(width)]
    rows, cut = [], {}
    for row in table.rows:
        values = cells[row.number]
        if width < len(values) <= width + MOST_JOINED and (found := _joined(values, width, fits)):
            at, values = found
            cut[row.number] = table.columns[at]
        rows.append(
            Line(row.number, (*values, *[None] * len(table.columns))[: max(width, len(table.columns))])
        )
    return replace(table, rows=tuple(rows)), cut


def _is_unnamed(name: str) -> bool:
    return name.startswith("(") and name.endswith(")") and len(name) <= 5


def _trimmed(values: Sequence[Value]) -> list[Value]:
    """Give the cells of a row without those at its end that hold nothing but separators."""
    kept = list(values)
    while kept and (kept[-1] is None or not str(kept[-1]).strip(" ;,")):
        kept.pop()
    return kept


def _fits(values: Sequence[Value]) -> Fits | None:
    """Learn what stands in a column: a test for its cells, or nothing where anything may stand."""
    filled = [value for value in values if not is_blank(value)]
    if not filled:
        return None
    tests: tuple[Fits, ...] = (
        lambda one: sum_in(one) is not None,
        lambda one: day_in(one) is not None,
        lambda one: _CODE.fullmatch(str(one)) is not None,
    )
    for test in tests:
        if sum(map(test, filled)) >= MOSTLY * len(filled):
            return test
    words = {str(value) for value in filled}
    if len(words) <= max(3, FEW_WORDS * len(filled)):
        return lambda one: str(one) in words
    return None


def _joined(values: list[Value], width: int, fits: Sequence[Fits | None]) -> tuple[int, list[Value]] | None:
    """Join neighbouring cells so that a row has the right width; nothing where no way, or more than one, fits."""
    more = len(values) - width + 1
    found = []
    for at in range(width):
        if (test := fits[at]) and _is_strict(test):
            continue
        parts = [str(one) for one in values[at : at + more] if one is not None]
        joined = [*values[:at], ", ".join(parts), *values[at + more :]]
        if all(
            test is None or number == at or is_blank(one) or test(one)
            for number, (one, test) in enumerate(zip(joined, fits, strict=True))
        ):
            found.append((at, joined))
    return found[0] if len(found) == 1 else None


def _is_strict(test: Fits) -> bool:
    """Say whether a test is that of sums, days or codes, which no comma cuts."""
    return test("1") or test("2016-01-01")
