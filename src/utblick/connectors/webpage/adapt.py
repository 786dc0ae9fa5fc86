"""A saved web page as a document record."""

from __future__ import annotations

from collections.abc import Iterator

from utblick.connectors.reading.dates import moment
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.references import mentioned
from utblick.connectors.webpage.snapshot import NoMainText, Page, snapshot

SOURCE = "webpage"


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a saved HTML page."""
    if data[:1000].lstrip().startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")) or b"<" not in data[:20_000]:
        yield Reject(file=name, line=1, reason="The file is not a web page.")
        return
    try:
        page = snapshot(data, "")
    except NoMainText as reason:
        yield Reject(file=name, line=1, reason=reason.sentence_en)
        return
    yield record_of(page)


def record_of(page: Page, source: str = SOURCE) -> DocumentRecord:
    """Give the record of a page; known by its address, else by its title."""
    return DocumentRecord(
        source=source,
        source_id=page.url or page.title,
        url=page.url,
        title=page.title,
        language=page.language,
        published=moment(page.published),
        type="web_page",
        text=page.text,
        fields=mentioned(page.title, page.text),
    )
