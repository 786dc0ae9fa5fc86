"""What a list can be narrowed by: found in the kind's table, so that a new kind has its filters at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES, Field, Shape, Type
from utblick.features.publishing.site import countries, facts, standing
from utblick.ui.alphabet import place
from utblick.ui.geography import region

Option = tuple[str, str]  # what stands in the address, and what it is called
# Lists of rows that a record can be found by, what stands in the address, and what the filter is called.
ROWS: dict[str, tuple[str, str | Promise]] = {
    "boards": ("board", _("Board")),
    "policy_areas": ("area", _("Policy area for the Baltic Sea")),
    "procedures": ("procedure", _("Procedure")),
}
# Texts that a record can be found by.
NAMES: dict[str, tuple[str, str | Promise]] = {
    "programme": ("programme", _("Programme")),
    "topics": ("topic", _("Topic")),
    "board": ("board", _("Board")),
    "process": ("process", _("Policy process")),
    "units": ("unit", _("Operation")),
    "type": ("type", _("Type")),
    "direction": ("direction", _("Direction")),
}
# The day that says when it was, the first that a kind has.
DAYS = (
    "on",
    "sent_on",
    "adopted_on",
    "judged_on",
    "last",
    "starts_at",
    "closes",
    "starts_on",
    "begins_on",
    "since",
    "holds_until",
)
MOST_CODES = 25  # a list of more is no list to choose from
MOST_YEARS = 30  # a record that lasts longer has a mistyped year
YEAR, COUNTRY = "year", "country"


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a list: its name in the address, its label, and what a record answers to."""

    name: str
    label: str | Promise
    answers: Callable[[Release, str], Iterator[Option]]


@dataclass(frozen=True, slots=True)
class Offered:
    """A filter as a page shows it: what can be chosen with how many there are, and what is."""

    name: str
    label: str
    options: Sequence[tuple[str, str, int]]
    chosen: str

    @property
    def said(self) -> str:
        """Say what is chosen, in words."""
        return next((label for value, label, _count in self.options if value == self.chosen), "")


def asked_of(query: QueryDict) -> dict[str, str]:
    """Give what is asked in an address, the last where something is asked twice, without what asks nothing."""
    return {key: str(value) for key, value in query.items() if value}


def filters_of(shape: Shape) -> list[Filter]:
    """Give what a kind's list can be narrowed by."""
    found: dict[str, Filter] = {}
    for field in shape.fields:
        for one in _of_field(field):
            # A board's key is the same in every kind, its name is not.
            if field.key == "board_key" or one.name not in found:
                found[one.name] = one
    if day_field(shape) is not None or any(field.key == "year" for field in shape.fields):
        found[YEAR] = Filter(YEAR, _("Year"), _years)
    return list(found.values())


def _of_field(field: Field) -> Iterator[Filter]:
    if field.key == "board_key":
        yield Filter("board", _("Board"), _board)
    elif field.key in ROWS and field.type is Type.ROWS:
        name, label = ROWS[field.key]
        yield Filter(name, label, lambda release, language: _keyed(release.values.get(field.key), language))
    elif field.key in NAMES and field.type in (Type.BOTH, Type.BOTHS, Type.ROWS):
        name, label = NAMES[field.key]
        yield Filter(name, label, lambda release, language: _named(release.values.get(field.key), language))
    elif field.type is Type.CODE and field.codes and len(field.codes) <= MOST_CODES:
        label = field.label
        yield Filter(field.key, label, lambda release, _language: _coded(field, release.values))
    elif field.key == "places" and field.type is Type.TEXTS:
        yield Filter(
            "place",
            _("Place in the region"),
            lambda release, _language: _texts(release.values.get(field.key)),
        )
    elif field.type is Type.ROWS and any(inner.key == COUNTRY for inner in field.fields):
        yield Filter(
            COUNTRY, _("Country"), lambda release, language: _lands(release.values.get(field.key), language)
        )
        if any(inner.key == "nuts3" for inner in field.fields):
            yield Filter(
                "region",
                _("Region of a partner"),
                lambda release, _language: _regions(release.values.get(field.key)),
            )
    elif field.key == COUNTRY:
        yield Filter(COUNTRY, _("Country"), lambda release, language: _lands([release.values], language))


def day_field(shape: Shape) -> str | None:
    """Give the field that says when a record of the kind was, or None where there is none."""
    keys = [field.key for field in shape.fields if field.type in (Type.DAY, Type.MOMENT)]
    return next((key for key in DAYS if key in keys), None)


def day_of(release: Release) -> str:
    """Give when a record was, as a day that can be compared, or nothing."""
    key = day_field(SHAPES[release.kind])
    return str(release.values.get(key) or "") if key else ""


def _keyed(rows: Any, language: str) -> Iterator[Option]:
    for row in rows or ():
        key = row.get("key") or row.get("reference")
        if key:
            name = row.get("name")
            said = facts.both(name, language).text if isinstance(name, dict) else str(name or "")
            yield str(key), said or str(key)


def _named(value: Any, language: str) -> Iterator[Option]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "key" in one:
            yield from _keyed([one], language)
        elif isinstance(one, dict) and (key := slugify(one.get("sv") or one.get("en") or "")):
            yield key, facts.both(one, language).text


def _board(release: Release, language: str) -> Iterator[Option]:
    if key := release.values.get("board_key"):
        yield str(key), facts.both(release.values.get("board"), language).text or str(key)


def _coded(field: Field, values: Mapping[str, Any]) -> Iterator[Option]:
    code = standing.code_now(field.key, values)
    words = (field.codes or {}).get(code) or standing.WORDS.get(code)
    if words:
        yield code, str(words)


def _lands(rows: Any, language: str) -> Iterator[Option]:
    for row in rows or ():
        if code := row.get("country"):
            yield str(code), countries.named(str(code), language)


def _regions(rows: Any) -> Iterator[Option]:
    for row in rows or ():
        if code := row.get("nuts3"):
            place = region(str(code))
            yield str(code), place.name if place else str(code)


def _texts(values: Any) -> Iterator[Option]:
    for value in values or ():
        if key := slugify(value):
            yield key, str(value)


def _years(release: Release, _language: str) -> Iterator[Option]:
    """Give the years that a record lasts, or the one that it is of."""
    values = release.values
    first = str(values.get("year") or day_of(release))[:4]
    last = str(values.get("ends_on") or "")[:4] if "starts_on" in values or "begins_on" in values else ""
    if first:
        for year in range(int(first), min(max(int(first), int(last or first)), int(first) + MOST_YEARS) + 1):
            yield str(year), str(year)


def narrowed(
    shape: Shape, rows: Sequence[Release], asked: Mapping[str, str], language: str
) -> tuple[list[Release], list[Offered]]:
    """Give the rows that answer to all that is asked, and the filters as the page offers them.

    A filter whose records all answer alike is not offered, unless it is in use.
    """
    offered, left = [], list(rows)
    for one in filters_of(shape):
        counts: Counter[Option] = Counter()
        answers = {row.pk: dict(one.answers(row, language)) for row in rows}
        for found in answers.values():
            counts.update(found.items())
        chosen = asked.get(one.name, "")
        if chosen:
            left = [row for row in left if chosen in answers[row.pk]]
        if len(counts) > 1 or chosen:
            is_year = one.name == YEAR
            ordered = sorted(counts, key=lambda option: place(option[1]), reverse=is_year)
            options = [(value, label, counts[value, label]) for value, label in ordered]
            offered.append(Offered(one.name, str(one.label), options, chosen))
    return left, offered
