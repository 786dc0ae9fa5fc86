"""Ask the Parliament's open data API, version 2, for documents."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified

ADDRESS = "https://data.europarl.europa.eu/api/v2"
JSON_LD = {"Accept": "application/ld+json"}
PAGE_SIZE = 50
MOST_PAGES = 100


def document(fetcher: Fetcher, identifier: str, *, etag: str = "") -> Fetched | NotModified | FetchFailed:
    """Fetch one document by its identifier (`A-9-2024-0163`)."""
    return fetcher.fetch(f"{ADDRESS}/documents/{quote(identifier, safe='')}", headers=JSON_LD, etag=etag)


def documents(
    fetcher: Fetcher, *, year: int, kind: str = "", collection: str = "documents"
) -> Iterator[Fetched | NotModified | FetchFailed]:
    """Yield the pages of a collection (`documents`, `plenary-documents`, `parliamentary-questions`) of one
    year.

    The API answers an empty page with 204 and no content: that is the end.
    """
    for page in range(MOST_PAGES):
        query: dict[str, object] = {"year": year, "limit": PAGE_SIZE, "offset": page * PAGE_SIZE}
        if kind:
            query["work-type"] = kind
        answer = fetcher.fetch(f"{ADDRESS}/{collection}?{urlencode(query)}", headers=JSON_LD)
        if isinstance(answer, Fetched) and not answer.content.strip():
            return
        yield answer
        if not isinstance(answer, Fetched):
            return
