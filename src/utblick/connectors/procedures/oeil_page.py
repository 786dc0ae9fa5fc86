"""Procedure files and summaries of the Legislative Observatory (OEIL), as web pages.

A page is read by its headings and the headings of its tables, not by its classes, which change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from utblick.connectors.reading.markup import element_text, parse_html
from utblick.connectors.reading.text import line
from utblick.engine.identifiers import find

_NUMBER = re.compile(r"\d{4}/\d{4}[A-Z]?\([A-Z]{3}\)")
_MEMBER = re.compile(r"/meps/[a-z]{2}/(\d+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the addresses of its links, its lines, and the members that it links to by number."""

    text: str
    links: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under a heading: the names of its columns, its rows."""

    section: str
    under: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A procedure file: its reference, title, facts by name, tables, and the lines of the final act."""

    reference: str
    title: str
    facts: dict[str, tuple[str, ...]]
    grids: tuple[Grid, ...]
    final_act: tuple[str, ...]


def parse(data: bytes) -> etree._Element | None:
    """Give the main part of a page, or nothing where there is none."""
    root = parse_html(data)
    if root is None:
        return None
    return next((one for one in root.iter("main", "div") if one.get("id") == "website-body"), None)


def page_of(main: etree._Element) -> Page | None:
    """Read a procedure file, or give nothing where the page is none."""
    headings = [one for one in main.iter("h2") if _NUMBER.search(_text(one))]
    sections = [one for one in main.iter("div") if _is_section(one)]
    if not headings or not sections:
        return None
    found = _NUMBER.search(_text(headings[0]))
    later = [one for one in main.iter("h2") if one is not headings[0] and not _inside(one, sections)]
    grids = tuple(grid for section in sections for grid in _grids(section))
    return Page(
        reference=found[0] if found else "",
        title=_text(later[0]) if later else "",
        facts=_facts(sections, grids),
        grids=grids,
        final_act=tuple(
            text
            for section in sections
            if _heading(section) == "Final act"
            for text in _lines(section)[1:]
            if text != "Final act"
        ),
    )


def summary_of(main: etree._Element) -> tuple[str, str, str, str, str] | None:
    """Give a summary's title, procedure, day, text and kind of document, or nothing where the page is none."""
    head = next(iter(main.iter("h1")), None)
    parts = {(one.get("class") or "").split(" ")[0]: one for one in main.iter("div", "time", "span")}
    body, under = parts.get("es_product-content"), parts.get("small")
    if head is None or body is None:
        return None
    told = _text(under) if under is not None else ""
    number = _NUMBER.search(told)
    on = next((_text(one) for one in main.iter("time")), "")
    after = [one for one in main.iter("span") if one.get("class") == "t-x"]
    return _text(head), number[0] if number else "", on, element_text(body), _text(after[-1]) if after else ""


def _is_section(element: etree._Element) -> bool:
    return (element.get("id") or "").startswith("section") and (element.get("id") or "")[7:].isdigit()


def _inside(element: etree._Element, sections: Sequence[etree._Element]) -> bool:
    return any(above in sections for above in element.iterancestors())


def _text(element: etree._Element) -> str:
    return line(" ".join(str(part) for part in element.itertext()).replace("\xa0", " "))


def _lines(element: etree._Element) -> list[str]:
    apart = [one for one in element.iter("span") if "d-block" in (one.get("class") or "")]
    texts = [_text(one) for one in apart] if apart else element_text(element).split("\n")
    return [line(one) for one in texts if line(one)]


def _heading(section: etree._Element) -> str:
    found = next(iter(section.iter("h2")), None)
    return _text(found) if found is not None else ""


def _grids(section: etree._Element) -> Iterator[Grid]:
    heading = _heading(section)
    for table in section.iter("table"):
        rows = [[_cell(one) for one in row if one.tag in ("td", "th")] for row in table.iter("tr")]
        if not rows:
            continue
        head = next(iter(table.iter("thead")), None)
        columns = tuple(cell.text for cell in rows[0]) if head is not None else ()
        body = rows[1:] if head is not None else rows
        yield Grid(heading, _above(table), columns, tuple(tuple(row) for row in body if row))


def _above(table: etree._Element) -> str:
    """Give the name of the institution whose fold a table lies in."""
    for above in table.iterancestors("div"):
        label, around = above.get("aria-labelledby"), above.getparent()
        if label and around is not None:
            named = next((one for one in around if one.get("id") == label), None)
            return _text(named) if named is not None else ""
    return ""


def _cell(element: etree._Element) -> Cell:
    links = tuple(str(one.get("href")) for one in element.iter("a") if one.get("href"))
    members = tuple(
        (found[1], _text(one))
        for one in element.iter("a")
        if (found := _MEMBER.search(one.get("href") or "")) and _text(one)
    )
    return Cell(_text(element), links, tuple(_lines(element)), members)


def _facts(sections: Sequence[etree._Element], grids: Sequence[Grid]) -> dict[str, tuple[str, ...]]:
    """Give what the page states of the file, by its names: in bold above, or at the head of a row."""
    facts: dict[str, tuple[str, ...]] = {}
    for grid in grids:
        if grid.section == "Technical information":
            for row in grid.rows:
                if len(row) == 2:
                    facts[row[0].text] = row[1].lines
    for section in sections:
        if _heading(section) != "Basic information":
            continue
        name = ""
        for paragraph in section.iter("p"):
            if "font-weight-bold" in (paragraph.get("class") or ""):
                name = _text(paragraph)
            elif name and _text(paragraph):
                facts[name] = (*facts.get(name, ()), *_lines(paragraph))
    return facts


def numbers_in(cell: Cell) -> list[str]:
    """Give the documents that a cell names: as canonical identifiers where they are, else as written."""
    found = [one.value for one in find(cell.text)]
    return found or [one for one in cell.lines if any(char.isdigit() for char in one)]
