"""The way into the open part: past sessions, sign-in and cookies, with answers kept until something public changes.

What is asked for under `PREFIXES` is answered here and goes no further, so nothing there knows who asks. An answer to
a plain GET is kept in the process by its address and language, until the stamp of what is public moves or the day ends.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.handlers.exception import response_for_exception
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.urls import Resolver404, is_valid_path, resolve
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from utblick.features.publishing import released
from utblick.features.publishing.site.views import errors
from utblick.foundation.accounts.viewer import NOBODY

PREFIXES = ("/sv/", "/en/", "/data/", "/api/", "/sitemap.xml")
# Those that ask who somebody is, by a key: never kept.
APART = ("/api/v1/staff/",)
SECONDS = 60  # how long a browser may show what it has without asking
MOST_ANSWERS, MOST_BYTES = 4000, 96 * 1024 * 1024
SMALLEST_GZIP = 400
PLAIN_TYPES = ("text/", "application/json", "application/atom+xml", "application/xml", "image/svg+xml")
# In these an answer depends on what is asked for in the headers too; a page's address says all.
NEGOTIATED = ("/data/", "/api/")
ASKED_BY = ("HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE")
WORTH_KEEPING = (200, 301, 303, 410)
NOT_KEPT = frozenset({"content-length", "etag", "last-modified", "cache-control"})
Of = tuple[int, date]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept: its status, headers, body, the same in gzip, and its mark."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    packed: bytes
    etag: str
    moved_at: datetime | None

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)


class Shelf:
    """Answers of this process, the least lately asked for leaving first; emptied when what they told has moved."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._bytes = 0
        self._of: Of | None = None

    def get(self, key: tuple[str, ...], of: Of) -> Kept | None:
        """Give what is kept under a key, made of the same state of things."""
        with self._lock:
            self._empty_unless(of)
            kept = self._rows.get(key)
            if kept is not None:
                self._rows.move_to_end(key)
            return kept

    def put(self, key: tuple[str, ...], of: Of, kept: Kept) -> None:
        """Keep an answer; one that is larger than a tenth of all the room is not."""
        if kept.size > MOST_BYTES // 10:
            return
        with self._lock:
            self._empty_unless(of)
            if (before := self._rows.pop(key, None)) is not None:
                self._bytes -= before.size
            self._rows[key] = kept
            self._bytes += kept.size
            while len(self._rows) > MOST_ANSWERS or self._bytes > MOST_BYTES:
                _key, gone = self._rows.popitem(last=False)
                self._bytes -= gone.size

    def _empty_unless(self, of: Of) -> None:
        if self._of != of:
            self._rows.clear()
            self._bytes, self._of = 0, of


class OpenDoor:
    """Answer for the open part; everything else goes on to where people sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIXES):
            return self.get_response(request)
        # PostgreSQL refuses a text with a NUL in it, and nothing that anybody looks for has one.
        request.META["QUERY_STRING"] = _NUL.sub("", request.META.get("QUERY_STRING", ""))
        if (
            request.method not in ("GET", "HEAD")
            or request.path_info.startswith(APART)
            or "HTTP_AUTHORIZATION" in request.META
        ):
            return _answered(request)
        of = (released.stamp(), timezone.localdate())
        key: tuple[str, ...] = (request.path_info, request.META["QUERY_STRING"])
        if request.path_info.startswith(NEGOTIATED):
            key += tuple(str(request.META.get(name, "")) for name in ASKED_BY)
        kept = self.shelf.get(key, of)
        if kept is None:
            asked = {name: request.META.pop(name) for name in _CONDITIONS if name in request.META}
            method, request.method = request.method, "GET"
            response = _answered(request)
            request.method = method
            request.META.update(asked)
            if response.streaming or response.cookies or "no-store" in response.get("Cache-Control", ""):
                return response
            kept = _kept(response, released.standing()[1])
            if kept.status in WORTH_KEEPING:
                self.shelf.put(key, of, kept)
        return _from(kept, request)


_NUL = re.compile("%00|\0")
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


def _answered(request: HttpRequest) -> HttpResponse:
    """Call the view of the address, outside all that knows people; give an answer whatever it raises."""
    request.viewer = NOBODY  # type: ignore[attr-defined]
    language = "en" if request.path_info.startswith("/en/") else "sv"
    with translation.override(language):
        try:
            response = _from_view(request)
        except Http404 as missing:
            response = errors.not_found(request, missing)
        except Exception as broken:
            if settings.TESTING:
                raise
            response = response_for_exception(request, broken)
        if hasattr(response, "render") and callable(response.render):
            response = response.render()
    return response


def _from_view(request: HttpRequest) -> HttpResponse:
    path = request.path_info
    if "\0" in path:
        raise Http404
    try:
        match = resolve(path)
    except Resolver404:
        if path.endswith("/") or not is_valid_path(f"{path}/"):
            raise
        query = request.META["QUERY_STRING"]
        return HttpResponsePermanentRedirect(f"{path}/" + (f"?{query}" if query else ""))
    request.resolver_match = match
    return match.func(request, *match.args, **match.kwargs)  # type: ignore[no-any-return]


def _kept(response: HttpResponse, moved_at: datetime | None) -> Kept:
    body = response.content
    packed = b""
    if len(body) >= SMALLEST_GZIP and response.get("Content-Type", "").startswith(PLAIN_TYPES):
        packed = gzip.compress(body, 6, mtime=0)
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in NOT_KEPT)
    mark = hashlib.sha256(body + repr((response.status_code, headers)).encode()).hexdigest()[:32]
    return Kept(response.status_code, headers, body, packed, f'W/"{mark}"', moved_at)


def _from(kept: Kept, request: HttpRequest) -> HttpResponseBase:
    """Give a kept answer to one who asks: nothing when they have it, packed when they can open it."""
    packed = bool(kept.packed) and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    body = kept.packed if packed else kept.body
    response = HttpResponse(b"" if request.method == "HEAD" else body, status=kept.status)
    del response["Content-Type"]
    for name, value in kept.headers:
        response[name] = value
    response["Content-Length"] = str(len(body))
    if packed:
        response["Content-Encoding"] = "gzip"
    if kept.packed:
        patch_vary_headers(response, ["Accept-Encoding"])
    if kept.status == 200:
        response["ETag"] = kept.etag
        # Private is not said: what is here is for anybody, so any cache on the way may keep it as long.
        response["Cache-Control"] = f"public, max-age={SECONDS}"
        modified = int(kept.moved_at.timestamp()) if kept.moved_at else None
        if modified is not None:
            response["Last-Modified"] = http_date(modified)
        return get_conditional_response(request, kept.etag, modified, response) or response
    return response
