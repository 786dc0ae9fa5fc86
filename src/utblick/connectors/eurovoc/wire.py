"""The files that EuroVoc is passed on in: JSON lists and maps, and the part of YAML that the thesaurus file
uses.
"""

from __future__ import annotations

import json
import re
from typing import Any

from utblick.connectors.reading.text import decode

_ENTRY = re.compile(r"( *)(?:(- )|('(?:[^']|'')*'|[^\s'#][^:]*?):(?: |$))(.*)$")


def load(data: bytes) -> Any:
    """Read a file as JSON, or as YAML when it is none. Gives None where it is neither."""
    text = decode(data)
    if text.lstrip()[:1] in {"{", "["}:
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None
    return yaml_map(text)


def yaml_map(text: str) -> dict[str, Any] | None:
    """Read nested maps and lists of scalars by indentation: no anchors, no flow style, no folded text.

    Keys and values are texts. Gives None at the first line that is none of this, rather than half a
    thesaurus.
    """
    root: dict[str, Any] = {}
    # Open maps and lists, each with its indentation; a key whose value has not begun is (map, key).
    stack: list[tuple[int, Any]] = [(-1, root)]
    pending: tuple[int, dict[str, Any], str] | None = None
    for row in text.splitlines():
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        found = _ENTRY.match(row)
        if not found:
            return None
        indent, is_item, key, rest = len(found[1]), bool(found[2]), found[3], found[4].strip()
        if pending is not None:
            above, holder, name = pending
            if indent > above or (is_item and indent == above):
                holder[name] = [] if is_item else {}
                stack.append((indent, holder[name]))
            else:
                holder[name] = ""
            pending = None
        while len(stack) > 1 and stack[-1][0] > indent:
            stack.pop()
        top = stack[-1][1]
        if is_item != isinstance(top, list):
            return None
        if is_item:
            top.append(_scalar(rest))
        elif rest:
            top[_scalar(key)] = _scalar(rest)
        else:
            pending = (indent, top, _scalar(key))
    if pending is not None:
        pending[1][pending[2]] = ""
    return root


def _scalar(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(text))
        except ValueError:
            return text[1:-1]
    return text
