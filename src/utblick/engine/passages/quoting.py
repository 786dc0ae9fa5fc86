"""Where a quotation in an amending act begins and ends: what it quotes belongs to the article that quotes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from utblick.engine.passages.lines import Line

_OPENS = re.compile(r"[‘“„”«\"']\s?(?=[\w(\[—–])")
_CLOSES = re.compile(r"[’”“»\"']\s?[;.,]?(?:\s(?:and|or|och|eller|et|und))?$")
_MOST = 1500  # lines of one quotation: a whole annex


def quoted_until(lines: Sequence[Line], at: int, before: str) -> int:
    """Give the place after the last line of a quotation that begins at a place, or 0 when none begins there.

    A quotation follows a colon. It ends with a line that closes it, before the next article that the page
    itself says is one.
    """
    first = f"{lines[at].label} {lines[at].text}".strip()
    if not before.endswith(":") or not _OPENS.match(first) or lines[at].role in ("article", "annex"):
        return 0
    for end in range(at, min(len(lines), at + _MOST)):
        if end > at and lines[end].role in ("article", "annex", "final"):
            return 0
        text = lines[end].text.rstrip()
        if _CLOSES.search(text) and not _defines(first, text, end == at):
            return end + 1
    return 0


def _defines(first: str, text: str, same: bool) -> bool:
    """Say whether the closing sign belongs to a word in quotation marks: `‘biomass’;`."""
    return not same and len(re.findall(r"[‘“„«]", text)) >= len(re.findall(r"[’”»]", text)) > 0
