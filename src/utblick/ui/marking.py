"""Show the words that were found inside a text, with everything else escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Span = tuple[int, int]


def tidy(spans: Iterable[Any], length: int) -> list[Span]:
    """Give spans inside `0..length`, sorted, overlapping and meeting ones merged, empty ones left out.

    A span is `(start, end)` or has `start` and `end`, as keys or attributes; both count code points.
    """
    found: list[Span] = []
    for span in spans or ():
        if isinstance(span, Mapping):
            start, end = span["start"], span["end"]
        elif hasattr(span, "start") and hasattr(span, "end"):
            start, end = span.start, span.end
        else:
            start, end = span
        start, end = max(0, int(start)), min(length, int(end))
        if start < end:
            found.append((start, end))
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str, spans: Iterable[Span], start: int, end: int) -> str:
    out, at = [], start
    for first, last in spans:
        out += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    out.append(escape(text[at:end]))
    return "".join(out)


def marked(text: str, spans: Iterable[Any]) -> SafeString:
    """Give the whole text with its spans in `<mark>`."""
    text = str(text or "")
    return mark_safe(_pieces(text, tidy(spans, len(text)), 0, len(text)))  # noqa: S308 - each piece is escaped


def excerpt(text: str, spans: Iterable[Any], around: int = 60, most: int = 3) -> SafeString:
    """Give the surroundings of the first spans, cut between words, with `…` for what is left out.

    Without spans, the beginning of the text.
    """
    text = str(text or "")
    windows: list[tuple[int, int, list[Span]]] = []
    for start, end in tidy(spans, len(text)):
        left, right = _left(text, start - around), _right(text, end + around)
        if windows and left <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(right, windows[-1][1]), [*windows[-1][2], (start, end)])
        elif len(windows) == most:
            break
        else:
            windows.append((left, right, [(start, end)]))
    windows = windows or [(0, _right(text, 2 * around), [])]
    parts = [_pieces(text, inside, left, right) for left, right, inside in windows]
    before = "… " if windows[0][0] > 0 else ""
    after = " …" if windows[-1][1] < len(text.rstrip()) else ""
    return mark_safe(before + " … ".join(part.strip() for part in parts) + after)  # noqa: S308 - escaped above


def _left(text: str, at: int) -> int:
    if at <= 0:
        return 0
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _right(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
