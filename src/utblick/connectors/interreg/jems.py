"""Exports of partner data out of Jems, the programmes' own system: a row for each partner of each project.

What the export holds, in which order, is told by the public code of Jems' standard plug-in; what a programme calls its
columns is its own choice of words, so several are known for each. No export has been seen by us.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from utblick.connectors.interreg.named_rows import NamedRow, columns_of, named_rows
from utblick.connectors.interreg.regions import nuts3
from utblick.connectors.interreg.roles import role_of
from utblick.connectors.operations.places import country_in
from utblick.connectors.project_record import PartnershipRecord, Project
from utblick.connectors.record import Record, Reject
from utblick.connectors.tables.reading import Unreadable, read_tables

SOURCE = "jems"
NAMES = {
    "call": ("Call name", "Call"),
    "programme": ("Programme", "Programme name", "Programme title"),
    "number": ("Project ID", "Project identifier", "Project number"),
    "acronym": ("Project acronym", "Acronym"),
    "title": ("Project title", "Project name", "Title"),
    "status": ("Project status", "Status"),
    "priority": ("Programme priority", "Project programme priority", "Priority"),
    "objective": (
        "Specific objective",
        "Programme priority specific objective",
        "Project specific objective",
    ),
    "starts_on": ("Project start date", "Start date"),
    "ends_on": ("Project end date", "End date"),
    "partner_number": ("Partner number", "Partner ID", "Partner"),
    "role": ("Partner role", "Role"),
    "abbreviation": ("Partner abbreviation", "Abbreviated name of the organisation", "Abbreviation"),
    "original": ("Partner name in original language", "Name of the organisation in original language"),
    "english": (
        "Partner name in English",
        "Name of the organisation in English",
        "Partner name",
        "Organisation name",
    ),
    "type": ("Type of partner", "Partner type", "Partner sub type", "Legal status"),
    "vat": ("VAT number", "VAT number (if applicable)", "Partner VAT"),
    "country": ("Country", "Partner country", "Partner main address country"),
    "nuts3": ("NUTS 3", "NUTS3", "Partner NUTS 3", "Partner main address NUTS 3"),
    "region": ("NUTS 2", "NUTS2", "Partner NUTS 2", "Partner main address NUTS 2"),
    "postcode": ("Postal code", "Postcode"),
    "city": ("City",),
    "budget": (
        "Partner total eligible budget",
        "Total eligible budget",
        "Partner total budget",
        "Total budget",
    ),
    "eu": ("ERDF", "Interreg Funds", "Interreg funds", "Fund amount", "ERDF amount"),
}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read an export: each row a partnership, or a reject that says what it lacks."""
    try:
        sheets = read_tables(data, name)
    except Unreadable as problem:
        yield Reject(file=name, line=1, reason=f"{problem.reason_en[:1].upper()}{problem.reason_en[1:]}.")
        return
    seen: Counter[str] = Counter()
    for title, table in sheets:
        columns = columns_of(table, NAMES)
        if not (
            {"number", "role"} <= columns.keys() and {"english", "original", "abbreviation"} & columns.keys()
        ):
            where = f"The sheet “{title}”" if title else "The file"
            reason = (
                f"{where} lacks the project's number, the partner's role or name: no partner export of Jems."
            )
            yield Reject(file=name, line=table.header_line, reason=reason)
            continue
        for row in named_rows(table, columns):
            yield _one(row, name, seen)


def _one(row: NamedRow, name: str, seen: Counter[str]) -> Record | Reject:
    number = row.text("number")
    organisation = row.text("english", "original", "abbreviation")
    role = role_of(row.text("role").replace("_", " "))
    reason = ""
    if not organisation:
        reason = "The row names no organisation."
    elif not number and not row.text("acronym"):
        reason = "The row names no project."
    elif not role:
        reason = (
            f"{row.place('role')} is no role of a partner." if row.text("role") else "The row names no role."
        )
    elif wrong := row.wrong_day("starts_on", "ends_on"):
        reason = wrong
    if reason:
        return Reject(file=name, line=row.line, reason=reason, id=number)
    key = "\x1f".join((number or row.text("acronym"), row.text("partner_number"), organisation))
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    seen[digest] += 1
    names = {
        "vat": row.text("vat"),
        "abbreviation": row.text("abbreviation"),
        "original": row.text("original"),
    }
    return PartnershipRecord(
        source=SOURCE,
        source_id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}",
        programme=row.text("programme"),
        project=Project(
            acronym=row.text("acronym"),
            title=row.text("title"),
            starts_on=row.day("starts_on"),
            ends_on=row.day("ends_on", last=True),
            priority=row.text("priority"),
            objective=row.text("objective"),
            type=row.text("status"),
            number=number,
        ),
        organisation=organisation,
        role=role,
        country=country_in(row.text("country")),
        nuts3=nuts3(row.text("nuts3")),
        budget_eur=row.amount("budget"),
        eu_eur=row.amount("eu"),
        organisation_type=row.text("type"),
        region=row.text("region"),
        city=row.text("city"),
        postcode=row.text("postcode"),
        identifiers={key: value for key, value in names.items() if value},
    )
