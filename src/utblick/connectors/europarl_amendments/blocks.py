"""Amendments as text in blocks: a line that says the number, the place, then the new text or both texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from utblick.connectors.reading.text import clean, decode

# `Amendment: 17: Recital 5 a (new)`, the columns below as `commission:` and `parliament:`.
_TWO_COLUMNS = re.compile(r"^Amendment: (\d+): (.+)$", re.MULTILINE)
# `Amendment 17`, the place on the next line, the new text below.
_NEW_ONLY = re.compile(r"^Amendment (\d+)[ \t]*\n(.+)$", re.MULTILINE)
_COLUMN = re.compile(r"^(commission|parliament):[ \t]?", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Block:
    """One amendment: its line in the file, number, place, and texts; `old` is nothing where it is not told."""

    line: int
    number: str
    target: str
    old: str | None
    new: str


def read_blocks(data: bytes) -> Iterator[Block]:
    """Yield the amendments of a text; nothing where it has none of either form."""
    text = decode(data).replace("\r\n", "\n")
    form = _TWO_COLUMNS if _TWO_COLUMNS.search(text) else _NEW_ONLY
    found = list(form.finditer(text))
    at = counted = 0
    ends = [one.start() for one in found[1:]] + [len(text)]
    for here, end in zip(found, ends, strict=bool(found)):
        at += text.count("\n", counted, here.start())
        counted = here.start()
        body, target = text[here.end() : end], _plain(here[2])
        if form is _TWO_COLUMNS:
            old, new = _columns(body)
        else:
            old, new = None, _plain(body)
            if not new:
                # A title stands in one line with its place: `Title VII: The database`.
                target, _, new = target.partition(": ")
        yield Block(at + 1, here[1], target, old, new)


def _columns(body: str) -> tuple[str, str]:
    """Give both texts; an amendment over several paragraphs has the two columns several times."""
    texts: dict[str, list[str]] = {"commission": [], "parliament": []}
    pieces = _COLUMN.split(body)
    for column, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if plain := _plain(text):
            texts[column].append(plain)
    return "\n".join(texts["commission"]), "\n".join(texts["parliament"])


def _plain(text: str) -> str:
    return clean(html.unescape(_TAG.sub("", text)))
