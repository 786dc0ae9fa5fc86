"""An act with the changes that an amending act makes to it, and what could not be made.

Working out is no consolidation: only the Official Journal's text is the law. Docs: decision 0023.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from utblick.engine.amending import places, quotes
from utblick.engine.amending.instructions import Instruction
from utblick.engine.amending.parts import Part, counted, end, own_end, parts, place_for
from utblick.engine.amending.places import LAST, SENTENCE, Place, Step
from utblick.engine.passages.ids import Path, sort_key, written
from utblick.engine.passages.reference import forms, within
from utblick.engine.passages.writing import Passage

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ‘“”(])")


@dataclass(frozen=True, slots=True)
class Left:
    """An instruction that was not carried out, and why: `unread`, `nowhere` or `not_found`."""

    instruction: Instruction
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """An act as amended, the instructions that were carried out and those that were not."""

    passages: list[Passage]
    done: list[Instruction]
    left: list[Left]


@dataclass(slots=True)
class _Act:
    row: list[Part]
    language: str


class _Nowhere(Exception):
    """The place is not in the act."""


class _NotFound(Exception):
    """The words are not in the place."""


def apply(passages: Sequence[Passage], instructions: Sequence[Instruction], language: str = "en") -> Applied:
    """Carry out the instructions on an act, in their order; those of other acts are to be left out before."""
    act = _Act(parts(passages), language)
    done: list[Instruction] = []
    left: list[Left] = []
    for one in instructions:
        do = _DOING.get(one.kind)
        try:
            if do is None:
                left.append(Left(one, "unread"))
                continue
            do(act, one)
            act.row = parts(counted(act.row, language))
        except _Nowhere:
            left.append(Left(one, "nowhere"))
        except _NotFound:
            left.append(Left(one, "not_found"))
        else:
            done.append(one)
    return Applied(counted(act.row, language), done, left)


# Where.


def _found(act: _Act, path: Path) -> int:
    """Give the place of the part that a path means, as readers of the act have it."""
    if not path:
        raise _Nowhere
    at = {one.path: place for place, one in enumerate(act.row)}
    known = frozenset(written(one) for one in at)
    for form in (path, *forms(path)):
        if form in at:
            return at[form]
    if path and (id := within(path, known)):
        return next(place for one, place in at.items() if written(one) == id)
    raise _Nowhere


@dataclass(frozen=True, slots=True)
class _Target:
    """A stretch of parts that an instruction means: `first` is the subparagraph before the second."""

    start: int
    end: int
    first: bool = False


def _targets(act: _Act, place: Place) -> list[_Target]:
    """Give the stretches that a place names: of a range, all parts from the first to the last."""
    found: list[tuple[Path, bool]] = [((), False)]
    ranges: list[tuple[Path, Path]] = []
    for step in place.steps:
        if step.kind == SENTENCE:
            continue
        following: list[tuple[Path, bool]] = []
        for path, _first in found:
            for value in step.numbers:
                below, first = _below(act, path, step, value)
                following.append((below, first))
            if step.until:
                ranges.append(((*path, (step.kind, step.numbers[0])), (*path, (step.kind, step.until))))
        found = following
    if not found[0][0]:
        raise _Nowhere
    if ranges:
        start, last = _found(act, ranges[0][0]), _found(act, ranges[0][1])
        return [_Target(start, end(act.row, last))]
    return [_target(act, path, first) for path, first in found]


def _below(act: _Act, path: Path, step: Step, value: str) -> tuple[Path, bool]:
    """Go one step in: the first of what is not numbered is the passage itself."""
    unnumbered = step.kind == "sub" or (step.kind == "par" and step.ordinal)
    if not unnumbered:
        return (*path, (step.kind, value)), False
    if value == LAST:
        owner = act.row[_found(act, path)].path
        subs = [one.path for one in act.row if one.path[:-1] == owner and one.path[-1][0] == "sub"]
        return (subs[-1], False) if subs else (path, True)
    if value == "1":
        return path, True
    return (*path, ("sub", value)), False


def _target(act: _Act, path: Path, first: bool) -> _Target:
    at = _found(act, path)
    return _Target(at, own_end(act.row, at) if first else end(act.row, at), first)


# What.


def _replace(act: _Act, one: Instruction) -> None:
    sentence = next((step for step in one.place.steps if step.kind == SENTENCE), None)
    if one.place.title:
        _retitle(act, one)
    elif sentence is not None:
        _resentence(act, one, sentence, " ".join(quotes.lines_of(one.quoted)))
    elif one.place.introduction:
        _introduce(act, one)
    else:
        found = _targets(act, one.place)
        start, last = min(target.start for target in found), max(target.end for target in found)
        owner = act.row[start].path[:-1]
        kind = act.row[start].path[-1][0]
        if kind == "sub":
            new = _quoted(act, one, owner)
        elif found[0].first and act.row[start].path[-1][0] != "par":
            new = _opened(act.row[start], _quoted(act, one, act.row[start].path))
        else:
            new = _quoted(act, one, owner, kind)
        act.row[start:last] = _keeping(act.row[start], new)


def _quoted(act: _Act, one: Instruction, owner: Path, kind: str = "") -> list[Part]:
    """Give the parts that an instruction brings, below their owner."""
    named = {number for step in one.place.steps[-1:] for number in step.numbers}
    new = quotes.parts_under(one.quoted, owner, act.language, kind=kind, named=named)
    if not new:
        raise _Nowhere
    return new


def _opened(head: Part, new: Sequence[Part]) -> list[Part]:
    """Give a passage the text of its first new part, and what follows as it is."""
    if new[0].path[-1][0] == "sub":
        return [head.saying(new[0].passage.text), *new[1:]]
    return [head, *new]


def _keeping(old: Part, new: Sequence[Part]) -> list[Part]:
    """Keep the heading of what is replaced where the new text brings none."""
    rows = list(new)
    if rows and rows[0].path == old.path and old.passage.heading and not rows[0].passage.heading:
        rows[0] = rows[0].headed(old.passage.heading)
    return rows


def _retitle(act: _Act, one: Instruction) -> None:
    target = _targets(act, one.place)[0]
    lines = quotes.lines_of(one.quoted)
    if not lines:
        raise _NotFound
    named = re.match(r"(?:article|artikel|annex|bilaga)\s+\w+$", lines[0], re.IGNORECASE)
    act.row[target.start] = act.row[target.start].headed(" ".join(lines[1:] if named else lines))


def _introduce(act: _Act, one: Instruction) -> None:
    """Replace the words that open a list, and the points of it that are named with them."""
    points = [step for step in one.place.steps if step.kind == "pt" and len(step.numbers) > 1]
    target = _targets(act, Place([step for step in one.place.steps if step not in points]))[0]
    head = act.row[target.start]
    opening, rest = quotes.opening(one.quoted, head.path[-1][1])
    if len(opening) != 1 or bool(points) != bool(rest):
        raise _NotFound
    if points:
        found = [_target(act, (*head.path, ("pt", value)), first=False) for value in points[0].numbers]
        new = quotes.parts_under(rest, head.path, act.language, kind="pt", named=points[0].numbers)
        act.row[min(each.start for each in found) : max(each.end for each in found)] = new
    act.row[target.start] = head.saying(opening[0])


def _resentence(act: _Act, one: Instruction, step: Step, new: str) -> None:
    """Replace or strike a sentence of a passage."""
    targets = _targets(act, one.place)
    at = targets[0].start
    sentences = _SENTENCE.split(act.row[at].passage.text)
    for value in step.numbers:
        place = len(sentences) - 1 if value == LAST else int(value) - 1 if value.isdigit() else -1
        if not 0 <= place < len(sentences):
            raise _NotFound
        sentences[place] = new
    act.row[at] = act.row[at].saying(" ".join(text for text in sentences if text))


def _insert(act: _Act, one: Instruction) -> None:
    if one.what in ("art", "anx"):
        _insert_whole(act, one)
        return
    target = _targets(act, one.place)[0]
    owner = act.row[target.start].path
    if one.what == SENTENCE:
        text = " ".join(quotes.lines_of(one.quoted))
        act.row[target.start] = act.row[target.start].saying(f"{act.row[target.start].passage.text} {text}")
    elif one.what == "sub":
        base = owner if owner[-1][0] != "sub" else owner[:-1]
        new = _quoted(act, one, base)
        place = _after(act, one, base) if one.after else end(act.row, target.start)
        act.row[place:place] = new
    else:
        _insert_numbered(act, one, target)


def _insert_numbered(act: _Act, one: Instruction, target: _Target) -> None:
    """Put numbered parts in among their like: in the list of the subparagraph that is named, where it has one."""
    owner = act.row[target.start].path
    first = _quoted(act, one, owner, one.what)[0].path[-1]
    lists = [owner, owner[:-1]] if owner[-1][0] == "sub" else [owner]
    for list_owner in lists:
        place = place_for(act.row, list_owner, first)
        if place is not None:
            break
    else:
        list_owner, place = owner, target.end
    act.row[place:place] = _quoted(act, one, list_owner, one.what)


def _after(act: _Act, one: Instruction, owner: Path) -> int:
    """Give the place after what an insertion is to follow."""
    assert one.after is not None
    steps = [*one.place.steps, *one.after.steps]
    target = _targets(act, Place(places.ordered(steps)))[0]
    return target.end


def _insert_whole(act: _Act, one: Instruction) -> None:
    """Put articles in after the one before them; an annex after the one before it, else last."""
    new = _quoted(act, one, ())
    tops = [part for part in new if part.path[0][0] == one.what]
    if not tops:
        raise _Nowhere
    wanted = sort_key(written(tops[0].path[:1]))
    before = [
        at
        for at, part in enumerate(act.row)
        if len(part.path) == 1 and part.path[0][0] == one.what and sort_key(written(part.path)) < wanted
    ]
    if not before and one.what == "art":
        raise _Nowhere
    place = end(act.row, before[-1]) if before else len(act.row)
    act.row[place:place] = new


def _delete(act: _Act, one: Instruction) -> None:
    sentence = next((step for step in one.place.steps if step.kind == SENTENCE), None)
    if sentence is not None:
        _resentence(act, one, sentence, "")
        return
    for target in sorted(_targets(act, one.place), key=lambda found: found.start, reverse=True):
        del act.row[target.start : target.end]


def _reword(act: _Act, one: Instruction) -> None:
    changed = False
    for target in _targets(act, one.place):
        for at in range(target.start, target.end):
            text = act.row[at].passage.text
            for old, new in one.words:
                text = re.sub(r"  +", " ", text.replace(old, new)) if old in text else text
            if text != act.row[at].passage.text:
                act.row[at] = act.row[at].saying(text)
                changed = True
    if not changed:
        raise _NotFound


_DOING: dict[str, Callable[[_Act, Instruction], None]] = {
    "replace": _replace,
    "insert": _insert,
    "delete": _delete,
    "words": _reword,
}
