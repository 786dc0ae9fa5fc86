"""Hits as JSON Lines, written together: profiles that hit for the same reason share all but their name."""

from __future__ import annotations

import json
from collections.abc import Sequence

from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.truth import Stretch
from utblick.engine.text.analysis import Document, analyse

_FIELDS = ('{"field": "title", "start": ', '{"field": "text", "start": ')


class HitLines:
    """Write the hits on documents as `{"profile", "document", "spans"}`, a line for each pair."""

    def __init__(self, index: ProfileIndex) -> None:
        self._index = index
        self._begun: list[str] = []

    def of(self, document: Document) -> str:
        """Give the lines of one document, ordered by the profile's id."""
        index, begun = self._index, self._begun
        found = index.find(analyse(document))
        if not found.hits:
            return ""
        hits, several, truth = found
        for number in range(len(begun), index.numbered):
            begun.append(f'{{"profile": {json.dumps(index.name(number), ensure_ascii=False)}')
        middle = f', "document": {json.dumps(document.id, ensure_ascii=False)}, "spans": ['
        endings: dict[int, str] = {}
        for number in several & hits.keys():
            # From here on the profile has a reason of its own, below the numbers of facts.
            reason = hits[number] = -1 - number
            endings[reason] = f"{middle}{_spans(truth.stretches(index.facts(number, found)))}]}}\n"
        for fact in set(hits.values()):
            if fact >= 0:
                endings[fact] = f"{middle}{_spans(truth.marked(fact))}]}}\n"
        return "".join([begun[number] + endings[hits[number]] for number in index.ordered(hits)])


def _spans(stretches: Sequence[Stretch]) -> str:
    return ", ".join([f'{_FIELDS[part]}{start}, "end": {end}}}' for part, start, end in stretches])
