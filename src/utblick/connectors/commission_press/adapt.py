"""Rows of a press corner list as document records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from utblick.connectors.commission_press.wire import BadRow, rows
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields, with_identifiers
from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import line, repair_mojibake
from utblick.connectors.record import DocumentRecord, Record, Reject

SOURCE = "commission_press"
LICENCE = "CC BY 4.0"
ADDRESS = "https://ec.europa.eu/commission/presscorner/detail"
_NUMBER = re.compile(
    r"(ip|memo|speech|statement|qanda|mex|ac|fs|inf|read)[_/-](\d{2})[_/-](\d{1,5})$", re.IGNORECASE
)
_LANGUAGE = re.compile(r"/detail/([a-z]{2})/")
_TYPES = {
    "ip": "press_release",
    "memo": "memo",
    "speech": "speech",
    "statement": "statement",
    "qanda": "questions_and_answers",
    "mex": "daily_news",
    "ac": "announcement",
    "fs": "factsheet",
    "inf": "information",
    "read": "read_out",
}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a press corner list. The lists hold titles only: the text of a record is empty."""
    for row in rows(data):
        if isinstance(row, BadRow):
            yield Reject(file=name, line=row.line, reason=row.reason)
            continue
        number = _NUMBER.match(row.number)
        title = line(html_text(repair_mojibake(row.title)))
        published = day(row.published)
        if not number:
            reason = f"“{line(row.number)[:40]}” is no number of a press release."
        elif not title:
            reason = "The press release has no title."
        elif not published:
            reason = f"“{line(row.published)[:40]}” is not a date."
        else:
            kind, year, serial = number[1].lower(), number[2], int(number[3])
            language = found[1] if (found := _LANGUAGE.search(row.url)) else ""
            yield DocumentRecord(
                source=SOURCE,
                source_id=f"{kind}_{year}_{serial}",
                url=row.url or f"{ADDRESS}/en/{kind}_{year}_{serial}",
                licence=LICENCE,
                title=title,
                # `ov` in an address is the original version, whichever language that is.
                language="" if language == "ov" else language,
                published=published,
                type=_TYPES[kind],
                fields=with_identifiers(fields(press_number=f"{kind.upper()}/{year}/{serial}"), title),
            )
            continue
        yield Reject(file=name, line=row.line, reason=reason, id=line(row.number)[:40])
