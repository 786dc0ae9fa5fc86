"""The terms of a document: what a database stores of it so that a query can leave most documents out.

A term is one letter for its kind and the thing itself:

    s sv biodrivmedel    a stem, with its language          t sv biodrivmedel    the same in the title
    f biodrivmedlen      a word as written, folded          g biodrivmedlen      the same in the title
    r com COM(2018) 375  an identifier in the text          c source eurlex      a field's value
    a                    every document has this one

Databases see a term as one opaque word: `opaque` makes it so for tokenizers that split at ASCII punctuation.
"""

from __future__ import annotations

from utblick.engine.text.analysis import PARTS, Analysis

EVERY = "a"
SEPARATOR = " "
# Lexemes in PostgreSQL end at 2 kB; no word of a language is longer than this.
LONGEST = 200
_OPAQUE = {code: chr(0xE000 + code) for code in range(128) if not chr(code).isalnum()}


def stem(language: str, word: str, *, title: bool = False) -> str:
    """Give the term of a stem."""
    return f"{'t' if title else 's'} {language} {word[:LONGEST]}"


def full(word: str, *, title: bool = False) -> str:
    """Give the term of a word as written."""
    return f"{'g' if title else 'f'} {word[:LONGEST]}"


def reference(type_: str, key: str) -> str:
    """Give the term of an identifier in the text."""
    return f"r {type_} {key[:LONGEST]}"


def field(name: str, value: str) -> str:
    """Give the term of a field's value, as the query language compares it."""
    return f"c {name} {value[:LONGEST]}"


def opaque(term: str) -> str:
    """Write a term without a character that a tokenizer would split at."""
    return term.translate(_OPAQUE)


def terms(analysis: Analysis) -> set[str]:
    """Give all terms of a document."""
    language = analysis.language
    found = {EVERY}
    for part in PARTS:
        found.update(stem(language, word) for word in analysis.distinct_stems(part))
        found.update(full(word) for word in analysis.distinct_words(part))
    found.update(stem(language, word, title=True) for word in analysis.distinct_stems("title"))
    found.update(full(word, title=True) for word in analysis.distinct_words("title"))
    found.update(reference(type_, key) for type_, key in analysis.references())
    found.update(field(name, value) for name, values in analysis.fields.items() for value in values)
    return found
