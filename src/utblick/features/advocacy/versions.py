"""A version as it is read, and two of them beside each other: laid out in stretches that a screen can bear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from utblick.engine.passages import changes as engine
from utblick.engine.passages.writing import Passage as EnginePassage
from utblick.features.advocacy.models import Passage, Text

# Words on one page: about twenty printed pages, well under what a phone can show at once.
STRETCH = 9000


@dataclass(frozen=True, slots=True)
class Stretch:
    """One page of a long text: where it begins and ends, by what its passages are called."""

    number: int
    first: str
    last: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A passage in two versions: what happened to it, and the words on both sides."""

    identifier: str
    label: str
    change: str
    was_label: str
    words: list[tuple[str, str]]
    heading: list[tuple[str, str]]
    length: int


def cut(lengths: Iterable[int]) -> list[tuple[int, int]]:
    """Cut a row of lengths in words into stretches, each from an index until (not including) another."""
    found: list[tuple[int, int]] = []
    start, held = 0, 0
    at = -1
    for at, length in enumerate(lengths):
        if held and held + length > STRETCH:
            found.append((start, at))
            start, held = at, 0
        held += length
    return [*found, (start, at + 1)] if at >= 0 else []


def stretch_with(rows: list[Passage], identifier: str) -> int:
    """Give the number of the stretch where a passage stands, from 1; 1 when there is none such."""
    for number, (first, last) in enumerate(cut(len(row.words.split()) for row in rows), 1):
        if any(row.identifier == identifier for row in rows[first:last]):
            return number
    return 1


def compared(old: Text, new: Text) -> list[Changed]:
    """Give what changed between two versions, in the order of the new one with what was struck in its place."""
    before, after = as_engine(old), as_engine(new)
    labels = {row.id: row.label for row in (*before, *after)}
    headings = {row.id: row.heading for row in (*before, *after)}
    return [
        Changed(
            one.id,
            labels[one.id],
            one.change,
            labels.get(one.old_id, one.old_id),
            one.words,
            one.heading or ([("=", headings[one.id])] if headings[one.id] else []),
            sum(len(text.split()) for _sign, text in one.words),
        )
        for one in engine.changes(before, after)
    ]


def as_engine(text: Text) -> list[EnginePassage]:
    """Give the passages of a version as the engine takes them."""
    return [
        EnginePassage(row.identifier, row.label, row.heading, row.words, row.order)
        for row in text.passages.all()
    ]
