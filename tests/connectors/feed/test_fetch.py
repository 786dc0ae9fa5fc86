"""A feed is asked for as one, conditionally, and its move is reported."""

from __future__ import annotations

from tests.connectors.replay import Asked, Reply, replaying
from utblick.connectors.feed.adapt import read
from utblick.connectors.feed.fetch import LIMITS, fetch_feed
from utblick.connectors.fetching.addresses import AddressGuard
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified
from utblick.connectors.record import DocumentRecord

FEED = b"<rss><channel><item><guid>1</guid><title>a</title></item></channel></rss>"


def answer(asked: Asked) -> Reply:
    if "rss" not in asked.headers["Accept"]:
        return Reply(406)
    return (
        Reply(304)
        if asked.headers.get("If-None-Match") == '"1"'
        else Reply(body=FEED, headers={"ETag": '"1"'})
    )


def test_a_feed_from_the_first_fetch_to_its_move() -> None:
    with replaying() as server:
        guard = AddressGuard(allowed=[("127.0.0.1", server.port)])
        fetcher = Fetcher(contact="eu@region.example", guard=guard, pause=0)
        server.on("/old", Reply(301, headers={"Location": "/new"}))
        server.on("/new", answer)
        server.on("/huge", Reply(body=b"x" * (LIMITS.size + 1)))
        first = fetch_feed(fetcher, server.url("/old"))
        assert isinstance(first, Fetched)
        assert first.moved_to == server.url("/new")
        (record,) = read(first.content, first.url)
        assert isinstance(record, DocumentRecord)
        second = fetch_feed(fetcher, first.moved_to, etag=first.etag, last_modified=first.last_modified)
        assert isinstance(second, NotModified)
        huge = fetch_feed(fetcher, server.url("/huge"))
        assert isinstance(huge, FetchFailed)
        assert (huge.code, huge.sentence_sv) == ("too_large", "Svaret är större än 10.0 MB.")
