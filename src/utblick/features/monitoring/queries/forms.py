"""Forms of a query's words that are in the archive and are not found by themselves."""

from __future__ import annotations

from utblick.engine.archive import terms
from utblick.engine.archive.narrowing import Term
from utblick.engine.matching.evaluate import positive_leaves
from utblick.engine.query.tree import Node, Or, Title, Words
from utblick.engine.text import languages as text_languages
from utblick.engine.text.inflection import forms
from utblick.features.monitoring import asking
from utblick.features.monitoring.asking import Question, WordCount
from utblick.features.monitoring.queries.suggestions import in_vocabulary, known_to

# More forms than this of one query are no help to anybody.
MOST = 12


def other_forms(question: Question) -> dict[str, list[WordCount]]:
    """Give for each word of a query its Swedish forms that it does not find, with how many documents have it."""
    if question.languages and "sv" not in question.languages:
        return {}
    words = dict.fromkeys(word for leaf in positive_leaves(question.tree) for word in _words(leaf))
    in_archive = in_vocabulary(form for word in words for form in forms(word))
    knows = known_to(question)
    found: dict[str, list[WordCount]] = {}
    for word in words:
        # One form brings all that the stemmer takes for the same: biogasens comes with biogasen.
        missed: dict[str, str] = {}
        for form in forms(word):
            if form in in_archive and not knows(form, "sv"):
                missed.setdefault(text_languages.stem("sv", form), form)
        # Each is counted in the archive, so a long list of words must not ask for ever.
        left = MOST - sum(map(len, found.values()))
        stems = {form: Term(terms.stem("sv", stem)) for stem, form in list(missed.items())[:left]}
        counted = [WordCount(form, asking.count(term), True) for form, term in stems.items()]
        if counted := [one for one in counted if one.count]:
            found[word] = counted
    return found


def _words(leaf: Node) -> list[str]:
    if isinstance(leaf, Title):
        leaf = leaf.inside
    if isinstance(leaf, Or):
        return [word for part in leaf.parts for word in _words(part)]
    return list(leaf.words) if isinstance(leaf, Words) and len(leaf.words) == 1 else []
