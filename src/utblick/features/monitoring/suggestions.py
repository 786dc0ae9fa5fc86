"""Words that might be added to a query: pure, on counts of documents.

A word is suggested when it occurs more often in the hits than in the rest of the archive beyond chance, by the
log-likelihood ratio of documents (T. Dunning, Accurate Methods for the Statistics of Surprise and
Coincidence, Computational Linguistics 19(1), 1993). Beyond chance is not yet much: words are ranked by how many
times as common they are at the least, the lower confidence limit of the ratio (log ratio: A. Hardie 2014; its
limit: S. Evert, Measuring Keyness, 2022; the limit of a ratio of shares: D. Katz et al., Biometrics 34, 1978).
A word that would bring in more than there is already widens the question instead of completing it, and is left
out. Words are counted by stem and shown as mostly written.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from utblick.engine.text.analysis import PARTS, Analysis
from utblick.features.monitoring.stop_words import STOP_WORDS

Term = tuple[str, str]
"""(language, stem)."""
Knows = Callable[[str, str], bool]
"""Says whether the query already finds a word (word, language) by itself."""

SHORTEST = 4
# Fewer documents than this say nothing about a word.
FEWEST = 3
# One in a thousand by chance (chi-square, one degree of freedom), and at least so many times as common.
SURPRISING = 10.83
TIMES = 4.0
# How sure the least ratio is: 95 %.
SURE = 1.96
# Of a single missed document less can be asked: its word is oftener in the hits.
OFTENER = 2.0
# Short words are mostly verbs and the like; what a subject is called is longer.
LONG_ENOUGH = 11


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word to add: how it is mostly written, in how many of the hits read it is, how many it would bring."""

    word: str
    language: str
    in_hits: int
    more: int
    score: float


class Tally:
    """In how many documents each stem occurs, and how it is written there."""

    def __init__(self) -> None:
        self.documents: Counter[str] = Counter()
        self.stems: Counter[Term] = Counter()
        self._forms: defaultdict[Term, Counter[str]] = defaultdict(Counter)
        self._times: Counter[Term] = Counter()
        self._in_titles: set[Term] = set()

    def add(self, analysis: Analysis) -> None:
        """Count one document."""
        language = analysis.language
        stop = STOP_WORDS.get(language, frozenset())
        self.documents[language] += 1
        seen: set[Term] = set()
        for part in PARTS:
            for token in (analysis.title if part == "title" else analysis.text).tokens:
                if len(token.full) < SHORTEST or token.full in stop or not token.full.isalpha():
                    continue
                term = (language, token.stem)
                self._times[term] += 1
                self._forms[term][token.full] += 1
                seen.add(term)
                if part == "title":
                    self._in_titles.add(term)
        self.stems.update(seen)

    def written(self, term: Term) -> str:
        """Give the form in which a stem is mostly written; the shorter of two that are as common."""
        return min(self._forms[term].items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]

    def candidates(self, knows: Knows, most: int) -> list[Term]:
        """Give the stems worth looking up in the archive: those in most documents that the query lacks."""
        common = [term for term, number in self.stems.items() if number >= FEWEST]
        common.sort(key=lambda term: (-self.stems[term], -self._times[term], term))
        found: list[Term] = []
        for term in common:
            if len(found) >= most:
                break
            if not knows(self.written(term), term[0]):
                found.append(term)
        return found

    def telling(self, knows: Knows, most: int) -> list[Term]:
        """Give the stems of few documents by how often they are written there, for one that was missed."""
        terms = sorted(self.stems, key=lambda term: (-self._times[term], term))
        return [term for term in terms if not knows(self.written(term), term[0])][:most]

    def is_about(self, term: Term) -> bool:
        """Say whether a stem is written more than once or in a title: others are seldom what a text is about."""
        return self._times[term] > 1 or term in self._in_titles

    def share(self, term: Term) -> float:
        """Give the share of the documents in its language that have a stem."""
        return self.stems[term] / max(1, self.documents[term[0]])

    def weight(self, term: Term, in_archive: int, archive: int, *, share_of_hits: float = 0.0) -> float:
        """Say how much a stem would help a query to find these documents, and others of their kind.

        It is written often here and seldom in the archive; better still when it is clearly commoner in the
        hits there are than in the archive, and when it is in the title. A word of one document only finds
        nothing else.
        """
        rare = (1 + math.log(self._times[term])) * math.log((1 + archive) / (1 + in_archive))
        alone = 0.5 if in_archive <= self.stems[term] else 1.0
        is_theirs = share_of_hits * max(1, archive) >= OFTENER * in_archive
        long = min(len(self.written(term)), LONG_ENOUGH) / LONG_ENOUGH
        in_title = 2.5 if term in self._in_titles else 1.0
        return rare * alone * long * in_title * (1 + 6 * share_of_hits * is_theirs)


def log_likelihood(hits_with: int, hits: int, others_with: int, others: int) -> float:
    """Give Dunning's G² of a word being in `hits_with` of `hits` and `others_with` of `others` documents."""
    both, all_ = hits_with + others_with, hits + others
    cells = (
        (hits_with, hits * both),
        (others_with, others * both),
        (hits - hits_with, hits * (all_ - both)),
        (others - others_with, others * (all_ - both)),
    )
    return 2 * sum(seen * math.log(seen * all_ / expected) for seen, expected in cells if seen and expected)


def least_ratio(hits_with: int, hits: int, others_with: int, others: int) -> float:
    """Give how many times as common a word is in the hits as in the others, at the least (with 95 % certainty)."""
    if not (hits_with and hits and others):
        return 0.0
    # Half a document where there is none, so that the ratio has an end.
    seen = max(others_with, 0.5)
    ratio = (hits_with / hits) / (seen / others)
    error = math.sqrt(max(0.0, 1 / hits_with - 1 / hits + 1 / seen - 1 / others))
    return math.exp(math.log(ratio) - SURE * error)


def suggest(
    tally: Tally,
    more: Mapping[Term, int],
    archive: Mapping[str, int],
    *,
    hits: Mapping[str, int],
    most: int,
) -> list[Suggestion]:
    """Give the words that are much commoner in the hits than elsewhere, those that are most so first.

    `tally` is of the hits that were read; `more` gives for each candidate how many documents have it that do
    not hit, `archive` how many documents there are in each language, and `hits` how many of them hit.
    """
    found: list[Suggestion] = []
    all_hits = {code: max(hits.get(code, 0), number) for code, number in tally.documents.items()}
    limit = sum(all_hits.values())
    for term, others_with in more.items():
        language = term[0]
        read = tally.documents[language]
        others = max(archive.get(language, 0) - all_hits[language], 0)
        if not 0 < others_with <= min(limit, others):
            continue
        score = least_ratio(tally.stems[term], read, others_with, others)
        surprise = log_likelihood(tally.stems[term], read, others_with, others)
        if score >= TIMES and surprise >= SURPRISING:
            found.append(Suggestion(tally.written(term), language, tally.stems[term], others_with, score))
    found.sort(key=lambda one: (-one.score, one.word))
    return found[:most]


def near_misses(
    labels: Iterable[str], words: Iterable[str], knows: Callable[[str], bool], *, ends_only: bool = False
) -> list[str]:
    """Give the archive's words that hold one of the labels, and that are not found: compounds, mostly.

    With `ends_only` the label must begin or end the word. Shorter words first: they are nearer.
    """
    parts = [label for label in labels if len(label) >= SHORTEST]
    found = [
        word
        for word in words
        if any(_holds(word, part, ends_only) for part in parts) and word.isalpha() and not knows(word)
    ]
    return sorted(dict.fromkeys(found), key=lambda word: (len(word), word))


def _holds(word: str, part: str, ends_only: bool) -> bool:
    if word == part:
        return False
    return word.startswith(part) or word.endswith(part) if ends_only else part in word
