"""Where things stand on the site: one address in each language for every place, list and record.

An address is never given to anything else, so words are only ever added here.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings

from utblick.features.publishing.shapes import SHAPES, Shape
from utblick.features.publishing.shapes.fields import LANGUAGES

# Places that are not a kind of record. The key is the name of its view.
PLACES: dict[str, dict[str, str]] = {
    "search": {"sv": "sok", "en": "search"},
    "map": {"sv": "karta", "en": "map"},
    "feeds": {"sv": "floden", "en": "feeds"},
    "accessibility": {"sv": "tillganglighet", "en": "accessibility"},
    "data": {"sv": "data", "en": "data"},
    "api": {"sv": "api", "en": "api"},
    "file": {"sv": "filer", "en": "files"},
}
FEED, TABLE, CARD = "flode.atom", "lista.csv", "kort.png"

Both = dict[str, str]


def front(language: str) -> str:
    """Give the address of the front page."""
    return f"/{language}/"


def place(key: str, language: str) -> str:
    """Give the address of a place. Raises KeyError."""
    return f"/{language}/{PLACES[key][language]}/"


def listed(kind: str, language: str, **narrowed: str) -> str:
    """Give the address of a kind's list, narrowed by filters. Raises KeyError for a kind that there is not."""
    return asking(f"/{language}/{SHAPES[kind].paths[language]}/", narrowed)


def record(kind: str, slug: str, language: str) -> str:
    """Give the address of a record; the front page's text stands on the front page."""
    return f"{listed(kind, language)}{slug}/"


def file(release: int, name: str, language: str) -> str:
    """Give the address of a file that goes with a release."""
    return f"{place('file', language)}{release}/{name}"


def asking(address: str, asked: Mapping[str, str]) -> str:
    """Give an address with what is asked of it, those left out that ask nothing."""
    told = urlencode({key: value for key, value in asked.items() if value})
    return f"{address}?{told}" if told else address


def absolute(address: str) -> str:
    """Give an address as others write it, with the host."""
    return f"{settings.UTBLICK_ADDRESS}{address}"


def place_at(word: str, language: str) -> str:
    """Give the address of the place that has this word in the other language, or nothing."""
    for words in PLACES.values():
        if word in words.values() and word != words[language]:
            return f"/{language}/{words[language]}/"
    return ""


def shape_at(word: str) -> Shape | None:
    """Give the kind whose list stands under a word, in whichever language, or None."""
    for shape in SHAPES.values():
        if word in shape.paths.values():
            return shape
    return None


def both(make: object, *parts: str) -> Both:
    """Give the addresses in each language: `both(listed, "project")`."""
    assert callable(make)
    return {language: make(*parts, language) for language in LANGUAGES}
