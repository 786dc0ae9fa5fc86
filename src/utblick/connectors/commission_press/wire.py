"""A row of a press corner list: date, title, number, link, under any of the names that the lists use."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from utblick.connectors.reading.text import decode

# Header names, lower case without signs, and the field each one means.
_NAMES = {
    "publisheddate": "published",
    "date": "published",
    "title": "title",
    "ipid": "number",
    "id": "number",
    "link": "url",
    "url": "url",
}
_NEEDED = ("published", "title", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as it stands; `line` is where it begins in the file."""

    line: int
    published: str
    title: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be read, and why."""

    line: int
    reason: str


def rows(data: bytes) -> Iterator[Row | BadRow]:
    """Give the rows of a list as CSV with a header row; quoted titles may run over several lines."""
    text = decode(data).replace("\x00", "")
    reader = csv.reader(io.StringIO(text, newline=""), strict=False)
    columns: dict[str, int] | None = None
    before = 0
    while True:
        begins = before + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield BadRow(begins, f"The row is no readable CSV ({error}).")
            return
        if cells is None:
            return
        before = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = _columns(cells)
            missing = [name for name in _NEEDED if name not in columns]
            if missing:
                yield BadRow(begins, "The header row names no column for " + ", ".join(missing) + ".")
                return
            width = len(cells)
            continue
        if len(cells) != width:
            yield BadRow(begins, f"The row has {len(cells)} cells, the header {width}.")
            continue
        url = cells[columns["url"]] if "url" in columns else ""
        published, title, number = (cells[columns[name]].strip() for name in _NEEDED)
        yield Row(line=begins, published=published, title=title, number=number, url=url.strip())


def _columns(header: list[str]) -> dict[str, int]:
    names = ["".join(c for c in cell.lower() if c.isalnum()) for cell in header]
    return {_NAMES[name]: at for at, name in reversed(list(enumerate(names))) if name in _NAMES}
