"""Bring in by hand: a file, a text or an address becomes a document, after a look at what it would become."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.connectors.feed.wire import NoFeed, read_entries
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.references import mentioned
from utblick.connectors.registry import BY_NAME
from utblick.connectors.upload.adapt import read_document, read_text
from utblick.connectors.upload.problems import NotReadable
from utblick.features.monitoring.actions.fetching import note_check
from utblick.features.monitoring.actions.importing import Counts, import_records
from utblick.features.monitoring.actions.sources import source_for_files
from utblick.features.monitoring.models import Document, DocumentFile, Source
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile

UPLOAD = "upload"
MAIL_NAMES = (".eml", ".mbox")
_MAIL = re.compile(rb"\A(?:From [^\n]+\n)?(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
_MAIL_SIGNS = re.compile(rb"^(?:message-id|received|mime-version|return-path):", re.IGNORECASE | re.MULTILINE)
AHEAD_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brought: the kind that it is read as, and what it holds."""

    kind: str
    records: tuple[Record, ...]
    rejects: tuple[Reject, ...] = ()

    @property
    def single(self) -> DocumentRecord | None:
        """Give the one document that it is, when it is one that a person may put right."""
        only = self.records[0] if len(self.records) == 1 else None
        return only if isinstance(only, DocumentRecord) and self.kind == UPLOAD else None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a document would become. `known` is the document that is in the archive already; `matter` the
    number of the matter that it would join (none for one of its own), and `joined` the document as it would
    stand there, with the rule."""

    title: str
    language: str
    published: Any
    references: tuple[str, ...]
    profiles: tuple[str, ...]
    known: Document | None
    matter: int | None
    matter_title: str
    joined: Document


def read_brought(data: bytes, name: str, content_type: str = "") -> Brought:
    """Read a file by what it is: a mail, a feed, or a document. Raises NotReadable with a sentence."""
    kind = _kind_of(data, name, content_type)
    if kind == UPLOAD:
        return Brought(UPLOAD, (read_document(data, name, content_type),))
    found = list(BY_NAME[kind].load()(data, name))
    records = tuple(one for one in found if not isinstance(one, Reject))
    rejects = tuple(one for one in found if isinstance(one, Reject))
    if not records:
        raise NotReadable("no_text")
    return Brought(kind, records, rejects)


def _kind_of(data: bytes, name: str, content_type: str) -> str:
    start = data[:8000].replace(b"\r\n", b"\n")
    if (
        name.lower().endswith(MAIL_NAMES)
        or content_type.startswith("message/rfc822")
        or (_MAIL.match(start) and _MAIL_SIGNS.search(start))
    ):
        return "mailbox"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        try:
            next(read_entries(data), None)
        except NoFeed:
            return UPLOAD
        return "feed"
    return UPLOAD


def with_own_words(
    brought: Brought, *, title: str = "", text: str = "", language: str = "", published: str = ""
) -> Brought:
    """Put a document right as the person wrote it: title, language, day; their own text stands first."""
    record = brought.single
    if record is None:
        return brought
    whole = f"{text}\n\n{record.text}".strip() if text and text not in record.text else record.text
    changed = dataclasses.replace(
        record,
        title=title or record.title,
        text=whole,
        language=language or record.language,
        published=published or record.published,
        fields=mentioned(title or record.title, whole),
    )
    return dataclasses.replace(brought, records=(changed,))


def from_text(text: str, *, title: str = "", url: str = "") -> Brought:
    """Make a document of text that somebody pasted. Raises NotReadable when there is none."""
    return Brought(UPLOAD, (read_text(text, title, url),))


def from_link(url: str, *, title: str, text: str = "") -> Brought:
    """Make a document of an address that could not be fetched, in the person's own words."""
    record = DocumentRecord(
        source=UPLOAD,
        source_id=f"link:{url}"[:500],
        url=url,
        title=title,
        type="link",
        text=text,
        fields=mentioned(title, text),
    )
    return Brought(UPLOAD, (record,))


def fetch_address(url: str, fetcher: Fetcher) -> Fetched | FetchFailed:
    """Fetch an address that somebody pasted."""
    answer = fetcher.fetch(url)
    if isinstance(answer, Fetched | FetchFailed):
        return answer
    return FetchFailed("garbled", "Svaret var tomt.", "The answer was empty.")


def with_address(brought: Brought, url: str) -> Brought:
    """Note where a document was found, when it does not say so itself."""
    record = brought.single
    if record is None or record.url or not url:
        return brought
    return dataclasses.replace(brought, records=(dataclasses.replace(record, url=url),))


def look_ahead(brought: Brought, *, by: Viewer, at: datetime) -> list[Ahead]:
    """Say what would come of it, by doing it and taking it back: exactly what saving would give."""
    by.check("monitoring.document.import")
    records = brought.records[:AHEAD_AT_MOST]
    known = known_documents(records)
    with transaction.atomic():
        source = source_for_files(brought.kind, None, by=by, at=at)
        ids = [one.source_id[:500] for one in records]
        same = source.documents.filter(publisher_id__in=ids)
        before = set(same.values_list("pk", flat=True))
        import_records(source, records, by=by, at=at)
        rows = same.all().select_related("matter", "source")
        documents = {row.publisher_id: row for row in rows.prefetch_related("references", "hits__profile")}
        ours = {row.pk for row in documents.values()} - before
        found = [
            _ahead(documents[one.source_id[:500]], known.get(one.source_id[:500]), ours)
            for one in records
            if one.source_id[:500] in documents
        ]
        transaction.set_rollback(True)
    return found


def _ahead(document: Document, known: Document | None, ours: set[int]) -> Ahead:
    others = document.matter.documents.exclude(pk__in=ours)
    joins = others.exists()
    return Ahead(
        title=document.title,
        language=document.language,
        published=document.published_on,
        references=tuple(sorted({r.value for r in document.references.all() if not r.implied})),
        profiles=tuple(h.profile.name for h in document.hits.all() if h.gone_at is None),
        known=known,
        matter=document.matter_id if joins else None,
        matter_title=document.matter.title if joins else "",
        joined=document,
    )


def known_documents(records: Sequence[Record]) -> dict[str, Document]:
    """Give the documents of the archive that are the same as what is brought, by the brought one's identifier.

    The same file or text has the same identifier whoever brought it; the same address is the same document
    wherever it came from.
    """
    ids = [one.source_id[:500] for one in records]
    addresses = {one.url: one.source_id[:500] for one in records if one.url}
    found: dict[str, Document] = {}
    rows = Document.objects.select_related("matter", "source").defer("text")
    for row in rows.filter(url__in=addresses).order_by("-first_seen_at"):
        found[addresses[row.url]] = row
    for row in rows.filter(publisher_id__in=ids).order_by("-first_seen_at"):
        found[row.publisher_id] = row
    return found


def bring_in(
    brought: Brought, *, original: StoredFile | None, by: Viewer, at: datetime
) -> tuple[list[Document], Counts]:
    """Store what somebody brought, with its original, and give the documents."""
    by.check("monitoring.document.import")
    with transaction.atomic():
        source = source_for_files(brought.kind, None, by=by, at=at)
        counts = import_records(source, [*brought.records, *brought.rejects], by=by, at=at)
        ids = [one.source_id[:500] for one in brought.records]
        documents = list(source.documents.filter(publisher_id__in=ids).select_related("matter"))
        if original is not None:
            for document in documents:
                DocumentFile.objects.get_or_create(
                    document=document, file=original, defaults={"at": at, "by_id": by.account_id}
                )
        locked = Source.objects.select_for_update().get(pk=source.pk)
        note_check(locked, "file", counts, at=at, account=by.account_id)
        changes: Mapping[str, Any] = {"inserted": counts.inserted, "updated": counts.updated}
        for document in documents[:AHEAD_AT_MOST]:
            audit.record("monitoring.document.imported", by=by, at=at, target=document, changes=changes)
    return documents, counts
