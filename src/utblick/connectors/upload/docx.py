"""The text of a Word document, read as what it is: a ZIP of XML, within limits."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from lxml import etree

from utblick.connectors.reading.markup import parse_xml
from utblick.connectors.upload.problems import NotReadable

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
# What the library raises where an archive is none, in whichever way.
DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)
MOST_PARTS = 5_000
LARGEST_PART = 60_000_000


def read_docx(data: bytes) -> tuple[str, str]:
    """Give the title it states (or nothing) and its text with foot- and endnotes. Raises NotReadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if len(names) > MOST_PARTS:
                raise NotReadable("unpacked")
            if "word/document.xml" not in names:
                raise NotReadable("unknown")
            parts = [_part(archive, "word/document.xml")]
            parts += [
                _part(archive, f"word/{n}.xml") for n in ("footnotes", "endnotes") if f"word/{n}.xml" in names
            ]
            core = _part(archive, "docProps/core.xml") if "docProps/core.xml" in names else None
    except DAMAGE:
        raise NotReadable("damaged") from None
    except RuntimeError:
        # How the library says that a part needs a password.
        raise NotReadable("encrypted") from None
    title = ""
    if core is not None:
        title = next((str(e.text or "") for e in core.iter(f"{DUBLIN_CORE}title")), "")
    return title, "\n".join(paragraph for part in parts for paragraph in _paragraphs(part))


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    with archive.open(name) as file:
        data = file.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise NotReadable("unpacked")
    root = parse_xml(data)
    if isinstance(root, str):
        raise NotReadable("damaged")
    return root


def _paragraphs(root: etree._Element) -> list[str]:
    """Give the paragraphs in order, cells of a table row side by side, without struck text."""
    lines: list[str] = []
    cells = 0
    pieces: list[list[str]] = []
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
            continue
        tag = str(element.tag)
        name = tag.replace(STRICT, WORD).removeprefix(WORD)
        if event == "start":
            if tag == FALLBACK:
                # The same text box once more, for older programs.
                skipping = element
            elif name == "p":
                pieces.append([])
            elif name == "tc":
                cells += 1
            elif name == "t" and pieces:
                pieces[-1].append(element.text or "")
            elif name in ("tab", "br", "cr") and pieces:
                pieces[-1].append("\n" if name != "tab" else " ")
            elif name == "noBreakHyphen" and pieces:
                pieces[-1].append("-")
        elif name == "p":
            text = "".join(pieces.pop()).strip()
            if cells and lines and lines[-1].endswith("\t"):
                lines[-1] = lines[-1] + text
            else:
                lines.append(text)
        elif name == "tc":
            cells -= 1
            if lines:
                lines[-1] = lines[-1].rstrip("\t") + "\t"
        elif name == "tr" and lines:
            lines[-1] = lines[-1].rstrip("\t")
    return [line.replace("\t", " ").strip() for line in lines]
