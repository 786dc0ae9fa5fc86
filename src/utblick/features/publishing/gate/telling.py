"""How facts read on the gate's pages: all that would go out, in the words that the site has for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.shapes import Field, Shape, Type
from utblick.features.publishing.site.facts import APART, words_of

LONG = 120


@dataclass(frozen=True, slots=True)
class Told:
    """One fact: what it is called, and its lines in words; `rows` of heading and cell for a table."""

    label: str | Promise
    lines: tuple[str, ...] = ()
    headings: tuple[str | Promise, ...] = ()
    rows: tuple[tuple[tuple[str | Promise, str], ...], ...] = ()

    @property
    def is_long(self) -> bool:
        """Say whether its lines are paragraphs rather than words."""
        return any(len(line) > LONG for line in self.lines)


def told(shape: Shape, values: Mapping[str, Any], language: str) -> list[Told]:
    """Tell the facts that are known, in the order of the table; none is left out, for each goes into the data."""
    return [
        _fact(field, values, language) for field in shape.fields if values.get(field.key) not in (None, [])
    ]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What does not go out: the functions that stand for names, how many names never may, and facts that are empty."""

    functions: tuple[str, ...]
    never: int
    empty: tuple[str | Promise, ...]


def held_back(shape: Shape, facts: Facts, values: Mapping[str, Any], language: str) -> HeldBack:
    """Tell what is held back of a record, and which facts the public page would have but the record does not."""
    functions = tuple(one.function.get(language) or one.function.get("sv", "") for one in facts.people)
    empty = tuple(
        field.label
        for field in shape.fields
        if values.get(field.key) in (None, [], "") and field.key not in APART
    )
    return HeldBack(tuple(filter(None, functions)), len(facts.never), empty)


def _fact(field: Field, values: Mapping[str, Any], language: str) -> Told:
    value = values[field.key]
    if field.type is not Type.ROWS:
        return Told(field.label, tuple(one.text for one in words_of(field, value, values, language)))
    used = [one for one in field.fields if any(row.get(one.key) not in (None, []) for row in value)]
    rows = tuple(tuple((one.label, _cell(one, row, language)) for one in used) for row in value)
    return Told(field.label, headings=tuple(one.label for one in used), rows=rows)


def _cell(field: Field, row: Mapping[str, Any], language: str) -> str:
    """Tell a cell: a list of plain things on one line, rows within the row on a line each."""
    between = "\n" if field.type is Type.ROWS else ", "
    return between.join(one.text for one in words_of(field, row.get(field.key), row, language))
