"""A list of operations as one table, also where it is JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from utblick.connectors.reading.json_objects import Broken, Found, read_objects
from utblick.connectors.reading.text import clean, decode
from utblick.connectors.record import Reject
from utblick.connectors.tables.cells import MOST_BYTES, Limits, Unreadable, Value
from utblick.connectors.tables.reading import Line, Table, read_table

_DEEPEST = 4


def read_list(data: bytes, name: str) -> tuple[Table, list[Reject]]:
    """Read a list and what of it is broken. Raises Unreadable with a reason for what is none."""
    if data[:20].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\x00")[:1] in (b"{", b"["):
        return _of_json(data, name)
    return read_table(data, name), []


def _of_json(data: bytes, name: str) -> tuple[Table, list[Reject]]:
    if len(data) > MOST_BYTES:
        raise Unreadable("large")
    rows: list[tuple[int, Mapping[str, Any]]] = []
    rejects: list[Reject] = []
    for one in read_objects(decode(data), bool):
        if isinstance(one, Broken):
            rejects.append(Reject(file=name, line=one.line, reason=one.reason))
        else:
            rows += _rows(one)
    limits = Limits()
    lines: list[tuple[int, dict[str, Value]]] = []
    columns: dict[str, None] = {}
    for number, row in rows:
        cells = dict(_cells(row))
        limits.take(list(cells.values()))
        columns.update(dict.fromkeys(cells))
        lines.append((number, cells))
    if not lines:
        raise Unreadable("no_rows" if _is_whole(decode(data)) else "broken_json")
    if len(columns) > 200:
        raise Unreadable("columns")
    return (
        Table(
            columns=tuple(columns),
            rows=tuple(Line(number, tuple(cells.get(one) for one in columns)) for number, cells in lines),
            header_line=lines[0][0],
            notes=(),
        ),
        rejects,
    )


def _is_whole(text: str) -> bool:
    """Say whether a text is JSON, though of no rows."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _rows(found: Found) -> list[tuple[int, Mapping[str, Any]]]:
    """Give the rows of an object: itself, or the longest list of objects that it wraps."""
    lists = [
        value
        for value in found.value.values()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    scalars = sum(isinstance(value, str | int | float) for value in found.value.values())
    if lists and scalars <= 3:
        longest = max(lists, key=len)
        return [(found.line + at, row) for at, row in enumerate(longest) if isinstance(row, dict)]
    return [(found.line, found.value)]


def _cells(row: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Value]]:
    for name, value in row.items():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _cells(value, f"{before}{name} / ", depth + 1)
        else:
            yield f"{before}{name}", _value(value)


def _value(value: Any) -> Value:
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if isinstance(value, int | float | date):
        return value
    if isinstance(value, list | Mapping):
        plain = isinstance(value, list) and all(isinstance(one, str | int | float) for one in value)
        return ", ".join(map(str, value)) if plain else json.dumps(value, ensure_ascii=False)
    return clean(str(value)) or None
