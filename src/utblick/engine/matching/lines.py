"""Hits as JSON Lines, written together: profiles that hit for the same reason share all but their name."""

from __future__ import annotations

import json

from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.truth import Stretch
from utblick.engine.text.analysis import Document, analyse

_FIELDS = ('{"field": "title", "start": ', '{"field": "text", "start": ')


class HitLines:
    """Write the hits on documents as `{"profile", "document", "spans"}`, a line for each pair."""

    def __init__(self, index: ProfileIndex) -> None:
        self._index = index
        self._begun: dict[int, str] = {}

    def of(self, document: Document) -> str:
        """Give the lines of one document, ordered by the profile's id."""
        index, begun = self._index, self._begun
        found = index.find(analyse(document))
        if not found.hits:
            return ""
        hits, several, truth = found
        middle = f', "document": {json.dumps(document.id, ensure_ascii=False)}, "spans": ['
        endings: dict[int, str] = {}
        lines: list[str] = []
        for number in index.ordered(hits):
            line = begun.get(number)
            if line is None:
                line = begun[number] = f'{{"profile": {json.dumps(index.name(number), ensure_ascii=False)}'
            if number in several:
                ending = f"{middle}{_spans(truth.stretches(index.facts(number, found)))}]}}\n"
            else:
                fact = hits[number]
                ending = endings.get(fact, "")
                if not ending:
                    ending = endings[fact] = f"{middle}{_spans(truth.stretches((fact,)))}]}}\n"
            lines.append(line + ending)
        return "".join(lines)


def _spans(stretches: list[Stretch]) -> str:
    return ", ".join([f'{_FIELDS[part]}{start}, "end": {end}}}' for part, start, end in stretches])
