"""The terms of a document: what a database stores of it so that a query can leave most documents out.

A term is one letter for its kind and the thing itself:

    s sv biodrivmedel    a stem, with its language          t sv biodrivmedel    the same in the title
    f biodrivmedlen      a word as written, folded          g biodrivmedlen      the same in the title
    r com COM(2018) 375  an identifier in the text          c source eurlex      a field's value
    y 2026               the year it was published          u                    it says no day of publication
    a                    every document has this one

Databases see a term as one opaque word: `opaque` makes it so, for tokenizers that split at ASCII punctuation
and fold ASCII letters, and for query languages in which punctuation means something.

The archive's vocabulary is found in the same way: a word's `grams` are the terms of the word.
"""

from __future__ import annotations

import functools
import re

from utblick.engine.text.analysis import PARTS, Analysis
from utblick.engine.text.fields import FIELDS

EVERY = "a"
UNDATED = "u"
# Lexemes in PostgreSQL end at 2 kB; no word of a language is longer than this.
LONGEST = 200
CUT = "…"
"""Ends a word that was too long to keep whole; no word has it."""

_BEGIN, _END = "<", ">"
# ASCII that a tokenizer would split at or fold, and what stands for it.
_ASCII = {code: chr(0xE000 + code) for code in range(128) if not (chr(code).islower() or chr(code).isdigit())}
# What stands for something else must itself be written otherwise, or two terms could look the same; half of a
# surrogate pair cannot be written at all.
_TAKEN = {code: "\ue0ff" + chr(code + 0x100) for code in range(0xE000, 0xE100)}
_HALVES = {code: "\ue0fe" + chr(code - 0xD800 + 0xE200) for code in range(0xD800, 0xE000)}
_OPAQUE = _ASCII | _TAKEN | _HALVES
_SEEN = re.compile(r"[^0-9a-z\u0080-\ud7ff\ue100-\U0010ffff]")


def kept(text: str) -> str:
    """Give a word or value as it is stored: whole, or its beginning and a sign that there was more."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + CUT


def is_whole(text: str) -> bool:
    """Say whether a word or value is stored whole."""
    return len(text) <= LONGEST


def stem(language: str, word: str, *, title: bool = False) -> str:
    """Give the term of a stem."""
    return f"{'t' if title else 's'} {language} {kept(word)}"


def full(word: str, *, title: bool = False) -> str:
    """Give the term of a word as written."""
    return f"{'g' if title else 'f'} {kept(word)}"


def beginning(part: str, *, title: bool = False) -> str:
    """Give what the terms of all words that begin so begin with."""
    return f"{'g' if title else 'f'} {part[: LONGEST - 1]}"


def reference(type_: str, key: str) -> str:
    """Give the term of an identifier in the text."""
    return f"r {type_} {kept(key)}"


def field(name: str, value: str) -> str:
    """Give the term of a field's value, as the query language compares it."""
    return f"c {name} {kept(value)}"


def year(number: int) -> str:
    """Give the term of the year in which a document was published."""
    return f"y {number}"


@functools.lru_cache(maxsize=400_000)
def opaque(term: str) -> str:
    """Write a term as one word of any tokenizer; different terms never become the same."""
    return term.translate(_OPAQUE) if _SEEN.search(term) else term


def terms(analysis: Analysis) -> set[str]:
    """Give all terms of a document, except that of its year."""
    language = analysis.language
    found = {EVERY}
    for part in PARTS:
        found.update([stem(language, word) for word in analysis.distinct_stems(part)])
        found.update([full(word) for word in analysis.distinct_words(part)])
    found.update([stem(language, word, title=True) for word in analysis.distinct_stems("title")])
    found.update([full(word, title=True) for word in analysis.distinct_words("title")])
    found.update(reference(type_, key) for type_, key in analysis.references())
    for name in FIELDS:
        found.update(field(name, value) for value in analysis.fields.get(name, ()))
    return found


def vocabulary(analysis: Analysis) -> set[str]:
    """Give the document's different words, as the archive's vocabulary keeps them."""
    return {kept(word) for part in PARTS for word in analysis.distinct_words(part)}


def grams(word: str) -> set[str]:
    """Give the terms by which a word is found: every three signs in a row, its ends being signs."""
    found = triples(_BEGIN + word + _END)
    if word.endswith(CUT):
        found.add(CUT)
    return found


def grams_of_part(part: str, *, open_start: bool, open_end: bool) -> list[str]:
    """Give the grams that every word has which a wildcard fits; a few tell enough of a long part."""
    whole = ("" if open_start else _BEGIN) + part[:LONGEST] + ("" if open_end or not is_whole(part) else _END)
    return sorted(triples(whole))[:24]


def triples(text: str) -> set[str]:
    """Give every three signs in a row."""
    return {text[at : at + 3] for at in range(len(text) - 2)}
