"""Words that a profile or a concept might gain, looked up in the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import All, Term, Without
from utblick.engine.matching.evaluate import labels, positive_leaves, spans
from utblick.engine.query.tree import Concept, Node, Or, Title, Wildcard, Words
from utblick.engine.text import languages as text_languages
from utblick.engine.text.analysis import Analysis, analyse
from utblick.engine.text.analysis import Document as Text
from utblick.engine.text.fields import comparable
from utblick.engine.text.inflection import forms
from utblick.features.monitoring import asking, standing
from utblick.features.monitoring.archive.asked import archive_languages, words_like
from utblick.features.monitoring.asking import Question, WordCount
from utblick.features.monitoring.models import ArchiveWord
from utblick.features.monitoring.suggestions import OFTENER, Suggestion, Tally, near_misses, suggest

READ = 150
READ_CHARACTERS = 1_500_000
LOOKED_UP = 90
SHOWN = 24
# A part shorter than this is inside too many words to say anything.
SHORTEST_PART = 5
COMPOUNDS = 30


@dataclass(frozen=True, slots=True)
class Suggested:
    """Words to add: those common in the hits, and the archive's words that hold a word of the query."""

    words: list[Suggestion]
    compounds: list[WordCount]
    read: int


def suggested(question: Question) -> Suggested:
    """Find words that the query might gain, from its newest hits and from the archive's vocabulary."""
    tally, read = _tally(question)
    knows = known_to(question)
    narrowing = question.narrowing()
    # What the database cannot leave out by itself may hit too, so there are at least so many more.
    besides = Without(narrowing.expression)
    more = {
        term: asking.count(All((Term(terms.stem(*term)), besides)))
        for term in tally.candidates(knows, LOOKED_UP)
    }
    hits = {
        code: asking.count(All((narrowing.expression, _language(code)))) if narrowing.exact else 0
        for code in tally.documents
    }
    archive = {code: asking.count(_language(code)) for code in tally.documents}
    words = suggest(tally, more, archive, hits=hits, most=SHOWN)
    return Suggested(words, compounds(question), read)


def _tally(question: Question) -> tuple[Tally, int]:
    matcher = question.matcher()
    tally = Tally()
    read = characters = 0
    # Not every candidate hits: look at a few more than are wanted.
    for _rank, document in islice(asking.candidates(question.narrowing()), 4 * READ):
        if read >= READ or characters >= READ_CHARACTERS:
            break
        characters += len(document.text)
        analysis = analyse(standing.as_text(document))
        if matcher.spans(document, analysis) is not None:
            tally.add(analysis)
            read += 1
    return tally, read


def _in_archive(term: tuple[str, str]) -> int:
    return asking.count(Term(terms.stem(*term)))


def _language(code: str) -> Term:
    return Term(terms.field("language", comparable("language", code)))


def known_to(question: Question) -> Callable[[str, str], bool]:
    """Give a function that says whether the query's own words find a word (in a language)."""
    leaves = positive_leaves(question.tree)

    @cache
    def knows(word: str, language: str) -> bool:
        analysis = analyse(Text(id="", title=word, text="", language=language))
        return any(spans(leaf, analysis, question.vocabulary) for leaf in leaves)

    return knows


def compounds(question: Question) -> list[WordCount]:
    """Give the archive's words that hold a word of the query, without being found by it."""
    words = {
        word for leaf in positive_leaves(question.tree) for word in _single_words(leaf, question.vocabulary)
    }
    # Stems too: what holds `spårvagn` is near to who asks for `spårvagnar`.
    parts = words | {text_languages.stem(code, word) for word in words for code in ("sv", "en")}
    knows = known_to(question)
    codes = archive_languages()
    return _near(parts, lambda word: any(knows(word, code) for code in codes), ends_only=False)


def near_misses_of(concept_labels: dict[str, list[str]], language: str) -> list[WordCount]:
    """Give the archive's words that begin or end like a concept's label without being found by it."""
    own = _words_of(concept_labels.get(language, ()))
    parts = {*own, *(text_languages.stem(language, word) for word in own)}
    everything = [word for listed in concept_labels.values() for word in _words_of(listed)]
    known = {text_languages.stem(code, word) for code in concept_labels for word in everything}

    def knows(word: str) -> bool:
        return any(text_languages.stem(code, word) in known for code in concept_labels)

    near = _near(parts, knows, ends_only=True)
    if language != "sv":
        return near
    # What the stemmer keeps apart need not begin as the label does: medel, medlen.
    wanted = dict.fromkeys(form for word in own for form in forms(word) if not knows(form))
    there = in_vocabulary(wanted) - {one.text for one in near}
    apart = [WordCount(form, asking.count(Term(terms.full(form))), True) for form in wanted if form in there]
    return [*(one for one in apart if one.count), *near]


def in_vocabulary(words: Iterable[str]) -> set[str]:
    """Give those of some words that are in the archive."""
    return set(ArchiveWord.objects.filter(word__in=sorted(set(words))).values_list("word", flat=True))


def _near(parts: Iterable[str], knows: Callable[[str], bool], *, ends_only: bool) -> list[WordCount]:
    listed = sorted(part for part in parts if len(part) >= SHORTEST_PART)
    words: dict[str, None] = {}
    for part in listed:
        words.update(dict.fromkeys(words_like(Wildcard(part, True, True)) or ()))
    found = near_misses(listed, words, knows, ends_only=ends_only)[: 3 * COMPOUNDS]
    counted = [WordCount(word, asking.count(Term(terms.full(word))), True) for word in found]
    counted = [one for one in counted if one.count]
    return sorted(counted, key=lambda one: (-one.count, one.text))[:COMPOUNDS]


def _words_of(listed: Sequence[str]) -> list[str]:
    return [label.casefold() for label in listed if label.isalpha()]


def _single_words(leaf: Node, vocabulary: standing.Vocabulary) -> list[str]:
    if isinstance(leaf, Title):
        leaf = leaf.inside
    if isinstance(leaf, Or):
        return [word for part in leaf.parts for word in _single_words(part, vocabulary)]
    if isinstance(leaf, Words) and len(leaf.words) == 1:
        return list(leaf.words)
    if isinstance(leaf, Wildcard):
        return [leaf.part]
    if isinstance(leaf, Concept):
        return [word for code in ("sv", "en") for word in _words_of(labels(vocabulary, leaf.name, code))]
    return []


# In more than this share of the archive a word tells nothing apart; a small archive says little of that.
COMMON, FEWEST_DOCUMENTS = 0.01, 5


class Helper:
    """Finds the words that would have made a profile catch what it missed."""

    def __init__(self, question: Question) -> None:
        self._knows = known_to(question)
        self._hits, self._read = _tally(question)
        self._besides = Without(question.narrowing().expression)
        self._total = asking.count(Term(terms.EVERY))
        self._in_archive = cache(_in_archive)

    def words(self, analysis: Analysis, most: int = 8) -> list[WordCount]:
        """Give the words that tell a document from others, and in how many documents each is."""
        tally = Tally()
        tally.add(analysis)

        def weight(term: tuple[str, str]) -> float:
            return tally.weight(
                term, self._in_archive(term), self._total, share_of_hits=self._hits.share(term)
            )

        looked_up = tally.telling(self._knows, 60)
        few = max(FEWEST_DOCUMENTS, COMMON * self._total)

        def tells(term: tuple[str, str]) -> bool:
            """Say whether a word is rare, or the hits are what has it without its bringing in more than they are."""
            number = self._in_archive(term)
            is_theirs = self._hits.share(term) * self._total >= OFTENER * number
            if number <= few:
                return is_theirs or tally.is_about(term)
            return is_theirs and self._more(term) <= self._read

        rare = [term for term in looked_up if tells(term)]
        ordered = sorted(rare, key=lambda term: (-weight(term), term))
        return [WordCount(tally.written(term), self._in_archive(term), True) for term in ordered[:most]]

    def _more(self, term: tuple[str, str]) -> int:
        return asking.count(All((Term(terms.stem(*term)), self._besides)))
