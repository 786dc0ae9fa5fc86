"""Mails as document records: a newsletter's items one by one, other letters whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from utblick.connectors.feed.adapt import language, moment, shortened
from utblick.connectors.mailbox.items import Item, html_items, plain_items
from utblick.connectors.mailbox.wire import Letter, divide, read_letter
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.references import mentioned

SOURCE = "mailbox"
LARGEST = 25_000_000
LONGEST_TEXT = 400_000


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a mail (.eml) or a file of mails (.mbox)."""
    if not data.strip():
        yield Reject(file=name, line=1, reason="The file is empty.")
        return
    for line_number, one in divide(data):
        if len(one) > LARGEST:
            reason = f"The mail is larger than {LARGEST // 1_000_000} MB."
            yield Reject(file=name, line=line_number, reason=reason)
            continue
        letter = read_letter(one)
        if letter is None:
            yield Reject(
                file=name, line=line_number, reason="This is no mail: it has none of a mail's headers."
            )
            continue
        records = list(records_of(letter))
        if not records:
            reason = "The mail has no text to read, only pictures or attachments."
            yield Reject(file=name, line=line_number, reason=reason, id=letter.id)
        yield from records


def records_of(letter: Letter) -> Iterator[DocumentRecord]:
    """Yield the documents that a letter holds; none when there is no text in it."""
    items, whole = html_items(letter.html) if letter.html else ([], "")
    if not whole:
        items, whole = plain_items(letter.text)
    if not whole and not letter.subject:
        return
    base = letter.id or _digest(letter.domain, letter.date, letter.subject, whole)
    if not items:
        if whole:
            yield _record(letter, base, Item(title=letter.subject, text=whole))
        return
    seen: set[str] = set()
    for item in items:
        # The heading tells items with one link apart; a second copy of both is the same item shown twice.
        key = _digest(item.url, item.title)
        if key not in seen:
            seen.add(key)
            title = item.title or letter.subject
            yield _record(letter, f"{base}#{key}", Item(title, item.text, item.url, item.section))


def _record(letter: Letter, source_id: str, item: Item) -> DocumentRecord:
    title = item.title or shortened(item.text)
    text = item.text[:LONGEST_TEXT]
    told = {
        "sender": [letter.domain] if letter.domain else [],
        "newsletter": [letter.sender] if letter.is_list and letter.sender else [],
        "section": [item.section] if item.section else [],
        "attachment": list(letter.attachments),
    }
    return DocumentRecord(
        source=SOURCE,
        source_id=source_id,
        url=item.url,
        title=title,
        language=language(letter.language),
        published=moment(letter.date),
        type="newsletter" if letter.is_list else "mail",
        text=text,
        fields={**mentioned(title, text), **{name: values for name, values in told.items() if values}},
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
