"""Ask the Riksdag's open data for its lists of documents and for single documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified

ADDRESS = "https://data.riksdagen.se"
MOST_PAGES = 50


def documents(
    fetcher: Fetcher, *, kind: str, since: str, words: str = ""
) -> Iterator[Fetched | NotModified | FetchFailed]:
    """Yield the pages of a list of documents of one kind (`bet`, `mot`, `fpm`…) from a day on (ISO), newest
    first.
    """
    for page in range(1, MOST_PAGES + 1):
        query = {"sok": words, "doktyp": kind, "from": since, "sort": "datum", "sortorder": "desc"}
        answer = fetcher.fetch(
            f"{ADDRESS}/dokumentlista/?{urlencode({**query, 'utformat': 'json', 'p': page})}"
        )
        yield answer
        if not isinstance(answer, Fetched) or not _has_next(answer.content):
            return


def document(fetcher: Fetcher, document_id: str, *, etag: str = "") -> Fetched | NotModified | FetchFailed:
    """Fetch one document with its text."""
    return fetcher.fetch(f"{ADDRESS}/dokumentstatus/{quote(document_id, safe='')}.json", etag=etag)


def _has_next(content: bytes) -> bool:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return False
    listed = value.get("dokumentlista") if isinstance(value, dict) else None
    return isinstance(listed, dict) and bool(listed.get("@nasta_sida"))
