"""Passages as readers find them, one after the other: unique ids, counted subparagraphs, labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from utblick.engine.passages.ids import DIVISIONS, Path, Segment, written
from utblick.engine.passages.labels import label

NOTE_MARKS = "\ue000\ue001"
"""Between these two characters, which no text has, readers hand over a footnote where it stands."""
_NOTE = re.compile(
    "(?:\\s*\\(\\s*\ue000([^\ue001]*)\ue001\\s*\\)|\\s*\ue000([^\ue001]*)\ue001)(?:\\s+(?=[,.;:)]))?"
)
_SIGN = re.compile(r"[;.,:]")  # on a line of its own after a quotation
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an act: its id, what people call it, its printed heading, its text without its number, its place,
    the footnotes that stand in it, and whether a consolidated act keeps it although it was repealed.
    """

    id: str
    label: str
    heading: str
    text: str
    order: int
    notes: tuple[str, ...] = ()
    repealed: bool = False


@dataclass(slots=True)
class _Draft:
    path: Path
    heading: str = ""
    text: str = ""
    notes: list[str] = field(default_factory=list)
    repealed: bool = False

    @property
    def says(self) -> bool:
        """Say whether the passage stands in the list: articles, annexes and parts do, even with only a number."""
        divides = self.path[-1][0] in ("art", "anx", *DIVISIONS)
        return bool(divides or self.text or self.heading or self.notes)

    def without_notes(self, text: str) -> str:
        """Take the footnotes out of a text and keep them."""
        if NOTE_MARKS[0] in text:
            self.notes += [note for found in _NOTE.findall(text) if (note := _tidy("".join(found)))]
            text = _NOTE.sub("", text)
        return _tidy(text)


class Writer:
    """Take passages in reading order and give them as a list."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.repealed = False
        self._drafts: list[_Draft] = []
        self._at: dict[Path, _Draft] = {}
        self._counts: dict[tuple[Path, str], int] = {}

    def open(self, path: Path, heading: str = "") -> Path:
        """Begin a passage and give the path it got: another one when the path is taken."""
        kind, number = path[-1]
        again = 1
        while path in self._at:
            again += 1
            path = (*path[:-1], (kind, f"{number}~{again}"))
        draft = _Draft(path, repealed=self.repealed)
        draft.heading = draft.without_notes(heading)
        self._at[path] = draft
        self._drafts.append(draft)
        return path

    def say(self, path: Path, text: str) -> Path:
        """Add text at a path and give where it stands: there, or in a subparagraph of it."""
        if not text.strip():
            return path
        if _SIGN.fullmatch(text.strip()) and self.go_on(text):
            return path
        draft = self._at.get(path)
        if draft is None:
            draft = self._at[self.open(path)]
        elif draft.text or draft is not self._drafts[-1]:
            draft = self._at[self.count(path, "sub", 2)]
        draft.text, draft.repealed = draft.without_notes(text), self.repealed
        return draft.path

    def count(self, path: Path, kind: str, first: int = 1) -> Path:
        """Begin the next passage of a kind that is counted where it stands: tables, indents, quoted lines."""
        number = self._counts.get((path, kind), first - 1) + 1
        self._counts[path, kind] = number
        return self.open((*path, (kind, str(number))))

    def list_at(self, path: Path, base: Path, first: Segment) -> Path:
        """Give where the points of a list go: what the text before them is part of, as they are cited
        (`Article 3(4)(e)`), or that text itself when an earlier list has taken the numbers.
        """
        kind, _ = first
        taken = self._counts.get((path, kind), 0) if kind == "ind" else (*path, first) in self._at
        return base if taken else path

    def head(self, path: Path, heading: str) -> None:
        """Give a passage its heading; a second line of it goes on with the first."""
        draft = self._at[path]
        draft.heading = _tidy(f"{draft.heading} {draft.without_notes(heading)}")

    def go_on(self, text: str) -> bool:
        """Let text go on with the passage before, unless there is none that has text."""
        draft = self._drafts[-1] if self._drafts else None
        if draft is None or not draft.text:
            return False
        more = draft.without_notes(text)
        draft.text = f"{draft.text}{'' if _SIGN.fullmatch(more) else ' '}{more}".strip()
        return True

    def go_on_at(self, path: Path, text: str) -> bool:
        """Let text go on with the passage before when that is the one at a path."""
        return bool(self._drafts) and self._drafts[-1].path == path and self.go_on(text)

    def is_bare(self, path: Path) -> bool:
        """Say whether the latest passage is the one at a path, with nothing but its number yet."""
        draft = self._drafts[-1] if self._drafts else None
        return draft is not None and draft.path == path and not draft.text and not draft.heading

    @property
    def last(self) -> str:
        """Give the text of the latest passage."""
        return self._drafts[-1].text if self._drafts else ""

    def passages(self) -> list[Passage]:
        """Give the passages that say something."""
        kept = [draft for draft in self._drafts if draft.says]
        result: list[Passage] = []
        for order, draft in enumerate(kept):
            id = written(draft.path)
            name = label(id, self.language)
            notes = tuple(draft.notes)
            result.append(Passage(id, name, draft.heading, draft.text, order, notes, draft.repealed))
        return result


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
