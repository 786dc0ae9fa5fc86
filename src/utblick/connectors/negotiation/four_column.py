"""Four-column tables: what the Commission proposed, what Parliament and Council want, what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields, with_identifiers
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import DocumentRecord, NegotiationRowRecord, Record, Reject

SOURCE = "four_column"
LICENCE = "EP and Council documents: reuse with source"
_TEXTS = ("commission", "parliament", "council", "draft")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a table (its rows in order), or the list of the documents behind one.

    The table names no procedure; the list of documents does, among their references.
    """
    order = 0
    empty = True
    for item in read_objects(decode(data), lambda value: _is_row(value) or _is_document(value)):
        empty = False
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
        elif _is_row(item.value):
            order += 1
            yield _row(item.value, order, item.line, name)
        elif _is_document(item.value):
            yield _document(item.value)
        else:
            reason = "The object is no row of a four-column table and no document behind one."
            yield Reject(file=name, line=item.line, reason=reason, id=_string(item.value.get("uuid")))
    if empty:
        yield Reject(file=name, line=1, reason="The file holds no rows.")


def _is_row(value: Mapping[str, Any]) -> bool:
    return all(column in value for column in _TEXTS)


def _is_document(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("refs"), list) and bool(_string(value.get("title"))) and "issuer" in value


def _row(value: Mapping[str, Any], order: int, at: int, name: str) -> NegotiationRowRecord | Reject:
    texts = {column: clean(_string(value.get(column))) for column in _TEXTS}
    place, number = line(_string(value.get("title"))), line(_string(value.get("pdf_order")))
    identifier = _string(value.get("uuid")) or number
    if not any(texts.values()):
        return Reject(file=name, line=at, reason="The row has no text in any column.", id=identifier)
    if not place:
        return Reject(file=name, line=at, reason="The row names no place.", id=identifier)
    return NegotiationRowRecord(
        source=SOURCE,
        source_id=identifier or place,
        licence=LICENCE,
        order=order,
        number=number,
        place=place,
        section=line(_string(value.get("section"))),
        commission=texts["commission"],
        parliament=texts["parliament"],
        council=texts["council"],
        agreed=texts["draft"],
        origin=line(_string(value.get("origin"))),
    )


def _document(value: Mapping[str, Any]) -> DocumentRecord:
    references = [_string(one) for key in ("refs", "related") for one in _list(value.get(key))]
    addresses = [_string(one) for one in _list(value.get("urls"))]
    languages = [_string(one) for one in _list(value.get("lang"))]
    text = clean("\n".join(_string(value.get(key)) for key in ("subtitle", "description")))
    return DocumentRecord(
        source=SOURCE,
        source_id=_string(value.get("uuid")) or line(_string(value["title"])),
        url=addresses[0] if addresses else "",
        licence=LICENCE,
        title=line(_string(value["title"])),
        language=languages[0].lower() if len(languages) == 1 else "",
        published=day(value.get("date_published")),
        type="negotiation_document",
        text=text,
        fields=with_identifiers(
            fields(author=_string(value.get("issuer")), reference=references), " · ".join(references)
        ),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
