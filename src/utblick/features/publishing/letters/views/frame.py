"""The frame of the pages for anybody: the site's own where there is one, else a plain one without cookies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from utblick.ui.navigation import organisation_name


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Give a page for anybody. It is drawn without the request, so that it can know nobody and set no cookie."""
    language = get_language() or "sv"
    other = "en" if language == "sv" else "sv"
    told = {
        "frame": "ui/open.html",
        "language": language,
        "other": other,
        "other_name": {"sv": "Svenska", "en": "English"}[other],
        "other_url": f"{request.path}?language={other}",
        "organisation": organisation_name(),
        **context,
    }
    answer = HttpResponse(render_to_string(template, told), status=status)
    answer["Content-Language"] = language
    return answer
