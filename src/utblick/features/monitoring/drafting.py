"""A query while it is being written: as a list of words or as text, and how one becomes the other. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from utblick.engine.query.lexing import base_words
from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.text import to_text
from utblick.engine.query.tree import Node, Or
from utblick.engine.query.widening import Forms, widened
from utblick.engine.query.wordlist import (
    Closeness,
    Row,
    WordList,
    from_tree,
    join_terms,
    split_terms,
    to_query,
)

LIST, TEXT = "list", "text"
MOST_ROWS = 12
LONGEST = 20_000
_SIGN = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: the field it stands in, the error, and the term or the query that it is in."""

    field: str
    error: QueryError
    written: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A query that is being written. In a list, `rows` are what was typed, and whether in the title only."""

    mode: str = LIST
    text: str = ""
    rows: tuple[tuple[str, bool], ...] = (("", False),)
    none_of: str = ""
    first: int = 0
    second: int = 1
    distance: int | None = None

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Draft:
        """Read a draft from a form's fields."""
        count = min(max(1, _number(given.get("rows")) or 1), MOST_ROWS)
        rows = tuple(
            ((given.get(f"row-{at}") or "")[:LONGEST], bool(given.get(f"row-{at}-title")))
            for at in range(count)
        )
        return cls(
            mode=TEXT if given.get("mode") == TEXT else LIST,
            text=(given.get("query") or "")[:LONGEST],
            rows=rows,
            none_of=(given.get("none_of") or "")[:LONGEST],
            first=_number(given.get("close_first")) or 0,
            second=_number(given.get("close_second"), 1) or 0,
            distance=_number(given.get("distance"), None),
        )

    @classmethod
    def of(cls, query: str, concepts: Container[str]) -> Draft:
        """Show a query as a list when a list can say it, else as text."""
        as_text = cls(mode=TEXT, text=query)
        return as_text.as_list(concepts) or as_text

    @property
    def is_empty(self) -> bool:
        return not self.query.strip()

    @property
    def query(self) -> str:
        """Give the query that the draft stands for."""
        return " ".join(self.text.split()) if self.mode == TEXT else to_query(self._wordlist())

    def _wordlist(self) -> WordList:
        rows = tuple(Row(split_terms(terms), in_title) for terms, in_title in self.rows)
        return WordList(rows, split_terms(self.none_of), self._closeness())

    def _closeness(self) -> Closeness | None:
        numbers = (self.first, self.second)
        if (
            self.distance is None
            or self.first == self.second
            or not all(0 <= n < len(self.rows) for n in numbers)
        ):
            return None
        return Closeness(min(numbers), max(numbers), self.distance)

    def fields(self) -> dict[str, str | bool | int | None]:
        """Give the form's fields."""
        found: dict[str, str | bool | int | None] = {
            "mode": self.mode,
            "rows": len(self.rows),
            "query": self.text,
            "none_of": self.none_of,
            "close_first": self.first,
            "close_second": self.second,
            "distance": self.distance,
        }
        for at, (terms, in_title) in enumerate(self.rows):
            found |= {f"row-{at}": terms, f"row-{at}-title": in_title}
        return found

    def as_text(self) -> Draft:
        """Give the same query as text."""
        return replace(self, mode=TEXT, text=self.query)

    def as_list(self, concepts: Container[str]) -> Draft | None:
        """Give the same query as a list; nothing when it says more than a list can, or cannot be read."""
        if self.mode == LIST:
            return self
        if self.is_empty:
            return replace(self, mode=LIST)
        try:
            found = from_tree(parse(self.query, concepts))
        except QueryError:
            return None
        if found is None or len(found.rows) > MOST_ROWS:
            return None
        rows = tuple((join_terms(row.terms), row.in_title) for row in found.rows)
        close = found.close
        listed = Draft(LIST, self.text, rows, join_terms(found.none_of))
        return (
            replace(listed, first=close.first, second=close.second, distance=close.distance)
            if close
            else listed
        )

    def with_row(self) -> Draft:
        """Give the draft with one more row to fill in."""
        return replace(self, rows=(*self.rows, ("", False))[:MOST_ROWS])

    def with_words(self, words: Iterable[str], concepts: Container[str]) -> Draft:
        """Add words as alternatives: `2:ord` to row 2, others to the first; in text, to the whole query."""
        draft = self
        for written in words:
            number, colon, rest = written.partition(":")
            is_numbered = bool(colon) and number.isdecimal()
            word, row = (rest, int(number)) if is_numbered else (written, 0)
            if word.strip():
                draft = draft._with_word(word.strip(), row, concepts)
        return draft

    def with_forms(self, forms: Forms, concepts: Container[str]) -> Draft:
        """Add other forms of its words beside each word."""
        if self.mode == LIST:
            rows = tuple((_with_forms(terms, forms), in_title) for terms, in_title in self.rows)
            return replace(self, rows=rows)
        try:
            return replace(self, text=to_text(widened(parse(self.query, concepts), forms)))
        except QueryError:
            return self

    def _with_word(self, word: str, row: int, concepts: Container[str]) -> Draft:
        if self.mode == LIST:
            at = row if row < len(self.rows) else 0
            terms, in_title = self.rows[at]
            if word in split_terms(terms):
                return self
            rows = list(self.rows)
            rows[at] = (f"{terms.rstrip()}\n{word}".strip(), in_title)
            return replace(self, rows=tuple(rows))
        try:
            whole: Node = parse(self.query, concepts)
            added = parse(to_query(WordList((Row((word,)),))), concepts)
        except QueryError:
            return replace(self, text=f"{self.text.rstrip()} OR {word}" if self.text.strip() else word)
        parts = whole.parts if isinstance(whole, Or) else (whole,)
        return self if added in parts else replace(self, text=to_text(Or((*parts, added))))

    def problems(self, concepts: Container[str]) -> list[Problem]:
        """Say what keeps the query from being read: by term in a list, by position in text."""
        if self.mode == TEXT:
            error = _error(self.query, concepts)
            return [Problem("query", error, self.query)] if error else []
        found: list[Problem] = []
        listed = {f"row-{at}": (terms, in_title) for at, (terms, in_title) in enumerate(self.rows)}
        for field, (terms, in_title) in {**listed, "none_of": (self.none_of, False)}.items():
            for term in split_terms(terms):
                if error := _error(to_query(WordList((Row((term,), in_title),))), concepts):
                    found.append(Problem(field, error, term))
        if not found and (error := _error(self.query, concepts)):
            is_close = self._closeness() is not None and error.code == "near_operand"
            found.append(Problem("distance" if is_close else "row-0", error, ""))
        return found


def _with_forms(terms: str, forms: Forms) -> str:
    listed = split_terms(terms)
    more = [
        form for term in listed for form in forms.get(" ".join(base_words(term)), ()) if form not in listed
    ]
    return "\n".join([terms.rstrip(), *dict.fromkeys(more)]) if more else terms


def _number(written: str | None, other: int | None = 0) -> int | None:
    written = (written or "").strip()
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else other


def _error(query: str, concepts: Container[str]) -> QueryError | None:
    try:
        parse(query, concepts)
    except QueryError as error:
        return error
    return None


def marks(query: str, error: QueryError) -> list[tuple[int, int]]:
    """Give the stretch of a query that an error is about: the sign at its position, or the end."""
    start = error.position - 1
    found = _SIGN.match(query, start)
    return [(start, found.end())] if found else [(max(0, len(query.rstrip()) - 1), len(query.rstrip()))]


def sentence_of(problem: Problem, language: str) -> tuple[str, str]:
    """Give the term that cannot be read (nothing in text) and the sentence; in a list, without position."""
    said = problem.error.sentence(language)
    if problem.field == "query":
        return "", said
    text = said.partition(": ")[2]
    return problem.written, text[:1].upper() + text[1:]
