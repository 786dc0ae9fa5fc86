"""What a list may be narrowed by: made from the tables of the kinds, and told in the description of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BeforeValidator, Field, WithJsonSchema, create_model

from utblick.features.publishing import released
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import Field as Told
from utblick.features.publishing.shapes import Shape, Type

MOST, USUAL = 500, 50
# Filter -> where it looks: a field, or a field of the rows of one.
PLACES: Mapping[str, tuple[str, ...]] = {
    "board": ("boards.key", "board_key", "board"),
    "country": ("country", "countries", "partners.country", "places.country"),
    "policy_area": ("policy_areas.key", "policy_area", "area"),
}
ABOUT = {
    "board": "Key of a board whose matter it is, as in /api/v1/boards.",
    "country": "Two letters, ISO 3166-1.",
    "policy_area": "Key of a policy area of the EU strategy for the Baltic Sea region.",
}
SORTS = {
    "-published_at": ("-approved_at", "-pk"),
    "published_at": ("approved_at", "pk"),
    "id": ("publication__slug", "pk"),
    "-id": ("-publication__slug", "-pk"),
}


def _moment(value: Any) -> datetime:
    """Read a day or a moment. Raises ValueError with a sentence."""
    # A plus sign in an address is a space when it arrives.
    text = str(value).strip().replace(" ", "+")
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return timezone.make_aware(datetime(day.year, day.month, day.day))
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else timezone.make_aware(moment)
        return moment.astimezone(timezone.get_default_timezone())
    except (ValueError, OverflowError):
        raise ValueError(_("Write a day, 2026-11-29, or a moment, 2026-11-29T08:00:00+01:00.")) from None


def _count(value: Any) -> int:
    """Read a number that is written with digits alone. Raises ValueError with a sentence."""
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError(_("Write a whole number with digits."))
    return int(text)


Since = Annotated[
    datetime | None,
    BeforeValidator(_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": kind} for kind in ("date", "date-time")]}),
    Field(description="Only what was let through on this day, or at this moment, or later."),
]
DIGITS = BeforeValidator(_count)


class Narrowed(Schema):
    """What every list may be narrowed and laid out by."""

    q: Annotated[str | None, Field(max_length=200, description="Words that stand in the record.")] = None
    since: Since = None
    sort: Annotated[Literal[tuple(SORTS)], Field(description="What comes first.")] = "-published_at"  # type: ignore[valid-type]
    page: Annotated[int, Field(ge=1, le=100_000, description="Which page, from 1."), DIGITS] = 1
    size: Annotated[int, Field(ge=1, le=MOST, description="How many on a page, at most."), DIGITS] = USUAL
    language: Annotated[
        Literal["sv", "en"] | None, Field(description="Language of problems; else Accept-Language says.")
    ] = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found."""

    count: int
    number: int
    size: int
    rows: list[Release]

    @property
    def last(self) -> int:
        return max(1, -(-self.count // self.size))


_made: dict[str, type[Narrowed]] = {}


def filters_of(shape: Shape) -> type[Narrowed]:
    """Give what a kind's list may be narrowed by: its codes, and those of PLACES that it has."""
    if shape.key not in _made:
        _made[shape.key] = _filters(shape)
    return _made[shape.key]


def _filters(shape: Shape) -> type[Narrowed]:
    told: dict[str, Any] = {}
    for field in _coded(shape):
        told[field.key] = (Literal[tuple(field.codes or ())] | None, Field(None))
    for name in PLACES:
        if name not in told and any(_places(shape, name)):
            told[name] = (
                Annotated[str, Field(max_length=40)] | None,
                Field(None, description=ABOUT[name]),
            )
    return create_model(f"{shape.key.title().replace('_', '')}Filters", __base__=Narrowed, **told)


def found(shape: Shape, asked: Narrowed) -> Page:
    """Give the page that is asked for. Only what has to be read record by record is."""
    rows = released.current(shape.key).order_by(*SORTS[str(asked.sort)])
    if asked.since is not None:
        rows = rows.filter(approved_at__gte=asked.since)
    for field in _coded(shape):
        if (code := getattr(asked, field.key)) is not None:
            rows = rows.filter(**{f"content__values__{field.key}": code})
    tests = list(_tests(shape, asked))
    start = (asked.page - 1) * asked.size
    if not tests:
        return Page(rows.count(), asked.page, asked.size, list(rows[start : start + asked.size]))
    kept = [row for row in _each(rows) if all(test(row) for test in tests)]
    return Page(len(kept), asked.page, asked.size, kept[start : start + asked.size])


def _each(rows: QuerySet[Release]) -> Iterator[Release]:
    return rows.iterator(chunk_size=500)


def _coded(shape: Shape) -> list[Told]:
    """Give the fields whose code a list may be narrowed by."""
    taken = set(Narrowed.model_fields)
    return [
        field for field in shape.fields if field.type is Type.CODE and field.codes and field.key not in taken
    ]


def _places(shape: Shape, name: str) -> Iterator[tuple[str, str]]:
    """Give where a filter of PLACES looks in a kind: a field, and the field of its rows where it has such."""
    known = {field.key: field for field in shape.fields}
    for place in PLACES[name]:
        key, _dot, inner = place.partition(".")
        field = known.get(key)
        if field is None:
            continue
        if inner and field.type is Type.ROWS and any(one.key == inner for one in field.fields):
            yield key, inner
        elif not inner and field.type in (Type.CODE, Type.CODES):
            yield key, ""


def _tests(shape: Shape, asked: Narrowed) -> Iterator[Callable[[Release], bool]]:
    words = (asked.q or "").casefold().split()
    if words:
        yield lambda row: _has_words(row, words)
    coded = {field.key for field in _coded(shape)}
    for name in PLACES:
        wanted = getattr(asked, name, None)
        if wanted and name not in coded:
            yield _is_in(list(_places(shape, name)), wanted.strip().casefold())


def _has_words(row: Release, words: list[str]) -> bool:
    # Names that were let through stand in the site alone, so they are not looked for here.
    told = "\n".join([*_texts(row.content["wording"]), *_texts(row.values)]).casefold()
    return all(word in told for word in words)


def _is_in(places: list[tuple[str, str]], wanted: str) -> Callable[[Release], bool]:
    def test(row: Release) -> bool:
        for key, inner in places:
            value = row.values.get(key)
            listed = value if isinstance(value, list) else [value]
            for one in listed:
                said = one.get(inner) if inner and isinstance(one, dict) else one
                if isinstance(said, str) and said.casefold() == wanted:
                    return True
        return False

    return test


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
