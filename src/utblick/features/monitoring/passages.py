"""Cut the passages that show why a document was found: pure, on spans from the engine.

A passage is `{"field", "text", "marks": [[start, end], …], "cut": [before, after]}` with marks in the passage's
own text; `cut` says whether something was left out before and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

WIDTH = 240
MOST = 3
BOUNDARIES = ".!?\n"


class Passage(TypedDict):
    """A piece of a document with the words that hit."""

    field: str
    text: str
    marks: list[list[int]]
    cut: list[bool]


def passages(
    title: str, text: str, spans: Iterable[Sequence[int | str]], *, width: int = WIDTH, most: int = MOST
) -> list[Passage]:
    """Give up to `most` passages: the title when it was hit, then the places where most different words meet.

    `spans` are `(field, start, end)`.
    """
    in_title = sorted((int(s), int(e)) for f, s, e in spans if f == "title")
    in_text = sorted((int(s), int(e)) for f, s, e in spans if f == "text")
    found: list[Passage] = []
    if in_title:
        found.append(
            {"field": "title", "text": title, "marks": [[s, e] for s, e in in_title], "cut": [False, False]}
        )
    windows = _windows(text, in_text, width)
    best = sorted(windows, key=lambda w: (-len({text[s:e].casefold() for s, e in w}), w[0][0]))[
        : most - len(found)
    ]
    found += [_cut(text, window, width) for window in sorted(best, key=lambda w: w[0][0])]
    return found


def _windows(text: str, spans: list[tuple[int, int]], width: int) -> list[list[tuple[int, int]]]:
    """Gather spans that fit into one passage."""
    windows: list[list[tuple[int, int]]] = []
    for span in spans:
        if windows and span[1] - windows[-1][0][0] <= width:
            windows[-1].append(span)
        else:
            windows.append([span])
    return windows


def _cut(text: str, window: list[tuple[int, int]], width: int) -> Passage:
    """Widen a window to about `width`, beginning after a sentence and ending at a word."""
    first, last = window[0][0], window[-1][1]
    room = max(0, width - (last - first))
    start, end = max(0, first - room // 2), min(len(text), last + room - room // 2)
    if start > 0:
        sentence = max(text.rfind(mark, start, first) for mark in BOUNDARIES)
        space = text.find(" ", start, first)
        start = sentence + 1 if sentence >= 0 else (space + 1 if space >= 0 else first)
    if end < len(text):
        sentence = text.find("\n", last, end)
        space = text.rfind(" ", last, end)
        end = sentence if sentence >= 0 else (space if space >= 0 else last)
    while start < first and text[start].isspace():
        start += 1
    piece = text[start : max(last, start + len(text[start:end].rstrip()))]
    flat = "".join(" " if c.isspace() else c for c in piece)
    marks = [[s - start, e - start] for s, e in window]
    return {
        "field": "text",
        "text": flat,
        "marks": marks,
        "cut": [start > 0, start + len(piece) < len(text.rstrip())],
    }
