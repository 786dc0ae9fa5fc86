"""Tell a person what just happened, with a way to take it back.

A message goes to the next page that is shown; a partial answer to htmx carries it along.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

UNDO = "undo="


def toast(request: HttpRequest, text: str, *, undo: str = "", kind: str = "success") -> None:
    """Show `text` once; `undo` is an address that takes a POST and undoes it. `kind` may be `error`."""
    level = messages.ERROR if kind == "error" else messages.SUCCESS
    messages.add_message(request, level, text, extra_tags=f"{UNDO}{undo}" if undo else "")


def undo_url(message: Message) -> str:
    """Give the address that undoes what a message tells of, or nothing."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""


class PartialMessages:
    """Middleware: add waiting messages to htmx's partial answers, so that none waits for the next page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        response = self.get_response(request)
        partial = (
            getattr(request, "htmx", False)
            and isinstance(response, HttpResponse)
            and response.status_code == 200
            and response.get("Content-Type", "").startswith("text/html")
            and not any(response.has_header(name) for name in ("HX-Redirect", "HX-Refresh", "HX-Location"))
            and b"<html" not in response.content[:200].lower()
        )
        if partial:
            waiting = messages.get_messages(request)
            if len(waiting):
                response.content += render_to_string(  # type: ignore[attr-defined]
                    "ui/messages_partial.html", {"messages": waiting}, request
                ).encode()
        return response
