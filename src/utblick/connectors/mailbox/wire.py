"""What a mail says: its headers and its text, whatever its programs did to them."""

from __future__ import annotations

import email
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass

from utblick.connectors.reading.text import decode, line, repair_mojibake

MOST_LETTERS = 10_000
MOST_PEOPLE = 100
MOST_CALENDARS = 5
_FROM_LINE = re.compile(rb"(?:\A|(?<=\n)\r?\n)From [^\n]*\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail. `html` or `text` is empty when it has none; `attachments` are names only.

    `people` are the names and addresses of who sent it and who got it, in that order, each once. `calendars` are
    the appointments that came along, and `enclosed` is the first mail that was forwarded whole, as an attachment;
    its texts are among those of the mail.
    """

    id: str
    subject: str
    sender: str
    domain: str
    date: str
    html: str
    text: str
    language: str
    is_list: bool
    attachments: tuple[str, ...]
    people: tuple[tuple[str, str], ...] = ()
    calendars: tuple[bytes, ...] = ()
    enclosed: Letter | None = None


def divide(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the mails of a file with the line each starts on: one mail, or an mbox of many."""
    if not data.startswith(b"From "):
        yield 1, data
        return
    starts = [(found.start(), found.end()) for found in _FROM_LINE.finditer(data)]
    line_number, counted = 1, 0
    for number, (at, begin) in enumerate(starts):
        if number >= MOST_LETTERS:
            return
        end = starts[number + 1][0] if number + 1 < len(starts) else len(data)
        line_number += data.count(b"\n", counted, at)
        counted = at
        yield line_number, _QUOTED_FROM.sub(rb"\1", data[begin:end])


def read_letter(data: bytes) -> Letter | None:
    """Read one mail; nothing when the bytes are none."""
    return _letter(email.message_from_bytes(data), opens=True)


def _letter(message: email.message.Message, *, opens: bool) -> Letter | None:
    headers = _headers(message)
    if not headers.keys() & {"from", "subject", "date", "message-id", "received"}:
        return None
    html: list[str] = []
    text: list[str] = []
    attachments: list[str] = []
    calendars: list[bytes] = []
    for part in _leaves(message):
        name = _file_name(part)
        kind = part.get_content_type()
        if (kind == "text/calendar" or name.lower().endswith(".ics")) and len(calendars) < MOST_CALENDARS:
            payload = part.get_payload(decode=True)
            calendars.append(payload if isinstance(payload, bytes) else b"")
        if name or part.get_content_disposition() == "attachment" or kind not in ("text/html", "text/plain"):
            if name:
                attachments.append(name)
            continue
        (html if kind == "text/html" else text).append(_body(part))
    sender, address = email.utils.parseaddr(headers.get("from", ""))
    return Letter(
        id=line(headers.get("message-id", "")).strip("<>"),
        subject=headers.get("subject", ""),
        sender=line(sender) or address.rpartition("@")[2],
        domain=address.rpartition("@")[2].lower(),
        date=headers.get("date", ""),
        html="\n".join(html),
        text="\n".join(text),
        language=headers.get("content-language", ""),
        is_list=bool(headers.keys() & {"list-unsubscribe", "list-id"}),
        attachments=tuple(dict.fromkeys(attachments)),
        people=_people(headers),
        calendars=tuple(calendars),
        enclosed=_enclosed(message) if opens else None,
    )


def _people(headers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    given = email.utils.getaddresses([headers.get(name, "") for name in ("from", "to", "cc")])
    found: dict[str, tuple[str, str]] = {}
    for name, address in given[:MOST_PEOPLE]:
        if "@" in address:
            found.setdefault(address.lower(), (line(name), address.lower()))
    return tuple(found.values())


def _enclosed(message: email.message.Message) -> Letter | None:
    for part in _parts(message):
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(payload, list):
            inner = next((one for one in payload if isinstance(one, email.message.Message)), None)
            return None if inner is None else _letter(inner, opens=False)
    return None


def _parts(message: email.message.Message) -> Iterator[email.message.Message]:
    """Yield all parts in order, those that hold others before them; a mail inside the mail is opened too."""
    waiting: list[email.message.Message] = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            waiting.extend(p for p in reversed(payload) if isinstance(p, email.message.Message))
        yield part


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    return (
        part for part in _parts(message) if not (part.is_multipart() and isinstance(part.get_payload(), list))
    )


def _headers(message: email.message.Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower(), header(str(value)))
    return found


def header(value: str) -> str:
    """Decode a header: encoded words, raw bytes in whatever character set, folded lines."""
    # Raw bytes come as lone surrogates.
    value = decode(value.encode("utf-8", "surrogateescape"))
    pieces: list[str] = []
    try:
        for piece, charset in email.header.decode_header(value):
            pieces.append(piece if isinstance(piece, str) else _decoded(piece, charset or ""))
    except (email.errors.HeaderParseError, ValueError):
        pieces = [value]
    # What decodes to nothing was no encoded word.
    return line(repair_mojibake("".join(pieces) or value))


def _file_name(part: email.message.Message) -> str:
    try:
        return header(part.get_filename() or "")
    except (ValueError, TypeError, LookupError):
        return "?"


def _body(part: email.message.Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        charset = part.get_content_charset() or ""
    except (ValueError, TypeError, LookupError):
        charset = ""
    return repair_mojibake(_decoded(payload, charset))


def _decoded(data: bytes, charset: str) -> str:
    """Decode by the stated character set when the bytes agree, else as their letters suggest."""
    charset = charset.strip().lower()
    try:
        as_utf8 = data.decode("utf-8")
    except UnicodeDecodeError:
        as_utf8 = ""
    if as_utf8 and (not as_utf8.isascii() or charset in ("", "utf-8", "us-ascii")):
        return as_utf8
    if charset not in ("", "utf-8", "us-ascii", "unknown-8bit"):
        try:
            return data.decode("cp1252" if charset in ("iso-8859-1", "latin-1") else charset)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)
