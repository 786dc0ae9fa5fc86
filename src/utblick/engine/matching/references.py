"""The identifiers that queries ask for, and a quick look at whether a text can hold one of them.

Finding identifiers is many times the cost of reading a text's words, and most texts with digits hold none that
anybody asked for. In the numbered series the year and the number follow each other as digits in every written
form, with a bracket or a slash between, so a text without that pair need not be read for identifiers at all.
"""

from __future__ import annotations

import re

from utblick.engine.text.analysis import PARTS, Analysis

SERIES = frozenset({"com", "join", "swd", "sec", "c", "procedure"})
_KEY = re.compile(r"[^0-9]*([0-9]{4})[^0-9]+([0-9]+)[^0-9]*")
# A year of four or two digits, a bracket or a slash, and the next number.
_PAIR = re.compile(r"(?<!\d)(?:19|20)?(\d\d)(?=[^\d)/]{0,5}[)/][^\d)/]{0,5}0*(\d{1,12}))")


class References:
    """(type, comparison key) -> fact."""

    def __init__(self) -> None:
        self.facts: dict[tuple[str, str], int] = {}
        self._pairs: set[tuple[str, str]] = set()
        self._look_always = False

    def __len__(self) -> int:
        return len(self.facts)

    def add(self, kind: str, key: str, fact: int) -> None:
        """Ask for an identifier."""
        self.facts[kind, key] = fact
        parts = _KEY.fullmatch(key) if kind in SERIES else None
        if parts and len(parts[2]) < 12:
            self._pairs.add((parts[1][2:], parts[2].lstrip("0")))
        else:
            self._look_always = True

    def may_be_in(self, analysis: Analysis) -> bool:
        """Say no only when none of the identifiers is in the title or text."""
        if self._look_always:
            return True
        return not all(self._pairs.isdisjoint(_PAIR.findall(analysis.source(part))) for part in PARTS)
