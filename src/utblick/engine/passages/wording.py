"""The difference of two texts in words that a person can read: whole words, punctuation apart, no confetti."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

Words = list[tuple[str, str]]
"""`=` in both, `-` only in the old, `+` only in the new; joined without anything between they are the texts."""

_TOKEN = re.compile(r"\w+(?:[’'\u00ad-]\w+)*|\s+|[^\w\s]")
_ISLAND = 3  # words; what is shorter and smaller than the changes on both sides is told with them


def tokens(text: str) -> list[str]:
    """Cut a text into words, signs and the white space between; joined they are the text."""
    return _TOKEN.findall(text)


def compare(old: str, new: str) -> Words:
    """Give what stays, goes and comes between two texts. Each can be rebuilt exactly."""
    if old == new:
        return [("=", old)] if old else []
    if not old or not new:
        return [("-", old)] if old else [("+", new)]
    left, right = tokens(old), tokens(new)
    parts: list[tuple[str, str]] = []  # (gone, come) and between them the shared, in turns
    shared: list[str] = [""]
    for op in Indel.opcodes(left, right):
        if op.tag == "equal":
            if len(shared) > len(parts):
                shared[-1] += "".join(left[op.src_start : op.src_end])
            else:
                shared.append("".join(left[op.src_start : op.src_end]))
            continue
        gone, come = "".join(left[op.src_start : op.src_end]), "".join(right[op.dest_start : op.dest_end])
        if len(parts) == len(shared):
            parts[-1] = (parts[-1][0] + gone, parts[-1][1] + come)
        else:
            parts.append((gone, come))
    if len(shared) == len(parts):
        shared.append("")
    return _written(*_settled(shared, parts))


def _settled(shared: list[str], parts: list[tuple[str, str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """Tell a shared stretch with the changes around it when it is smaller than they are."""
    islands, changes = [shared[0]], [parts[0]]
    for at in range(1, len(parts)):
        island, (gone, come) = shared[at], parts[at]
        before = changes[-1]
        if _is_small(island, before, (gone, come)):
            changes[-1] = (before[0] + island + gone, before[1] + island + come)
        else:
            islands.append(island)
            changes.append((gone, come))
    return [*islands, shared[-1]], changes


def _is_small(island: str, before: tuple[str, str], after: tuple[str, str]) -> bool:
    words = re.findall(r"\w+", island)
    if not words:
        return True
    size = len(island.strip())
    return len(words) <= _ISLAND and size <= max(map(len, before)) and size <= max(map(len, after))


def _written(shared: Sequence[str], parts: Sequence[tuple[str, str]]) -> Words:
    words: Words = []
    for at, stretch in enumerate(shared):
        if stretch:
            words.append(("=", stretch))
        if at < len(parts):
            words += [(sign, text) for sign, text in zip("-+", parts[at], strict=True) if text]
    return words
