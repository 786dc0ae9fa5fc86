"""Whether a Word document can be the template of the region's papers: read with limits, and said in plain words."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.shared import Cm

from utblick.connectors.upload.docx import DAMAGE

LARGEST = 5 * 1024 * 1024
LARGEST_UNPACKED = 40 * 1024 * 1024
MOST_PARTS = 1_000
# The style as Word keeps it, and as Swedish Word shows it.
STYLES = (("Heading 1", "Rubrik 1"), ("Heading 2", "Rubrik 2"), ("List Bullet", "Punktlista"))
_DAMAGE = (*DAMAGE, RuntimeError)  # the last: a part that needs a password
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*attachedTemplate[^>]*>")


def problems_of(data: bytes) -> list[str]:
    """Say in sentences why a document cannot be the template; nothing when it can."""
    if len(data) > LARGEST:
        return [_("The file is larger than 5 MB. Make the pictures in it smaller.")]
    try:
        found = _of_archive(data)
    except _DAMAGE:
        return [
            _(
                "The file is no Word document (.docx) that can be read. Save it as .docx in Word and try again."
            )
        ]
    return found or _of_document(data)


def open_template(data: bytes | None) -> Document:
    """Give a document to write a paper into: the region's template, or a plain one of A4."""
    if data is not None:
        return docx.Document(io.BytesIO(data))
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
    return document


def styles_of(document: Document) -> set[str]:
    """Give the names of a document's styles."""
    return {style.name or "" for style in document.styles}


def _of_archive(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            return [
                _("Unpacked, the file is too large to be a template. Save it anew without large pictures.")
            ]
        names = {part.filename.lower() for part in parts}
        if "word/document.xml" not in names or "[content_types].xml" not in names:
            return [_("The file is no Word document (.docx). Save it as .docx in Word and try again.")]
        found = []
        if any(name.endswith("vbaproject.bin") for name in names) or b"macroEnabled" in archive.read(
            "[Content_Types].xml"
        ):
            found.append(
                _(
                    "The file holds macros, which are not taken. Save it as a Word document without macros (.docx)."
                )
            )
        for part in parts:
            # What it says of its size may be wrong; the library stops reading there.
            text = archive.read(part) if part.filename.lower().endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                return [_("The file holds what no Word document holds (a DTD). Save it anew in Word.")]
            if part.filename.endswith(".rels") and any(b"External" in one for one in _EXTERNAL.findall(text)):
                found.append(
                    _(
                        "The file fetches its styles from another template. Copy the styles into it, and unlink "
                        "the other template in Word."
                    )
                )
    return found


def _of_document(data: bytes) -> list[str]:
    try:
        document = docx.Document(io.BytesIO(data))
        styles = styles_of(document)
    except Exception:  # whatever a broken file makes the library raise
        return [
            _(
                "The file is no Word document (.docx) that can be read. Save it as .docx in Word and try again."
            )
        ]
    missing = [
        _("%(style)s (in Swedish Word: %(swedish)s)") % {"style": style, "swedish": swedish}
        for style, swedish in STYLES
        if style not in styles
    ]
    if missing:
        return [
            _(
                "The template lacks styles that papers are written with: %(styles)s. Use each of them once in the "
                "document in Word, save it, and upload it again."
            )
            % {"styles": ", ".join(missing)}
        ]
    return []
