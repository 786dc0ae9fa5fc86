"""The list of meetings as meeting records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from utblick.connectors.mep_meetings.names import names_in, numbers_in
from utblick.connectors.reading.csv_rows import CsvFault, CsvRow, header_of, read_rows
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.text import line
from utblick.connectors.record import MeetingRecord, Record, Reject
from utblick.engine.identifiers import find

SOURCE = "mep_meetings"
LICENCE = "ODbL 1.0 (Integrity Watch EU)"
COLUMNS = ("date", "mep", "epid", "role", "title", "lobbyists", "dossier")
_DAY_FIRST = re.compile(r"(\d{2})-(\d{2})-(\d{4})$")
_CODE = re.compile(r"'([^']+)'")
_NOTHING = frozenset({"", "n/a", "-", "none", "na"})


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read the list: a row a meeting, with one or several lobbyists in a line of free text."""
    if "mep_identifier" in (columns := header_of(data)) or ("epid" in columns and "first_name" in columns):
        reason = "This is a list of members: read it as europarl_members."
        yield Reject(file=name, line=1, reason=reason)
        return
    for row in read_rows(data, COLUMNS):
        yield (
            Reject(file=name, line=row.line, reason=row.reason)
            if isinstance(row, CsvFault)
            else _one(row, name)
        )


def _one(row: CsvRow, name: str) -> MeetingRecord | Reject:
    cells = row.cells
    # The first column has no name in the export: it is the export's number of the row.
    number, told, person = cells.get("", "") or str(row.line), cells["date"], line(cells["mep"])
    found = _DAY_FIRST.match(told)
    on = day(f"{found[3]}-{found[2]}-{found[1]}") if found else day(told)
    if not on:
        return Reject(file=name, line=row.line, reason=f"“{told[:40]}” is no date.", id=number)
    if not person:
        return Reject(file=name, line=row.line, reason="The row names no member.", id=number)
    subject, dossier, others = line(cells["title"]), line(cells["dossier"]), line(cells["lobbyists"])
    dossier = "" if dossier.casefold() in _NOTHING else dossier
    procedures = [one.value for text in (dossier, subject) for one in find(text) if one.type == "procedure"]
    return MeetingRecord(
        source=SOURCE,
        source_id=number,
        url=f"https://www.europarl.europa.eu/meps/en/{cells['epid']}" if cells["epid"] else "",
        licence=LICENCE,
        date=on,
        person=person,
        role=line(cells["role"]).lower().replace(" ", "_"),
        procedure=procedures[0] if procedures else "",
        subject=subject,
        participants=names_in(others),
        with_as_written=others,
        registered=numbers_in(others),
        dossier=dossier,
        person_id=cells["epid"],
        group=line(cells.get("group", "")),
        country=line(cells.get("country", "")),
        committees=_CODE.findall(cells.get("committees", "")),
        place=line(cells.get("location", "")),
    )
