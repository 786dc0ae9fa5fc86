"""The data dictionary of a dataset: what each field means, in both languages, and which column tells it where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from utblick.features.publishing.data.columns import BETWEEN, Table
from utblick.features.publishing.data.datasets import Dataset
from utblick.features.publishing.data.records import fields
from utblick.features.publishing.data.words import said
from utblick.features.publishing.shapes import Field, Type
from utblick.features.publishing.shapes.fields import LANGUAGES

TYPES = {
    Type.TEXT: "text",
    Type.BOTH: "text in Swedish and English",
    Type.DAY: "date, ISO 8601",
    Type.MOMENT: "date and time with zone, ISO 8601",
    Type.NUMBER: "number",
    Type.TRUTH: "true or false",
    Type.LINK: "web address",
    Type.CODE: "code",
    Type.TEXTS: "list of texts",
    Type.BOTHS: "list of texts in Swedish and English",
    Type.CODES: "list of codes",
    Type.ROWS: "list of rows",
}
HEADINGS = (
    "file",
    "column",
    "field",
    "type",
    *(f"{what}_{language}" for what in ("label", "about", "codes") for language in LANGUAGES),
)


def dictionary(dataset: Dataset) -> dict[str, Any]:
    """Give the dictionary as JSON has it."""
    shape = dataset.shape
    return {
        "dataset": dataset.key,
        "title": said(shape.label_many),
        "description": said(shape.about),
        "fields": [_told(field) for field in fields(shape)],
        "files": [
            {"file": _file(dataset, table), "columns": [column.key for column in table.columns]}
            for table in dataset.tables
        ],
    }


def _told(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {
        "key": field.key,
        "type": TYPES[field.type],
        "label": said(field.label),
        "about": said(field.about),
    }
    if field.codes:
        told["codes"] = [{"code": code, "label": said(label)} for code, label in field.codes.items()]
    if field.fields:
        told["fields"] = [_told(inner) for inner in field.fields]
    return told


def lines(dataset: Dataset) -> Iterator[list[str]]:
    """Give the dictionary as a table: one line for each column of each file, as HEADINGS tells."""
    for table in dataset.tables:
        for column in table.columns:
            field = column.field
            label, about = said(field.label), said(field.about)
            codes = {code: said(words) for code, words in (field.codes or {}).items()}
            yield [
                _file(dataset, table),
                column.key,
                f"{table.part}.{field.key}" if table.part and field.key != "id" else field.key,
                TYPES[field.type],
                *(label[language] for language in LANGUAGES),
                *(about[language] for language in LANGUAGES),
                *(
                    BETWEEN.join(f"{code} = {words[language]}" for code, words in codes.items())
                    for language in LANGUAGES
                ),
            ]


def _file(dataset: Dataset, table: Table) -> str:
    return ".".join(filter(None, (dataset.key, table.part, "csv")))
