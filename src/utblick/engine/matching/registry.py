"""The facts of all queries: one number for each different leaf, and the tables that tell where it is true."""

from __future__ import annotations

from utblick.engine.matching.compiling import Group
from utblick.engine.matching.evaluate import Vocabulary, labels
from utblick.engine.matching.facts import Tables, Triggers
from utblick.engine.matching.references import References
from utblick.engine.matching.truth import NearFact, Truth
from utblick.engine.query.lexing import base_words
from utblick.engine.query.tree import Concept, Field, Node, Phrase, Reference, Title, Wildcard, Words
from utblick.engine.text.analysis import Analysis
from utblick.engine.text.languages import stem

# How often a leaf is true, before any document was seen: of a word by its length, of others by their kind.
_WORD = (1.0, 1.0, 0.9, 0.5, 0.3, 0.15, 0.08, 0.05, 0.03, 0.02, 0.015, 0.01)
_ROW, _REFERENCE, _FIELD, _LANGUAGE, _CONCEPT = 0.002, 0.0005, 0.1, 0.6, 0.03


class Registry:
    """Numbers for leaves, and what each language's words make true; grows with the queries."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers: dict[object, int] = {}
        self._costs: list[float] = []
        self._waiting: list[tuple[Node, int]] = []
        self._inflected: list[tuple[Node, int, bool]] = []
        self._stemmed: dict[str, int] = {}
        self._anywhere, self._in_title = Tables(), Tables()
        self._triggers: dict[str, tuple[Triggers, Triggers]] = {}
        self.nears: dict[int, NearFact] = {}
        self.references = References()
        self.fields: dict[str, dict[str, int]] = {}

    def number(self, leaf: Node) -> int:
        """Give the fact of a leaf (not of a NEAR)."""
        number = self._numbers.get(leaf)
        if number is None:
            number = self._new(leaf, _cost(leaf))
            self._waiting.append((leaf, number))
        return number

    def near(self, distance: int, left: Group, right: Group) -> int:
        """Give the fact that one of the left and one of the right occur near each other."""
        key = (distance, left, right)
        number = self._numbers.get(key)
        if number is None:
            number = self._new(key, min(sum(map(self.cost, left)), sum(map(self.cost, right))))
            self.nears[number] = NearFact(distance, left, right)
        return number

    def cost(self, fact: int) -> float:
        """Estimate how often a fact is true."""
        return self._costs[fact]

    def triggers(self, language: str) -> tuple[Triggers, Triggers]:
        """Give what words make true in this language: in the text (its rows also in the title), and in the title."""
        if self._waiting:
            self._settle()
        if self._stemmed.get(language, -1) != len(self._inflected):
            self._stem(language)
        found = self._triggers.get(language)
        if found is None:
            everywhere, in_title = self._anywhere, self._in_title
            found = self._triggers[language] = (
                Triggers(language, [everywhere], everywhere),
                Triggers(language, [everywhere, in_title], in_title),
            )
        return found

    def truth(self, analysis: Analysis) -> Truth:
        """Find the facts that are true of a document."""
        in_text, in_title = self.triggers(analysis.language)
        return Truth(analysis, in_text, in_title, self.fields, self.references, self.nears)

    def _new(self, key: object, cost: float) -> int:
        number = self._numbers[key] = len(self._costs)
        self._costs.append(cost)
        return number

    def _settle(self) -> None:
        """File the leaves that came since the last document."""
        phrases: dict[bool, list[tuple[tuple[str, ...], int]]] = {True: [], False: []}
        for leaf, number in self._waiting:
            title = isinstance(leaf, Title)
            inside: Node = leaf.inside if isinstance(leaf, Title) else leaf
            if isinstance(inside, Phrase):
                phrases[title].append((inside.words, number))
            elif isinstance(inside, Words | Concept):
                self._inflected.append((inside, number, title))
            elif isinstance(inside, Wildcard):
                tables = self._in_title if title else self._anywhere
                tables.wild.add(inside.part, inside.open_start, inside.open_end, number)
            elif isinstance(inside, Reference):
                self.references.add(inside.type, inside.value, number)
            elif isinstance(inside, Field):
                self.fields.setdefault(inside.name, {})[inside.value] = number
        self._anywhere.full.add(phrases[False])
        self._in_title.full.add(phrases[True])
        self._waiting.clear()
        self._triggers.clear()

    def _stem(self, language: str) -> None:
        """File the inflected leaves under their stems in a language."""
        start = self._stemmed.get(language, 0)
        stemmed: dict[bool, list[tuple[tuple[str, ...], int]]] = {True: [], False: []}
        for leaf, number, title in self._inflected[start:]:
            for words in self._rows(leaf, language):
                stemmed[title].append((tuple(stem(language, word) for word in words), number))
        self._anywhere.stems[language].add(stemmed[False])
        self._in_title.stems[language].add(stemmed[True])
        self._stemmed[language] = len(self._inflected)
        self._triggers.pop(language, None)

    def _rows(self, leaf: Node, language: str) -> list[tuple[str, ...]]:
        if isinstance(leaf, Words):
            return [leaf.words]
        if isinstance(leaf, Concept):
            rows = dict.fromkeys(base_words(label) for label in labels(self._vocabulary, leaf.name, language))
            return [row for row in rows if row]
        return []


def _cost(leaf: Node) -> float:
    if isinstance(leaf, Title):
        return _cost(leaf.inside) / 8
    if isinstance(leaf, Words | Phrase):
        if len(leaf.words) > 1:
            return _ROW
        return _WORD[min(len(leaf.words[0]), len(_WORD) - 1)]
    if isinstance(leaf, Wildcard):
        return 2 * _WORD[min(len(leaf.part), len(_WORD) - 1)]
    if isinstance(leaf, Field):
        return _LANGUAGE if leaf.name == "language" else _FIELD
    return _REFERENCE if isinstance(leaf, Reference) else _CONCEPT
