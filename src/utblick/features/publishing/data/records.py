"""A public record as data: what every kind has, and then what its own table lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import Field, Shape, Type
from utblick.features.publishing.shapes.fields import LANGUAGES

FIRST = (
    Field(
        "id",
        Type.TEXT,
        _("identifier"),
        _("The kind and the address; the same in every version of the data."),
    ),
    Field("url", Type.BOTH, _("page"), _("Where the record stands in the public site.")),
    Field("title", Type.BOTH, _("heading")),
    Field("summary", Type.BOTH, _("in short")),
    Field("body", Type.BOTH, _("more"), _("Longer text in Markdown: headings, lists and links.")),
)
LAST = (
    Field("version", Type.NUMBER, _("version"), _("How many times it has been let through.")),
    Field("published_at", Type.MOMENT, _("let through"), _("When this version was let through.")),
)


_TAKEN = frozenset(field.key for field in (*FIRST, *LAST))


def key_of(shape: Shape, field: Field) -> str:
    """Give what a field is called in the data: with its kind before it where all records have one of that name."""
    return f"{shape.key}_{field.key}" if field.key in _TAKEN else field.key


def own_fields(shape: Shape) -> tuple[Field, ...]:
    """Give the fields of a kind's own table, as they are called in the data."""
    return tuple(replace(field, key=key_of(shape, field)) for field in shape.fields)


def fields(shape: Shape) -> tuple[Field, ...]:
    """Give all the fields of a kind's records in order."""
    return (*FIRST, *own_fields(shape), *LAST)


def address(shape: Shape, slug: str, language: str) -> str:
    """Give where a record stands in the public site."""
    return f"{settings.UTBLICK_ADDRESS}/{language}/{shape.paths[language]}/{slug}/"


def record(shape: Shape, release: Release) -> dict[str, Any]:
    """Give a release as JSON has it. What its version did not know yet is None, or an empty list.

    Names of people that were let through stand in the site alone: there they are read with what they are about.
    """
    known = release.values
    return {
        "id": f"{shape.key}/{release.slug}",
        "url": {language: address(shape, release.slug, language) for language in LANGUAGES},
        **{part: _wording(release, part) for part in ("title", "summary", "body")},
        **{key_of(shape, field): _known(known, field) for field in shape.fields},
        "version": release.number,
        "published_at": timezone.localtime(release.approved_at).isoformat(),
    }


def _known(known: Mapping[str, Any], field: Field) -> Any:
    value = known.get(field.key, field.checked(None))
    is_own = field.type is Type.LINK and isinstance(value, str) and value.startswith("/")
    return f"{settings.UTBLICK_ADDRESS}{value}" if is_own else value


def _wording(release: Release, part: str) -> dict[str, str]:
    # What has not been written in one language is empty there: the other one is beside it.
    wording = release.content["wording"]
    return {language: wording.get(language, {}).get(part, "") for language in LANGUAGES}
