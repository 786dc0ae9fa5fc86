"""Ask the portal's search API, page by page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified
from utblick.connectors.sedia_calls.wire import STATUS

ADDRESS = "https://api.tech.ec.europa.eu/search-api/prod/rest/search"
_BOUNDARY = "utblick-5f0c4a"
PAGE_SIZE = 100
MOST_PAGES = 60


def topics(
    fetcher: Fetcher, *, statuses: Sequence[str] = ("forthcoming", "open"), language: str = "en"
) -> Iterator[Fetched | NotModified | FetchFailed]:
    """Yield the answers that list the topics of calls in some states, until the last page or the first
    failure.
    """
    body = _form(statuses, language)
    headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    for page in range(1, MOST_PAGES + 1):
        query = urlencode({"apiKey": "SEDIA", "text": "***", "pageSize": PAGE_SIZE, "pageNumber": page})
        answer = fetcher.fetch(f"{ADDRESS}?{query}", headers=headers, body=body)
        yield answer
        if not isinstance(answer, Fetched) or page * PAGE_SIZE >= _total(answer.content):
            return


def _form(statuses: Sequence[str], language: str) -> bytes:
    codes = [code for code, status in STATUS.items() if status in statuses]
    must = [{"terms": {"type": ["1", "2", "8"]}}, {"terms": {"status": codes}}]
    parts = {
        "query": {"bool": {"must": must}},
        "languages": [language],
        "sort": {"field": "sortStatus", "order": "DESC"},
    }
    rows = []
    for name, value in parts.items():
        rows += [f"--{_BOUNDARY}", f'Content-Disposition: form-data; name="{name}"; filename="blob"']
        rows += ["Content-Type: application/json", "", json.dumps(value)]
    return "\r\n".join([*rows, f"--{_BOUNDARY}--", ""]).encode()


def _total(content: bytes) -> int:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return 0
    total = value.get("totalResults") if isinstance(value, dict) else 0
    return total if isinstance(total, int) else 0
