"""Turn a neutral record into the columns of a document: pure, so that a second reading gives the same."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from utblick.connectors.record import CallRecord, DocumentRecord, Record
from utblick.connectors.registry import SourceKind
from utblick.engine import similarity
from utblick.engine.text import languages

BRUSSELS = ZoneInfo("Europe/Brussels")
# A call that names a day and no hour is open until the end of that day in Brussels.
END_OF_DAY = time(23, 59)
LONGEST_TITLE = 1000
# The kinds of records that are stored here; sources of other kinds are read at the shell only.
STORED = frozenset({"document", "call", "concept"})
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Intake:
    """What will be stored of one record. `digest` is of everything that would make it another version."""

    publisher_id: str
    columns: dict[str, Any]
    digest: str


class NotADocument(ValueError):
    """The record is of a kind that the archive does not hold, or has neither title nor text."""


def is_stored(kind: SourceKind) -> bool:
    """Tell whether all that a kind of source gives has a place in the archive."""
    return STORED.issuperset(kind.kinds)


def take_in(record: Record, *, at: datetime) -> Intake:
    """Give a record's columns. Raises `NotADocument` with a sentence when there is nothing to store."""
    details: dict[str, Any]
    if isinstance(record, CallRecord):
        details = {
            "programme": record.programme,
            "status": record.status,
            "opens_at": record.opens_at,
            "closes_at": list(record.closes_at),
            "budget_eur": record.budget_eur,
        }
        kind, type_, published = "call", "call", record.opens_at
    elif isinstance(record, DocumentRecord):
        kind, type_, published, details = "document", record.type, record.published, {}
    else:
        raise NotADocument(f"records of the kind {record.kind} are not documents")
    title = " ".join(clean(record.title).split())[:LONGEST_TITLE]
    text = clean(record.text)
    if not title and not text.strip():
        raise NotADocument("it has neither a title nor a text")
    title = title or " ".join(text.split())[:120]
    language = record.language or languages.detect(f"{title}\n{text[:4000]}")
    url = clean(record.url)
    columns: dict[str, Any] = {
        "kind": kind,
        "type": clean(type_)[:60],
        "title": title,
        "text": text,
        "language": clean(language)[:5],
        "url": url[:1000] if url.startswith(("http://", "https://")) else "",
        "licence": clean(record.licence)[:200],
        "published": clean(published)[:40],
        "fields": {
            clean(name): sorted({clean(str(v)) for v in values})
            for name, values in sorted(record.fields.items())
            if values
        },
        "details": {
            name: clean(v) if isinstance(v, str) else [clean(str(p)) for p in v] if isinstance(v, list) else v
            for name, v in details.items()
        },
    }
    digest = hashlib.sha256(json.dumps(columns, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    columns["published_on"] = day(published)
    columns["deadline_at"] = deadline(details.get("closes_at") or record.fields.get("deadline", ()), at)
    columns["title_key"] = similarity.title_key(title, language)[:200]
    return Intake(clean(record.source_id)[:500], columns, digest)


def clean(text: str) -> str:
    """Leave out what no database holds as text: the character NUL, and halves of a character."""
    return _UNSTORABLE.sub("", text)


def day(written: str) -> date | None:
    """Read the day of an ISO date or moment; nothing when there is none, or one no document can have."""
    try:
        found = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def moment(written: str) -> datetime | None:
    """Read an ISO moment; a day without an hour is its end in Brussels."""
    if (on := day(written)) is None:
        return None
    if len(written) <= 10:
        return datetime.combine(on, END_OF_DAY, BRUSSELS)
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return datetime.combine(on, END_OF_DAY, BRUSSELS)
    return found if found.tzinfo else found.replace(tzinfo=BRUSSELS)


def deadline(closes_at: Any, at: datetime) -> datetime | None:
    """Choose the deadline that counts: the next one, or the last when all have passed."""
    moments = sorted(m.astimezone(UTC) for m in map(moment, map(str, closes_at)) if m)
    return next((m for m in moments if m >= at), moments[-1] if moments else None)
