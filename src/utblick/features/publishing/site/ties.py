"""What ties public records together: the board whose matter they are, a policy area, a procedure, a process.

Told by the values alone: rows that have a key, keys of others, and names that are another record's heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.text import slugify

from utblick.features.publishing.models import Release


class Tie(NamedTuple):
    """One thing that records may have in common: of which kind, and its key or its name as an address writes it."""

    kind: str
    key: str


# Lists of rows with a key, and what each row is.
ROWS = {
    "boards": "board",
    "policy_areas": "policy_area",
    "procedures": "procedure",
    "parent": "body",
    "successor": "body",
}
KEYS = ("key", "reference")
# Fields whose value is such a key itself.
SINGLE = {"board_key": "board", "reference": "procedure", "parent_key": "unit"}
# Fields that name another record, one or several, by its name in both languages.
NAMED = {
    "process": "process",
    "positions": "position",
    "networks": "network",
    "units": "unit",
    "unit": "unit",
    "board": "board",
    "programme": "programme",
}
# Kinds whose records others name.
SUBJECTS = frozenset({"board", "policy_area", "unit", "process", "position", "network", "body"})
# What so many records have in common that it says little.
WIDE = frozenset({"board", "unit", "programme"})


def of(release: Release) -> frozenset[Tie]:
    """Give what a record is tied to."""
    return frozenset(_of(release))


def _of(release: Release) -> Iterator[Tie]:
    for name, value in release.values.items():
        if name in NAMED:
            for one in value if isinstance(value, list) else [value]:
                if tie := named(name, one):
                    yield tie
        elif name in ROWS:
            yield from (tie for row in value or () if (tie := keyed(name, row)))
        elif name in SINGLE and value:
            yield Tie(SINGLE[name], str(value))


def named(field: str, value: Any) -> Tie | None:
    """Give the tie of a field that names another record, or None."""
    name = slugify(value.get("sv") or "") if isinstance(value, dict) else ""
    return Tie(NAMED[field], name) if name and field in NAMED else None


def keyed(field: str, row: Any) -> Tie | None:
    """Give the tie of a row that has the key of another record, or None."""
    if field not in ROWS or not isinstance(row, dict):
        return None
    key = next((str(row[key]) for key in KEYS if row.get(key)), "")
    return Tie(ROWS[field], key) if key else None


def own(release: Release) -> frozenset[Tie]:
    """Give the ties that a record itself is: by its key, by its name and by its heading."""
    if release.kind not in SUBJECTS:
        return frozenset()
    values = release.values
    name = values.get("name")
    found = {str(values.get("key") or ""), slugify(release.title("sv"))}
    if isinstance(name, dict):
        found.add(slugify(name.get("sv") or ""))
    return frozenset(Tie(release.kind, key) for key in found if key)
