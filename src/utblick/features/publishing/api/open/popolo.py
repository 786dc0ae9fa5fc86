"""Organisations, people in office and their memberships as Popolo has them: https://www.popoloproject.com/.

Made from the kinds of SOURCES; one that is not there, or of which nothing has been let through, gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone

from utblick.features.publishing import released
from utblick.features.publishing.data.records import address
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES

ORGANISATIONS = ("board", "unit", "body")
PEOPLE = ("person",)
# Where a kind says who it is part of, and of which kind that is.
PARENTS = {"unit": ("parent_key", "unit"), "body": ("parent", "body")}
FOUNDED, DISSOLVED = ("valid_from", "starts_on"), ("valid_until", "ends_on")


def organizations(language: str) -> list[dict[str, Any]]:
    """Give the organisations."""
    return [_organization(row, language) for row in _rows(ORGANISATIONS)]


def persons(language: str) -> list[dict[str, Any]]:
    """Give the people in office; their offices stand in `memberships`."""
    return [
        {**_named(row, language), "links": _links(row, language), "identifiers": _identifiers(row.values)}
        for row in _rows(PEOPLE)
    ]


def memberships(language: str) -> list[dict[str, Any]]:
    """Give who holds or held which office where."""
    told = []
    for row in _rows(PEOPLE):
        for number, office in enumerate(row.values.get("memberships") or (), start=1):
            title, body = office.get("title") or {}, office.get("body_name") or {}
            told.append(
                {
                    "id": f"{_id(row)}/{number}",
                    "label": ", ".join(filter(None, (_in(title, language), _in(body, language)))),
                    "role": office.get("role"),
                    "person_id": _id(row),
                    "organization_id": f"body/{office['body']}" if office.get("body") else None,
                    "start_date": office.get("starts_on"),
                    "end_date": office.get("ends_on"),
                }
            )
    return told


def _rows(kinds: tuple[str, ...]) -> Iterator[Release]:
    for kind in kinds:
        if kind in SHAPES:
            yield from released.current(kind).order_by("publication__slug", "pk")


def _organization(row: Release, language: str) -> dict[str, Any]:
    values = row.values
    return {
        **_named(row, language),
        "classification": values.get("kind") or row.kind,
        "parent_id": _parent(row),
        "founding_date": _first(values, FOUNDED),
        "dissolution_date": _first(values, DISSOLVED),
        "identifiers": _identifiers(values),
        "links": _links(row, language),
    }


def _named(row: Release, language: str) -> dict[str, Any]:
    name = row.values.get("name") or {}
    others = [
        {"name": text, "note": each}
        for each in ("sv", "en")
        if each != language and (text := name.get(each) or row.title(each))
    ]
    said = _in(name, language) or row.title(language)
    return {
        "id": _id(row),
        "name": said,
        "other_names": [one for one in others if one["name"] != said],
        "updated_at": timezone.localtime(row.approved_at).isoformat(),
    }


def _id(row: Release) -> str:
    return f"{row.kind}/{row.values.get('key') or row.slug}"


def _parent(row: Release) -> str | None:
    key, kind = PARENTS.get(row.kind, ("", ""))
    value = row.values.get(key)
    if isinstance(value, list):
        value = value[0].get("key") if value else None
    return f"{kind}/{value}" if value else None


def _first(values: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((values[key] for key in keys if values.get(key)), None)


def _identifiers(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"scheme": one.get("scheme"), "identifier": one.get("value")}
        for one in values.get("identifiers") or ()
    ]


def _links(row: Release, language: str) -> list[dict[str, str]]:
    links = [{"url": address(SHAPES[row.kind], row.slug, language), "note": "page"}]
    if own := row.values.get("address"):
        links.append({"url": own, "note": "own"})
    return links


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("sv") or words.get("en") or ""
