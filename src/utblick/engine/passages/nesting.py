"""Points within points: by the lists that a page sets them in, else by how their numbers go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from utblick.engine.passages.ids import Path, roman_value
from utblick.engine.passages.numbering import Numbered
from utblick.engine.passages.writing import Writer


class _Open:
    """A passage that text and points go into: `base` is its latest text, `list` where its points go."""

    def __init__(self, path: Path, number: str = "") -> None:
        self.path = self.base = path
        self.number = number
        self.list: Path | None = None


class Nesting:
    """The passage that a line stands in and the points that are open in it."""

    def __init__(self, writer: Writer, path: Path) -> None:
        self._writer = writer
        self._open = [_Open(path)]

    @property
    def path(self) -> Path:
        """Give the outermost passage."""
        return self._open[0].path

    @property
    def innermost(self) -> Path:
        """Give the point that was begun last, else the outermost passage."""
        return self._open[-1].path

    def container(self, depth: int | None) -> Path:
        """Give the passage that text of a depth belongs to."""
        return self._open[min(depth or 0, len(self._open) - 1)].path

    def say(self, text: str, depth: int) -> None:
        """Add text at a depth: 0 is in no point."""
        del self._open[depth + 1 :]
        self.fill(text)

    def fill(self, text: str) -> None:
        """Add text to the innermost passage."""
        last = self._open[-1]
        if text.strip():
            last.base, last.list = self._writer.say(last.path, text), None

    def point(self, numbered: Numbered, depth: int | None, coming: Sequence[str] = ()) -> None:
        """Begin a point or an indent; without a depth it is nested by its number."""
        number = numbered.number
        level = self._within(numbered, depth) if depth is not None else self._level(numbered, coming)
        del self._open[level + 1 :]
        upper = self._open[-1]
        if upper.list is None:
            upper.list = self._writer.list_at(upper.path, upper.base, (numbered.kind, number))
        if numbered.kind == "ind":
            path = self._writer.count(upper.list, "ind")
        else:
            path = self._writer.open((*upper.list, ("pt", number)))
        self._open.append(_Open(path, number or "—"))

    def _within(self, numbered: Numbered, depth: int) -> int:
        """Give how many points the new one stands in, when the page sets it in `depth` lists.

        A page may set `(a)` beside the `5.` that it belongs to; a first number of another style begins a list.
        """
        open_points = self._open[1:]
        for at in range(len(open_points) - 1, depth - 1, -1):
            if goes_on(open_points[at].number, numbered.number, ()):
                return at
        depth = min(depth, len(open_points))
        beside = open_points[depth].number if depth < len(open_points) else ""
        other = beside and beside != "—" and _style(beside) != _style(numbered.number)
        return depth + 1 if other and _is_first(numbered.number) else depth

    def _level(self, numbered: Numbered, coming: Sequence[str]) -> int:
        """Give how many points the new one stands in."""
        open_points = self._open[1:]
        if numbered.kind == "ind":
            dashed = [at for at, one in enumerate(open_points) if one.number == "—"]
            return dashed[-1] if dashed else len(open_points)
        for at in range(len(open_points) - 1, -1, -1):
            if goes_on(open_points[at].number, numbered.number, coming):
                return at
        if _is_first(numbered.number) or not open_points:
            return len(open_points)
        alike = [at for at, one in enumerate(open_points) if _fits(one.number, numbered.number)]
        return alike[-1] if alike else len(open_points)


def _style(number: str) -> str:
    if number[:1].isdigit():
        return "digit"
    return "upper" if number[:1].isupper() else "lower" if number[:1].isalpha() else ""


def _fits(before: str, number: str) -> bool:
    """Say whether two numbers may be of one list in which others were left out."""
    only_roman = len(before) > 1 and roman_value(before) > 0
    return _style(before) == _style(number) and not (only_roman and not roman_value(number))


def _is_first(number: str) -> bool:
    return number in ("a", "i", "1", "A", "I")


def goes_on(before: str, number: str, coming: Sequence[str]) -> bool:
    """Say whether a number follows another in one list: 1 and 2, 1 and 1a, h and i, i and ii, z and aa."""
    if _style(before) != _style(number) or not before or before == "—":
        return False
    if before[0].isdigit():
        old, new = (re.match(r"(\d+)(.*)", one) for one in (before, number))
        if old is None or new is None:
            return False
        step = int(new[1]) - int(old[1])
        return step == 1 or (step == 0 and new[2] > old[2])
    old_value, new_value = roman_value(before), roman_value(number)
    as_roman = bool(old_value and new_value == old_value + 1)
    as_letter = _next_letter(before, number)
    if as_letter and number == "i" and _begins_roman(coming):
        return False
    return (
        as_roman
        or as_letter
        or (number.startswith(before) and len(number) == len(before) + 1 and number[-1] == "a")
    )


def _begins_roman(coming: Sequence[str]) -> bool:
    """Say by the numbers that follow an `(i)` after `(h)` whether it begins a list of Roman numerals."""
    for number in coming:
        if number in ("i", "j"):
            return False
        if number == "ii":
            return True
    return False


def _next_letter(before: str, number: str) -> bool:
    first, second = before[0].lower(), number[0].lower()
    if len(number) == 1:  # `b` goes on from `a` and `aa`, `j` from `i` and not from `ii`
        return ord(second) == ord(first) + 1 and not (len(before) > 1 and roman_value(before))
    if len(before) == len(number) and before[:-1] == number[:-1]:
        return ord(number[-1]) == ord(before[-1]) + 1
    return len(number) == 2 and (number == before + "a" or (before in ("z", "ö") and number == "aa"))
