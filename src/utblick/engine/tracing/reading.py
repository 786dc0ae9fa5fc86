"""What is traced and what it is traced in, read into words: what an ask adds and strikes, and its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from utblick.engine.text.tokens import Lexicon
from utblick.engine.tracing.target import Place, read_place
from utblick.engine.tracing.wording import ORDER, Changes, Gram, Words, changed_grams, grams

SCRAP = 4
"""A clause with fewer added words is joined with its neighbour."""
_POINT = re.compile(r"\W*[a-z]{1,3}(?: [a-z]{1,2})?\)", re.I)
_CLAUSE_ENDS = re.compile(r"[.;:,()\[\]‘’'\"“”»«–—]")
_CONJUNCTIONS = frozenset(("and", "or", "och", "eller", "samt"))


@dataclass(frozen=True, slots=True)
class Ask:
    """A proposed wording: the text it would change (None: not known; "": none), its own, and the place."""

    id: str
    new: str
    old: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as it reads, or (with `old`) an amendment: the passage before and after."""

    id: str
    text: str
    old: str | None = None
    label: str | None = None

    @property
    def place(self) -> Place | None:
        """Give the place by the label, else by the id."""
        return read_place(self.label) or read_place(self.id)


class Reading(Changes):
    """An ask, read once for any number of tracers of one language."""

    def __init__(self, ask: Ask, lexicon: Lexicon, old: str | None) -> None:
        super().__init__(Words(old or "", lexicon), Words(ask.new, lexicon))
        self.ask = ask
        self.place: Place | None = read_place(ask.target)
        self.clauses: list[list[str]] = _clauses(self.new, self.added)
        self.changed: dict[object, int | None] = {}  # what the originals it was traced in said

    @cached_property
    def rows(self) -> list[Gram]:
        """Give what the ask adds in rows of three words, or of as many as it has, sorted."""
        order = min(ORDER, len(self.new))
        return sorted(changed_grams(self.new.stems, self.added, order) - set(grams(self.old.stems, order)))

    @cached_property
    def wholes(self) -> tuple[list[Gram], list[Gram]]:
        """Give all rows of three words of the wording after and of that before, sorted."""
        return sorted(set(grams(self.new.stems, ORDER))), sorted(set(grams(self.old.stems, ORDER)))

    @property
    def is_point(self) -> bool:
        """Say whether the ask is a point of a list, half a sentence whose other half stands above the list."""
        return bool(_POINT.match(self.ask.new))

    @property
    def changes_nothing(self) -> bool:
        """Say whether the ask leaves the words as they are."""
        return not any(self.added) and not any(self.lost)


def _clauses(words: Words, added: Sequence[bool]) -> list[list[str]]:
    """Cut what is added at punctuation, conjunctions and kept words, and join the scraps."""
    clauses: list[list[str]] = []
    open_clause = False
    for at, (stem, marked) in enumerate(zip(words.stems, added, strict=True)):
        if not marked or stem in _CONJUNCTIONS:
            open_clause = False
            continue
        if open_clause and _CLAUSE_ENDS.search(words.between(at)):
            open_clause = False
        if not open_clause and not (clauses and len(clauses[-1]) < SCRAP):
            clauses.append([])
        clauses[-1].append(stem)
        open_clause = True
    if len(clauses) > 1 and len(clauses[-1]) < SCRAP:
        scrap = clauses.pop()
        clauses[-1] += scrap
    return clauses
