"""The frame of the pages for anybody: the site's own, so that they look and work like the rest of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.features.publishing.site.answering import Head, frame
from utblick.features.publishing.site.holdings import holdings


def page(
    request: HttpRequest, template: str, title: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Give a page for anybody. It is drawn without the request, so that it can know nobody and set no cookie."""
    language = "en" if get_language() == "en" else "sv"
    head = Head(title, {each: f"{request.path}?language={each}" for each in LANGUAGES}, is_hidden=True)
    told = {**frame(language, head, holdings()), **context}
    answer = HttpResponse(render_to_string(template, told), status=status)
    answer["Content-Language"] = language
    return answer
