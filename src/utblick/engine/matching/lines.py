"""Hits as JSON Lines, written together: profiles that hit for the same reason share all but their name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from json.encoder import encode_basestring as _quoted  # what json.dumps writes for a text, unescaped

from utblick.engine.matching.index import ProfileIndex
from utblick.engine.matching.truth import Stretch
from utblick.engine.text.analysis import Document, analyse

# Without blanks: with many profiles the lines are most of the work, for who reads them too.
_FIELDS = ('{"field":"title","start":', '{"field":"text","start":')


class HitLines:
    """Write the hits on documents as `{"profile", "document", "spans"}`, a line for each pair."""

    def __init__(self, index: ProfileIndex) -> None:
        self._index = index
        self._begun: list[str] = []
        self._begin()

    def of(self, document: Document) -> str:
        """Give the lines of one document, ordered by the profile's id."""
        index, begun = self._index, self._begun
        found = index.find(analyse(document))
        if not found.hits:
            return ""
        if len(begun) < index.numbered:
            self._begin()
        hits, several, truth = found
        middle = f',"document":{_quoted(document.id)},"spans":['
        endings: dict[int, str] = {}
        for number in several & hits.keys():
            # From here on the profile has a reason of its own, below the numbers of facts.
            reason = hits[number] = -1 - number
            endings[reason] = f"{middle}{_spans(truth.stretches(index.facts(number, found)))}]}}\n"
        for fact in set(hits.values()):
            if fact >= 0:
                endings[fact] = f"{middle}{_spans(truth.marked(fact))}]}}\n"
        order = index.ordered(hits)
        reasons = map(hits.__getitem__, order)
        pairs = zip(map(begun.__getitem__, order), map(endings.__getitem__, reasons), strict=True)
        return "".join(chain.from_iterable(pairs))

    def _begin(self) -> None:
        """Write once how each profile's lines begin, for the profiles that came since."""
        index, begun = self._index, self._begun
        for number in range(len(begun), index.numbered):
            begun.append(f'{{"profile":{_quoted(index.name(number))}')


def _spans(stretches: Sequence[Stretch]) -> str:
    return ",".join([f'{_FIELDS[part]}{start},"end":{end}}}' for part, start, end in stretches])
