"""A document as the engine reads it: its words, stems, field values and identifiers, each found once."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from utblick.engine import identifiers
from utblick.engine.text import languages
from utblick.engine.text.fields import comparable
from utblick.engine.text.tokens import Lexicon, Part, lexicon
from utblick.engine.text.words import Word, cut

PARTS = ("title", "text")
_BLANK = r"[\s\u200b\u2060\ufeff]*"
_FINAL = re.compile(rf"{_BLANK}(?:final|slutligt?)(?:{_BLANK}/{_BLANK}\d)?$", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """What is matched: a title, a text, its language when known, and the values it carries."""

    id: str
    title: str
    text: str
    language: str | None = None
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Analysis:
    """Everything that queries ask about one document; what only some ask is found when first asked."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.language: str = languages.code(document.language) or languages.detect(
            f"{document.title}\n{document.text}"
        )
        self.lexicon: Lexicon = lexicon(self.language)

    def source(self, part: str) -> str:
        """Give the title or the text as given."""
        return self.document.title if part == "title" else self.document.text

    @functools.cached_property
    def title(self) -> Part:
        """Give the title cut into tokens."""
        return Part(self.document.title, self.lexicon)

    @functools.cached_property
    def text(self) -> Part:
        """Give the text cut into tokens."""
        return Part(self.document.text, self.lexicon)

    @functools.cached_property
    def fields(self) -> dict[str, frozenset[str]]:
        """Give the document's values as they are compared; its language is one of them."""
        found = {
            name: frozenset(comparable(name, value) for value in values)
            for name, values in self.document.fields.items()
        }
        found["language"] = frozenset((self.language,))
        return found

    @functools.cached_property
    def _words(self) -> dict[str, list[Word]]:
        return {part: cut(self.source(part)) for part in PARTS}

    def words(self, part: str) -> list[Word]:
        """Give the words of `title` or `text` with their places."""
        return self._words[part]

    @functools.cached_property
    def _stems(self) -> dict[str, list[str]]:
        return {part: [languages.stem(self.language, w.base) for w in self._words[part]] for part in PARTS}

    def stems(self, part: str) -> list[str]:
        """Give the stem of each word of `title` or `text`, in the document's language."""
        return self._stems[part]

    def distinct_words(self, part: str) -> set[str]:
        """Give the different words, folded as written."""
        return {token.full for token in self._part(part).distinct}

    def distinct_stems(self, part: str) -> set[str]:
        """Give the different stems."""
        return {token.stem for token in self._part(part).distinct}

    def _part(self, part: str) -> Part:
        return self.title if part == "title" else self.text

    @functools.cached_property
    def identifiers(self) -> dict[str, list[tuple[str, str, int, int]]]:
        """Give the identifiers of each part as (type, comparison key, start, end without `final`)."""
        return {
            part: [_compared(self.source(part), found) for found in identifiers.find(self.source(part))]
            for part in PARTS
        }

    def references(self) -> set[tuple[str, str]]:
        """Give the different identifiers in title and text as (type, comparison key)."""
        return {(kind, key) for kind, key, _, _ in chain.from_iterable(self.identifiers.values())}


def analyse(document: Document) -> Analysis:
    """Read a document once, for any number of queries."""
    return Analysis(document)


def _compared(text: str, found: identifiers.Identifier) -> tuple[str, str, int, int]:
    final = _FINAL.search(text, found.start, found.end)
    end = final.start() if final else found.end
    return found.type, identifiers.key_of(found), found.start, end
