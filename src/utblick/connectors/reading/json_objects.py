"""JSON objects out of a file, whatever stands between them and whichever of them are broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_BETWEEN = re.compile(r"[\s,\ufeff\[\]\x00\x1e]*")
_OPENING = re.compile(r"\{\s*(?:\"|\})")
_TRIES = 20_000  # how often reading may be taken up again in one file, so that a hostile one cannot hold us


@dataclass(frozen=True, slots=True)
class Found:
    """One object of a file and the line on which it starts."""

    line: int
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of a file that is no JSON: where it starts, what is wrong, and how it begins."""

    line: int
    reason: str
    start: str


def read_objects(text: str, is_ours: Callable[[dict[str, Any]], bool]) -> Iterator[Found | Broken]:
    """Yield the outermost objects of a text: one document, a list, JSON Lines, or objects glued without
    separator.

    After a broken object, reading goes on at the next one that `is_ours` recognises, so that a piece from
    inside
    the broken one is not taken for a record. Raw line breaks and tabs inside strings are accepted.
    """
    decoder = json.JSONDecoder(strict=False)
    at = line = counted = tries = 0
    while True:
        at = _end(_BETWEEN, text, at)
        line += text.count("\n", counted, at)
        counted = at
        if at >= len(text):
            return
        value, end, reason = _decode(decoder, text, at)
        if isinstance(value, dict):
            yield Found(line + 1, value)
            at = end
            continue
        start = at
        for opening in _OPENING.finditer(text, start + 1):
            tries += 1
            if tries > _TRIES:
                break
            value, end, _ = _decode(decoder, text, opening.start())
            if isinstance(value, dict) and is_ours(value):
                at = opening.start()
                break
        yield Broken(line + 1, reason, text[start : start + 200])
        if at == start:
            return


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _decode(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Any, int, str]:
    """Decode one value; give it with its end, or the reason why there is none."""
    if text[at] != "{":
        return None, at, "Text outside of any JSON object."
    try:
        value, end = decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        if error.pos >= len(text) or error.msg.startswith("Unterminated string"):
            return None, at, "The JSON object is cut off or a quotation mark is missing."
        return None, at, f"The JSON object is broken after {error.pos - at} characters ({error.msg.lower()})."
    except RecursionError:
        return None, at, "The JSON object is nested too deeply."
    except ValueError:  # an integer of thousands of digits
        return None, at, "The JSON object holds a number that is too long."
    return value, end, ""
