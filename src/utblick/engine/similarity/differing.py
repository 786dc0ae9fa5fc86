"""What differs between two places of the same matter, in few words."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Indel

from utblick.engine.text import words

MOST_WORDS = 4000
"""Words of each text that are compared; what differs further on is not told."""
SHOWN, AROUND = 12, 4


class Difference(NamedTuple):
    """One place where two texts differ: `old` stands in the first, `new` in the second; one may be empty.

    `before` and `after` are the words around, as written in the first text.
    """

    old: str
    new: str
    before: str
    after: str


def differences(a: str, b: str, limit: int = 5) -> list[Difference]:
    """Give the most telling differences in words (numbers, then length), in the order of the text.

    Case, punctuation and white space are not compared.
    """
    left, right = words.cut(a)[:MOST_WORDS], words.cut(b)[:MOST_WORDS]
    found: list[tuple[int, int, Difference]] = []
    edits = [
        (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Indel.opcodes([w.full for w in left], [w.full for w in right])
        if op.tag != "equal"
    ]
    for _, a0, a1, b0, b1 in _joined(edits):
        numbers = sum(any(map(str.isdigit, word.full)) for word in (*left[a0:a1], *right[b0:b1]))
        before, after = (
            _slice(a, left, max(0, a0 - AROUND), a0),
            _slice(a, left, a1, min(len(left), a1 + AROUND)),
        )
        difference = Difference(_slice(a, left, a0, a1), _slice(b, right, b0, b1), before, after)
        found.append((-(20 * numbers + a1 - a0 + b1 - b0), a0, difference))
    chosen = sorted(found, key=lambda row: row[:2])[: max(0, limit)]
    return [difference for _, _, difference in sorted(chosen, key=lambda row: row[1])]


def _joined(edits: list[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Make one edit of those at one place, or with a single common word between."""
    result: list[tuple[str, int, int, int, int]] = []
    for edit in edits:
        if result and edit[1] - result[-1][2] <= 1 and edit[3] - result[-1][4] <= 1:
            last = result.pop()
            edit = ("replace", last[1], edit[2], last[3], edit[4])
        result.append(edit)
    return result


def _slice(text: str, row: list[words.Word], first: int, last: int) -> str:
    """Give the words from `first` to before `last` as written, the middle of a long stretch left out."""
    if first >= last:
        return ""
    if last - first <= SHOWN:
        return " ".join(text[row[first].start : row[last - 1].end].split())
    half = SHOWN // 2
    return f"{_slice(text, row, first, first + half)} … {_slice(text, row, last - half, last)}"
