"""Each kind of source is asked in its own way: pages are compared, interfaces read page by page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.connectors.replay import Asked, Replay, Reply
from tests.features.monitoring.source_bench import NOW, fetch
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.riksdag import fetch as riksdag
from utblick.connectors.sedia_calls import fetch as sedia
from utblick.features.monitoring.models import Document, Source, WatchProfile


def page(*paragraphs: str, lang: str = "sv") -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = f'<html lang="{lang}"><head><title>Utlysningar</title></head>'
    return f"{head}<body><main><h1>Utlysningar</h1>{body}</main></body></html>".encode()


OPEN = "Den femte utlysningen är öppen för ansökningar till den 2 mars 2027."
OLD = "Det finns inga öppna utlysningar för närvarande, men välkommen åter."


def test_a_page_is_remembered_first_and_told_of_when_it_changes(
    add: Callable[..., Source], fetcher: Fetcher, biofuel: WatchProfile
) -> None:
    news = "Utlysningen gäller biogas i skärgården."
    source = add(
        "/sida",
        Reply(body=page(OLD)),
        Reply(body=page(OLD)),
        Reply(body=page(OPEN, news)),
        Reply(body=b"<html><body></body></html>"),
        Reply(body=page(OPEN, news)),
        kind="webpage",
    )
    for day in range(3):
        fetch(fetcher, NOW + timedelta(days=day * 2))
    found = Document.objects.get()
    assert (found.type, found.language, found.url) == ("page_change", "sv", source.address)
    assert found.title.startswith("Sidan har ändrats: Utlysningar")
    assert "Nytt på sidan:" in found.text
    assert OPEN in found.text
    assert f"Borttaget från sidan:\n\n{OLD}" in found.text
    assert [hit.profile for hit in found.hits.all()] == [biofuel]
    # An empty page is a fault of the page, not a change of it; what was remembered is kept.
    fetch(fetcher, NOW + timedelta(days=8))
    source.refresh_from_db()
    assert source.error_code == "no_main_text"
    fetch(fetcher, NOW + timedelta(days=12))
    source.refresh_from_db()
    assert (Document.objects.count(), source.failures_in_row) == (1, 0)


def test_a_part_of_a_page_is_watched_alone(add: Callable[..., Source], fetcher: Fetcher) -> None:
    def whole(part: str, other: str) -> Reply:
        html = f"<html lang=en><body><main><p>{other}</p><div class=news><p>{part}</p></div></main></body></html>"
        return Reply(body=html.encode())

    part = "A long paragraph about calls that are open."
    add(
        "/sida",
        whole(part, "One thing or another thing"),
        whole(part, "Something else altogether here"),
        whole("Another long paragraph about calls.", "x"),
        kind="webpage",
        options={"selector": ".news"},
    )
    fetch(fetcher)
    assert fetch(fetcher, NOW + timedelta(days=2))["sida"].outcome == "unchanged"
    assert fetch(fetcher, NOW + timedelta(days=4))["sida"].outcome == "new"
    assert Document.objects.get().title.startswith("The page changed: ")


def test_calls_are_asked_for_page_by_page(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    def topic(number: int) -> dict[str, Any]:
        return {
            "reference": f"{number}TOPICSen",
            "url": f"https://x.example/{number}",
            "metadata": {
                "identifier": [f"CB-{number}"],
                "title": [f"Call {number}"],
                "status": ["31094502"],
                "deadlineDate": ["2027-03-02T00:00:00.000+0000"],
                "language": ["en"],
                "type": ["1"],
            },
        }

    def answer(asked: Asked) -> Reply:
        number = int(asked.path.rpartition("=")[2])
        rows = [topic(n) for n in range(100 * number, 100 * number + 2)]
        return Reply(body=json.dumps({"totalResults": 150, "results": rows}).encode())

    path = "/search?apiKey=SEDIA&text=%2A%2A%2A&pageSize=100&pageNumber="
    monkeypatch.setattr(sedia, "ADDRESS", server.url("/search"))
    source = add("/sedia", kind="sedia_calls")
    server.replies = {f"{path}1": [answer], f"{path}2": [answer]}
    outcome = fetch(fetcher)["sedia"]
    assert (outcome.outcome, outcome.counts.inserted, outcome.counts.rejected) == ("new", 4, 0)
    assert source.documents.filter(kind="call").count() == 4
    # The second page fails: what the first gave is kept, and the failure is told.
    server.replies[f"{path}2"] = [Reply(500)]
    outcome = fetch(fetcher, NOW + timedelta(days=2))["sedia"]
    assert (outcome.outcome, outcome.counts.unchanged) == ("failed", 2)


def test_the_riksdag_is_asked_for_what_is_new_since_the_last_success(
    add: Callable[..., Source], fetcher: Fetcher, server: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(riksdag, "ADDRESS", server.url(""))
    source = add("/dokumentlista/?doktyp=fpm&utformat=json", kind="riksdag", key="fpm", last_success_at=NOW)
    body = {"dokumentlista": {"@nasta_sida": "", "dokument": []}}
    path = "/dokumentlista/?sok=&doktyp=fpm&from=2026-10-24&sort=datum&sortorder=desc&utformat=json&p=1"
    server.on(path, Reply(body=json.dumps(body).encode()))
    assert fetch(fetcher)["fpm"].outcome == "unchanged"
    assert [asked.path for asked in server.asked] == [path]
    server.on(path, Reply(body=b"<html>Underhall</html>"))
    assert fetch(fetcher, NOW) == {}
    Source.objects.update(next_check_at=None)
    assert fetch(fetcher)["fpm"].outcome == "failed"
    source.refresh_from_db()
    assert source.error_code == "unreadable"
