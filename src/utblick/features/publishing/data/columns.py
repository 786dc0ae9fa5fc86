"""The same records as tables: flat columns for a spreadsheet, and a table of its own for each list of rows.

A field in both languages is two columns, `name_sv` and `name_en`. A list is one cell with `; ` between. Rows with a
key of their own leave their keys in the record's line, others how many they are; what they say stands in the further
table, where `id` is that of the record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from utblick.features.publishing.data.records import FIRST, fields, own_fields
from utblick.features.publishing.shapes import Field, Shape, Type
from utblick.features.publishing.shapes.fields import LANGUAGES

Row = Mapping[str, Any]
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, the field that it tells of, and how it is read from a record."""

    key: str
    field: Field
    read: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `part` is empty for the records themselves, and else the field that its rows stand in."""

    part: str
    columns: tuple[Column, ...]

    def lines(self, records: Iterable[Row]) -> Iterator[list[Any]]:
        """Give the cells of each line."""
        for record in records:
            for row in record[self.part] if self.part else (record,):
                yield [column.read(record if column.field is FIRST[0] else row) for column in self.columns]


def tables(shape: Shape) -> tuple[Table, ...]:
    """Give the tables of a kind: its records first, then those of its lists of rows."""
    whole = Table("", tuple(_columns(fields(shape))))
    further = (
        Table(field.key, tuple(_columns((FIRST[0], *field.fields))))
        for field in own_fields(shape)
        if field.type is Type.ROWS
    )
    return (whole, *further)


def _columns(listed: Iterable[Field]) -> Iterator[Column]:
    for field in listed:
        if field.type in (Type.BOTH, Type.BOTHS):
            for language in LANGUAGES:
                yield Column(f"{field.key}_{language}", field, _in(field, language))
        elif field.type is Type.ROWS:
            if any(inner.key == "key" for inner in field.fields):
                yield Column(field.key, field, _keys(field))
            else:
                yield Column(f"{field.key}_count", field, _count(field))
        elif field.type in (Type.TEXTS, Type.CODES):
            yield Column(field.key, field, _joined(field))
        else:
            yield Column(field.key, field, _plain(field))


def _plain(field: Field) -> Callable[[Row], Any]:
    return lambda row: row.get(field.key)


def _in(field: Field, language: str) -> Callable[[Row], Any]:
    def read(row: Row) -> str | None:
        value = row.get(field.key)
        if isinstance(value, list):
            return BETWEEN.join(one[language] or one["sv"] for one in value)
        return value[language] if value else None

    return read


def _joined(field: Field) -> Callable[[Row], Any]:
    return lambda row: BETWEEN.join(row.get(field.key) or ())


def _keys(field: Field) -> Callable[[Row], Any]:
    return lambda row: BETWEEN.join(str(one["key"]) for one in row.get(field.key) or () if one["key"])


def _count(field: Field) -> Callable[[Row], Any]:
    return lambda row: len(row.get(field.key) or ())


def cell(value: Any) -> Any:
    """Give a value as a cell holds it: text, a number, a truth, or nothing."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
