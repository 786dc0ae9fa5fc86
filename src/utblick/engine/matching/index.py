"""Many profiles at once: a document asks which facts it makes true, and facts know their profiles.

What a document costs depends on its words and its hits, hardly on the number of profiles. The result is
exactly that of `evaluate` on each profile.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from utblick.engine.matching.compiling import Branch, Compiler, Condition, Group, holds
from utblick.engine.matching.evaluate import Span, Vocabulary
from utblick.engine.matching.registry import Registry
from utblick.engine.matching.truth import Truth
from utblick.engine.query.parse import parse
from utblick.engine.query.tree import Node
from utblick.engine.text import languages as text_languages
from utblick.engine.text.analysis import Analysis, Document, analyse


class Hit(NamedTuple):
    """A profile that a document satisfies, and what to mark in it."""

    profile: str
    spans: list[Span]


class Found(NamedTuple):
    """The hits on one document before they are written out.

    `hits` gives, for each profile's number, one fact that is true and decided; the numbers in `several` have
    more to mark than that fact.
    """

    hits: dict[int, int]
    several: set[int]
    truth: Truth


Guard = tuple[int, tuple[Group, ...], tuple[int, ...], Condition | None]
"""(profile's number, groups, NEARs and rest that must hold besides the group it is filed under)."""


class ProfileIndex:
    """Watch profiles, ready for documents; profiles may come and go at any time."""

    def __init__(self, concepts: Vocabulary) -> None:
        self._concepts = concepts
        self._registry = Registry(concepts)
        self._compiler = Compiler(self._registry.number, self._registry.near, self._registry.cost)
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._marked: list[tuple[int, ...]] = []
        self._filed: list[tuple[tuple[int, ...], tuple[Branch, ...]]] = []
        self._in_order = True
        # Numbers in arrays lie side by side in memory, which is most of the time of reading them.
        self._alone: dict[int, array[int]] = {}
        self._guards: dict[int, list[Guard]] = {}
        self._asked: dict[int, tuple[int, ...] | None] = {}
        # Profiles with facts that decide alone and branches beside them: the branches' leaves are marked too.
        self._mixed: set[int] = set()
        self._limits: dict[int, frozenset[str]] = {}
        self._shut: dict[str, set[int]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, profile_id: object) -> bool:
        return profile_id in self._numbers

    def add(self, profile_id: str, query: str | Node, languages: Sequence[str] = ()) -> None:
        """Add a profile, or give it another query; raise QueryError when the query cannot be read.

        `languages`, when there are any, limit the profile to documents in them.
        """
        tree = parse(query, self._concepts) if isinstance(query, str) else query
        compiled = self._compiler.compile(tree)
        if profile_id in self._numbers:
            self.remove(profile_id)
        number = len(self._names)
        if self._in_order and number and profile_id < self._names[-1]:
            self._in_order = False
        self._numbers[profile_id] = number
        self._names.append(profile_id)
        self._marked.append(compiled.marked)
        self._filed.append((compiled.alone, compiled.branches))
        for fact in compiled.alone:
            self._alone.setdefault(fact, array("i")).append(number)
        for branch in compiled.branches:
            guard = (number, branch.groups, branch.nears, branch.rest)
            for fact in branch.anchor:
                self._guards.setdefault(fact, []).append(guard)
                self._asked.pop(fact, None)
        if compiled.alone and compiled.branches:
            self._mixed.add(number)
        codes = frozenset(code for code in map(text_languages.code, languages) if code)
        if codes:
            self._limits[number] = codes
            self._shut.clear()

    def remove(self, profile_id: str) -> None:
        """Take a profile out; raise KeyError when there is none."""
        number = self._numbers.pop(profile_id)
        alone, branches = self._filed[number]
        for fact in alone:
            users = self._alone[fact]
            users.remove(number)
            if not users:
                del self._alone[fact]
        for fact in {fact for branch in branches for fact in branch.anchor}:
            self._asked.pop(fact, None)
            kept = [guard for guard in self._guards[fact] if guard[0] != number]
            if kept:
                self._guards[fact] = kept
            else:
                del self._guards[fact]
        self._marked[number] = ()
        self._mixed.discard(number)
        self._filed[number] = ((), ())
        if self._limits.pop(number, None):
            self._shut.clear()

    def prepare(self, languages: Sequence[str]) -> None:
        """Do now what the first document in each of these languages would otherwise wait for."""
        for language in languages:
            self._registry.triggers(language)

    def match(self, document: Document | Analysis) -> list[Hit]:
        """Give the profiles that the document satisfies, ordered by id."""
        found = self.find(document if isinstance(document, Analysis) else analyse(document))
        return [Hit(self._names[number], self.spans(number, found)) for number in self.ordered(found.hits)]

    def candidates(self, document: Document | Analysis) -> set[str]:
        """Give the profiles that are looked at for a document: all that hit, and some that do not."""
        truth = self._registry.truth(document if isinstance(document, Analysis) else analyse(document))
        numbers = {number for fact in truth.places for number in self._alone.get(fact, ())}
        numbers.update(guard[0] for fact in truth.places for guard in self._guards.get(fact, ()))
        return {self._names[number] for number in numbers}

    def find(self, analysis: Analysis) -> Found:
        """Decide which profiles the document satisfies."""
        truth = self._registry.truth(analysis)
        places = truth.places
        hits: dict[int, int] = {}
        several: set[int] = set()
        decided, none_of = hits.keys(), places.keys().isdisjoint
        for fact in places.keys() & self._alone.keys():
            users = dict.fromkeys(self._alone[fact], fact)
            if not decided.isdisjoint(users):
                several |= decided & users.keys()
            hits.update(users)
        if self._mixed:
            several |= hits.keys() & self._mixed
        asked = self._asked
        for fact in places.keys() & self._guards.keys():
            others = asked[fact] if fact in asked else self._others(fact)
            if others is not None and none_of(others):
                continue
            for number, groups, nears, rest in self._guards[fact]:
                for group in groups:
                    if none_of(group):
                        break
                else:
                    if all(map(truth.near, nears)) and (rest is None or holds(rest, truth.holds)):
                        hits[number] = fact
                        several.add(number)
        if self._limits:
            for number in hits.keys() & self._shut_out(analysis.language):
                del hits[number]
        return Found(hits, several, truth)

    def ordered(self, numbers: dict[int, int]) -> list[int]:
        """Give the numbers in the order of their profiles' ids."""
        return sorted(numbers) if self._in_order else sorted(numbers, key=self._names.__getitem__)

    @property
    def numbered(self) -> int:
        """Give how many numbers were given out, those of removed profiles too."""
        return len(self._names)

    def name(self, number: int) -> str:
        """Give the id of the profile with this number."""
        return self._names[number]

    def facts(self, number: int, found: Found) -> Sequence[int]:
        """Give the true facts whose occurrences mark the document for a profile."""
        if number not in found.several:
            return (found.hits[number],)
        truth = found.truth
        return [fact for fact in self._marked[number] if truth.holds(fact)]

    def spans(self, number: int, found: Found) -> list[Span]:
        """Give what to mark for one of the hits."""
        return found.truth.spans(self.facts(number, found))

    def _others(self, fact: int) -> tuple[int, ...] | None:
        """Give the facts of which one must be true for any guard of a fact; None when a guard needs no other."""
        guards = self._guards[fact]
        others = None
        if all(groups for _, groups, _, _ in guards):
            others = tuple({other for _, groups, _, _ in guards for other in min(groups, key=len)})
        self._asked[fact] = others
        return others

    def _shut_out(self, language: str) -> set[int]:
        shut = self._shut.get(language)
        if shut is None:
            shut = self._shut[language] = {n for n, codes in self._limits.items() if language not in codes}
        return shut

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)
