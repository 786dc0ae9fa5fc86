"""Ask the volunteers' mirror of regeringen.se for its lists and texts."""

from __future__ import annotations

from urllib.parse import quote

from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified

ADDRESS = "https://g0v.se"


def pages(fetcher: Fetcher, kind: str, *, etag: str = "") -> Fetched | NotModified | FetchFailed:
    """Fetch the index records of one kind of page (`faktapromemoria`, `remisser`…)."""
    return fetcher.fetch(f"{ADDRESS}/{quote(kind)}.json", etag=etag)


def text(fetcher: Fetcher, path: str, *, etag: str = "") -> Fetched | NotModified | FetchFailed:
    """Fetch the Markdown text of one page by its path on regeringen.se."""
    return fetcher.fetch(f"{ADDRESS}/{quote(path.strip('/'))}.md", etag=etag)


def codes(fetcher: Fetcher, *, etag: str = "") -> Fetched | NotModified | FetchFailed:
    """Fetch the list of codes of senders, categories and kinds."""
    return fetcher.fetch(f"{ADDRESS}/api/codes.json", etag=etag)
