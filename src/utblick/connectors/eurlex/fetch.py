"""Ask Cellar for a work by its CELEX number: its notice or its text."""

from __future__ import annotations

from urllib.parse import quote

from utblick.connectors.eurlex.languages import THREE_LETTERS
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified

ADDRESS = "http://publications.europa.eu/resource/celex"
TEXT_FORMATS = {"xhtml": "application/xhtml+xml", "html": "text/html", "formex": "application/xml;type=fmx4"}


def notice(
    fetcher: Fetcher, celex: str, *, language: str = "en", etag: str = ""
) -> Fetched | NotModified | FetchFailed:
    """Fetch the branch notice of a work with its titles in one language."""
    headers = {"Accept": "application/xml;notice=branch", "Accept-Language": _code(language)}
    return fetcher.fetch(f"{ADDRESS}/{quote(celex, safe='')}", headers=headers, etag=etag)


def text(
    fetcher: Fetcher, celex: str, *, language: str = "sv", form: str = "xhtml", etag: str = ""
) -> Fetched | NotModified | FetchFailed:
    """Fetch the text of a work in one language, as `xhtml`, `html` or `formex`."""
    headers = {"Accept": TEXT_FORMATS[form], "Accept-Language": _code(language)}
    return fetcher.fetch(f"{ADDRESS}/{quote(celex, safe='')}", headers=headers, etag=etag)


def _code(language: str) -> str:
    return THREE_LETTERS.get(language, "ENG").lower()
