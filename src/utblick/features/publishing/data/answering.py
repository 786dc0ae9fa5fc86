"""How data is answered to anybody: in the reader's language, open to other sites, and with problems in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from utblick.features.publishing.shapes.fields import LANGUAGES

PROBLEM = "application/problem+json"
READING = ("GET", "HEAD", "OPTIONS")
View = Callable[..., HttpResponseBase]


def language_of(request: HttpRequest) -> str:
    """Give the language to answer in: `?language=`, or what Accept-Language would rather have, or Swedish.

    No cookie is asked: the same address and headers give the same answer to everybody.
    """
    if (asked := request.GET.get("language")) in LANGUAGES:
        return str(asked)
    for tag, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if (language := tag.partition("-")[0]) in LANGUAGES:
            return language
    return LANGUAGES[0]


def problem(status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """Give a problem as RFC 9457 has it, in the language that holds."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    body = json.dumps({key: value for key, value in told.items() if value != ""}, ensure_ascii=False)
    response = HttpResponse(body.encode(), content_type=PROBLEM, status=status)
    response["Content-Language"] = get_language() or LANGUAGES[0]
    patch_vary_headers(response, ["Accept-Language"])
    return response


def missing(detail: str = "") -> HttpResponse:
    """Give the problem of an address where nothing is."""
    return problem(404, _("There is nothing here"), detail)


def not_for(method: str, allowed: str) -> HttpResponse:
    """Give the problem of a method that an address does not take."""
    detail = _("%(method)s cannot be used here. What can: %(allowed)s.") % {
        "method": method,
        "allowed": allowed,
    }
    response = problem(405, _("This address cannot be used like that"), detail)
    response["Allow"] = allowed
    return response


def in_the_open(view: View) -> View:
    """Answer anybody who reads: in their language, for scripts of any site, and without who they are."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        allowed = ", ".join(READING)
        with override(language_of(request)):
            if request.method == "OPTIONS":
                response: HttpResponseBase = HttpResponse(status=204)
                response["Allow"] = response["Access-Control-Allow-Methods"] = allowed
                response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
                response["Access-Control-Max-Age"] = "86400"
            elif request.method not in READING:
                response = not_for(str(request.method), allowed)
            else:
                try:
                    response = view(request, *args, **kwargs)
                except Http404:
                    response = missing(_("The address is not one of ours. Look at how it is written."))
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer
