"""The `fields` of a record: identifiers and codes by their names, each a list without doubles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from utblick.connectors.reading.text import line
from utblick.engine.identifiers import find


def fields(**values: str | Iterable[object] | None) -> Mapping[str, Sequence[str]]:
    """Give only the names that have a value, each value cleaned, once, in the order given."""
    kept: dict[str, Sequence[str]] = {}
    for name, value in values.items():
        several = [value] if isinstance(value, str) or value is None else list(value)
        cleaned = [line(str(one)) for one in several if one is not None]
        if unique := list(dict.fromkeys(one for one in cleaned if one)):
            kept[name] = unique
    return kept


def with_identifiers(own: Mapping[str, Sequence[str]], *texts: str) -> Mapping[str, Sequence[str]]:
    """Add the identifiers that stand in some texts to what the source itself says, which comes first."""
    found: dict[str, Sequence[str]] = {name: list(values) for name, values in own.items()}
    for text in texts:
        for one in find(text):
            values = found.setdefault(one.type, [])
            if one.value not in values:
                found[one.type] = [*values, one.value]
    return found
