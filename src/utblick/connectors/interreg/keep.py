"""Exports of keep.eu: one sheet of projects, one of partners, tied by programme and the project's number or acronym.

The names of the columns are those that public programs read out of the export; no export has been seen by us.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from utblick.connectors.interreg.named_rows import NamedRow, columns_of, named_rows
from utblick.connectors.interreg.regions import nuts3
from utblick.connectors.interreg.roles import LEAD, PARTNER, role_of
from utblick.connectors.operations.amounts import share_in
from utblick.connectors.operations.places import country_in
from utblick.connectors.project_record import OperationRecord, PartnershipRecord, Project
from utblick.connectors.reading.fields import fields
from utblick.connectors.record import Record, Reject
from utblick.connectors.tables.reading import Unreadable, read_tables

SOURCE, LICENCE = "keep", "keep.eu terms of use"
_TIES = {
    "programme": ("Programme",),
    "number": ("Project ID (2021-2027 only)", "Project ID"),
    "acronym": ("Project acronym", "Acronym"),
}
PROJECTS = {
    **_TIES,
    "period": ("Period", "Programming period"),
    "title": ("Project name in English", "Project name", "Project title"),
    "title_2": ("Project name in language 2",),
    "summary": ("Description in English", "Description"),
    "starts_on": ("Project start", "Project start date"),
    "ends_on": ("Project end", "Project end date"),
    "total": ("Project's total budget / expenditure", "Total budget/expenditure", "Total budget"),
    "eu": ("Project's EU funding", "EU funding", "ERDF budget"),
    "rate": ("Union co-financing rate",),
    "priority": ("Programme priority", "Priority"),
    "objective": ("Specific objective", "Programme specific objective"),
    "theme_1": ("Theme 1",),
    "theme_2": ("Theme 2",),
    "theme_3": ("Theme 3",),
    "website": ("Website",),
}
PARTNERS = {
    **_TIES,
    "lead": ("Lead partner",),
    "role": ("Role", "Partner role"),
    "organisation": ("Organisation in English", "Partner name in English", "Organisation"),
    "organisation_2": ("Organisation in language 2",),
    "organisation_3": ("Organisation in language 3",),
    "pic": ("Participant Identification Code", "PIC"),
    "other_id": ("Partner's ID if not PIC",),
    "type": ("Type of Organisation", "Type of organisation"),
    "country": ("Country code", "Country"),
    "nuts3": ("NUTS3 code (or equivalent)", "NUTS3 code", "NUTS 3"),
    "region": ("NUTS2 code (or equivalent)", "NUTS2 code", "NUTS 2"),
    "city": ("Town", "City"),
    "postcode": ("Postal code", "Postcode"),
    "budget": ("Partner's total eligible budget / expenditure", "Partner's total budget"),
    "eu": ("Partner's programme co-financing (EUR) (2021-2027 only)", "Partner's programme co-financing"),
    "eu_2014": ("ERDF contribution (2014-2020 only)", "ERDF contribution"),
}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read an export: each project an operation, each partner a partnership with what its project's row tells."""
    try:
        sheets = read_tables(data, name)
    except Unreadable as problem:
        yield Reject(file=name, line=1, reason=f"{problem.reason_en[:1].upper()}{problem.reason_en[1:]}.")
        return
    projects: list[NamedRow] = []
    partners: list[NamedRow] = []
    for title, table in sheets:
        as_partners, as_projects = columns_of(table, PARTNERS), columns_of(table, PROJECTS)
        if "organisation" in as_partners and {"lead", "role"} & as_partners.keys():
            partners += named_rows(table, as_partners)
        elif "title" in as_projects and "programme" in as_projects:
            projects += named_rows(table, as_projects)
        else:
            where = f"The sheet “{title}”" if title else "The file"
            reason = (
                f"{where} has neither the columns of projects nor those of partners in an export of keep.eu."
            )
            yield Reject(file=name, line=table.header_line, reason=reason)
    known: dict[tuple[str, str], NamedRow] = {}
    seen: Counter[str] = Counter()
    for row in projects:
        for key in _keys(row):
            known.setdefault(key, row)
        yield _operation(row, name, seen)
    for row in partners:
        of = next((known[key] for key in _keys(row) if key in known), None)
        yield _partnership(row, of, name, seen)


def _keys(row: NamedRow) -> list[tuple[str, str]]:
    """Give what ties a row to its project: by number (2021–2027), else by acronym, within the programme."""
    programme = row.text("programme")
    return [
        (programme, one.casefold()) for one in (row.text("number"), row.text("acronym")) if one and programme
    ]


def _operation(row: NamedRow, name: str, seen: Counter[str]) -> Record | Reject:
    title = row.text("title", "title_2", "acronym")
    if not title or not row.text("programme"):
        what = "project" if not title else "programme"
        return Reject(file=name, line=row.line, reason=f"The row names no {what}.", id=row.text("number"))
    if wrong := row.wrong_day("starts_on", "ends_on"):
        return Reject(file=name, line=row.line, reason=wrong, id=row.text("number"))
    total, eu = row.amount("total"), row.amount("eu")
    return OperationRecord(
        source=SOURCE,
        source_id=_id(
            seen, "project", row.text("programme"), row.text("number") or row.text("acronym"), title
        ),
        url=row.text("website"),
        licence=LICENCE,
        programme=row.text("programme"),
        title=title,
        starts_on=row.day("starts_on"),
        ends_on=row.day("ends_on", last=True),
        total_eur=total,
        eu_eur=eu,
        number=row.text("number"),
        summary=row.text("summary"),
        priority=row.text("priority"),
        rate=share_in(row.cells.get("rate")),
        total_amount=total,
        eu_amount=eu,
        currency="EUR",
        fields=fields(
            acronym=row.text("acronym"),
            period=row.text("period"),
            objective=row.text("objective"),
            theme=[row.text(one) for one in ("theme_1", "theme_2", "theme_3")],
        ),
    )


def _partnership(row: NamedRow, of: NamedRow | None, name: str, seen: Counter[str]) -> Record | Reject:
    organisation = row.text("organisation", "organisation_2", "organisation_3")
    reason = ""
    if not organisation:
        reason = "The row names no organisation."
    elif not _keys(row):
        reason = (
            "The row does not say of which project it is: it lacks the programme, or both number and acronym."
        )
    if reason:
        return Reject(file=name, line=row.line, reason=reason, id=row.text("number"))
    lead = row.text("lead").casefold()
    role = LEAD if lead in ("yes", "true", "1", "x") else role_of(row.text("role")) or PARTNER
    identifiers = {"pic": row.text("pic"), "other": row.text("other_id")}
    return PartnershipRecord(
        source=SOURCE,
        source_id=_id(seen, "partner", *map("\x1e".join, _keys(row)), organisation),
        licence=LICENCE,
        programme=row.text("programme"),
        period=of.text("period") if of else "",
        project=Project(
            acronym=row.text("acronym") or (of.text("acronym") if of else ""),
            title=of.text("title", "title_2") if of else "",
            starts_on=of.day("starts_on") if of else "",
            ends_on=of.day("ends_on", last=True) if of else "",
            priority=of.text("priority") if of else "",
            objective=of.text("objective") if of else "",
            number=row.text("number"),
        ),
        organisation=organisation,
        role=role,
        country=country_in(row.text("country")),
        nuts3=nuts3(row.text("nuts3")),
        budget_eur=row.amount("budget"),
        eu_eur=row.amount("eu", "eu_2014"),
        organisation_type=row.text("type"),
        region=row.text("region"),
        city=row.text("city"),
        postcode=row.text("postcode"),
        identifiers={key: value for key, value in identifiers.items() if value},
    )


def _id(seen: Counter[str], *parts: str) -> str:
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
