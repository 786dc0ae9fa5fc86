"""A feed's entries as document records."""

from __future__ import annotations

import dataclasses
import email.utils
import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from utblick.connectors.feed.wire import Entry, NoFeed, Text, read_entries
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import clean, line, repair_mojibake
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.references import mentioned

SOURCE = "feed"
LONGEST_TEXT = 400_000
LONGEST_TITLE = 500
# When an entry was published, best first; when it was changed only where nothing else is said.
DATES = (
    "published", "pubdate", "issued", "dc:issued", "dc:date", "date", "dc:created", "created",
    "updated", "modified", "dc:modified",
)  # fmt: skip
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|br|center|code|dd|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe|img|ins|li|ol|p"
    r"|pre|q|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a feed; a file that is none gives one reject that says what it is."""
    try:
        entries = [adapted(entry, number) for number, entry in enumerate(read_entries(data), 1)]
    except NoFeed as problem:
        yield Reject(file=name, line=1, reason=str(problem))
        return
    for one in told_apart(entries):
        if one.cut:
            yield Reject(file=name, line=one.line, reason="The file ends in the middle of this entry.")
        elif one.empty:
            reason = "The entry has neither an identifier, a link, a title nor a text."
            yield Reject(file=name, line=one.line, reason=reason)
        else:
            yield one.record


@dataclass(slots=True)
class Adapted:
    """A record, where it stands in the file, and when the entry was last changed."""

    record: DocumentRecord
    line: int
    own_id: bool
    changed: str
    empty: bool
    cut: bool = False


def adapted(entry: Entry, number: int) -> Adapted:
    """Give the record of one entry."""
    text = plain(entry.text)
    summary = plain(entry.summary)
    # The longer tells more; a summary that the text does not begin with is kept before it.
    if summary and summary[:80] not in text:
        text = f"{summary}\n\n{text}".strip()
    text = text[:LONGEST_TEXT]
    title = line(plain(entry.title))[:LONGEST_TITLE]
    # An entry of pictures only is an entry without a text.
    titled = bool(title)
    title = title or shortened(text) or entry.link or entry.id
    url = entry.link if entry.link.lower().startswith(("http://", "https://")) else ""
    source_id = line(entry.id) or line(entry.link) or digest(title if titled else entry.said())
    record = DocumentRecord(
        source=SOURCE,
        source_id=source_id,
        url=url,
        title=title,
        language=language(entry.language),
        published=next((iso for key in DATES if (iso := moment(entry.dates.get(key, "")))), ""),
        type="news",
        text=text,
        fields={**mentioned(title, text), **_categories(entry.categories)},
    )
    changed = next((iso for key in ("updated", "modified") if (iso := moment(entry.dates.get(key, "")))), "")
    return Adapted(
        record,
        entry.line or number,
        bool(line(entry.id)),
        changed or record.published,
        empty=not entry.said(),
        cut=entry.is_cut,
    )


def _categories(values: Iterable[str]) -> dict[str, list[str]]:
    kept = list(dict.fromkeys(line(html.unescape(value))[:120] for value in values if value.strip()))
    return {"category": kept} if kept else {}


def told_apart(entries: list[Adapted]) -> Iterator[Adapted]:
    """Give entries that share an identifier identifiers of their own, unless they are one entry.

    One entry: identifier and link (without a link, the title) are the same, and then the last changed is
    kept. Otherwise the publisher uses one identifier for several things. An identifier made of a link says
    less: title and text must be the same too.
    """
    sharing: dict[str, list[Adapted]] = {}
    for entry in entries:
        # What is cut off is refused, and is in nobody's way.
        if not entry.cut:
            sharing.setdefault(entry.record.source_id, []).append(entry)
    for entry in entries:
        group = sharing.get(entry.record.source_id, [])
        if len(group) < 2 or entry.empty or entry.cut:
            yield entry
            continue
        alike = [other for other in group if _identity(other) == _identity(entry)]
        if max(alike, key=lambda other: other.changed) is not entry:
            continue
        if len(alike) < len(group):
            tail = digest(*_identity(entry))
            own = dataclasses.replace(entry.record, source_id=f"{entry.record.source_id}#{tail[:12]}")
            yield dataclasses.replace(entry, record=own)
        else:
            yield entry


def _identity(entry: Adapted) -> tuple[str, ...]:
    record = entry.record
    if entry.own_id:
        return ("link", record.url) if record.url else ("title", record.title)
    return ("whole", record.url, record.title, record.text)


def digest(*parts: str) -> str:
    """Give a short, stable name for a text."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def shortened(text: str) -> str:
    """Give the beginning of a text as a title."""
    first = line(text.split("\n", 1)[0] if text else "")
    return first if len(first) <= 120 else first[:119].rsplit(" ", 1)[0] + "…"


def plain(text: Text) -> str:
    """Give a feed's text without markup, whichever way the feed wrapped it."""
    value = text.value
    if text.form == "html" or (text.form == "guess" and _TAG.search(value)):
        value = html_text(value)
    elif text.form == "guess" and _REFERENCE.search(value):
        value = html.unescape(value)
    # What was escaped twice shows its markup once more.
    if text.form != "plain" and _TAG.search(value):
        value = html_text(value)
    return clean(repair_mojibake(value))


def language(value: str) -> str:
    """Give the two-letter code of a language tag, or nothing."""
    found = re.match(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]*)?$", value.strip())
    return found[1].lower() if found else ""


_W3C = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})[Tt ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?$"
)


def moment(value: str) -> str:
    """Give a feed's date as an ISO moment with its zone, or as a day where it gives no hour or no zone."""
    value = line(value)
    if found := _W3C.match(value):
        year, month, day_, hour, minute, second, zone = found.groups()
        zone = "+00:00" if zone in ("Z", "z") else zone or ""
        zone = f"{zone[:3]}:{zone[-2:]}" if zone else ""
        return _iso(f"{year}-{month}-{day_}T{hour}:{minute}:{second or '00'}{zone}")
    if len(value) < 100 and (found := re.search(r"\d", value)):
        try:
            parsed = email.utils.parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return day(value)
        if parsed.year < 100 and "-0000" not in value:
            return ""
        return parsed.isoformat() if parsed.tzinfo else parsed.date().isoformat()
    return ""


def _iso(text: str) -> str:
    try:
        read_ = datetime.fromisoformat(text)
    except ValueError:
        return day(text)
    return read_.isoformat() if read_.tzinfo else read_.date().isoformat()
