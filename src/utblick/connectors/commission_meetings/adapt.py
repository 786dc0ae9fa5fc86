"""The lists as meeting records, each meeting once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from utblick.connectors.commission_meetings.pairing import Known, paired, same
from utblick.connectors.commission_meetings.sentences import sentence
from utblick.connectors.commission_meetings.wire import LARGEST_XML, Fault, Row, rows_of
from utblick.connectors.record import MeetingRecord, Record, Reject
from utblick.engine.identifiers import find

SOURCE = "commission_meetings"
LICENCE = "Commission decision 2011/833/EU: reuse with source"
# No list in any form is larger.
LARGEST = LARGEST_XML
# What the meetings are published in: a meeting has no page of its own.
DATASET = "https://data.europa.eu/data/datasets/european-commission-meetings-with-interest-representatives"
_LIST = "https://ec.europa.eu/transparency-initiative/meetings/data/meetings/dataxlsx?name="
# The lists that are still added to, or that one still compares with: the address, and a term or `directors`.
LISTS = (
    (f"{_LIST}meetingscommissionrepresentatives2429", "2024–2029"),
    (f"{_LIST}meetingscommissionrepresentatives1924", "2019–2024"),
    (f"{_LIST}meetingsdirectorgenerals", "directors"),
)


def read(data: bytes, name: str, language: str = "en") -> Iterator[Record | Reject]:
    """Read a list: a row a meeting, with one or several hosts and interest representatives.

    A meeting that the list holds twice in all its words is given once. `language` is that of the reasons.
    """
    rows: list[Row] = []
    for row in rows_of(data, name, language):
        reason = row.reason if isinstance(row, Fault) else _fault(row, language)
        if reason:
            yield Reject(file=name, line=row.line, reason=reason)
        elif isinstance(row, Row):
            rows.append(row)
    known = _known(rows)
    for number, row in _numbered(rows):
        yield _record(row, number, known)


def _fault(row: Row, language: str) -> str:
    if not row.day_as_written:
        return sentence("no_day", language)
    if not row.day:
        return sentence("day", language, row.day_as_written[:40])
    return "" if row.body else sentence("no_body", language)


def _known(rows: Iterable[Row]) -> Known:
    """Give the names of the numbers that stand alone with theirs somewhere in the list."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for group in row.groups:
            if len(group.numbers) == 1 and group.names:
                found[group.numbers[0]].add(same(group.names))
    return found


def _numbered(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Give each meeting a number made of what seldom changes: the body, the day, who held it, and whom they met.

    The source has none. Meetings that are alike in all that are numbered in the order of their subjects, so that
    the order of the rows does not matter; subject and place may be put right without it being another meeting.
    """
    alike: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
    for row in rows:
        words = (row.subject, row.place, row.titles, row.portfolio, *(one.names for one in row.groups))
        alike[_key(row)].setdefault(words, row)
    for key, found in alike.items():
        for at, words in enumerate(sorted(found), start=1):
            yield (key if at == 1 else f"{key}-{at}"), found[words]


def _key(row: Row) -> str:
    met = sorted({number for one in row.groups for number in one.numbers})
    parts = [
        row.kind,
        same(row.body),
        *sorted(same(host.name) for host in row.hosts),
        "",
        *(met or [same("".join(one.names for one in row.groups))]),
    ]
    return f"{row.day}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:20]}"


def _record(row: Row, number: str, known: Known) -> MeetingRecord:
    names: list[str] = []
    register_of: dict[str, str] = {}
    for group in row.groups:
        pairs = paired(group.names, group.numbers, known)
        names += [one for one, _number in pairs] if pairs else [group.names] if group.names else []
        register_of |= dict(pairs or ())
    procedures = [one.value for one in find(row.subject) if one.type == "procedure"]
    return MeetingRecord(
        source=SOURCE,
        source_id=number,
        url=DATASET,
        licence=LICENCE,
        date=row.day,
        person=row.hosts[0].name if row.hosts else "",
        role=row.titles,
        procedure=procedures[0] if procedures else "",
        subject=row.subject,
        participants=list(dict.fromkeys(names)),
        with_as_written=", ".join(one.names for one in row.groups if one.names),
        registered=list(dict.fromkeys(one for group in row.groups for one in group.numbers)),
        place=row.place,
        institution="commission",
        hosts=row.hosts,
        body=row.body,
        body_code=row.code,
        body_type=row.kind,
        portfolio=row.portfolio,
        register_of=register_of,
    )
