"""Where a quotation in an amending act begins and ends: what it quotes belongs to the article that quotes it."""

from __future__ import annotations

import re
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
_MOST = 1500  # lines of one quotation: a whole annex


def quoted_until(lines: Sequence[Line], at: int, before: str) -> int:
    """Give the place after the last line of a quotation that begins at a place, or 0 when none begins there.

    A quotation follows a colon. It ends where its list item ends. Outside of lists it
    ends with the first such line; a quoted article or paragraph whose closing sign went with a footnote ends
    at the next article that the page says is one.
    """
    first = lines[at]
    text = f"{first.label} {first.text}".strip()
    if not before.endswith(":") or not _OPENS.match(text) or first.role in ("article", "annex"):
        return 0
    closed = 0
    for end in range(at, min(len(lines), at + _MOST)):
        row = lines[end]
        if end > at and row.role in ("article", "annex", "final"):
            return closed or (end if first.depth or (row.role == "article" and _WHOLE.match(text)) else 0)
        if end > at and first.depth and (row.depth or 0) < first.depth:
            return end
        if _CLOSES.search(row.text.rstrip()) and not _defines(row.text, end == at):
            closed = end + 1
            if not first.depth:
                return closed
    return closed


def _defines(text: str, same: bool) -> bool:
    """Say whether the closing sign belongs to a word in quotation marks: `‘biomass’;`."""
    return not same and len(re.findall(r"[‘“„«]", text)) >= len(re.findall(r"[’”»]", text)) > 0
