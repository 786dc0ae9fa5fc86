"""An act in plain text, as proposals, compromise texts and adopted positions are passed on."""

from __future__ import annotations

import re

from utblick.engine.passages import outline
from utblick.engine.passages.lines import Line, joined
from utblick.engine.passages.writing import Passage

_SWEDISH = re.compile(r"\b(?:och|att|ska|skall|artikel|enligt|som)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:and|that|shall|article|the|which)\b", re.IGNORECASE)
_ENOUGH = 20_000  # characters that tell the language


def passages_of(text: str) -> list[Passage]:
    """Read an act from text with a line for each paragraph; numbers may stand on lines of their own."""
    rows = [Line(" ".join(row.split())) for row in re.split(r"[\n\r\f]+", text) if row.strip()]
    start = text[:_ENOUGH]
    swedish = len(_SWEDISH.findall(start)) > len(_ENGLISH.findall(start))
    return outline.passages(joined(rows), "sv" if swedish else "en")
