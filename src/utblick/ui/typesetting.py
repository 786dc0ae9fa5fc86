"""Pages set as tagged PDF (PDF/UA-1), for every room that writes documents."""

from __future__ import annotations

import re
import unicodedata

import typst
from django.utils import timezone

MOST_ATTEMPTS = 200
UNDISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed', re.S)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def literal(text: str) -> str:
    """Write a text as a literal of the page language, so that nothing in it is read as markup."""
    return f'"{"".join(map(sign, text))}"'


def sign(char: str) -> str:
    """Write one sign of a literal."""
    return f"\\u{{{ord(char):x}}}" if char in '"\\' or ord(char) < 32 else char


def printable(text: str) -> str:
    """Take away control signs and halves of signs: no form of document holds them."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))


def tagged_pdf(page: str) -> bytes:
    """Set a page as a tagged PDF: the library refuses to write one that lacks title, language or structure.

    It also refuses signs that its letters lack (of other scripts, or control signs); those become a question mark.
    The document tells the day when it was made and not the moment: the same page gives the same bytes.
    """
    today = timezone.localdate()
    day = f"datetime(year: {today.year}, month: {today.month}, day: {today.day})"
    page = f"#set document(date: {day})\n{page}"
    for _attempt in range(MOST_ATTEMPTS):
        try:
            return bytes(typst.compile(page.encode(), format="pdf", pdf_standards=["ua-1"]))
        except typst.TypstError as problem:
            missing = UNDISPLAYED.search(str(problem))
            if missing is None:
                raise
            for char in set(_unescaped(missing[1])):
                page = page.replace(sign(char), "?").replace(char, "?")
    raise ValueError("the document holds too many signs that cannot be shown")


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
