"""Addresses as they come in, before any page reads them."""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

_NUL = re.compile("%00|\0")


class StorableAddress:
    """Drop NUL from what an address asks for, and know no page whose path holds one.

    PostgreSQL refuses a text with a NUL in it, and no word, number or name that anybody looks for has one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Clean the query string before `request.GET` is read from it; raise `Http404` for the path."""
        if "\0" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = _NUL.sub("", request.META.get("QUERY_STRING", ""))
        return self.get_response(request)
