"""The addresses of the interface. Programs of others hold them, so none of them ever changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import URLPattern, path, re_path

from utblick.features.publishing.api.open import endpoints
from utblick.features.publishing.api.staff import endpoints as staff
from utblick.features.publishing.data.answering import in_the_open
from utblick.features.publishing.data.views import nothing, start


def _under(start: str, patterns: Iterable[Any], how: Callable[[Any], Any]) -> list[URLPattern]:
    """Put addresses under a place of ours, each answered in the way of its half."""
    return [
        path(f"{start}{pattern.pattern}", how(pattern.callback), name=pattern.name)
        for pattern in patterns
        if pattern.name != "api-root"
    ]


app_name = "api"
urlpatterns: list[URLPattern] = [
    path("", start, name="start"),
    path("v1/openapi.json", in_the_open(endpoints.described), name="openapi"),
    *_under("v1/", endpoints.api.urls[0], in_the_open),
    path("v1/staff/openapi.json", staff.for_staff(staff.described), name="staff_openapi"),
    *_under("v1/staff/", staff.api.urls[0], staff.for_staff),
    re_path(r"^v1/staff/", staff.nothing),
    path("v1", in_the_open(endpoints.start)),
    re_path(r"", nothing),
]
