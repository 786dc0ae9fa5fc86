"""Pages of regeringen.se as document records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from utblick.connectors.government_offices.meetings import council, meeting_days
from utblick.connectors.government_offices.wire import KINDS, Page, is_page, page_of
from utblick.connectors.reading.dates import MONTHS, day
from utblick.connectors.reading.fields import fields, with_identifiers
from utblick.connectors.reading.json_objects import Found, read_objects
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import DocumentRecord, Record, Reject

SOURCE = "government_offices"
LICENCE = "https://www.regeringen.se/om-webbplatsen/"
_FAKTA_PM = re.compile(r"(\d{4})/(?:20)?(\d{2}):? ?FPM[ -]?(\d{1,3})(?!\d)")
_DIARY_IN_TITLE = re.compile(r"\s*Diarienummer:\s*(.{4,40})$")
_DIARY = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\d{4}/\d{3,5}(?:/[\wÅÄÖåäö]+)?")
_MONTH_OF_PATH = re.compile(r"/(\d{4})/(\d{2})/")
_REPLY_BY = re.compile(
    r"(?:senast|sista dag|inkommit|kommit in)\b[^.\n]{0,80}?\b(?:den\s+)?(\d{1,2})\s+([a-zå]+)\s+(\d{4})",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_MARKS = re.compile(r"^(?:#{1,6} +|[*+] +)|(?<!\w)\*\*?(?=\S)|(?<=\S)\*\*?(?!\w)", re.MULTILINE)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read pages of regeringen.se as g0v.se gives them, one JSON object a page or lists of index records."""
    for item in read_objects(decode(data), is_page):
        if not isinstance(item, Found):
            yield Reject(file=name, line=item.line, reason=item.reason)
            continue
        if not is_page(item.value):
            yield Reject(file=name, line=item.line, reason="The object is not a page of regeringen.se.")
            continue
        page = page_of(item.value)
        if not page.path or not page.title:
            reason = (
                "The page has no address." if not page.path else "The page has neither a title nor a heading."
            )
            yield Reject(file=name, line=item.line, reason=reason, id=page.path)
            continue
        yield document_of(page)


def kind_of(path: str) -> tuple[str, str]:
    """Give the kind of a page and its language, where all pages of that kind have one, from its path."""
    parts = path.split("/")
    part = parts[1] if parts[0] == "rattsliga-dokument" and len(parts) > 1 else parts[0]
    kind, swedish = KINDS.get(part, (part.replace("-", "_"), False))
    return kind, "sv" if swedish else ""


def document_of(page: Page) -> DocumentRecord:
    """Give the record of a page. Without an index the day of publication is not known, only the month of
    the path.
    """
    kind, language = kind_of(page.path)
    text = plain(page.text, page.title) or clean(page.summary)
    return DocumentRecord(
        source=SOURCE,
        source_id=page.path,
        url=f"https://www.regeringen.se/{page.path}/",
        licence=LICENCE,
        title=_DIARY_IN_TITLE.sub("", line(page.title)),
        language=language,
        published=day(page.published),
        type=kind,
        text=text,
        fields=with_identifiers(page_fields(page, kind), line(page.title), text),
    )


def page_fields(page: Page, kind: str) -> Mapping[str, Sequence[str]]:
    """Give the codes, numbers and dates of a page. A fakta-PM's number is also looked for in its title."""
    fakta_pm = _FAKTA_PM.findall(page.number) or (_FAKTA_PM.findall(page.title) if kind == "fakta_pm" else [])
    title = line(page.title)
    diary = _DIARY_IN_TITLE.search(title)
    meeting: Sequence[str] = ()
    configuration = ""
    if kind == "council_agenda":
        start = line(page.text[:1500])
        meeting = meeting_days(title, page.published) or meeting_days(start, page.published)
        configuration = council(title) or council(start)
    month = _MONTH_OF_PATH.search(page.path)
    return fields(
        fakta_pm=[f"{year}/{next_year}:FPM{serial}" for year, next_year, serial in fakta_pm],
        diary_number=_DIARY.findall(f"{page.number} {diary[1] if diary else ''}"),
        meeting_date=meeting,
        council=configuration,
        reply_by=reply_by(page.text) if kind == "consultation" else "",
        sender=page.senders,
        category=page.categories,
        month=f"{month[1]}-{month[2]}" if month and not page.published else "",
        updated=day(page.updated),
        link=page.links,
        attachment=page.attachments,
    )


def reply_by(text: str) -> str:
    """Give the day by which a consultation wants its answers, as ISO, or nothing."""
    for found in _REPLY_BY.finditer(text):
        if found[2].lower() in MONTHS:
            return day(f"{found[1]} {found[2]} {found[3]}")
    return ""


def plain(markdown: str, title: str) -> str:
    """Give a page's text without its marks, link targets and the heading that repeats the title."""
    first, _, rest = markdown.lstrip().partition("\n")
    if first.startswith("# ") and line(first[2:]).rstrip(".") in line(title):
        markdown = rest
    return clean(_MARKS.sub("", _LINK.sub(r"\1", markdown)))
