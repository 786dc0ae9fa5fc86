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
# A bracket or a slash and the next number; and the last two digits of the year before it.
_NUMBER = re.compile(r"[)/][^0-9)/]{0,5}([0-9]+)")
_YEAR = re.compile(r"([0-9][0-9])[^0-9)/]{0,5}$")
_WIDTH = 7  # of what _YEAR matches, at most


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
        if parts:
            self._pairs.add((parts[1][2:], parts[2].lstrip("0")))
        else:
            self._look_always = True

    def may_be_in(self, analysis: Analysis) -> bool:
        """Say no only when none of the identifiers is in the title or text."""
        if self._look_always:
            return True
        return any(self._has_pair(analysis.source(part)) for part in PARTS)

    def _has_pair(self, text: str) -> bool:
        for number in _NUMBER.finditer(text):
            at = number.start()
            year = _YEAR.search(text, max(0, at - _WIDTH), at)
            if year and (year[1], number[1].lstrip("0")) in self._pairs:
                return True
        return False
