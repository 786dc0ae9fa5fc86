"""How facts read on the gate's pages: labels, codes in words, both languages, as they would go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from utblick.features.publishing.shapes import Field, Shape, Type

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
        return any(len(line) > LONG or "\n" in line for line in self.lines)


def told(shape: Shape, values: Mapping[str, Any]) -> list[Told]:
    """Tell the facts that are known, in the order of the table."""
    return [
        _fact(field, values[field.key]) for field in shape.fields if values.get(field.key) not in (None, [])
    ]


def _fact(field: Field, value: Any) -> Told:
    if field.type is Type.ROWS:
        used = [one for one in field.fields if any(row.get(one.key) not in (None, []) for row in value)]
        rows = tuple(tuple((one.label, _words(one, row.get(one.key))) for one in used) for row in value)
        return Told(field.label, headings=tuple(one.label for one in used), rows=rows)
    if isinstance(value, list):
        return Told(field.label, tuple(_words(field, one) for one in value))
    return Told(field.label, (_words(field, value),))


def _words(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.type is Type.ROWS:
        return "\n".join(_row(field, one) for one in value)
    if isinstance(value, list):
        return ", ".join(_words(field, one) for one in value)
    if isinstance(value, Mapping):
        english = get_language() == "en"
        return value.get("en" if english else "sv") or value.get("sv") or value.get("en") or ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field.codes is not None:
        return str(field.codes.get(value, value))
    if field.type is Type.DAY:
        return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    if field.type is Type.MOMENT:
        return date_format(timezone.localtime(datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT")
    if field.type is Type.NUMBER and not field.key.endswith("year"):
        return number_format(value, use_l10n=True, force_grouping=True)
    return str(value)


def _row(field: Field, row: Mapping[str, Any]) -> str:
    """Tell a row that lies within another as one line."""
    said = (_words(one, row.get(one.key)) for one in field.fields)
    return " · ".join(words for words in said if words)
