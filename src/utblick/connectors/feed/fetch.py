"""Ask for a feed: conditionally, and for a feed rather than the page about it."""

from __future__ import annotations

from utblick.connectors.fetching.exchange import Limits
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified

HEADERS = {
    "Accept": "application/atom+xml, application/rss+xml, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
}
# A feed holds the latest entries: what is larger is something else.
LIMITS = Limits(connect=10.0, read=20.0, total=60.0, size=10_000_000)


def fetch_feed(
    fetcher: Fetcher, url: str, *, etag: str = "", last_modified: str = ""
) -> Fetched | NotModified | FetchFailed:
    """Fetch a feed; `moved_to` of the answer is its new address when it moved for good."""
    return fetcher.fetch(url, headers=HEADERS, limits=LIMITS, etag=etag, last_modified=last_modified)
