"""Text with a column between each two separators, whatever they are and in whatever character set."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from utblick.connectors.reading.text import clean, repair_mojibake
from utblick.connectors.tables.cells import Grid, Limits, Unreadable, trimmed
from utblick.connectors.upload.plain import read_plain
from utblick.connectors.upload.problems import NotReadable

SEPARATORS = ";,\t|"
LONGEST_CELL = 1_000_000
# A cell with more lines than this has swallowed the rows after a quotation mark that nobody closed.
MOST_LINES_IN_A_CELL = 100


def read_text(data: bytes) -> Grid:
    """Give the cells of a text; each row stands where its first line does."""
    try:
        text = repair_mojibake(read_plain(data))
    except NotReadable:
        raise Unreadable("no_text") from None
    if "\x00" in text:
        raise Unreadable("no_text")
    separator, at = _told(text)
    if not separator:
        separator = max(SEPARATORS, key=lambda one: _evenness(text[:20_000], one))
    body = text[at:]
    if _has_closed_quotes(body, separator):
        grid = _grid(_rows(body, separator, quoted=True))
    else:
        grid = _with_open_quotes(body, separator)
    if grid is None:
        grid = _grid(_rows(body, separator, quoted=False))
    if grid is None:
        raise Unreadable("no_columns")
    return [[], *grid] if at else grid


def _told(text: str) -> tuple[str, int]:
    """Give the separator that a first line of Excel's tells (`sep=;`), and where the list begins."""
    first, end, _ = text.partition("\n")
    told = first.strip("\r ").strip('"')
    return (
        (told[4], len(first) + len(end)) if told.casefold().startswith("sep=") and len(told) == 5 else ("", 0)
    )


def _has_closed_quotes(text: str, separator: str) -> bool:
    """Say whether no quotation mark is left open until the end, where it would swallow the rows after it."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as problem:
        return "unexpected end" not in str(problem)
    return True


def _grid(rows: Iterable[tuple[int, list[str]]]) -> Grid | None:
    """Clean rows and put each where its first line is; nothing when their quotation marks do not match."""
    limits = Limits()
    grid: Grid = []
    try:
        for line, cells in rows:
            if any(cell.count("\n") > MOST_LINES_IN_A_CELL for cell in cells):
                return None
            row = trimmed([clean(cell) or None for cell in cells])
            if row:
                limits.take(row)
                grid += [[] for _ in range(line - 1 - len(grid))]
                grid.append(row)
    except csv.Error:
        return None
    return grid


def _rows(text: str, separator: str, *, quoted: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins."""
    csv.field_size_limit(LONGEST_CELL)
    into = io.StringIO(text, newline="")
    if quoted:
        reader = csv.reader(into, delimiter=separator)
    else:
        reader = csv.reader(into, delimiter=separator, quoting=csv.QUOTE_NONE)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


def _with_open_quotes(text: str, separator: str) -> Grid | None:
    """Read a text in which a quotation mark is left open: without any quotation marks, or line by line from the row
    that has it, whichever cuts the rows more evenly. A list that was cut off within a cell is the second."""
    without = _grid(_rows(text, separator, quoted=False))
    try:
        kept = list(_rows(text, separator, quoted=True))
    except csv.Error:
        return without
    begins, _ = kept.pop()
    rest = "".join(io.StringIO(text, newline="").readlines()[begins - 1 :])
    kept += [(begins - 1 + line, cells) for line, cells in _rows(rest, separator, quoted=False)]
    quoted = _grid(kept)
    if without is None or quoted is None:
        return without or quoted
    return quoted if _same_width(quoted) > _same_width(without) + 0.1 else without


def _same_width(grid: Grid) -> float:
    """Say which share of the rows that are cut at all have as many cells as most of them."""
    widths = [len(row) for row in grid if len(row) > 1]
    return max(map(widths.count, set(widths)), default=0) / len(widths) if widths else 0.0


def _evenness(sample: str, separator: str) -> float:
    """Say how evenly a separator cuts the lines: most lines into the same number of columns, and many of them."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row]
    except csv.Error:
        return 0.0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    common = max(set(wide), key=wide.count)
    return wide.count(common) / len(widths) * min(common, 12)
