"""The addresses of the site: the language first, then a place, or a kind's word and a record."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site.addresses import CARD, FEED, PLACES, TABLE
from utblick.features.publishing.site.views import (
    accessibility,
    data,
    feeds,
    files,
    front,
    records,
    searching,
)

app_name = "site"


class LanguageConverter(StringConverter):
    """A language of the site."""

    regex = "|".join(LANGUAGES)


register_converter(LanguageConverter, "language")
View = Callable[..., HttpResponseBase]
_PLACES: dict[str, tuple[str, View]] = {
    "search": ("", searching.search),
    "map": ("", front.whole_map),
    "feeds": ("", feeds.ways_to_follow),
    "accessibility": ("", accessibility.statement),
    "data": ("", data.data),
    "api": ("", data.interface),
    "file": ("<int:release>/<str:name>", files.file),
}


def _places() -> list[URLPattern]:
    return [
        path(
            f"{language}/{PLACES[key][language]}/{rest}",
            view,
            {"language": language},
            name=f"{key}_{language}",
        )
        for key, (rest, view) in _PLACES.items()
        for language in LANGUAGES
    ]


urlpatterns: list[URLPattern] = [
    path("<language:language>/", front.front, name="front"),
    path(f"<language:language>/{FEED}", feeds.everything, name="feed"),
    path(f"<language:language>/{CARD}", files.front_card, name="card"),
    *_places(),
    path("<language:language>/<slug:word>/", records.listed, name="list"),
    path(f"<language:language>/<slug:word>/{FEED}", feeds.of_kind, name="list_feed"),
    path(f"<language:language>/<slug:word>/{TABLE}", records.table, name="list_table"),
    path("<language:language>/<slug:word>/<slug:slug>/", records.record, name="record"),
    path(f"<language:language>/<slug:word>/<slug:slug>/{CARD}", files.record_card, name="record_card"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
