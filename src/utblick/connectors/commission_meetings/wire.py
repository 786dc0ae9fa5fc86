"""The lists as rows, one shape for all: Excel, CSV and XML, of cabinets and of directorates-general."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from utblick.connectors.commission_meetings.pairing import numbers_in
from utblick.connectors.commission_meetings.sentences import sentence
from utblick.connectors.reading.markup import line_of, parse_xml
from utblick.connectors.reading.text import line
from utblick.connectors.record import Host
from utblick.connectors.tables.days import days_in
from utblick.connectors.tables.reading import Line, Unreadable, read_table

LARGEST_XML = 50_000_000
# The headings of the columns, as `_heading` gives them; older lists have portfolios, newer executive agencies.
COLUMNS = {
    "name of cabinet": "cabinet",
    "name of dg - full name": "dg",
    "name of dg - acronym": "code",
    "name of ec representative": "hosts",
    "title of ec representative": "titles",
    "date of meeting": "day",
    "location": "place",
    "name of interest representative": "others",
    "transparency register id": "numbers",
    "subject of the meeting": "subject",
    "portfolio": "portfolio",
}
HEADINGS = {field: heading.capitalize() for heading, field in COLUMNS.items()}
# The texts are escaped twice at the source: once as XML and once before (`J&amp;#248;rgensen`).
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# References to characters that XML does not allow, and a version that the reader does not know.
_FORBIDDEN = re.compile(rb"&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")
_VERSION = re.compile(rb"^(\s*<\?xml[^>]{0,60}version\s*=\s*['\"])1\.1(['\"])")


@dataclass(frozen=True, slots=True)
class Group:
    """Names in one cell or element, as written, and the register numbers that stand beside them, in order."""

    names: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as written. `kind` is cabinet or dg; `day` is ISO, or empty where `day_as_written` is no day."""

    line: int
    kind: str
    body: str
    code: str
    portfolio: str
    day: str
    day_as_written: str
    place: str
    subject: str
    hosts: tuple[Host, ...]
    titles: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A file, or a row of it, that cannot be read: its line and a sentence."""

    line: int
    reason: str


def text_of(value: object) -> str:
    """Give a cell or an element's text on one line, without the entities that the source leaves in it."""
    written = "" if value is None else str(value)
    return line(_ENTITY.sub(lambda found: html.unescape(found[0]), written))


def rows_of(data: bytes, name: str, language: str) -> Iterator[Row | Fault]:
    """Give the meetings of a list, whatever its form."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        yield Fault(1, sentence("page", language))
    elif start.startswith(b"<"):
        yield from _of_xml(data, language)
    else:
        yield from _of_table(data, name, language)


def _of_table(data: bytes, name: str, language: str) -> Iterator[Row | Fault]:
    try:
        table = read_table(data, name)
    except Unreadable as problem:
        reason = problem.reason_sv if language == "sv" else problem.reason_en
        yield Fault(1, f"{reason[:1].upper()}{reason[1:]}.")
        return
    at = {
        COLUMNS[heading]: number
        for number, heading in reversed(list(enumerate(map(_heading, table.columns))))
        if heading in COLUMNS
    }
    lacking = [field for field in ("day", "others") if field not in at]
    if "cabinet" not in at and "dg" not in at:
        lacking.append("cabinet")
    if lacking:
        yield Fault(table.header_line, sentence("column", language, HEADINGS[lacking[0]]))
    elif not table.rows:
        yield Fault(table.header_line, sentence("no_meetings", language))
    else:
        for row in table.rows:
            yield _row(row, at)


def _heading(name: str) -> str:
    """Give a heading as COLUMNS has it: `Name of DG/EA - full name` is that of DGs alone."""
    return " ".join(line(name).casefold().replace("/ea", "").replace("–", "-").split())


def _row(row: Line, at: Mapping[str, int]) -> Row:
    def cell(field: str) -> str:
        return text_of(row.values[at[field]]) if field in at else ""

    told = row.values[at["day"]]
    days = days_in(told)
    cabinet, others, numbers = cell("cabinet"), cell("others"), cell("numbers")
    return Row(
        line=row.number,
        kind="cabinet" if cabinet else "dg",
        body=cabinet or cell("dg"),
        code="" if cabinet else cell("code"),
        portfolio=cell("portfolio"),
        day=days[0].isoformat() if days and days[0] == days[1] else "",
        day_as_written=text_of(told),
        place=cell("place"),
        subject=cell("subject"),
        hosts=_hosts(cell("hosts"), cell("titles")),
        titles=cell("titles"),
        groups=(Group(others, tuple(numbers_in(numbers))),) if others or numbers else (),
    )


def _hosts(names: str, titles: str) -> tuple[Host, ...]:
    """Give the hosts with their titles where the cells have as many of both, else without."""
    people = [one for one in map(str.strip, names.split(",")) if one]
    called = [one for one in map(str.strip, titles.split(",")) if one]
    if len(people) == 1:
        return (Host(name=people[0], title=titles),)
    if len(people) != len(called):
        return tuple(Host(name=one) for one in people)
    return tuple(Host(name=one, title=title) for one, title in zip(people, called, strict=True))


def _of_xml(data: bytes, language: str) -> Iterator[Row | Fault]:
    if len(data) > LARGEST_XML:
        yield Fault(1, sentence("large", language, LARGEST_XML // 1_000_000))
        return
    root = parse_xml(_FORBIDDEN.sub(b" ", _VERSION.sub(rb"\g<1>1.0\g<2>", data, count=1)))
    if isinstance(root, str):
        yield Fault(1, sentence("xml", language))
        return
    meetings = list(root.iter("{*}meeting"))
    yield from map(_meeting, meetings)
    if not meetings:
        yield Fault(1, sentence("no_meetings", language))


def _meeting(element: etree._Element) -> Row:
    def told(tag: str, within: etree._Element = element) -> str:
        child = within.find(f"{{*}}{tag}")
        return "" if child is None else text_of("".join(map(str, child.itertext(etree.Element))))

    cabinet, written = told("cabinet"), told("date")
    days = days_in(written)
    hosts = [
        Host(name=told("name", one), title=told("title", one)) for one in element.iter("{*}representative")
    ]
    groups = [
        Group(told("name", one), tuple(numbers_in(told("id", one)))) for one in element.iter("{*}entity")
    ]
    return Row(
        line=line_of(element),
        kind="cabinet" if cabinet else "dg",
        body=cabinet or told("dgname"),
        code="" if cabinet else told("dgacronym"),
        portfolio=told("portfolio"),
        day=days[0].isoformat() if days and days[0] == days[1] else "",
        day_as_written=written,
        place=told("location"),
        subject=told("subject"),
        hosts=tuple(one for one in hosts if one.name or one.title),
        titles=", ".join(one.title for one in hosts if one.title),
        groups=tuple(one for one in groups if one.names or one.numbers),
    )
