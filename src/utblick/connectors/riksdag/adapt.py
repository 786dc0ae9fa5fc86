"""The Riksdag's documents as document records."""

from __future__ import annotations

from collections.abc import Iterator

from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields, with_identifiers
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.riksdag.wire import RiksdagDocument, documents, is_ours

SOURCE = "riksdag"
LICENCE = "https://data.riksdagen.se/"
TYPES = {
    "bet": "committee_report",
    "dir": "committee_directive",
    "ds": "ministry_memorandum",
    "eunprot": "eu_committee_record",
    "fpm": "fakta_pm",
    "fr": "written_question",
    "frs": "answer",
    "ip": "interpellation",
    "kom": "eu_document",
    "mot": "motion",
    "prop": "government_bill",
    "prot": "record",
    "skr": "government_communication",
    "sou": "government_inquiry",
}
# A committee's statement on a document of the EU is filed among its reports.
SUBTYPES = {("bet", "utl"): "committee_statement"}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read the Riksdag's documents, alone or in lists. Persons are no documents: they are rejected with a
    sentence.
    """
    for item in read_objects(decode(data), is_ours):
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
            continue
        person = item.value.get("person")
        if isinstance(person, dict):
            reason = "This is a record of a member of the Riksdag, not a document: persons are not read here."
            yield Reject(file=name, line=item.line, reason=reason, id=str(person.get("intressent_id") or ""))
            continue
        several = list(documents(item.value))
        if not several and not is_ours(item.value):
            yield Reject(file=name, line=item.line, reason="The object is no document of the Riksdag.")
        for document in several:
            if document.document_id and document.title:
                yield record_of(document)
            else:
                reason = (
                    "The document has no title."
                    if document.document_id
                    else "The document has no identifier."
                )
                yield Reject(file=name, line=item.line, reason=reason, id=document.document_id)


def record_of(document: RiksdagDocument) -> DocumentRecord:
    """Give the record of a document. Its date is its own, not the one when its page was prepared."""
    kind = SUBTYPES.get((document.kind, document.subkind)) or TYPES.get(document.kind, document.kind)
    number = (
        f"{document.session}:{document.number}" if document.session and document.number else document.number
    )
    text = clean("\n\n".join(part for part in (line(document.subtitle), html_text(document.html)) if part))
    own = fields(
        designation=number,
        committee=document.committee,
        status=document.status,
        party=sorted(set(document.parties)),
        related=document.references,
        **{document.kind: f"{document.kind}. {number}"} if document.kind in {"prop", "skr"} else {},
    )
    return DocumentRecord(
        source=SOURCE,
        source_id=document.document_id,
        url=document.url.replace("http://", "https://", 1)
        or f"https://data.riksdagen.se/dokument/{document.document_id}",
        licence=LICENCE,
        title=line(document.title),
        language="sv",
        published=day(document.dated),
        type=kind,
        text=text,
        fields=with_identifiers(own, line(document.title), text),
    )
