"""The site's frame for pages of other apps that anybody may open, so that they look and work like the rest of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from utblick.features.publishing.site import addresses
from utblick.features.publishing.site.answering import Head, frame
from utblick.features.publishing.site.holdings import holdings

TEMPLATE = "site/base.html"


def around(language: str, title: str, here: Mapping[str, str]) -> dict[str, Any]:
    """Give what stands around a page that no search engine lists; `here` is its address in each language."""
    return frame(language, Head(title, here, is_hidden=True), holdings())


def address_of(kind: str, number: str, language: str) -> str:
    """Give where a record inside stands on the site, or nothing where it is not public."""
    found = (one for one in holdings().of(kind) if one.publication.record == number)
    return next((addresses.record(kind, one.slug, language) for one in found), "")
