"""What the site's records are in the words of schema.org, as far as there are such words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import SHAPES
from utblick.features.publishing.site import addresses

# What a field is called there, by the field's key.
FIELDS = {
    "acronym": "alternateName",
    "abbreviation": "alternateName",
    "starts_on": "startDate",
    "ends_on": "endDate",
    "starts_at": "startDate",
    "ends_at": "endDate",
    "address": "sameAs",
    "place": "location",
    "closes_at": "validThrough",
}
ARTICLES = frozenset({"NewsArticle", "Article", "Report"})


def region(name: str) -> dict[str, Any]:
    """Give the one who publishes."""
    return {"@type": "GovernmentOrganization", "name": name, "url": settings.UTBLICK_ADDRESS}


def site(name: str, language: str) -> dict[str, Any]:
    """Give the site and how it is searched."""
    search = addresses.absolute(addresses.place("search", language))
    return {
        "@type": "WebSite",
        "name": name,
        "url": addresses.absolute(addresses.front(language)),
        "inLanguage": language,
        "publisher": region(name),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{q}}"},
            "query-input": "required name=q",
        },
    }


def record(release: Release, language: str, publisher: str) -> dict[str, Any]:
    """Give a record."""
    sort = SHAPES[release.kind].schema_org or "WebPage"
    title = release.shown("title", language)
    said: dict[str, Any] = {
        "@type": sort,
        "headline" if sort in ARTICLES else "name": title.text,
        "description": release.shown("summary", language).text,
        "url": addresses.absolute(addresses.record(release.kind, release.slug, language)),
        "mainEntityOfPage": addresses.absolute(addresses.record(release.kind, release.slug, language)),
    }
    if sort in ARTICLES or sort == "WebPage":
        said |= {
            "datePublished": release.approved_at.isoformat(),
            "inLanguage": title.language,
            "publisher": region(publisher),
        }
    said |= dict(_fields(release, language))
    return {key: value for key, value in said.items() if value}


def _fields(release: Release, language: str) -> Iterator[tuple[str, Any]]:
    for key, name in FIELDS.items():
        value = release.values.get(key)
        if isinstance(value, Mapping):
            value = value.get(language) or value.get("sv")
        if not value:
            continue
        if name == "location":
            value = {"@type": "Place", "name": value}
        yield name, value


def trail(*places: tuple[str, str]) -> dict[str, Any]:
    """Give the way to a page: (name, address) from the front page down."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": addresses.absolute(url)}
            for number, (name, url) in enumerate(places, start=1)
        ],
    }
