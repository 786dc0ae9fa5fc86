"""A table on a web page, also where somebody saved one as `.xls`: the largest of the page."""

from __future__ import annotations

from lxml import etree

from utblick.connectors.reading.markup import element_text, parse_html
from utblick.connectors.tables.cells import MOST_COLUMNS, Grid, Limits, Merged, Unreadable, trimmed

STARTS = (b"<!doctype html", b"<html", b"<table")


def is_web_page(data: bytes) -> bool:
    """Say whether a file is a web page, by how it begins."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(STARTS) or (start.startswith((b"<?xml", b"<!--")) and b"<html" in start)


def read_web_page(data: bytes) -> tuple[Grid, Merged]:
    """Give the cells of the largest table, and which a wide one covers. Raises Unreadable where there is none."""
    page = parse_html(data)
    tables = (
        [] if page is None else [one for one in page.iter("table") if next(one.iter("tr"), None) is not None]
    )
    if not tables:
        raise Unreadable("no_rows")
    largest = max(tables, key=lambda one: sum(1 for _ in one.iter("tr")))
    limits, grid = Limits(), Grid()
    merged: Merged = set()
    for at, line in enumerate(largest.iter("tr")):
        row: list[str | None] = []
        for cell in line.iter("td", "th"):
            text = element_text(cell).strip() or None
            for further in range(_width(cell)):
                if further:
                    merged.add((at, len(row)))
                row.append(text)
        kept = trimmed(list(row))
        if kept:
            limits.take(kept)
        grid.append(kept)
    return grid, merged


def _width(cell: etree._Element) -> int:
    told = str(cell.get("colspan") or "1")
    return min(int(told), MOST_COLUMNS) if told.isascii() and told.isdecimal() else 1
