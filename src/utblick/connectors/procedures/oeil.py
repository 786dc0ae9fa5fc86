"""Pages of the Legislative Observatory (OEIL) as records: procedures, meetings on them, and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from utblick.connectors.europarl.documents import LICENCE
from utblick.connectors.procedures.event_kinds import of_oeil
from utblick.connectors.procedures.oeil_page import Cell, Grid, Page, numbers_in, page_of, parse, summary_of
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields, with_identifiers
from utblick.connectors.record import (
    Actor,
    DocumentRecord,
    MeetingRecord,
    ProcedureEvent,
    ProcedureRecord,
    Record,
    Reject,
)

SOURCE = "oeil"
ADDRESS = "https://oeil.secure.europarl.europa.eu/oeil/en/procedure-file?reference="
ROLES: Mapping[str, tuple[str, str]] = {
    "Committee responsible": ("committee_lead", "rapporteur"),
    "Former committee responsible": ("former_committee_lead", "former_rapporteur"),
    "Committee for opinion": ("committee_opinion", "opinion_rapporteur"),
    "Former committee for opinion": ("former_committee_opinion", "former_opinion_rapporteur"),
    "Committee for budgetary assessment": ("committee_budgetary_assessment", "budgetary_rapporteur"),
    "Committee for opinion on the legal basis": ("committee_legal_basis", "legal_basis_rapporteur"),
    "Joint committee responsible": ("joint_committee_lead", "rapporteur"),
}
_PERSON = re.compile(r"^(?P<name>.+?)\s*\((?P<group>[^()]+)\)$")
_CODE = re.compile(r"^([A-Z]{4})\b")
_STATED = {
    "Subject": "subject",
    "Geographical area": "area",
    "Procedure subtype": "subtype",
    "Legislative instrument": "instrument",
    "Legal basis": "legal_basis",
    "Committee dossier": "ep_file_code",
}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read one page: a procedure file with the meetings it lists, or a summary of a document."""
    main = parse(data)
    if main is None:
        yield Reject(file=name, line=1, reason="The file is no page of the Legislative Observatory.")
        return
    page = page_of(main)
    if page is not None:
        yield _procedure(page)
        yield from _meetings(page)
        return
    summary = summary_of(main)
    if summary is None:
        yield Reject(file=name, line=1, reason="The page is no procedure file and no summary.")
        return
    yield _summary(*summary)


def _procedure(page: Page) -> ProcedureRecord:
    kind = page.reference[-4:-1]
    status, subtype = _status(page), " ".join(page.facts.get("Procedure subtype", ()))
    return ProcedureRecord(
        source=SOURCE,
        source_id=page.reference,
        url=ADDRESS + page.reference,
        licence=LICENCE,
        reference=page.reference,
        title=page.title,
        language="en",
        type=kind,
        status=status,
        events=[event for grid in page.grids for event in _events(grid, kind, subtype, status)],
        actors=[actor for grid in page.grids for actor in _actors(grid)],
        fields=fields(
            documents=list(_gateway(page)),
            final_act=page.final_act,
            **{name: page.facts.get(stated) for stated, name in _STATED.items()},
        ),
    )


def _status(page: Page) -> str:
    stated = page.facts.get("Stage reached in procedure") or page.facts.get("Status") or ("",)
    return stated[0]


def _events(grid: Grid, kind: str, subtype: str, status: str) -> Iterator[ProcedureEvent]:
    if grid.section != "Key events" or grid.columns[:2] != ("Date", "Event"):
        return
    for row in grid.rows:
        if len(row) < 2 or not (on := day(row[0].text)):
            continue
        documents = numbers_in(row[2]) if len(row) > 2 else []
        as_written = row[2].text if len(row) > 2 else ""
        yield ProcedureEvent(
            date=on,
            type=row[1].text,
            title=row[1].text,
            event=of_oeil(row[1].text, kind, [*documents, as_written], subtype=subtype, status=status),
            documents=documents,
        )


def _actors(grid: Grid) -> Iterator[Actor]:
    if grid.section != "Key players" or not grid.columns:
        return
    first = grid.columns[0]
    if first == "Commission DG":
        for row in grid.rows:
            yield Actor(role="commission_dg", name=row[0].text)
            if len(row) > 1 and row[1].text:
                yield Actor(role="commissioner", name=row[1].text, body=row[0].text)
        return
    if first == "Council configuration":
        for row in grid.rows:
            yield Actor(role="council_configuration", name=row[0].text, since=day(row[-1].text))
        return
    if first not in ROLES:
        return
    as_committee, as_person = ROLES[first]
    committee = ""
    for row in grid.rows:
        if found := _CODE.match(row[0].text):
            committee = found[1]
            yield Actor(role=as_committee, name=committee)
        role = as_person
        if len(row) > 1 and row[1].text.startswith("Shadow rapporteur"):
            role = "shadow_rapporteur"
        days = [day(one) for one in row[2].lines] if len(row) > 2 else []
        for at, (number, told) in enumerate(row[1].members if len(row) > 1 else ()):
            person = _PERSON.match(told)
            yield Actor(
                role=role,
                name=person["name"] if person else told,
                group=person["group"] if person else "",
                since=days[at] if at < len(days) else "",
                body=committee,
                person=number,
            )


def _gateway(page: Page) -> Iterator[str]:
    """Yield the documents of the file, with their days: what the events do not all tell."""
    for grid in page.grids:
        if grid.section != "Documentation gateway" or "Reference" not in grid.columns:
            continue
        kind, number, on = (_at(grid, "Document type"), _at(grid, "Reference"), _at(grid, "Date"))
        for row in grid.rows:
            told = [_cell(row, on).text, _cell(row, kind).text, ", ".join(numbers_in(_cell(row, number)))]
            told[0] = day(told[0])
            yield " · ".join(one for one in told if one)


def _at(grid: Grid, column: str) -> int:
    return grid.columns.index(column) if column in grid.columns else -1


def _cell(row: tuple[Cell, ...], at: int) -> Cell:
    return row[at] if 0 <= at < len(row) else Cell("")


def _meetings(page: Page) -> Iterator[MeetingRecord]:
    """Yield the meetings of members on the file that the page lists for transparency."""
    counted: dict[str, int] = {}
    for grid in page.grids:
        if grid.section != "Transparency" or "Interest representatives" not in grid.columns:
            continue
        who, role, committee = _at(grid, "Name"), _at(grid, "Role"), _at(grid, "Committee")
        on, others = _at(grid, "Date"), _at(grid, "Interest representatives")
        for row in grid.rows:
            person = _cell(row, who)
            date = day(_cell(row, on).text)
            if not person.text or not date:
                continue
            number = person.members[0][0] if person.members else ""
            key = f"{page.reference}:{number or person.text}:{date}"
            counted[key] = counted.get(key, 0) + 1
            yield MeetingRecord(
                source=SOURCE,
                source_id=f"{key}:{counted[key]}",
                url=ADDRESS + page.reference,
                licence=LICENCE,
                date=date,
                person=person.text,
                role=_cell(row, role).text.lower().replace(" ", "_"),
                procedure=page.reference,
                subject=page.title,
                participants=list(_cell(row, others).lines),
                person_id=number,
                committees=[one for one in [_cell(row, committee).text] if one],
            )


def _summary(title: str, reference: str, on: str, text: str, kind: str) -> DocumentRecord:
    return DocumentRecord(
        source=SOURCE,
        source_id=f"summary:{reference}:{day(on)}:{title}"[:250],
        url=ADDRESS + reference if reference else "",
        licence=LICENCE,
        title=title,
        language="en",
        published=day(on),
        type="summary",
        text=text,
        fields=with_identifiers(fields(procedure=reference, about=kind), title, text),
    )
