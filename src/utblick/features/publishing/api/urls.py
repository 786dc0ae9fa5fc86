"""The addresses of the interface. Programs of others hold them, so none of them ever changes."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from utblick.features.publishing.api.open import endpoints
from utblick.features.publishing.data.answering import in_the_open
from utblick.features.publishing.data.views import nothing, start


def _opened(patterns: list[URLPattern]) -> list[URLPattern]:
    """Let anybody read what stands under addresses."""
    for pattern in patterns:
        pattern.callback = in_the_open(pattern.callback)
    return patterns


app_name = "api"
urlpatterns: list[URLPattern] = [
    path("", start, name="start"),
    path("v1/openapi.json", in_the_open(endpoints.described), name="openapi"),
    *(
        path(f"v1/{pattern.pattern}", pattern.callback, name=pattern.name)
        for pattern in _opened(endpoints.api.urls[0])
    ),
    path("v1", in_the_open(endpoints.start)),
    re_path(r"", nothing),
]
