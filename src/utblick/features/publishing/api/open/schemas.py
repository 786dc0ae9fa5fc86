"""What records look like in the interface: types made from the tables of the kinds, for its description."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.utils.translation import override
from ninja import Schema
from pydantic import Field as Told
from pydantic import create_model

from utblick.features.publishing.data.records import fields
from utblick.features.publishing.shapes import Field, Shape, Type

MOST_CODES = 80  # longer lists would bury the description; they stand in the data dictionary


class Both(Schema):
    """Text in Swedish and English; empty in a language in which nothing has been written."""

    sv: str
    en: str


class Wrong(Schema):
    """What is wrong with one of the things that were asked for."""

    field: str
    message: str


class Problem(Schema):
    """What went wrong, in plain words in the reader's language (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[Wrong] | None = None


class Change(Schema):
    """Something was let through, let through anew, or withdrawn; of what was withdrawn only why is told."""

    id: str
    dataset: str
    change: Literal["published", "updated", "withdrawn"]
    at: datetime
    version: int
    title: Both | None
    url: Both
    why: Both | None


class Changes(Schema):
    """Changes, the latest first."""

    count: int
    changes: list[Change]


class Resource(Schema):
    """One dataset of the interface."""

    dataset: str
    title: Both
    description: Both
    records: str
    changes: str
    feed: str
    dictionary: str
    filters: list[str]


class Start(Schema):
    """What there is, and where."""

    title: Both
    licence: str
    description: str
    catalogue: str
    calendar: str
    datasets: list[Resource]
    popolo: dict[str, str]


PLAIN: dict[Type, Any] = {
    Type.TEXT: str,
    Type.BOTH: Both,
    Type.DAY: date,
    Type.MOMENT: datetime,
    Type.NUMBER: int | float,
    Type.TRUTH: bool,
    Type.LINK: str,
    Type.TEXTS: list[str],
    Type.BOTHS: list[Both],
}
SURE = frozenset({"id", "url", "title", "summary", "body", "version", "published_at"})


def record_of(shape: Shape) -> type[Schema]:
    """Give the type of a kind's records."""
    return _made(_named(shape.key), fields(shape))


def page_of(shape: Shape) -> type[Schema]:
    """Give the type of a page of a kind's records."""
    told: dict[str, Any] = {
        "count": (int, Told(description="How many there are in all.")),
        "page": (int, Told(description="Which page this is, from 1.")),
        "size": (int, Told(description="How many there are on a page, at most.")),
        "records": (list[record_of(shape)], ...),  # type: ignore[misc]
    }
    return create_model(f"{_named(shape.key)}Page", __base__=Schema, **told)


def _made(name: str, listed: tuple[Field, ...]) -> type[Schema]:
    told: dict[str, Any] = {}
    with override("en"):
        for field in listed:
            about = ": ".join(filter(None, (str(field.label), str(field.about))))
            told[field.key] = (_type(name, field), Told(description=about))
    return create_model(name, __base__=Schema, **told)


def _type(name: str, field: Field) -> Any:
    if field.type is Type.ROWS:
        return list[_made(f"{name}{_named(field.key)}", field.fields)]  # type: ignore[misc]
    if field.type is Type.CODES:
        return list[_codes(field)]  # type: ignore[misc]
    if field.type in (Type.TEXTS, Type.BOTHS):
        return PLAIN[field.type]
    if field.key in SURE and name[0].isupper() and field.type in (Type.BOTH, Type.MOMENT, Type.NUMBER):
        return PLAIN[field.type]
    return (_codes(field) if field.type is Type.CODE else PLAIN[field.type]) | None


def _codes(field: Field) -> Any:
    if not field.codes or len(field.codes) > MOST_CODES:
        return str
    return Literal[tuple(field.codes)]


def _named(key: str) -> str:
    return "".join(part.capitalize() for part in key.split("_"))
