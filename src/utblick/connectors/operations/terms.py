"""What the name of a column speaks of, in any language of the EU: the concepts in it, with the letters they cover."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

SHORT, ANYWHERE = 4, 6
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A word that was parted at the end of a line; in `ERDF- und nationale Mittel` the hyphen stands for a word left out.
_HYPHENATED = re.compile(
    r"(?<=[a-zà-ÿ])-(?:\s+(?!(?:und|oder|och|ja|og|en|et|and|or|y|e|i|a)\b))?(?=[a-zà-ÿ])"
)
_WORD = re.compile(r"[^\W_]+|%|€|£")
# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})


class Term(NamedTuple):
    """A word of a concept in a language, as `plain` gives it and as written; `whole` when it stands only for itself."""

    concept: str
    language: str
    text: str
    written: str
    whole: bool


class Found(NamedTuple):
    """A concept in a name: its longest word there, plain and as written, and the languages in which it is that."""

    text: str
    written: str
    languages: frozenset[str]


def plain(text: str) -> str:
    """Give a name as words between spaces: no case, accents, hyphenation or punctuation."""
    text = _HYPHENATED.sub("", _CAMEL.sub(" ", text))
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_PLAIN)
    return " ".join(_WORD.findall(bare.replace("ς", "σ")))


@functools.cache
def terms() -> tuple[Term, ...]:
    """Read the table of words, `terms.tsv`."""
    table = files("utblick.connectors.operations").joinpath("terms.tsv").read_text("utf-8")
    return tuple(_rows(table))


def _rows(table: str) -> Iterator[Term]:
    for row in table.splitlines():
        if row and not row.startswith("#"):
            concept, language, words = row.split("\t")
            for word in words.split(","):
                text = plain(word)
                yield Term(
                    concept, language, text, word.strip(" ="), word.endswith("=") or len(text) <= SHORT
                )


@functools.lru_cache(maxsize=2_000)
def concepts(name: str) -> Mapping[str, Found]:
    """Give the concepts that a name speaks of, each with its longest word in it.

    What follows a word for `without`, as in `Financement public sans FEDER`, is not spoken of: where it is the Union,
    the concept is `without_eu`.
    """
    spaced = f" {plain(name)} "
    for term in terms():
        if term.concept == "without" and (at := spaced.find(f" {term.text} ")) >= 0:
            left = {
                "without_eu" if one in ("eu", "fundname") else one: found
                for one, found in _spoken_of(spaced[at + len(term.text) + 1 :]).items()
                if one in ("eu", "fundname")
            }
            return {**_spoken_of(spaced[: at + 1]), **left}
    return _spoken_of(spaced)


def _spoken_of(spaced: str) -> Mapping[str, Found]:
    joined = spaced.replace(" ", "")
    best: dict[str, Found] = {}
    for term in terms():
        if term.whole:
            hit = f" {term.text} " in spaced
        else:
            hit = f" {term.text}" in spaced or (
                len(whole := term.text.replace(" ", "")) >= ANYWHERE and whole in joined
            )
        if hit:
            known = best.get(term.concept)
            if known is None or len(term.text) > len(known.text):
                best[term.concept] = Found(term.text, term.written, frozenset({term.language}))
            elif len(term.text) == len(known.text):
                best[term.concept] = known._replace(languages=known.languages | {term.language})
    return best
