"""The facts that are true of one document, and where; what only some hits need is worked out when asked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, pairwise
from operator import attrgetter
from typing import NamedTuple

from utblick.engine.matching.evaluate import Span
from utblick.engine.matching.facts import Pairs, Triggers
from utblick.engine.matching.references import References
from utblick.engine.text.analysis import PARTS, Analysis
from utblick.engine.text.tokens import EDGE, Token

Place = tuple[int, int]
"""(first, last) word of an occurrence, counted over title, an edge, and text."""
Stretch = tuple[int, int, int]
"""(0 title or 1 text, start, end) in code points."""


_FULL, _STEM = attrgetter("full"), attrgetter("stem")


class NearFact(NamedTuple):
    distance: int
    left: tuple[int, ...]
    right: tuple[int, ...]


class Truth:
    """True facts -> their places; a field's value has none."""

    __slots__ = ("_analysis", "_marks", "_near", "_nears", "_stretches", "_title_ends", "places")

    def __init__(
        self,
        analysis: Analysis,
        in_text: Triggers,
        in_title: Triggers,
        fields: Mapping[str, Mapping[str, int]],
        references: References,
        nears: Mapping[int, NearFact],
    ) -> None:
        self._analysis, self._nears = analysis, nears
        self._near: dict[int, list[Place]] = {}
        self._marks: dict[int, list[Stretch]] = {}
        self._stretches: dict[int, list[Stretch]] = {}
        title, text = analysis.title.tokens, analysis.text.tokens
        tokens = [EDGE, *title, EDGE, *text, EDGE]
        ends = self._title_ends = len(title) + 1
        self.places: defaultdict[int, list[Place]] = defaultdict(list)
        places = self.places
        set_off = [*map(in_title.__getitem__, tokens[:ends]), *map(in_text.__getitem__, tokens[ends:])]
        for i in compress(range(len(tokens)), set_off):
            for fact in set_off[i]:
                places[fact].append((i, i))
        for by_stem, pairs in in_text.pairs:
            self._find_rows(tokens, by_stem, pairs)
        for by_stem, pairs in in_title.pairs:
            self._find_rows(tokens[:ends], by_stem, pairs)
        for name in fields.keys() & analysis.fields.keys():
            wanted = fields[name]
            for value in analysis.fields[name]:
                if value in wanted:
                    places[wanted[value]] = []
        if references and references.may_be_in(analysis):
            self._look_for(references.facts)

    def _find_rows(self, tokens: list[Token], by_stem: bool, pairs: Pairs) -> None:
        words = list(map(_STEM if by_stem else _FULL, tokens))
        # Most pairs have no rows, and are passed over without a turn of a loop.
        found = list(map(pairs.get, pairwise(words)))
        places = self.places
        for i in compress(range(len(found)), found):
            for place, row, fact in found[i]:  # type: ignore[union-attr]
                first, length = i - place, len(row)
                if length == 2 or (first > 0 and tuple(words[first : first + length]) == row):
                    places[fact].append((first, first + length - 1))

    def _look_for(self, references: Mapping[tuple[str, str], int]) -> None:
        for number, part in enumerate(PARTS):
            for kind, key, start, end in self._analysis.identifiers[part]:
                fact = references.get((kind, key))
                if fact is not None:
                    self.places[fact] = []
                    self._stretches.setdefault(fact, []).append((number, start, end))

    def holds(self, fact: int) -> bool:
        """Say whether a fact is true."""
        return fact in self.places or (fact in self._nears and bool(self.near(fact)))

    def near(self, fact: int) -> list[Place]:
        """Give the places of a NEAR: of each pair that satisfies it, both."""
        found = self._near.get(fact)
        if found is None:
            distance, *sides = self._nears[fact]
            found = self._near[fact] = []
            left, right = ([p for f in side if f in self.places for p in self.places[f]] for side in sides)
            if left and right:
                ends, last = self._title_ends, self._title_ends + len(self._analysis.text.tokens) + 1
                for low, high in ((0, ends), (ends, last)):
                    here = [[p for p in side if low < p[0] < high] for side in (left, right)]
                    found += _beside(here[0], here[1], distance)
                    found += _beside(here[1], here[0], distance)
        return found

    def spans(self, facts: Iterable[int]) -> list[Span]:
        """Give what to mark for these facts together: title first, merged where they meet."""
        stretches = self.stretches(facts)
        return [Span(PARTS[part], start, end) for part, start, end in stretches]

    def stretches(self, facts: Iterable[int]) -> Sequence[Stretch]:
        """Give the same as (0 for title or 1 for text, start, end)."""
        several = [self.marked(fact) for fact in facts]
        if len(several) == 1:
            return several[0]
        return _merged([stretch for one in several for stretch in one])

    def marked(self, fact: int) -> list[Stretch]:
        """Give what to mark for one true fact."""
        found = self._marks.get(fact)
        if found is None:
            places = self.near(fact) if fact in self._nears else self.places[fact]
            found = self._stretches.get(fact, [])
            ends, in_text = self._title_ends, self._analysis.text.place
            for first, last in places:
                if first < ends:
                    in_title = self._analysis.title.place
                    found.append((0, in_title(first - 1)[0], in_title(last - 1)[1]))
                    continue
                start, end = in_text(first - ends - 1)
                found.append((1, start, end if first == last else in_text(last - ends - 1)[1]))
            if len(found) > 1:
                found = _merged(found)
            self._marks[fact] = found
        return found


def _beside(places: list[Place], others: list[Place], distance: int) -> list[Place]:
    """Give the places that have one of the others near them, without overlap."""
    if not places or not others:
        return []
    starts, ends = sorted(p[0] for p in others), sorted(p[1] for p in others)
    found = []
    for place in places:
        first, last = place
        at = bisect_left(starts, last + 1)
        if at < len(starts) and starts[at] <= last + 1 + distance:
            found.append(place)
            continue
        at = bisect_left(ends, first - 1 - distance)
        if at < len(ends) and ends[at] < first:
            found.append(place)
    return found


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Sort stretches and merge those that overlap or meet."""
    stretches.sort()
    result: list[Stretch] = []
    for stretch in stretches:
        if result and stretch[0] == result[-1][0] and stretch[1] <= result[-1][2]:
            if stretch[2] > result[-1][2]:
                result[-1] = (stretch[0], result[-1][1], stretch[2])
        else:
            result.append(stretch)
    return result
