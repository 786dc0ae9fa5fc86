"""An address is looked at before it is followed; a list of feeds is shown before it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from utblick.connectors.fetching.results import Fetched, FetchFailed, failed
from utblick.connectors.opml.outlines import read_outlines
from utblick.features.monitoring.actions import sources as actions
from utblick.features.monitoring.actions.sources import NewSource
from utblick.features.monitoring.looking_up import feed_links, look_up
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.views import source_adding
from utblick.foundation.accounts.viewer import Viewer, system

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BY = system("test")
Person = Callable[[str], Viewer]
BACKEND = "utblick.foundation.accounts.backend.AccountBackend"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Nyheter fr\xc3\xa5n Havet</title>
<language>sv-se</language><item><guid>1</guid><title>F\xc3\xb6rsta nyheten</title></item>
<item><guid>2</guid><title>Andra nyheten</title></item></channel></rss>"""
PAGE = b"""<html lang="en"><head><title>News of the sea</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
<link rel="alternate" hreflang="sv" href="/sv"></head>
<body><main><p>A long text about the sea, its coasts and its regions, and nothing else.</p></main></body></html>"""


class Stub:
    """A fetcher that knows the answers."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers

    def fetch(self, url: str, **more: Any) -> Any:
        answer = self.answers.get(url, failed("unknown_host", "nowhere.example"))
        return Fetched(200, answer, {}, url) if isinstance(answer, bytes) else answer


def text_of(response: Any) -> str:
    return str(response.content.decode())


# Looking at an address.


@pytest.mark.parametrize(
    ("address", "answer", "kind", "count"),
    [
        ("https://a.example/feed", FEED, "feed", 2),
        (
            "https://eur-lex.europa.eu/rss",
            FEED.replace(b"<title>A", b"<link>https://eur-lex.europa.eu/x</link><title>A"),
            "eurlex_feed",
            0,
        ),
        ("https://a.example/page", PAGE, "webpage", 0),
        (
            "https://a.example/empty",
            b"<rss version='2.0'><channel><title>T</title></channel></rss>",
            "feed",
            0,
        ),
        (
            "https://a.example/list",
            b"<opml><body><outline xmlUrl='https://b.example/f' text='B'/></body></opml>",
            "opml",
            0,
        ),
        ("https://data.riksdagen.se/x", b'{"dokumentlista": {"dokument": []}}', "riksdag", 0),
        ("https://a.example/nothing", b"<html><body></body></html>", "", 0),
    ],
)
def test_an_address_is_recognised(address: str, answer: bytes, kind: str, count: int) -> None:
    found = look_up(address, Stub({address: answer}))  # type: ignore[arg-type]
    assert found.kind == kind
    assert found.count == count or kind == "eurlex_feed"


def test_a_feed_tells_its_name_language_and_first_titles() -> None:
    found = look_up("https://a.example/feed", Stub({"https://a.example/feed": FEED}))  # type: ignore[arg-type]
    assert (found.name, found.language) == ("Nyheter från Havet", "sv")
    assert found.titles == ("Första nyheten", "Andra nyheten")


def test_a_page_tells_which_feeds_it_knows_of() -> None:
    assert [(one.name, one.address) for one in feed_links(PAGE, "https://a.example/news/")] == [
        ("All news", "https://a.example/feed.xml"),
        ("https://other.example/atom", "https://other.example/atom"),
    ]


def test_a_pasted_address_is_looked_at_shown_and_then_saved(
    client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"https://a.example/feed": FEED, "https://a.example/page": PAGE}
    monkeypatch.setattr(source_adding, "quick_fetcher", lambda: Stub(answers))
    client = client_of("bryssel")
    page = text_of(client.post("/kallor/ny/", {"address": "a.example/feed"}))
    assert "Nyheter från Havet" in page
    assert "Andra nyheten" in page
    assert not Source.objects.exists()
    page = text_of(client.post("/kallor/ny/", {"address": "https://a.example/page"}))
    assert "https://a.example/feed.xml" in page
    assert "A long text about the sea" in page
    form = {
        "step": "save",
        "name_sv": "Havet",
        "address": "https://a.example/feed",
        "kind": "feed",
        "language": "sv",
    }
    response = client.post("/kallor/ny/", form)
    assert response.headers["Location"] == "/kallor/havet/"
    source = Source.objects.get()
    assert (source.kind, source.language, source.verified_at) == ("feed", "sv", None)
    assert source.next_check_at is not None
    assert client.post("/kallor/ny/", form).status_code == 422


def test_without_network_a_source_can_be_saved_all_the_same(
    client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_adding, "quick_fetcher", lambda: Stub({}))
    response = client_of("bryssel").post("/kallor/ny/", {"address": "https://a.example/feed"})
    assert response.status_code == 200
    assert "no server called nowhere.example" in text_of(response)
    assert 'value="https://a.example/feed"' in text_of(response)


@pytest.mark.parametrize("address", ["", "inte en adress", "http://127.1/", "javascript:alert(1)"])
def test_a_bad_address_gets_a_sentence(
    client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(source_adding, "quick_fetcher", lambda: Stub({}))
    response = client_of("bryssel").post("/kallor/ny/", {"address": address})
    assert response.status_code in (200, 422)
    assert not Source.objects.exists()


# Lists of feeds.

OPML = b"""<opml version="2.0"><body><outline text="Havet">
<outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="https://b.example/f"/></outline></body></opml>"""


def test_a_list_of_feeds_is_shown_before_it_is_followed(client_of: Callable[[str], Client]) -> None:
    actions.add_source(NewSource("A finns", "https://a.example/f"), by=BY, at=NOW)
    client = client_of("strateg")
    response = client.post("/kallor/opml/", {"file": SimpleUploadedFile("l.opml", OPML)})
    page = text_of(response)
    assert "https://b.example/f" in page
    assert Source.objects.count() == 1
    rows = page.split('name="rows" value="')[1].split('"')[0]
    client.post("/kallor/opml/", {"rows": rows, "row": ["0", "1", "x"]})
    assert set(Source.objects.values_list("name_sv", flat=True)) == {"A finns", "B"}
    exported = client.get("/kallor/opml/hamta/")
    assert [one.address for one in read_outlines(exported.content)] == [
        "https://a.example/f",
        "https://b.example/f",
    ]
    assert client.post("/kallor/opml/", {"rows": "forged", "row": ["0"]}).status_code == 302
    assert Source.objects.count() == 2


@pytest.mark.parametrize("data", [b"", b"not xml", FEED, b"<opml><body/></opml>"])
def test_a_list_that_is_none_gets_a_sentence(client_of: Callable[[str], Client], data: bytes) -> None:
    response = client_of("strateg").post("/kallor/opml/", {"file": SimpleUploadedFile("l.opml", data)})
    assert response.status_code == 422
    assert not Source.objects.exists()


def test_failures_are_told_in_the_page_s_language() -> None:
    found = look_up("https://x.example", Stub({}))  # type: ignore[arg-type]
    assert isinstance(found.failure, FetchFailed)
    assert found.failure.sentence_sv != found.failure.sentence_en
