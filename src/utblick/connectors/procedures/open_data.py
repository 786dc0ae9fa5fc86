"""Procedures of the Parliament's open data (JSON-LD, version 2) as procedure records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from utblick.connectors.europarl.documents import LICENCE, printed
from utblick.connectors.procedures.event_kinds import of_open_data
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.text import decode, line
from utblick.connectors.record import Actor, ProcedureEvent, ProcedureRecord, Record, Reject

SOURCE = "europarl_procedures"
ADDRESS = "https://data.europarl.europa.eu/"
# Groups as the register abbreviates them differ in sign only: S-D is S&D, VERTS-ALE is Verts/ALE.
ROLES: Mapping[str, str] = {
    "COMMITTEE_LEAD": "committee_lead",
    "COMMITTEE_OPINION": "committee_opinion",
    "RAPPORTEUR": "rapporteur",
    "RAPPORTEUR_CO": "co_rapporteur",
    "RAPPORTEUR_OPINION": "opinion_rapporteur",
    "RAPPORTEUR_SHADOW": "shadow_rapporteur",
    "RAPPORTEUR_SHADOW_OPINION": "opinion_shadow_rapporteur",
}
_DOCUMENT_KEYS = (
    "based_on_a_realization_of",
    "decided_on_a_realization_of",
    "documented_by_a_realization_of",
    "recorded_in_a_realization_of",
)
_DAY_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})")
_COMMITTEE_IN_NAME = re.compile(r"(?:^|-ADCP-)([A-Z]{4})-")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read an answer of the open data API: procedures with their events, and who deals with them."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError):
        yield Reject(file=name, line=1, reason="The file is no readable JSON.")
        return
    graph = value.get("data", value.get("@graph")) if isinstance(value, dict) else None
    if not isinstance(graph, list) or not graph:
        yield Reject(file=name, line=1, reason="The file is no answer of the Parliament's open data.")
        return
    for at, item in enumerate(graph, start=1):
        if not isinstance(item, dict):
            yield Reject(file=name, line=at, reason="An entry of the answer is no object.")
        elif item.get("type") != "Process":
            reason = "The entry is no procedure; documents are read as europarl_documents."
            yield Reject(file=name, line=at, reason=reason, id=_string(item.get("id")))
        elif not _string(item.get("label")):
            reason = "The procedure has no reference."
            yield Reject(file=name, line=at, reason=reason, id=_string(item.get("id")))
        else:
            yield _procedure(item)


def _procedure(item: Mapping[str, Any]) -> ProcedureRecord:
    reference = line(_string(item["label"]))
    kind = _end(item.get("process_type"))
    given = item.get("process_title")
    titles = {str(key): line(str(text)) for key, text in given.items()} if isinstance(given, dict) else {}
    language = next((one for one in ("en", "sv", *sorted(titles)) if titles.get(one)), "")
    entries = _objects(item.get("consists_of"))
    events = sorted(
        (event for one in entries if (event := _event(one, kind)) is not None),
        key=lambda event: (event.date, event.title),
    )
    planned = [
        f"{day(one.get('activity_date'))} {_end(one.get('had_activity_type'))}".strip()
        for one in _objects(item.get("was_scheduled_in"))
    ]
    return ProcedureRecord(
        source=SOURCE,
        source_id=_string(item.get("process_id")) or reference,
        url=ADDRESS + _string(item.get("id")) if item.get("id") else "",
        licence=LICENCE,
        reference=reference,
        title=titles.get(language, ""),
        language=language,
        type=kind,
        status=_end(item.get("current_stage")),
        events=events,
        actors=[_actor(one) for one in _objects(item.get("had_participation"))],
        fields=fields(
            documents=[_printed(one) for one in _strings(item.get("created_a_realization_of"))],
            planned=planned,
            title_sv=titles.get("sv", ""),
            # Events that the answer names without saying what they are.
            unread=[_end(one) for one in _strings(item.get("consists_of"))],
        ),
    )


def _event(entry: Mapping[str, Any], procedure_type: str) -> ProcedureEvent | None:
    name, code = _end(entry.get("id")), _end(entry.get("had_activity_type"))
    named = _DAY_IN_NAME.search(name)
    on = day(entry.get("activity_date")) or (named[1] if named else "")
    if not on:
        return None
    documents = [one for key in _DOCUMENT_KEYS for one in _strings(entry.get(key))]
    is_decision = entry.get("type") == "Decision"
    own = [_end(one) for key in _DOCUMENT_KEYS[:2] for one in _strings(entry.get(key))]
    committee = _COMMITTEE_IN_NAME.search(name)
    return ProcedureEvent(
        date=on,
        type=code or _string(entry.get("type")),
        title=name,
        event=of_open_data(code, procedure_type, own, is_decision=is_decision),
        documents=list(dict.fromkeys(_printed(one) for one in documents)),
        body=committee[1] if committee else "",
    )


def _actor(entry: Mapping[str, Any]) -> Actor:
    role = _end(entry.get("participation_role"))
    persons = [_end(one) for one in _strings(entry.get("had_participant_person"))]
    bodies = [_end(one) for one in _strings(entry.get("had_participant_organization"))]
    in_name_of = entry.get("participation_in_name_of")
    for_body = _strings(in_name_of)
    return Actor(
        role=ROLES.get(role, role.lower()),
        name=", ".join(bodies),
        group=_end(entry.get("politicalGroup")),
        since=day(entry.get("activity_date")),
        body=_end(for_body[0]) if for_body else "",
        person=", ".join(persons),
    )


def _printed(address: str) -> str:
    identifier = _end(address)
    return printed(identifier) or identifier


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _strings(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, str)]


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _end(address: Any) -> str:
    return _string(address).rstrip("/").rpartition("/")[2]
