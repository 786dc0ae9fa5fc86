"""Dossiers of Cellar as procedure records: what happened, which documents there are, which acts came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from utblick.connectors.eurlex.act import LICENCE
from utblick.connectors.eurlex.languages import two_letters
from utblick.connectors.eurlex.notices import preferred
from utblick.connectors.eurlex.wire_notice import linked_celex, own_identifiers, parse, value
from utblick.connectors.procedures.event_kinds import of_cellar
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.text import line
from utblick.connectors.record import Actor, ProcedureEvent, ProcedureRecord, Record, Reject
from utblick.engine.identifiers import canonical, find

SOURCE = "eurlex_dossiers"
# Who stands at an event, by the elements of the old form and the new.
PERSONS: Mapping[str, str] = {
    "EVENT_LEGAL_REPORTED_BY_PERSON": "rapporteur",
    "EVENT_LEGAL_RESPONSIBILITY_OF_PERSON": "responsible_person",
}
WORKS = ("EVENT_LEGAL_CONTAINS_WORK", "CONTAINS")
STATES = (
    ("DOSSIER_ADOPTED-PROPOSAL", "adopted"),
    ("DOSSIER_WITHDRAWN-PROPOSAL", "withdrawn"),
    ("DOSSIER_PENDING-PROPOSAL", "pending"),
)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read the dossier of a notice: its own, or the one that the notice of a work carries within it."""
    root = parse(data)
    if isinstance(root, str):
        yield Reject(file=name, line=1, reason=root)
        return
    found: dict[str, ProcedureRecord] = {}
    for dossier in root.iter("DOSSIER"):
        around = dossier.getparent()
        record = _procedure(dossier, around if around is not None else root)
        # A notice of a work carries the same dossier at several places; links to one have no events.
        if record is not None and (record.events or around is root):
            found.setdefault(record.source_id, record)
    if not found:
        reason = "The notice carries no dossier with a number or events; works are read as eurlex_notice."
        yield Reject(file=name, line=1, reason=reason)
    yield from found.values()


def _procedure(dossier: etree._Element, around: etree._Element) -> ProcedureRecord | None:
    called = own_identifiers(dossier)
    key = next(iter(called.get("procedure", [])), "")
    told = value(dossier, "PROCEDURE_CODE_INTERINSTITUTIONAL_REFERENCE_PROCEDURE", "REFERENCE_PROCEDURE")
    reference = canonical("procedure", told) or line(told)
    if not (key or reference):
        return None
    kind = reference[-4:-1] if reference.endswith(")") else ""
    year, _, number = key.partition("_")
    by_language: dict[str, str] = {}
    for holder in [*dossier.findall("DOSSIER_TITLE"), *dossier.findall("TITLE")]:
        by_language.setdefault(two_letters(holder.findtext("LANG") or ""), value(holder, "."))
    title, language = preferred(by_language, "en")
    elements = [*dossier.findall("EVENT"), *around.findall("EVENT")]
    events = {event for one in elements if (event := _event(one, kind)) is not None}
    works = [
        own_identifiers(one) for tag in ("CONTAINS", "DOSSIER_CONTAINS_WORK") for one in dossier.findall(tag)
    ]
    return ProcedureRecord(
        source=SOURCE,
        source_id=f"procedure:{key}" if key else reference,
        url=f"https://eur-lex.europa.eu/procedure/EN/{key}" if key else "",
        licence=LICENCE,
        reference=reference,
        title=title,
        language=language,
        type=kind,
        status=next((name for tag, name in STATES if value(dossier, tag) == "true"), ""),
        events=sorted(events, key=lambda event: (event.date, event.type, event.documents)),
        actors=list(dict.fromkeys(actor for one in elements for actor in _actors(one))),
        fields=fields(
            dossier=key,
            # The number without its type, as far as the key tells it.
            procedure_number=f"{year}/{number:0>4}" if number.isdigit() and not reference else "",
            documents=[number for one in works for number in one.get("immc", [])],
            celex=[number for one in works for number in one.get("celex", [])],
            produces=linked_celex(dossier, "DOSSIER_PRODUCES_RESOURCE_LEGAL"),
            title_sv=by_language.get("sv", ""),
        ),
    )


def _event(element: etree._Element, kind: str) -> ProcedureEvent | None:
    """Read an event. Its type is a concept, or a bare code within the notice of a work; some have none."""
    on = day(value(element, "EVENT_LEGAL_DATE", "DATE"))
    if not on:
        return None
    concept = element.find("EVENT_LEGAL_HAS_TYPE_CONCEPT_TYPE_EVENT_LEGAL")
    code = value(element, "EVENT_LEGAL_TYPE")
    if concept is not None:
        code = line(concept.findtext("IDENTIFIER") or concept.findtext("OP-CODE") or "") or code
    numbers = [value(one, ".") for one in element.findall("EVENT_LEGAL_DOCUMENT_REFERENCE")]
    if not numbers:
        works = [own_identifiers(one) for tag in WORKS for one in element.findall(tag)]
        numbers = [one for called in works for one in (called.get("immc") or called.get("celex", []))]
    bodies = [
        line(one.findtext("IDENTIFIER") or "")
        for one in element.findall("EVENT_LEGAL_INITIATED_BY_INSTITUTION")
    ]
    return ProcedureEvent(
        date=on,
        type=code,
        title=line(concept.findtext("PREFLABEL") or "") if concept is not None else "",
        event=of_cellar(code, kind),
        documents=tuple(sorted({_printed(one) for one in numbers if one})),
        body=", ".join(dict.fromkeys(one for one in bodies if one)),
    )


def _printed(number: str) -> str:
    found = find(number)
    return found[0].value if len(found) == 1 else number


def _actors(element: etree._Element) -> Iterator[Actor]:
    for tag, role in PERSONS.items():
        for link in element.findall(tag):
            for name in own_identifiers(link).get("agent", []):
                yield Actor(role=role, name=line(name))
