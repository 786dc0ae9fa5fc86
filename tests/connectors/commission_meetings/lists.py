"""The Commission's lists as they are shaped, with invented meetings."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from openpyxl import Workbook

CABINETS = (
    "Name of cabinet",
    "Name of EC representative",
    "Title of EC representative",
    "Date of meeting",
    "Location",
    "Name of interest representative",
    "Transparency register ID",
    "Subject of the meeting",
)
DIRECTORS = (
    "Name of DG/EA - full name",
    "Name of DG/EA - acronym",
    "Name of EC/EA representative",
    "Title of EC/EA representative",
    *CABINETS[3:],
)
ALFA, BETA, GAMMA = "111111111111-11", "222222222222-22", "333333333333-33"
CABINET = "Cabinet of Commissioner Ada Example"
ROWS: tuple[tuple[object, ...], ...] = (
    (
        CABINET,
        "Bo Exempel,Cy Sample",
        "Head of Cabinet,Cabinet member",
        date(2026, 10, 1),
        "Brussels",
        "Alfa, Inc.,Beta",
        f"{ALFA},{BETA}",
        "Grids 2025/0231(COD)",
    ),
    (CABINET, "Ada Example", "Commissioner", date(2026, 10, 2), "Linköping", "Beta", BETA, "Regions"),
)


def workbook(
    rows: Sequence[Sequence[object]], headings: Sequence[str] = CABINETS, *, second: bool = True
) -> bytes:
    """Give an Excel file: a line above the headings, and a second sheet that holds a sentence and no rows."""
    book = Workbook()
    sheet = book.active
    sheet.append(["File generated on: 2026-11-20"])
    for row in (headings, *rows):
        sheet.append(list(row))
    if second:
        book.create_sheet("SQL").append(["select * from V_MEETING"])
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def text(rows: Sequence[Sequence[object]], headings: Sequence[str] = CABINETS, separator: str = ";") -> bytes:
    """Give the same as CSV."""
    into = io.StringIO()
    writer = csv.writer(into, delimiter=separator)
    writer.writerows([headings, *rows])
    return into.getvalue().encode("utf-8-sig")


def xml(*meetings: str) -> bytes:
    """Give an XML file of meetings."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<meetings file_generated_on="2026-11-20">\n'
    return (head + "\n".join(meetings) + "\n</meetings>").encode()


def meeting(
    body: str = f"<cabinet>{CABINET}</cabinet>",
    day: str = "2026-10-01",
    subject: str = "Grids",
    met: Sequence[tuple[str, str]] = (("Alfa", ALFA),),
    hosts: Sequence[tuple[str, str]] = (("Bo Exempel", "Head of Cabinet"),),
    place: str = "Brussels",
) -> str:
    """Give one meeting; texts are escaped once more than XML asks for, as at the source."""

    def twice(words: str) -> str:
        return escape(escape(words).encode("ascii", "xmlcharrefreplace").decode())

    entities = "".join(f"<entity><name>{twice(n)}</name><id>{i}</id></entity>" for n, i in met)
    people = "".join(
        f"<representative><name>{twice(n)}</name><title>{twice(t)}</title></representative>" for n, t in hosts
    )
    return (
        f"<meeting>{body}<date>{day}</date><location>{twice(place)}</location><subject>{twice(subject)}</subject>"
        f"<entities>{entities}</entities><representatives>{people}</representatives></meeting>"
    )
