"""The official sources are asked at the right addresses, page by page, and left alone after a failure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from utblick.connectors.eurlex import fetch as eurlex
from utblick.connectors.europarl import fetch as europarl
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.fetching.results import Fetched, FetchFailed, NotModified, failed
from utblick.connectors.government_offices import fetch as government_offices
from utblick.connectors.riksdag import fetch as riksdag
from utblick.connectors.sedia_calls import fetch as sedia


class Scripted:
    """Answers in order what it was given, and remembers what it was asked."""

    def __init__(self, *answers: bytes | FetchFailed) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Mapping[str, Any]]] = []

    def fetch(self, url: str, **how: Any) -> Fetched | NotModified | FetchFailed:
        self.asked.append((url, how))
        answer = self.answers.pop(0)
        return answer if isinstance(answer, FetchFailed) else Fetched(200, answer, url=url)

    def query(self, at: int) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.asked[at][0]).query)


def test_calls_are_asked_for_until_the_total_is_reached() -> None:
    page = json.dumps({"totalResults": 150, "results": []}).encode()
    asked = Scripted(page, page)
    assert len(list(sedia.topics(cast(Fetcher, asked), statuses=["open"]))) == 2
    assert [asked.query(at)["pageNumber"] for at in (0, 1)] == [["1"], ["2"]]
    body, headers = asked.asked[0][1]["body"], asked.asked[0][1]["headers"]
    boundary = headers["Content-Type"].partition("boundary=")[2]
    parts = body.decode().split(f"--{boundary}")
    assert parts[-1] == "--\r\n"
    query = json.loads(parts[1].partition("\r\n\r\n")[2])
    assert {"terms": {"status": ["31094502"]}} in query["bool"]["must"]


def test_asking_ends_at_the_first_failure() -> None:
    for answers in ([failed("slow", "x")], [b"no json"], [b'{"totalResults": "many"}']):
        assert len(list(sedia.topics(cast(Fetcher, Scripted(*answers))))) == 1


def test_riksdag_lists_follow_their_next_page() -> None:
    first = json.dumps({"dokumentlista": {"@nasta_sida": "https://…p=2"}}).encode()
    asked = Scripted(first, b'{"dokumentlista": {}}')
    found = list(riksdag.documents(cast(Fetcher, asked), kind="bet", since="2031-01-01", words="biogas EU"))
    assert len(found) == 2
    assert asked.query(1) | {"p": ["2"], "sok": ["biogas EU"], "doktyp": ["bet"]} == asked.query(1)
    asked = Scripted(b"{}")
    riksdag.document(cast(Fetcher, asked), "H601NU10", etag="x")
    assert asked.asked == [("https://data.riksdagen.se/dokumentstatus/H601NU10.json", {"etag": "x"})]


def test_the_parliament_ends_with_an_empty_page() -> None:
    asked = Scripted(b'{"data": []}', b"")
    assert len(list(europarl.documents(cast(Fetcher, asked), year=2031, kind="REPORT_PLENARY"))) == 1
    assert asked.query(1)["offset"] == ["50"]
    asked = Scripted(b"{}")
    europarl.document(cast(Fetcher, asked), "A-9-2024-0163")
    assert asked.asked[0][0].endswith("/api/v2/documents/A-9-2024-0163")


def test_cellar_is_asked_by_celex_format_and_language() -> None:
    asked = Scripted(b"", b"")
    eurlex.text(cast(Fetcher, asked), "32018L2001R(04)", form="formex")
    eurlex.notice(cast(Fetcher, asked), "52018PC0340", language="en", etag="e")
    assert asked.asked[0][0].endswith("/resource/celex/32018L2001R%2804%29")
    assert asked.asked[0][1]["headers"] == {"Accept": "application/xml;type=fmx4", "Accept-Language": "swe"}
    assert asked.asked[1][1]["headers"]["Accept"] == "application/xml;notice=branch"
    assert asked.asked[1][1]["etag"] == "e"


def test_the_mirror_of_the_government() -> None:
    asked = Scripted(b"", b"", b"")
    government_offices.pages(cast(Fetcher, asked), "remisser")
    government_offices.text(cast(Fetcher, asked), "/remisser/2031/01/remiss-på-svenska/")
    government_offices.codes(cast(Fetcher, asked))
    assert [url for url, _ in asked.asked] == [
        "https://g0v.se/remisser.json",
        "https://g0v.se/remisser/2031/01/remiss-p%C3%A5-svenska.md",
        "https://g0v.se/api/codes.json",
    ]
