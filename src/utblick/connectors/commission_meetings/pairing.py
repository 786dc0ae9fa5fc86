"""Which name belongs to which number, where one cell holds several names and the next several numbers.

Both are joined by commas, in the same order, and names hold commas themselves. What the marks leave open is
settled by rows of the same file where a number stands alone with its name. Where that does not settle it
either, the names stay together as they are written: nothing is guessed and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from utblick.connectors.mep_meetings.names import at_commas, is_continued
from utblick.connectors.reading.text import line

MOST_NAMES, LONGEST_NAME = 200, 8
_NUMBER = re.compile(r"(?<![\d-])\d{6,15}-\d{2}(?![\d-])")

Known = Mapping[str, Collection[str]]
"""Names by register number, folded by `same`."""


def numbers_in(cell: str) -> list[str]:
    """Give the register numbers of a cell in order, each as often as it stands there."""
    return _NUMBER.findall(cell)


def same(name: str) -> str:
    """Give a name as names are compared: without case and without signs."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def names_in(cell: str) -> list[str]:
    """Give what stands between a cell's commas outside of brackets; a legal form stays with its name."""
    names: list[str] = []
    for part in at_commas(cell):
        name = line(part.lstrip(","))
        if names and name and is_continued(name):
            names[-1] = f"{names[-1]}, {name}"
        elif name:
            names.append(name)
    return names


def paired(cell: str, numbers: Sequence[str], known: Known) -> list[tuple[str, str]] | None:
    """Give each name with its number, or nothing where it cannot be told which is which."""
    whole = line(cell).strip(" ,")
    if len(numbers) == 1 and whole:
        return [(whole, numbers[0])]
    parts = [line(part.lstrip(",")) for part in at_commas(cell)]
    # As many parts as numbers: a name that begins with a small letter is one all the same.
    names = parts if len(parts) == len(numbers) and all(parts) else names_in(cell)
    if not 1 < len(numbers) <= len(names) <= MOST_NAMES:
        return None
    cuts = _cuts(names, numbers, known)
    if cuts is None:
        return None
    return [
        (", ".join(names[start:end]), number)
        for start, end, number in zip(cuts[:-1], cuts[1:], numbers, strict=True)
    ]


def _cuts(names: Sequence[str], numbers: Sequence[str], known: Known) -> list[int] | None:
    """Give where each number's name begins, and the end; nothing unless one way knows more names than any other."""
    # For each number of names used: how many are known at best, in how many ways, and the cuts of one of them.
    best: dict[int, tuple[int, int, list[int]]] = {0: (0, 1, [0])}
    for left, number in zip(range(len(numbers) - 1, -1, -1), numbers, strict=True):
        after: dict[int, tuple[int, int, list[int]]] = {}
        names_of = known.get(number, ())
        for start, (score, ways, cuts) in best.items():
            last = len(names) - left
            first = last if not left else start + 1
            for end in range(first, min(last, start + LONGEST_NAME) + 1):
                found = score + (same("".join(names[start:end])) in names_of)
                held = after.get(end)
                if held is None or found > held[0]:
                    after[end] = (found, ways, [*cuts, end])
                elif found == held[0]:
                    after[end] = (found, held[1] + ways, held[2])
        best = after
    done = best.get(len(names))
    return done[2] if done is not None and done[1] == 1 else None
