"""Fetch an address with patience and good manners: conditional, paced for each host, tried again."""

from __future__ import annotations

import contextlib
import email.utils
import random
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

from utblick.connectors.fetching.addresses import AddressGuard, Refused, Target
from utblick.connectors.fetching.exchange import Answer, Limits, Trouble, exchange
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified, failed

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
WORTH_ANOTHER_TRY = frozenset({"unreachable", "broken", "slow"})
BUSY_STATUS = frozenset({429, 503})


class Fetcher:
    """Fetch documents over HTTP.

    `contact` is the address that a source may write to (it stands in the User-Agent). `pause` is the least
    number of seconds between two questions to one host; `patience` the longest wait between two tries: a
    server that asks for more gets peace, and the failure says when to come back. Clock, sleep, chance and
    name service can be given, so that tests need none of them. One instance may serve many threads.
    """

    def __init__(
        self,
        *,
        contact: str,
        guard: AddressGuard | None = None,
        limits: Limits | None = None,
        tries: int = 3,
        pause: float = 1.0,
        backoff: float = 1.0,
        patience: float = 60.0,
        redirects: int = 5,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._guard = guard or AddressGuard()
        self._limits = limits or Limits()
        self._tries, self._pause, self._backoff, self._patience = max(1, tries), pause, backoff, patience
        self._redirects = redirects
        self._tls = tls or ssl.create_default_context()
        self._clock, self._today, self._sleep, self._chance = clock, today, sleep, chance
        self._agent = user_agent(contact)
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def fetch(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        limits: Limits | None = None,
    ) -> Fetched | NotModified | FetchFailed:
        """Fetch an address; with a `body`, post it. Never raises on what the other side does.

        `etag` and `last_modified` from the last answer make an unchanged page a `NotModified`.
        """
        wanted = {
            "User-Agent": self._agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **(headers or {}),
        }
        if body is None and etag:
            wanted["If-None-Match"] = etag
        if body is None and last_modified:
            wanted["If-Modified-Since"] = last_modified
        if any("\r" in text or "\n" in text for pair in wanted.items() for text in pair):
            return failed("address", "en rubrik innehåller radbrytning", "a header holds a line break")
        for attempt in range(1, self._tries + 1):
            result, again = self._follow(url, wanted, body, limits or self._limits)
            if not again or attempt == self._tries or not isinstance(result, FetchFailed):
                break
            wait = self._backoff * 2 ** (attempt - 1) * (1 + self._chance())
            wait = min(max(wait, result.retry_after or 0.0), self._patience)
            if (result.retry_after or 0.0) > self._patience:
                break
            self._sleep(wait)
        return result

    def _follow(
        self, url: str, headers: Mapping[str, str], body: bytes | None, limits: Limits
    ) -> tuple[Fetched | NotModified | FetchFailed, bool]:
        """Ask once, following redirects by hand. Gives the result and whether another try may help."""
        started = self._clock()
        moved_to, permanent, seen = "", True, set()
        method = "GET" if body is None else "POST"
        for _ in range(self._redirects + 1):
            try:
                target = self._guard.check(url)
            except Refused as refused:
                return refused.failure, refused.failure.code == "unknown_host"
            if (method, target.url) in seen:
                return failed("redirects"), False
            seen.add((method, target.url))
            self._wait_for_turn(target.host)
            spent = self._clock() - started if len(seen) > 1 else 0.0
            left = Limits(limits.connect, limits.read, max(limits.total - spent, 0.1), limits.size)
            try:
                answer = exchange(
                    target, headers=headers, limits=left, tls=self._tls, method=method, body=body
                )
            except Trouble as trouble:
                detail: object = target.host
                if trouble.code == "too_large":
                    detail = round(limits.size / 1_000_000, 1)
                return failed(trouble.code, detail), trouble.code in WORTH_ANOTHER_TRY
            location = answer.headers.get("location", "").strip()
            if answer.status not in REDIRECTS or not location:
                return self._conclude(answer, target, moved_to, headers)
            permanent = permanent and answer.status in PERMANENT
            url = _readable(urljoin(target.url, location))
            if permanent and not (target.scheme == "https" and urlsplit(url).scheme == "http"):
                moved_to = url
            if answer.status == 303 or (answer.status in (301, 302) and method == "POST"):
                method, body = "GET", None
            if urlsplit(url).netloc.lower() != urlsplit(target.url).netloc.lower():
                # What was meant for one server is not for the next.
                headers = {
                    name: value
                    for name, value in headers.items()
                    if name.lower() not in ("authorization", "cookie")
                }
        return failed("redirects"), False

    def _conclude(
        self, answer: Answer, target: Target, moved_to: str, headers: Mapping[str, str]
    ) -> tuple[Fetched | NotModified | FetchFailed, bool]:
        status = answer.status
        etag, last_modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        if status == 304:
            kept = (
                etag or headers.get("If-None-Match", ""),
                last_modified or headers.get("If-Modified-Since", ""),
            )
            return NotModified(target.url, moved_to, *kept), False
        if 200 <= status < 300:
            return Fetched(
                status, answer.content, answer.headers, target.url, moved_to, etag, last_modified
            ), False
        if status in BUSY_STATUS:
            wait = retry_after(answer.headers.get("retry-after", ""), self._today())
            if status == 429 or wait is not None:
                return failed("busy", target.host, retry_after=wait), True
        if status >= 500:
            return failed("server_error", status), status != 501
        code = {401: "forbidden", 403: "forbidden", 404: "gone", 410: "gone"}.get(status, "refused")
        return failed(code, status), False

    def _wait_for_turn(self, host: str) -> None:
        """Wait until this host may be asked again. Every asker gets a turn of its own."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self._pause
        if turn > now:
            self._sleep(turn - now)


def user_agent(contact: str) -> str:
    """Say who asks and whom to write to."""
    clean = "".join(c for c in contact if 32 < ord(c) < 127 and c not in "()") or "no contact address given"
    return f"Utblick/{version('utblick')} (+{clean})"


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or a date, as seconds from now; None when there is none."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _readable(url: str) -> str:
    """Escape the spaces that some servers leave in a Location and undo its bytes read as Latin-1."""
    with contextlib.suppress(UnicodeError):
        url = url.encode("latin-1").decode("utf-8")
    return url.split("#", 1)[0].replace(" ", "%20")
