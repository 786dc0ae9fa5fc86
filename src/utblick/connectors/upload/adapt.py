"""Files and pasted text as document records."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import clean, line, repair_mojibake
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.connectors.references import mentioned
from utblick.connectors.upload.docx import read_docx
from utblick.connectors.upload.pdf import LONGEST_TEXT, read_pdf
from utblick.connectors.upload.plain import read_plain
from utblick.connectors.upload.problems import NotReadable
from utblick.connectors.webpage.snapshot import NoMainText, snapshot
from utblick.engine.text import languages

SOURCE = "upload"
LARGEST = 50_000_000
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|table)[\s>]", re.IGNORECASE)
# What programs put in for a title when nobody gave one.
_NO_TITLE = re.compile(
    r"(?:untitled|namnlös\w*|document|dokument|titel|title|microsoft (?:word|powerpoint|excel).*|powerpoint.*"
    r"|presentation|slide 1|.*\.(?:docx?|pdf|pptx?|xlsx?|indd|odt|rtf|html?|txt)|[\W\d_]*)",
    re.IGNORECASE,
)


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read one file that somebody handed in."""
    yield read_file(data, name)


def read_file(data: bytes, name: str, content_type: str = "") -> DocumentRecord | Reject:
    """Read a file, or give the reject that says why not (in English; `read_document` has both languages)."""
    try:
        return read_document(data, name, content_type)
    except NotReadable as problem:
        return Reject(file=name, line=1, reason=problem.sentence_en)


def read_document(data: bytes, name: str, content_type: str = "") -> DocumentRecord:
    """Read a PDF, Word, HTML or text file by what it is, not by what it is called. Raises NotReadable."""
    if not data.strip():
        raise NotReadable("empty")
    if len(data) > LARGEST:
        raise NotReadable("too_large", LARGEST // 1_000_000)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    told, url, language, kind = "", "", "", "file"
    if b"%PDF-" in data[:1024]:
        told, text = read_pdf(data)
    elif start.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        told, text = read_docx(data)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotReadable("old_office")
    elif start.startswith(
        (b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
    ):
        raise NotReadable("unknown")
    elif "html" in content_type.lower() or _HTML.search(data[:4096]):
        kind = "web_page"
        try:
            page = snapshot(data, "")
            told, text, url, language = page.title, page.text, page.url, page.language
        except NoMainText:
            text = html_text(data)
    else:
        text = read_plain(data)
    return _document(text, told, name, kind, hashlib.sha256(data).hexdigest(), url, language)


def read_text(text: str, title: str = "", url: str = "") -> DocumentRecord:
    """Make a document of text that somebody pasted. Raises NotReadable when there is none."""
    digest = hashlib.sha256(clean(text).encode("utf-8", "replace")).hexdigest()
    return _document(text, title, "", "note", digest, url, "")


def _document(
    text: str, told: str, name: str, kind: str, digest: str, url: str, language: str
) -> DocumentRecord:
    text = clean(repair_mojibake(text[:LONGEST_TEXT]))
    if not any(map(str.isalnum, text)):
        raise NotReadable("no_text")
    title = title_of(told, text, name)
    return DocumentRecord(
        source=SOURCE,
        source_id=f"sha256:{digest[:32]}",
        url=url,
        title=title,
        language=language or languages.detect(f"{title}\n{text[:4000]}"),
        type=kind,
        text=text,
        fields=mentioned(title, text),
    )


def title_of(told: str, text: str, name: str) -> str:
    """Give the stated title when it is one, else the first line that reads like one, else the file's name."""
    told = line(repair_mojibake(told))
    if len(told) > 3 and not _NO_TITLE.fullmatch(told):
        return told[:500]
    for one in text.split("\n")[:15]:
        letters = sum(map(str.isalpha, one))
        if letters >= 8 and letters > 0.5 * len(one) and not one.lower().startswith(("http", "www.")):
            return one if len(one) <= 160 else one[:159].rsplit(" ", 1)[0] + "…"
    stem = re.split(r"[\\/]", name)[-1].rsplit(".", 1)[0]
    return line(re.sub(r"[_-]+", " ", stem))[:200] or line(text)[:120]
