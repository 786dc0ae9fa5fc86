"""Lists that tools made from the portal and the comitology register, as found: a log of topics, results,
documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from utblick.connectors.reading.dates import day_of_brussels, moment
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import CallRecord, DocumentRecord, Record, Reject
from utblick.connectors.sedia_calls.adapt import LICENCE, PORTAL, plain
from utblick.connectors.sedia_calls.wire import repaired

_STATUS_IN_NAME = re.compile(r"(open|forthcoming|closed)", re.IGNORECASE)


def read_changelog(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a log of topics that appeared: the identifier and portal references, no title, no dates.

    A topic listed under several references is one record. The status is in the file's name only.
    """
    status = found[1].lower() if (found := _STATUS_IN_NAME.search(name.rpartition("/")[2])) else ""
    references: dict[str, list[str]] = {}
    for item in read_objects(decode(data), lambda value: "events" in value or "topicId" in value):
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
            continue
        events = item.value.get("events", [item.value])
        for at, event in enumerate(events if isinstance(events, list) else [], start=1):
            topic = line(_string(event.get("topicId"))) if isinstance(event, dict) else ""
            if not topic:
                yield Reject(file=name, line=at, reason=f"Event {at} names no topic.")
                continue
            references.setdefault(topic, []).append(_string(event.get("name")))
    for topic, names in references.items():
        yield CallRecord(
            source="sedia_changelog",
            source_id=topic,
            url=f"{PORTAL}topic-details/{topic.lower()}",
            licence=LICENCE,
            title=topic,
            status=status,
            fields=fields(portal_reference=names),
        )


def read_results(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read another tool's results: the portal's and Basque and Spanish calls, descriptions cut after 600
    characters.

    Its judgements (`relevance_level`, `relevance_note`) are made by rules of the tool and left out.
    """
    for item in read_objects(decode(data), lambda value: "id" in value and "call_id" in value):
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
            continue
        row: Mapping[str, Any] = repaired(item.value)
        identifier, title = line(_string(row.get("id"))), line(plain(_string(row.get("title"))))
        if not identifier or not title:
            reason = "The result has no identifier." if not identifier else "The result has no title."
            yield Reject(file=name, line=item.line, reason=reason, id=identifier)
            continue
        deadline = _string(row.get("deadline")).strip()
        if deadline and not moment(deadline):
            reason = f"The deadline “{line(deadline)[:60]}” is not a date."
            yield Reject(file=name, line=item.line, reason=reason, id=identifier)
            continue
        status = _string(row.get("status")).lower()
        yield CallRecord(
            source="sedia_results",
            source_id=identifier,
            url=_string(row.get("url")),
            seen=moment(row.get("fetched_at")),
            title=title,
            programme=line(_string(row.get("programme"))),
            status=status if status in {"forthcoming", "open", "closed"} else "",
            closes_at=[moment(deadline)] if deadline else [],
            text=plain(_string(row.get("description"))),
            fields=fields(
                call=_string(row.get("call_id")),
                type_of_action=_string(row.get("action_type")),
                # Without saying whether it is the call's or one grant's: kept as written.
                budget=_string(row.get("budget")),
                keyword=_string(row.get("tags")).split(","),
            ),
        )


def read_comitology(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read documents of the comitology register: agendas, draft acts, voting sheets of committees."""
    for item in read_objects(decode(data), lambda value: "documentReference" in value):
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
            continue
        row: Mapping[str, Any] = repaired(item.value)
        reference, title = line(_string(row.get("documentReference"))), line(_string(row.get("title")))
        if not reference or not title:
            reason = "The document has no reference." if not reference else "The document has no title."
            yield Reject(file=name, line=item.line, reason=reason, id=reference)
            continue
        yield _comitology_document(row, reference, title)


def _comitology_document(row: Mapping[str, Any], reference: str, title: str) -> DocumentRecord:
    listed = row.get("attachments")
    attachments = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    kind = row.get("documentType")
    label = _string(kind.get("label")) if isinstance(kind, dict) else ""
    lines = [_string(row.get("committeeTitle")), *(_string(one.get("filename")) for one in attachments)]
    return DocumentRecord(
        source="comitology_documents",
        source_id=reference,
        url=next((str(one["download_url"]) for one in attachments if one.get("download_url")), ""),
        licence=LICENCE,
        title=title,
        published=moment(row.get("creationDate")),
        type=label.removeprefix("label.").lower(),
        text=clean("\n".join(lines)),
        fields=fields(
            committee_code=_string(row.get("committeeCode")),
            meeting=_string(row.get("meetingCode")),
            meeting_date=[
                day_of_brussels(row.get("meetingStartDate")),
                day_of_brussels(row.get("meetingEndDate")),
            ],
            version=_string(row.get("version")),
        ),
    )


def _string(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""
