"""What a public record may hold: a table of fields for each kind, and the check that nothing else goes out.

Pure: values are what JSON can say, without a language. Text in both languages is `{"sv": …, "en": …}`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

LANGUAGES = ("sv", "en")
Text = str | Promise


class Type(StrEnum):
    """What sort of value a field has; those in the plural are lists."""

    TEXT = "text"
    BOTH = "both"  # text in Swedish and English
    DAY = "day"  # 2026-11-29
    MOMENT = "moment"  # 2026-11-29T12:00:00+01:00
    NUMBER = "number"
    TRUTH = "truth"
    LINK = "link"
    CODE = "code"  # a word of a list that does not change with the language
    TEXTS = "texts"
    BOTHS = "boths"
    CODES = "codes"
    ROWS = "rows"


class NotOfShape(ValueError):
    """Something would go out that the kind's table does not list, or in another form; a mistake of ours."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is told: its key, its type, what it is called, what it means; of rows, their own fields.

    `codes` says in words what each code means, for the data dictionary and the pages.
    """

    key: str
    type: Type
    label: Text
    about: Text = ""
    fields: tuple[Field, ...] = ()
    codes: Mapping[str, Text] | None = None

    def checked(self, value: Any) -> Any:
        """Give the value as JSON has it. Raises NotOfShape."""
        if value is None or value == "":
            return [] if self.type in LISTS else None
        return CHECKS[self.type](self, value)


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of public record: what it is called, where it stands, and its fields in order.

    `key` names one (`project`), `many` is its dataset and its place in the interface (`projects`), `paths` its
    place in the site by language. `theme` is the data theme of the EU's vocabulary (`REGI`). One that is not
    `is_data` stands in the site alone. `schema_org` is its type there, as far as there is one.
    """

    key: str
    many: str
    paths: Mapping[str, str]
    label: Text
    label_many: Text
    about: Text
    fields: tuple[Field, ...]
    theme: str = "REGI"
    is_data: bool = True
    rhythm: str = "IRREG"
    schema_org: str = ""

    def checked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give the values in the table's order, each as JSON has it, None where it is not known.

        Raises NotOfShape for what the table does not list or what has another form.
        """
        if unknown := set(values) - {field.key for field in self.fields}:
            raise NotOfShape(f"{self.key} has no field {min(unknown)}")
        return {field.key: field.checked(values.get(field.key)) for field in self.fields}

    def field(self, key: str) -> Field:
        """Give the field of that key. Raises KeyError."""
        return {field.key: field for field in self.fields}[key]


def _plain(field: Field, value: Any) -> str:
    # A translated text would freeze one language in the place of both.
    if not isinstance(value, str):
        raise NotOfShape(f"{field.key} is not text: {value!r}")
    return value


def _both(field: Field, value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping) or set(value) - set(LANGUAGES):
        raise NotOfShape(f"{field.key} is not text in Swedish and English: {value!r}")
    return {language: _plain(field, value.get(language) or "") for language in LANGUAGES}


def _day(field: Field, value: Any) -> str:
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise NotOfShape(f"{field.key} is not a day: {value!r}")
    return value.isoformat() if isinstance(value, date) else date.fromisoformat(value).isoformat()


def _moment(field: Field, value: Any) -> str:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise NotOfShape(f"{field.key} is not a moment with its zone: {value!r}")
    return moment.isoformat()


def _number(field: Field, value: Any) -> int | float:
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        raise NotOfShape(f"{field.key} is not a number: {value!r}")
    return int(value) if value == int(value) else float(value)


def _truth(field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise NotOfShape(f"{field.key} is neither true nor false: {value!r}")
    return value


def _link(field: Field, value: Any) -> str:
    if not _plain(field, value).startswith(("https://", "http://", "/")):
        raise NotOfShape(f"{field.key} is no address: {value!r}")
    return str(value)


def _code(field: Field, value: Any) -> str:
    if field.codes is not None and value not in field.codes:
        raise NotOfShape(f"{field.key} has no code {value!r}")
    return _plain(field, str(value))


def _sequence(field: Field, value: Any) -> Sequence[Any]:
    if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
        raise NotOfShape(f"{field.key} is no list: {value!r}")
    return value


def _rows(field: Field, value: Any) -> list[dict[str, Any]]:
    rows = []
    for row in _sequence(field, value):
        if not isinstance(row, Mapping) or set(row) - {inner.key for inner in field.fields}:
            raise NotOfShape(f"a row of {field.key} has another form: {row!r}")
        rows.append({inner.key: inner.checked(row.get(inner.key)) for inner in field.fields})
    return rows


LISTS = {Type.TEXTS, Type.BOTHS, Type.CODES, Type.ROWS}
CHECKS = {
    Type.TEXT: _plain,
    Type.BOTH: _both,
    Type.DAY: _day,
    Type.MOMENT: _moment,
    Type.NUMBER: _number,
    Type.TRUTH: _truth,
    Type.LINK: _link,
    Type.CODE: _code,
    Type.TEXTS: lambda field, value: [_plain(field, one) for one in _sequence(field, value)],
    Type.BOTHS: lambda field, value: [_both(field, one) for one in _sequence(field, value)],
    Type.CODES: lambda field, value: [_code(field, one) for one in _sequence(field, value)],
    Type.ROWS: _rows,
}
