"""Members of the European Parliament, in whatever form they come."""

from __future__ import annotations

from collections.abc import Iterator

from utblick.connectors.europarl_members.lists import read_directory, read_parltrack, read_term
from utblick.connectors.europarl_members.pages import read_page
from utblick.connectors.reading.csv_rows import header_of
from utblick.connectors.reading.markup import parse_html, parse_xml
from utblick.connectors.reading.text import decode
from utblick.connectors.record import Record, Reject


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a list of members (CSV of the open data or of Parltrack), the directory (XML) or one's page (HTML)."""
    start = decode(data[:2000]).lstrip().lower()
    if not start.startswith("<"):
        columns = header_of(data)
        if "mep_identifier" in columns:
            yield from read_term(data, name)
        elif "epid" in columns and "first_name" in columns:
            yield from read_parltrack(data, name)
        else:
            yield Reject(file=name, line=1, reason=_not_a_list(columns))
        return
    if start.startswith("<!doctype html") or "<html" in start:
        page = parse_html(data)
        if page is None:
            yield Reject(file=name, line=1, reason="The page is empty.")
        else:
            yield from read_page(page, name)
        return
    root = parse_xml(data)
    if isinstance(root, str):
        yield Reject(file=name, line=1, reason=root)
    elif root.tag != "meps":
        yield Reject(file=name, line=1, reason="The XML is no directory of members.")
    else:
        yield from read_directory(root, name)


def _not_a_list(columns: list[str]) -> str:
    if "lobbyists" in columns:
        return "This is a list of meetings: read it as mep_meetings."
    return "The file is no list of members: it has neither mep_identifier nor epid among its columns."
