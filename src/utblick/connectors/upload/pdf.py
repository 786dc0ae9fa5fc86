"""The text of a PDF, page by page, within limits."""

from __future__ import annotations

import io
import logging
import re

from pypdf import PdfReader

from utblick.connectors.upload.problems import NotReadable

MOST_PAGES = 1_000
LONGEST_TEXT = 2_000_000
# Fewer letters than this on the average page: pictures of pages, with at most a stamp or a page number.
LETTERS_A_PAGE = 15

# Its warnings about damaged files tell our readers nothing.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes) -> tuple[str, str]:
    """Give the title it states (or nothing) and its text. Raises NotReadable."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotReadable("encrypted")
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            raise NotReadable("too_long", MOST_PAGES)
        texts: list[str] = []
        length = 0
        for page in reader.pages:
            texts.append(page.extract_text() or "")
            length += len(texts[-1])
            if length > LONGEST_TEXT:
                break
        title = str((reader.metadata.title if reader.metadata else "") or "")
    except NotReadable:
        raise
    except Exception as error:
        # Damaged files make the library raise nearly anything, whatever it documents.
        if "encrypt" in str(error).lower() or "aes" in str(error).lower():
            raise NotReadable("encrypted") from None
        raise NotReadable("damaged") from None
    text = "\n\n".join(texts)[:LONGEST_TEXT]
    if not pages:
        raise NotReadable("damaged")
    if sum(map(str.isalnum, text)) < LETTERS_A_PAGE * len(texts):
        raise NotReadable("scan")
    return title, unbroken(text)


_BROKEN_WORD = re.compile(r"(?<=[a-zåäöéüõšžāēīūķļņčģ])[-\u00ad\u2010]\n(?=[a-zåäöéüõšžāēīūķļņčģ])")


def unbroken(text: str) -> str:
    """Join words that were divided at the end of a line (`regi-⏎onal`); `EU-⏎kontoret` keeps its hyphen."""
    return _BROKEN_WORD.sub("", text.replace("\r\n", "\n"))
