"""Tables of CORDIS as records: projects as operations, organisations as partnerships, the rest as details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from utblick.connectors.cordis.wire import Row, rows_of
from utblick.connectors.interreg.regions import nuts3
from utblick.connectors.interreg.roles import role_of
from utblick.connectors.operations.places import country_of
from utblick.connectors.project_record import OperationRecord, PartnershipRecord, Project, ProjectDetailRecord
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.record import Record, Reject

SOURCE, LICENCE = "cordis", "CC BY 4.0"
PROGRAMMES = {"HORIZON": "Horizon Europe", "H2020": "Horizon 2020", "FP7": "FP7"}

Found = Record | str


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a table of CORDIS; its columns say which one it is. A row that lacks what makes it one is rejected."""
    reader: Callable[[Row], Found] | None = None
    seen: Counter[str] = Counter()
    for row in rows_of(data, name):
        if isinstance(row, Reject):
            yield row
            continue
        reader = reader or _reader_for(row.columns)
        found = reader(row)
        if isinstance(found, str):
            yield Reject(file=name, line=row.line, reason=found, id=row.text("projectID", "id"))
            continue
        seen[found.source_id] += 1
        times = seen[found.source_id]
        yield found if times == 1 else replace(found, source_id=f"{found.source_id}-{times}")


def _project(row: Row) -> Found:
    number, title = row.text("id"), row.text("title")
    if not number or not title:
        return "The row names no project." if not number else "The project has no title."
    total, eu = row.amount("totalCost"), row.amount("ecMaxContribution")
    framework = row.text("frameworkProgramme")
    return OperationRecord(
        source=SOURCE,
        source_id=number,
        url=f"https://cordis.europa.eu/project/id/{number}",
        licence=LICENCE,
        programme=PROGRAMMES.get(framework, framework),
        title=title,
        starts_on=day(row.text("startDate")),
        ends_on=day(row.text("endDate")),
        total_eur=total,
        eu_eur=eu,
        number=number,
        summary=row.text("objective"),
        status=row.text("status").lower(),
        approved_on=day(row.text("ecSignatureDate")),
        rate=round(eu / total, 4) if eu and total and eu <= total else None,
        total_amount=total,
        eu_amount=eu,
        currency="EUR",
        fields=fields(
            acronym=row.text("acronym"),
            topic=row.text("topics"),
            legal_basis=row.text("legalBasis"),
            call=[row.text("masterCall"), row.text("subCall")],
            type_of_action=row.text("fundingScheme"),
            doi=row.text("grantDoi"),
        ),
    )


def _organisation(row: Row) -> Found:
    number, organisation = row.text("projectID"), row.text("name", "shortName")
    role = role_of(row.text("role"))
    if not number:
        return "The row does not say of which project it is."
    if not organisation:
        return "The row names no organisation."
    if not role:
        return f"“{row.text('role')[:40]}” is no role of a participant."
    pic = row.text("organisationID", "id")
    identifiers = {"pic": pic, "vat": row.text("vatNumber"), "short_name": row.text("shortName")}
    return PartnershipRecord(
        source=SOURCE,
        source_id=f"{number}:{pic or organisation}",
        url=f"https://cordis.europa.eu/project/id/{number}",
        licence=LICENCE,
        programme=PROGRAMMES.get(row.text("frameworkProgramme"), row.text("frameworkProgramme")),
        project=Project(acronym=row.text("projectAcronym"), number=number),
        organisation=organisation,
        role=role,
        country=country_of(row.text("country")) or row.text("country"),
        nuts3=nuts3(row.text("nutsCode")),
        budget_eur=row.amount("totalCost"),
        eu_eur=row.amount("netEcContribution") or row.amount("ecContribution"),
        organisation_type=row.text("activityType"),
        region=row.text("nutsCode"),
        city=row.text("city"),
        postcode=row.text("postCode"),
        identifiers={key: value for key, value in identifiers.items() if value},
    )


def _detail(name: str, code: str, title: str = "title") -> Callable[[Row], Found]:
    """Make the reader of a table that says one thing of each project."""

    def one(row: Row) -> Found:
        number, said = row.text("projectID"), row.text(code)
        if not number or not said:
            return "The row does not say of which project it is." if not number else f"The row has no {code}."
        return ProjectDetailRecord(
            source=SOURCE,
            source_id=f"{number}:{name}:{said}",
            url=f"https://cordis.europa.eu/project/id/{number}",
            licence=LICENCE,
            project=number,
            name=name,
            code=said,
            title=row.text(title),
        )

    return one


def _web_item(row: Row) -> Found:
    address = row.text("uri", "physUrl")
    if not address:
        return "The row has no address."
    number = row.text("projectID")
    # Addresses without a host are on CORDIS; older tables have the project's number only within them.
    parts = [part for part in address.split("/") if part.isdecimal() and len(part) >= 6]
    return ProjectDetailRecord(
        source=SOURCE,
        source_id=f"web_item:{address}:{row.text('language')}",
        url=address if "://" in address else f"https://cordis.europa.eu{address}",
        licence=LICENCE,
        project=number or next(iter(parts), ""),
        name="web_item",
        code=row.text("represents"),
        title=row.text("title"),
        language=row.text("language") if len(row.text("language")) == 2 else "",
        type=row.text("type"),
    )


def _unknown(row: Row) -> Found:
    return "The columns are those of no CORDIS table that is read (project, organization, topics, legalBasis, webItem)."


# Columns that only one table has, and how its rows are read.
TABLES: tuple[tuple[frozenset[str], Callable[[Row], Found]], ...] = (
    (frozenset({"projectID", "organisationID", "role"}), _organisation),
    (frozenset({"projectID", "role", "name"}), _organisation),
    (frozenset({"id", "title", "startDate"}), _project),
    (frozenset({"projectID", "topic"}), _detail("topic", "topic")),
    (frozenset({"projectID", "legalBasis"}), _detail("legal_basis", "legalBasis")),
    (
        frozenset({"projectID", "euroSciVocCode"}),
        _detail("field_of_science", "euroSciVocCode", "euroSciVocTitle"),
    ),
    (frozenset({"uri", "represents"}), _web_item),
    (frozenset({"physUrl"}), _web_item),
)


def _reader_for(columns: frozenset[str]) -> Callable[[Row], Found]:
    return next((reader for needed, reader in TABLES if needed <= columns), _unknown)
