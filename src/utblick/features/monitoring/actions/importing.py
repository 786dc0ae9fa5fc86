"""Bring records into the archive: store, understand, group, match and route them, a batch in a transaction.

Importing the same file twice changes nothing the second time; killed half-way and run again it ends the same,
because a batch is whole or not there at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from utblick.connectors.record import ConceptRecord, Record, Reject
from utblick.engine.text.analysis import Analysis, analyse
from utblick.features.monitoring import archive, standing
from utblick.features.monitoring.actions.eurovoc import store_concepts
from utblick.features.monitoring.actions.grouping import (
    matters_of,
    place,
    refresh,
    store_bands,
    store_references,
)
from utblick.features.monitoring.actions.routing import route
from utblick.features.monitoring.actions.waking import announce
from utblick.features.monitoring.grouping import mentions
from utblick.features.monitoring.intake import Intake, NotADocument, take_in
from utblick.features.monitoring.models import Document, DocumentVersion, Hit, Matter, Source
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.passages import passages
from utblick.foundation.accounts.viewer import Viewer

BATCH = 100
# What was published longer ago than this is archive: it is found and judged, but nobody is mailed about it.
BACKLOG_AFTER = timedelta(days=60)
REJECTS_KEPT = 50
# Of what somebody brought in they are all taken away as a list, and put right.
KEPT_OF_FILES = 10_000


@dataclass(slots=True)
class Counts:
    """What an import did. `rejects` are rows as `utblick read --rejects` writes them."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejects: list[dict[str, Any]] = field(default_factory=list)
    matters: set[int] = field(default_factory=set)

    def reject(self, row: dict[str, Any]) -> None:
        self.rejected += 1
        self.rejects.append(row)

    def add(self, other: Counts) -> None:
        self.inserted += other.inserted
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.rejected += other.rejected
        self.rejects += other.rejects
        self.matters |= other.matters


def import_records(
    source: Source,
    records: Iterable[Record | Reject],
    *,
    by: Viewer,
    at: datetime,
    is_example: bool = False,
    is_archive: bool = False,
) -> Counts:
    """Store records of one source and give what came of each.

    With `is_archive`, what was published longer ago than `BACKLOG_AFTER`, or is undated and closed, comes to nobody's
    inbox.
    """
    by.check("monitoring.document.import")
    total = Counts()
    for batch in _batches(records):
        with transaction.atomic():
            total.add(_import_batch(source, batch, at=at, is_example=is_example, is_archive=is_archive))
    if total.matters:
        announce(by=by, at=at)
    return total


def _batches(records: Iterable[Record | Reject]) -> Iterator[list[Record | Reject]]:
    iterator = iter(records)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _import_batch(
    source: Source, batch: list[Record | Reject], *, at: datetime, is_example: bool, is_archive: bool
) -> Counts:
    counts = Counts()
    if concepts := [record for record in batch if isinstance(record, ConceptRecord)]:
        inserted, updated, unchanged = store_concepts(source, concepts, at=at)
        counts.add(Counts(inserted, updated, unchanged))
        batch = [record for record in batch if not isinstance(record, ConceptRecord)]
    # Once for the batch: asking whether a profile has changed costs three queries.
    profiles = standing.current() if batch else None
    taken: list[tuple[Record, Intake]] = []
    for record in batch:
        if isinstance(record, Reject):
            counts.reject(record.to_row())
            continue
        try:
            taken.append((record, take_in(record, at=at)))
        except NotADocument as reason:
            counts.reject({"file": source.key, "line": 0, "id": record.source_id, "reason": str(reason)})
    names = {intake.publisher_id for _, intake in taken}
    rows = source.documents.select_for_update().filter(publisher_id__in=names).order_by("pk")
    known = {document.publisher_id: document for document in rows}
    readings: dict[int, archive.Reading] = {}
    for record, intake in taken:
        document = known.get(intake.publisher_id)
        is_new = document is None
        if document is None:
            document = _insert(source, intake, at=_first_seen(record, at), is_example=is_example)
            known[intake.publisher_id] = document
            counts.inserted += 1
        elif document.digest == intake.digest or document.versions.filter(digest=intake.digest).exists():
            # The second half: an older version read again (an old file, two files in turn) is no news.
            counts.unchanged += 1
            continue
        else:
            if document.pk in readings:
                # Twice in a batch: its matter may have been taken in by another's meanwhile.
                document.refresh_from_db(fields=["matter", "joined_by", "joined_on"])
            _update(document, intake, at=at)
            counts.updated += 1
        assert profiles is not None
        is_news = not (is_archive and _is_history(document, at))
        readings[document.pk] = _understand(document, profiles, is_new=is_new, is_news=is_news, at=at)
        counts.matters.add(document.matter_id)
    if readings:
        archive.index(list(readings.values()))
        # Several documents of a batch may be in one matter, and matters may have been joined: route what is left.
        counts.matters = set(Matter.objects.filter(pk__in=counts.matters).values_list("pk", flat=True))
        route(Matter.objects.filter(pk__in=counts.matters).exclude(state=MatterState.QUIET), at=at)
    if counts.inserted or counts.updated:
        source.last_new_at = at
        source.save(update_fields=["last_new_at"])
    return counts


def _first_seen(record: Record, at: datetime) -> datetime:
    """A record that says when it was seen keeps that moment, unless it lies in the future."""
    try:
        seen = datetime.fromisoformat(record.seen) if record.seen else at
    except ValueError:
        return at
    return min(seen, at) if seen.tzinfo else at


def _insert(source: Source, intake: Intake, *, at: datetime, is_example: bool) -> Document:
    """Store a document. It is never without a matter, so it begins in one of its own and may move at once."""
    columns = intake.columns
    matter = Matter.objects.create(
        title=columns["title"],
        language=columns["language"],
        created_at=at,
        deadline_at=columns["deadline_at"],
    )
    return Document.objects.create(
        source=source,
        matter=matter,
        publisher_id=intake.publisher_id,
        digest=intake.digest,
        first_seen_at=at,
        is_example=is_example,
        **columns,
    )


def _update(document: Document, intake: Intake, *, at: datetime) -> None:
    """Keep what the document said, then let it say the new."""
    DocumentVersion.objects.create(
        document=document,
        digest=document.digest,
        title=document.title,
        text=document.text,
        fields=document.fields,
        details=document.details,
        valid_from=document.corrected_at or document.first_seen_at,
        valid_until=max(at, document.corrected_at or document.first_seen_at),
    )
    for name, value in intake.columns.items():
        setattr(document, name, value)
    document.digest, document.corrected_at = intake.digest, at
    document.save()


def _is_backlog(document: Document, at: datetime) -> bool:
    published = document.published_on
    return published is not None and published < (at - BACKLOG_AFTER).date()


def _is_history(document: Document, at: datetime) -> bool:
    """Say whether there is nothing left to do: it is old, or says no day and the last day to act has passed."""
    closed = document.deadline_at is not None and document.deadline_at < at
    return _is_backlog(document, at) or (document.published_on is None and closed)


def _understand(
    document: Document, profiles: standing.Standing, *, is_new: bool, is_news: bool, at: datetime
) -> archive.Reading:
    """Read references, find the matter, match the profiles; give what the archive keeps of the document."""
    found = mentions(
        source_id=document.publisher_id,
        url=document.url,
        title=document.title,
        text=document.text,
        type=document.type,
        fields=document.fields,
        published=document.published_on or timezone.localdate(document.first_seen_at),
    )
    store_references(document, found, is_new=is_new)
    store_bands(document, is_new=is_new)
    others = matters_of(document, found)
    is_alone = is_new and not others
    matter = document.matter
    if not is_alone:
        matter = place(document, others, is_new=is_new)
        document.refresh_from_db(fields=["matter", "joined_by", "joined_on"])
    analysis = analyse(standing.as_text(document))
    new_hits = match(document, analysis, profiles, is_new=is_new, at=at)
    if (
        is_new
        and is_news
        and new_hits
        and matter.state in (MatterState.ACT, MatterState.INFORM, MatterState.LATER)
    ):
        matter.moved_at = at
    if new_hits and is_news and matter.state == MatterState.QUIET:
        matter.state, matter.inbox_at = MatterState.INBOX, document.first_seen_at
    elif (
        new_hits
        and is_news
        and matter.state == MatterState.DISMISSED
        and not matter.is_muted
        and document.joined_by == "reference"
    ):
        # Dismissed, and now something new about the same file: a person looks again, knowing the reason.
        matter.state, matter.inbox_at, matter.moved_at = MatterState.INBOX, at, at
    if not is_alone:
        refresh(matter)
    elif new_hits:
        # A matter of one document was made with all that the document tells.
        matter.save(update_fields=["state", "inbox_at"])
    return archive.read(document, analysis)


def match(
    document: Document, analysis: Analysis, now: standing.Standing, *, is_new: bool, at: datetime
) -> int:
    """Write down which profiles a document hits; give the number of hits that were not known before."""
    hits: dict[int, list[Sequence[int | str]]] = {
        int(hit.profile): [[span.field, span.start, span.end] for span in hit.spans]
        for hit in now.index.match(analysis)
    }
    hits = {p: s for p, s in hits.items() if document.source.pk in now.sources.get(p, (document.source.pk,))}
    known = {} if is_new else {hit.profile_id: hit for hit in document.hits.all()}
    backlog = _is_backlog(document, at)
    new: list[Hit] = []
    for profile, spans in hits.items():
        if (hit := known.pop(profile, None)) is not None:
            hit.spans, hit.digest, hit.gone_at = spans, document.digest, None
            hit.passages = passages(document.title, document.text, spans)
            hit.save(update_fields=["spans", "passages", "digest", "gone_at"])
            continue
        new.append(
            Hit(
                profile_id=profile,
                document=document,
                spans=spans,
                passages=passages(document.title, document.text, spans),
                digest=document.digest,
                found_at=at,
                is_backlog=backlog,
            )
        )
    if new:
        Hit.objects.bulk_create(new)
    for hit in known.values():
        if hit.gone_at is None:
            hit.gone_at = at
            hit.save(update_fields=["gone_at"])
    return len(new)
