"""What a corpus keeps beside each version of an act: validity, CELEX numbers, relations, EuroVoc labels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from utblick.connectors.eurlex.act import address, celex_in
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.text import decode, line
from utblick.connectors.record import DocumentRecord, Record, Reject

SOURCE = "eurlex_meta"
LICENCE = "2011/833/EU"


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read the description of a work or of one version of it. It has no text."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError):
        yield Reject(file=name, line=1, reason="The file is no readable JSON.")
        return
    if not isinstance(value, dict) or not (value.get("lex_work_id") or value.get("lex_id")):
        yield Reject(file=name, line=1, reason="The file describes no act and no version of one.")
        return
    work = celex_in(str(value.get("work_identifier") or ""))
    if not work:
        yield Reject(file=name, line=1, reason="The description names no work by CELEX number.")
        return
    yield _version(value, work) if value.get("lex_id") else _work(value, work)


def _work(value: Mapping[str, Any], work: str) -> DocumentRecord:
    return DocumentRecord(
        source=SOURCE,
        source_id=work,
        url=address(work, "en"),
        licence=LICENCE,
        title=line(str(value.get("title") or work)),
        language=line(str(value.get("title_language") or "")),
        type=line(str(value.get("document_type") or "act")).lower(),
        fields=fields(celex=work),
    )


def _version(value: Mapping[str, Any], work: str) -> DocumentRecord:
    version = celex_in(str(value.get("publisher_version_identifier") or "")) or work
    expressions = [one for one in value.get("expressions") or [] if isinstance(one, dict)]
    first = next(
        (one for one in expressions if one.get("language") == "en"), expressions[0] if expressions else {}
    )
    relations: dict[str, list[str]] = {}
    for one in value.get("relations") or []:
        if isinstance(one, dict) and (target := celex_in(str(one.get("target") or ""))):
            relations.setdefault(line(str(one.get("type") or "related")).replace("-", "_"), []).append(target)
    concepts = [one for one in value.get("publisher_metadata") or [] if isinstance(one, dict)]
    valid_from = day(value.get("valid_from"))
    return DocumentRecord(
        source=SOURCE,
        source_id=line(str(value["lex_id"]))[:120],
        url=address(version, "en"),
        licence=LICENCE,
        title=line(str(first.get("title") or first.get("title_short") or version)),
        language=line(str(first.get("language") or "")),
        published=day(value.get("publication_date")) or valid_from,
        type=line(
            str((value.get("raw") or {}).get("legal_form") or value.get("document_type") or "act")
        ).lower(),
        fields=fields(
            celex=[version, work],
            valid_from=valid_from,
            valid_until=day(value.get("valid_to")),
            in_force=line(str(value.get("in_force_status") or "")),
            eurovoc=[
                str(one.get("identifier") or "").rpartition("/")[2]
                for one in concepts
                if str(one.get("kind") or "").lower() == "eurovoc"
            ],
            languages=[str(one.get("language") or "") for one in expressions],
            **relations,
        ),
    )
