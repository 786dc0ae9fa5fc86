"""Addresses that only take what is sent to them: whoever opens one is led to the page it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

View = Callable[..., HttpResponseBase]


def posted(back: str, *, keep: int = 1) -> Callable[[View], View]:
    """Let only POST reach a view; opening its address leads to `back`, with the first `keep` of its numbers."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
            if request.method == "POST":
                return view(request, *given, **named)
            if request.method in ("GET", "HEAD"):
                return redirect(back, *list(named.values())[:keep])
            return HttpResponseNotAllowed(["POST"])

        answered.only_posted = True  # type: ignore[attr-defined]  # what walks the pages passes it by
        return answered

    return around
