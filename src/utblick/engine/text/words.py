"""Cut a text into words, for matching, search and highlighting alike.

The text is read in NFKC (`CO₂` is `CO2`) and case folded; offsets point into the text as given. A word is a
maximal run of letters, digits and combining marks. A colon or apostrophe after a letter and before at most
three letters belongs to the word (`EU:s`, `region's`): `full` keeps that tail, `base` drops it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Starters that compose with the character before them although their combining class is 0 (besides Hangul's).
_COMPOSING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
_PLANES = (range(0x300, 0x20000), range(0xE0100, 0xE01F0))  # where Unicode has combining marks


class Word(NamedTuple):
    """One word: folded as written, folded without its tail, and where it stands in the text as given."""

    full: str
    base: str
    start: int
    end: int


def fold(text: str) -> str:
    """Fold case and compatibility forms: what two spellings of one word share."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text.casefold())
    if (again := folded.casefold()) != folded:  # a few signs become a capital, or a mark, on the way
        folded = unicodedata.normalize("NFKC", again)
    return folded.replace("\u2019", "'")


def cut(text: str) -> list[Word]:
    """Cut the text into its words, in order."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return [
            Word(fold(text[a:c]), fold(text[a:b]), a, c)
            if c > b
            else Word(word := fold(text[a:c]), word, a, c)
            for a, b, c in _runs(text)
        ]
    normal, starts, ends = _normalised(text)
    return [Word(fold(normal[a:c]), fold(normal[a:b]), starts[a], ends[c - 1]) for a, b, c in _runs(normal)]


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end without the tail, end) of each word in a text in NFKC."""
    text = text.replace("_", " ")  # the only character of `\w` that is neither letter, digit nor mark
    run, tail = _patterns()
    at = 0
    while found := run.search(text, at):
        start, end = found.span()
        at = end
        if at < len(text) and text[at] in ":'\u2019" and not _is_number(text[at - 1]):
            after = tail.match(text, at + 1)
            if after and not any(map(_is_number, after[0])):
                at = after.end()
        yield start, end, at


def _is_number(char: str) -> bool:
    return char.isalnum() and not char.isalpha()


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of a word and of a tail; `\\w` lacks the combining marks."""
    marks = [code for plane in _PLANES for code in plane if unicodedata.category(chr(code))[0] == "M"]
    ranges: list[list[int]] = []
    for code in marks:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inside = "\\w" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return re.compile(f"[{inside}]+"), re.compile(f"[{inside}]{{1,3}}(?![{inside}])")


def _normalised(text: str) -> tuple[str, list[int], list[int]]:
    """Give the text in NFKC, and for each of its characters the start and end of what it came from."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start, length = 0, len(text)
    while start < length:
        end = start + 1
        while end < length and _joins(text[end]):
            end += 1
        piece = unicodedata.normalize("NFKC", text[start:end])
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
        start = end
    return "".join(pieces), starts, ends


@functools.lru_cache(maxsize=4096)
def _joins(char: str) -> bool:
    """Say whether the character may compose with, or be reordered before, what stands before it."""
    first = unicodedata.normalize("NFKD", char)[0]
    return (
        unicodedata.combining(first) != 0
        or "\u1161" <= first <= "\u1175"
        or "\u11a8" <= first <= "\u11c2"
        or first in _COMPOSING
    )
