"""Lists of partners in Interreg projects: a row for each organisation in each project."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from utblick.connectors.interreg.named_rows import NamedRow, columns_of, named_rows
from utblick.connectors.interreg.regions import nuts3
from utblick.connectors.interreg.roles import role_of
from utblick.connectors.operations.lists import read_list
from utblick.connectors.operations.places import country_in
from utblick.connectors.project_record import PartnershipRecord, Project
from utblick.connectors.record import Record, Reject
from utblick.connectors.tables.reading import Unreadable

SOURCE = "interreg_partners"
# Our name -> what lists call the column, in Swedish and English.
NAMES = {
    "number": ("id", "projekt-id", "project id"),
    "programme": ("program", "programme", "interregprogram"),
    "type": ("projekttyp", "project type"),
    "starts_on": ("startdatum", "start", "start date", "project start"),
    "ends_on": ("slutdatum", "slut", "end date", "project end"),
    "acronym": ("akronym", "acronym", "project acronym"),
    "title": ("projektnamn", "projekttitel", "project name", "project title", "title", "projekt", "project"),
    "organisation": (
        "organisationsnamn",
        "organisation",
        "partner",
        "organisation name",
        "partner name",
        "partnernamn",
    ),
    "ownership": ("organisationsägande", "ownership", "ägande"),
    "organisation_type": ("organisationstyp", "type of organisation", "organisation type"),
    "role": ("organisationsroll", "roll", "role", "partner role"),
    "nuts3": ("nuts3", "nuts 3", "län", "county", "nuts3 code"),
    "region": ("nuts2", "nuts 2", "region"),
    "budget": ("partnerbudget", "partner budget", "budget"),
    "priority": ("politiskt mål", "politisktmål", "policy objective", "prioritet", "priority"),
    "objective": ("specifikt mål", "specifiktmål", "specific objective"),
    "country": ("land", "country"),
}
NEEDED = {
    "programme": "the programme",
    "title": "the project",
    "organisation": "the organisation",
    "role": "the role",
}
# Objectives of the funds in 2021–2027 (Regulation (EU) 2021/1058, Article 3; 2021/1059, Article 14).
_OBJECTIVE_2021 = re.compile(r"R?SO ?\d\.\d+|ISO ?\d\.\d+", re.IGNORECASE)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a list of partners (JSON, CSV, XLSX): each row a partnership, or a reject that says what it lacks."""
    try:
        table, rejects = read_list(data, name)
    except Unreadable as problem:
        yield Reject(file=name, line=1, reason=f"{problem.reason_en[:1].upper()}{problem.reason_en[1:]}.")
        return
    yield from rejects
    columns = columns_of(table, NAMES)
    if "title" not in columns and "acronym" in columns:
        columns["title"] = columns["acronym"]
    if missing := [what for one, what in NEEDED.items() if one not in columns]:
        reason = f"The list has no column for {' and '.join(missing)}: this is no list of partners."
        yield Reject(file=name, line=table.header_line, reason=reason)
        return
    seen: Counter[str] = Counter()
    for row in named_rows(table, columns):
        yield _one(row, name, seen)


def _one(row: NamedRow, name: str, seen: Counter[str]) -> Record | Reject:
    number, organisation = row.text("number"), row.text("organisation")
    title, programme = row.text("title"), row.text("programme")
    role = role_of(row.text("role"))
    reason = ""
    if not organisation:
        reason = "The row names no organisation."
    elif not title or not programme:
        reason = "The row names no project." if not title else "The row names no programme."
    elif not role:
        reason = (
            f"{row.place('role')} is no role of a partner." if row.text("role") else "The row names no role."
        )
    elif wrong := row.wrong_day("starts_on", "ends_on"):
        reason = wrong
    if reason:
        return Reject(file=name, line=row.line, reason=reason, id=number)
    key = "\x1f".join((programme, title, organisation, role, row.text("nuts3")))
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    seen[digest] += 1
    objective = row.text("objective")
    return PartnershipRecord(
        source=SOURCE,
        source_id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}",
        programme=programme,
        period="2021-2027" if _OBJECTIVE_2021.fullmatch(objective) else "",
        project=Project(
            acronym=row.text("acronym"),
            title=title,
            starts_on=row.day("starts_on"),
            ends_on=row.day("ends_on", last=True),
            priority=row.text("priority"),
            objective=objective,
            type=row.text("type"),
            number=number,
        ),
        organisation=organisation,
        role=role,
        country=country_in(row.text("country")),
        nuts3=nuts3(row.text("nuts3")),
        budget_eur=row.amount("budget"),
        organisation_type=row.text("organisation_type"),
        ownership=row.text("ownership"),
        region=row.text("region"),
    )
