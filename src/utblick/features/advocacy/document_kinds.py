"""The kinds of file that a public record may be: known by their name and by what is in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from utblick.foundation.rules import broken

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HEADERS = re.compile(rb"\A(?:From [^\n]+\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_ODT = b"application/vnd.oasis.opendocument.text"


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _part(data: bytes, name: str) -> bytes | None:
    """Give how a part of a packed file begins; None where it has none or is no packed file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as part:
            return part.read(100)
    except (KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, OSError):
        return None


def _is_docx(data: bytes) -> bool:
    return _part(data, "word/document.xml") is not None


def _is_odt(data: bytes) -> bool:
    return (_part(data, "mimetype") or b"").startswith(_ODT)


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(data.strip()) and not _CONTROL.search(data)


def _is_html(data: bytes) -> bool:
    return _is_text(data) and _HTML.search(data[:4096]) is not None


def _is_mail(data: bytes) -> bool:
    return _HEADERS.match(data[:8000].replace(b"\r\n", b"\n")) is not None


def _is_outlook(data: bytes) -> bool:
    return data.startswith(_OLE)


KINDS: dict[str, Callable[[bytes], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_docx,
    "odt": _is_odt,
    "html": _is_html,
    "htm": _is_html,
    "txt": _is_text,
    "eml": _is_mail,
    "msg": _is_outlook,
}
ACCEPT = ",".join(f".{one}" for one in KINDS)


def check_is_document(name: str, data: bytes) -> None:
    """The file is of no kind that is kept: choose PDF, Word (.docx), OpenDocument (.odt), web page, text or e-mail."""
    _stem, dot, ending = name.rpartition(".")
    is_kind = KINDS.get(ending.lower()) if dot else None
    if is_kind is None:
        raise broken(check_is_document)
    check_is_what_it_is_called(is_kind(data))


def check_is_what_it_is_called(it_is: bool) -> None:
    """The content of the file is not what its name says: save it anew from its program and choose it again."""
    if not it_is:
        raise broken(check_is_what_it_is_called)
