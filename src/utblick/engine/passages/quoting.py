"""Where a quotation in an amending act begins and ends: what it quotes belongs to the article that quotes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from utblick.engine.passages.lines import Line
from utblick.engine.passages.writing import NOTE_MARKS

_OPENS = re.compile(r"[‘“„”«\"']\s?(?=[\w(\[—–])")
# The sign may stand at the end of a footnote, which readers hand over in place.
_CLOSES = re.compile(
    rf"[’”»\"']\s?[;.,]?[’”»\"']?(?:\s(?:and|or|och|eller|et|und))?\s?{NOTE_MARKS[1]}?\s?[;.,]?$"
)
_WHOLE = re.compile(
    r"[‘“„”«\"']\s?(?:\d{1,3}[a-z]{0,2}\.|\(?\w{1,3}\)|[^\W\d_]{3,12}\s\d{1,3}[a-z]?$|[A-ZÅÄÖ]{4,})"
)


class Quotations:
    """The lines of an act, asked where quotations in it end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._closing = [at for at, row in enumerate(lines) if _CLOSES.search(row.text.rstrip())]
        self._borders = [at for at, row in enumerate(lines) if row.role in ("article", "annex", "final")]

    def until(self, at: int, before: str) -> int:
        """Give the place after the last line of a quotation that begins at a place, or 0 when none begins there.

        A quotation follows a colon. It ends where its list item ends. Outside of lists it ends with the first
        line that closes it; a quoted article or paragraph whose closing sign went with a footnote ends at the
        next article that the page says is one.
        """
        first = self._lines[at]
        text = f"{first.label} {first.text}".strip()
        if not before.endswith(":") or not _OPENS.match(text) or first.role in ("article", "annex"):
            return 0
        border = self._next(self._borders, at + 1)
        if first.depth:
            return self._leaving(at, first.depth, border)
        for place in range(bisect_left(self._closing, at), len(self._closing)):
            end = self._closing[place]
            if end >= border:
                break
            if not _defines(self._lines[end].text, end == at):
                return end + 1
        known = border < len(self._lines) and self._lines[border].role == "article"
        return border if known and _WHOLE.match(text) else 0

    def _next(self, places: Sequence[int], at: int) -> int:
        found = bisect_left(places, at)
        return places[found] if found < len(places) else len(self._lines)

    def _leaving(self, at: int, depth: int, border: int) -> int:
        """Give the place of the first line that stands in fewer lists."""
        return next((end for end in range(at + 1, border) if (self._lines[end].depth or 0) < depth), border)


def _defines(text: str, same: bool) -> bool:
    """Say whether the closing sign belongs to a word in quotation marks: `‘biomass’;`."""
    return not same and len(re.findall(r"[‘“„«]", text)) >= len(re.findall(r"[’”»]", text)) > 0
