"""A server that replays what sources do, sources on it, and what came of fetching them: for tests of fetching."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from utblick.connectors.fetching.fetcher import Fetcher
from utblick.features.monitoring.actions.fetching import Outcome, fetch_due
from utblick.features.monitoring.models import Source
from utblick.foundation.accounts.viewer import system

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
BY = system("test")


def rss(*titles: str, encoding: str = "utf-8") -> bytes:
    items = "".join(
        f"<item><guid>{number}</guid><title>{title}</title><link>https://x.example/{number}</link></item>"
        for number, title in enumerate(titles, 1)
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>K</title>{items}</channel></rss>'
    return text.encode(encoding)


def fetch(fetcher: Fetcher, at: datetime = NOW, **more: Any) -> dict[str, Outcome]:
    keys = dict(Source.objects.values_list("pk", "key"))
    return {keys[o.source]: o for o in fetch_due(by=BY, at=at, fetcher=fetcher, **more)}
