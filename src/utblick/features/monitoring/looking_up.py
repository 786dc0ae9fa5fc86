"""Look at an address that somebody pasted: is it a feed, a page that knows of feeds, a list of feeds, a page?

Nothing is stored; the answer is for the person to see before anything is saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from utblick.connectors.feed.fetch import HEADERS, LIMITS
from utblick.connectors.feed.wire import NoFeed, parse, read_entries, to_text
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified
from utblick.connectors.opml.outlines import NoOutlines, Outline, read_outlines
from utblick.connectors.reading.markup import parse_html
from utblick.connectors.reading.text import line
from utblick.connectors.record import CallRecord, DocumentRecord, Record, Reject
from utblick.connectors.webpage.snapshot import NoMainText, snapshot
from utblick.features.monitoring.fetching import read

SHOWN = 6
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+xml")
# Interfaces that answer with something of their own, by host.
HOSTS = {
    "data.riksdagen.se": "riksdag",
    "g0v.se": "government_offices",
    "api.tech.ec.europa.eu": "sedia_calls",
}
EURLEX = "eur-lex.europa.eu"


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page knows of."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """What an address turned out to be.

    `kind` is a kind of source, `opml` for a list of feeds, or empty when nothing could be told: then `failure`
    says why. `address` is the one to use from now on.
    """

    address: str
    kind: str = ""
    name: str = ""
    language: str = ""
    titles: tuple[str, ...] = ()
    count: int = 0
    rejects: tuple[Reject, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    outlines: tuple[Outline, ...] = ()
    failure: FetchFailed | None = None
    text: str = ""


def look_up(address: str, fetcher: Fetcher, *, selector: str = "") -> Found:
    """Fetch an address and say what it is."""
    answer = fetcher.fetch(address, headers=HEADERS, limits=LIMITS)
    if isinstance(answer, FetchFailed):
        return Found(address, failure=answer)
    if isinstance(answer, NotModified):  # nothing was known before, so nothing can be unchanged
        return Found(address, failure=FetchFailed("garbled", "Svaret var tomt.", "The answer was empty."))
    return recognise(answer.moved_to or address, answer, selector=selector)


def recognise(address: str, answer: Fetched, *, selector: str = "") -> Found:
    """Say what an answer is."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if host in HOSTS:
        return _with_records(address, HOSTS[host], read(HOSTS[host], answer.content, address))
    try:
        return Found(address, "opml", outlines=tuple(read_outlines(answer.content)))
    except NoOutlines:
        pass  # not a list of feeds: it may be a feed or a page
    try:
        for _entry in read_entries(answer.content):
            break
    except NoFeed:
        return _page(address, answer, selector)
    kind = "eurlex_feed" if host == EURLEX else "feed"
    name, language = feed_name(answer.content)
    return _with_records(address, kind, read(kind, answer.content, address), name, language)


def _with_records(
    address: str, kind: str, found: Iterable[Record | Reject], name: str = "", language: str = ""
) -> Found:
    rows = list(found)
    documents = [one for one in rows if isinstance(one, DocumentRecord | CallRecord)]
    rejects = tuple(one for one in rows if isinstance(one, Reject))
    failure = None
    if rejects and not documents:
        failure = FetchFailed(
            "unreadable",
            "Inget i svaret gick att läsa som dokument.",
            "Nothing in the answer could be read as documents.",
        )
    return Found(
        address,
        kind,
        name or (urlsplit(address).hostname or ""),
        language or next((one.language for one in documents if one.language), ""),
        tuple(one.title for one in documents[:SHOWN]),
        len(documents),
        rejects[:SHOWN],
        failure=failure,
    )


def _page(address: str, answer: Fetched, selector: str) -> Found:
    feeds = tuple(feed_links(answer.content, answer.url or address))
    try:
        page = snapshot(answer.content, answer.url or address, selector)
    except NoMainText as problem:
        failure = FetchFailed("no_main_text", problem.sentence_sv, problem.sentence_en)
        return Found(address, "webpage" if feeds else "", feeds=feeds, failure=failure)
    return Found(
        address,
        "webpage",
        page.title[:120],
        page.language,
        feeds=feeds,
        text=page.text[:1200],
    )


def feed_links(data: bytes, base: str) -> list[FeedLink]:
    """Give the feeds that a page names in its head, each address once."""
    root = parse_html(data)
    found: dict[str, FeedLink] = {}
    for link in root.iter("link") if root is not None else ():
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        href = (link.get("href") or "").strip()
        if "alternate" not in rel or kind not in FEED_TYPES or not href:
            continue
        try:
            address = urljoin(base, href)
        except ValueError:
            continue  # an address that cannot be read leads nowhere
        if address.startswith(("http://", "https://")):
            found.setdefault(address, FeedLink(line(link.get("title") or "")[:120] or address, address))
    return list(found.values())


def feed_name(data: bytes) -> tuple[str, str]:
    """Give what a feed calls itself, and its language as two letters; empty where it does not say."""
    root = parse(to_text(data))
    name = language = ""
    for element in root.iter("{*}title", "{*}language") if root is not None else ():
        parent = element.getparent()
        if parent is None or _local(parent.tag) not in ("channel", "feed"):
            continue
        text = line("".join(str(part) for part in element.itertext()))
        if _local(element.tag) == "title":
            name = name or text
        else:
            language = language or text
    if root is not None and not language:
        language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    code = language.lower()[:2]
    return name[:120], code if code.isalpha() and len(code) == 2 else ""


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()
