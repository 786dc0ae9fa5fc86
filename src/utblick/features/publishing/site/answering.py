"""Draw a page of the site: everything around its content, without any request, so that nobody is known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from utblick.features.publishing.shapes import SHAPES
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site import addresses
from utblick.features.publishing.site.holdings import Holdings

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
NEWSLETTER = "/nyhetsbrev/prenumerera/"
# The menu: standing texts by their key, and lists by their kind; what is not public yet has no place in it.
PAGE, KIND = "page", "kind"
MENU: tuple[tuple[str, str, str | Promise], ...] = (
    (PAGE, "assignment", _("Assignment")),
    (PAGE, "activities", _("What we do")),
    (KIND, "project", _("Projects")),
    (KIND, "network", _("Networks")),
    (PAGE, "advocacy", _("Advocacy")),
    (PAGE, "baltic-sea", _("The Baltic Sea")),
    (PAGE, "contact-point", _("Contact Point")),
    (PAGE, "office", _("EU office")),
    (PAGE, "governance", _("Who decides")),
    (KIND, "news", _("News")),
)
# What a phone's menu has besides: there the lists are far below.
MORE: tuple[tuple[str, str, str | Promise], ...] = (
    (KIND, "call", _("Calls")),
    (KIND, "event", _("Events")),
    (KIND, "position", _("Positions")),
    (KIND, "outcome", _("Outcomes")),
    (KIND, "exchange", _("Exchanges")),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to machines, and where it stands.

    `here` is its address in each language; `canonical` the one that counts in the page's language, when that is
    another. `feed` and `image` are addresses without the host, `data` is what schema.org calls it.
    """

    title: str
    here: Mapping[str, str]
    summary: str = ""
    feed: str = ""
    feed_title: str = ""
    image: str = ""
    is_article: bool = False
    is_hidden: bool = False
    canonical: str = ""
    data: Sequence[Mapping[str, Any]] = field(default=())


def publisher() -> str:
    """Give the region's name as the site writes it."""
    return str(getattr(settings, "UTBLICK_PUBLISHER", "") or "Region Östergötland")


def answer(
    template: str, language: str, head: Head, context: Mapping[str, Any], held: Holdings, *, status: int = 200
) -> HttpResponse:
    """Give a page in a language."""
    with override(language):
        html = render_to_string(f"site/{template}", {**frame(language, head, held), **context})
    response = HttpResponse(html, status=status)
    response["Content-Language"] = language
    return response


def frame(language: str, head: Head, held: Holdings) -> dict[str, Any]:
    """Give what stands around every page; the language in force is the page's."""
    other = "en" if language == "sv" else "sv"
    about = held.pages.get("about")
    canonical = head.canonical or head.here[language].partition("?")[0]
    return {
        "language": language,
        "other": other,
        "other_name": LANGUAGE_NAMES[other],
        "other_url": head.here[other],
        "head": head,
        "canonical": addresses.absolute(canonical),
        "alternates": [
            (each, addresses.absolute(head.here[each].partition("?")[0]))
            for each in sorted(LANGUAGES, reverse=True)
        ],
        "image_url": addresses.absolute(head.image) if head.image else "",
        "data": [as_data(one) for one in head.data],
        "publisher": publisher(),
        "front_url": addresses.front(language),
        "menu": menu(held, language, head.here[language], MENU),
        "more": menu(held, language, head.here[language], MORE),
        "search_url": addresses.place("search", language),
        "all_feed": f"{addresses.front(language)}{addresses.FEED}",
        "feeds_url": addresses.place("feeds", language),
        "data_url": addresses.place("data", language),
        "accessibility_url": addresses.place("accessibility", language),
        "about_url": addresses.record("page", about.slug, language) if about else "",
        "newsletter_url": newsletter(language),
        "contact": settings.UTBLICK_PUBLISHER_MAIL,
        "sign_in_url": "/",
    }


def menu(
    held: Holdings, language: str, here: str, places: Sequence[tuple[str, str, str | Promise]]
) -> list[tuple[str, str, bool]]:
    """Give the places of the menu as (address, label, whether one is there now)."""
    found = []
    for sort, key, label in places:
        if sort == PAGE and (page := held.pages.get(key)):
            url = addresses.record("page", page.slug, language)
        elif sort == KIND and key in SHAPES and held.of(key):
            url = addresses.listed(key, language)
        else:
            continue
        found.append((url, str(label), here.startswith(url)))
    return found


@cache
def _has_newsletter() -> bool:
    try:
        resolve(NEWSLETTER)
    except Resolver404:
        return False
    return True


def newsletter(language: str) -> str:
    """Give where one signs up for the newsletter, or nothing where there is none."""
    if not _has_newsletter():
        return ""
    return NEWSLETTER if language == "sv" else f"{NEWSLETTER}?language={language}"


_IN_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_data(row: Mapping[str, Any]) -> SafeString:
    """Give a record of schema.org as it stands in a data block: no sign in it can end the block."""
    said = json.dumps({"@context": "https://schema.org", **row}, ensure_ascii=False)
    return mark_safe(said.translate(_IN_SCRIPTS))  # noqa: S308 - what could end the block is written otherwise
