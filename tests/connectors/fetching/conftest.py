"""A fetcher on a bench: a server of our own, sleep that is noted, no chance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.connectors.replay import Replay, replaying
from utblick.connectors.fetching.addresses import AddressGuard
from utblick.connectors.fetching.exchange import Limits
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FEED = b"<rss><channel><title>x</title></channel></rss>"


@pytest.fixture
def server() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


class Bench:
    """A fetcher whose sleep is noted, not slept, and whose chance is none."""

    def __init__(self, server: Replay, **options: Any) -> None:
        self.slept: list[float] = []
        guard = AddressGuard(resolver=lambda host, port: ["127.0.0.1"], allowed=[("127.0.0.1", server.port)])
        settings: dict[str, Any] = {
            "contact": "eu@region.example",
            "guard": guard,
            "limits": Limits(connect=2, read=1.0, total=3.0, size=100_000),
            "pause": 0.0,
            "sleep": self.slept.append,
            "chance": lambda: 0.0,
            "today": lambda: NOW,
        }
        self.fetcher = Fetcher(**{**settings, **options})

    def fails(self, url: str, **options: Any) -> FetchFailed:
        result = self.fetcher.fetch(url, **options)
        assert isinstance(result, FetchFailed)
        assert "{" not in result.sentence_sv + result.sentence_en
        return result

    def fetches(self, url: str, **options: Any) -> Fetched:
        result = self.fetcher.fetch(url, **options)
        assert isinstance(result, Fetched), result
        return result


@pytest.fixture
def bench(server: Replay) -> Bench:
    return Bench(server)
