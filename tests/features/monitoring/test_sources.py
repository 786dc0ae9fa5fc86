"""Sources are added and changed: the catalogue, what begins anew, who may what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from utblick.connectors.catalogue import CATALOGUE
from utblick.connectors.fetching.results import Fetched, failed
from utblick.features.monitoring.actions import sources as actions
from utblick.features.monitoring.actions.sources import NewSource
from utblick.features.monitoring.example.loading import _sources
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.queries.sources import source_healths
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent

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


# The catalogue.


def test_the_catalogue_is_followed_once_and_every_source_is_unverified(region: None) -> None:
    assert actions.load_catalogue(NOW, by=BY)["added"] == len(CATALOGUE)
    assert actions.load_catalogue(NOW, by=BY) == {"added": 0, "renewed": 0, "unchanged": len(CATALOGUE)}
    assert Source.objects.filter(is_active=True, verified_at=None).count() == len(CATALOGUE)
    assert all(one.is_unverified for one in source_healths(BY, at=NOW))


def test_the_catalogue_renews_only_what_nobody_has_changed(
    region: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.load_catalogue(NOW, by=BY)
    first, second = CATALOGUE[0], CATALOGUE[1]
    mine = Source.objects.get(key=first.key)
    actions.change_source(mine, {"address": "https://mine.example/feed"}, selector="", by=BY, at=NOW)
    newer = [replace(row, address=f"{row.address}?ny", rhythm=7) for row in (first, second)]
    monkeypatch.setattr(actions, "CATALOGUE", newer)
    later = NOW + timedelta(days=1)
    assert actions.load_catalogue(later, by=BY) == {"added": 0, "renewed": 2, "unchanged": 0}
    mine.refresh_from_db()
    theirs = Source.objects.get(key=second.key)
    assert (mine.address, mine.rhythm_hours) == ("https://mine.example/feed", 7)
    assert (theirs.address, theirs.rhythm_hours, theirs.next_check_at) == (f"{second.address}?ny", 7, later)
    assert actions.load_catalogue(later, by=BY)["renewed"] == 0


def test_a_source_of_ones_own_by_the_same_key_is_left_alone(region: None) -> None:
    row = CATALOGUE[0]
    Source.objects.create(key=row.key, kind="manual", name_sv="Min", name_en="Mine")
    actions.load_catalogue(NOW, by=BY)
    assert (Source.objects.get(key=row.key).kind, Source.objects.get(key=row.key).address) == ("manual", "")


def test_the_example_fills_the_same_sources(region: None) -> None:
    _sources(NOW)
    assert _sources(NOW) == 0
    press = Source.objects.get(key="commission-press")
    assert press.address.startswith("https://")
    assert press.note
    assert not Source.objects.get(key="own-notes").address


def test_the_mailbox_is_followed_when_the_installation_has_one(region: None, settings: Any) -> None:
    settings.UTBLICK_MAILBOX = "imaps://u:p@mail.example/INBOX"
    actions.load_catalogue(NOW, by=BY)
    assert Source.objects.get(key="mailbox").kind == "mailbox"
    assert actions.load_catalogue(NOW, by=BY)["added"] == 0


# Adding and changing.


def test_keys_are_readable_and_never_collide(region: None) -> None:
    keys = [
        actions.add_source(NewSource(name, f"https://x.example/{n}"), by=BY, at=NOW).key
        for n, name in enumerate(("Östersjön nyheter", "Östersjön: nyheter", "ny", "!!!"))
    ]
    assert keys[:2] == ["ostersjon-nyheter", "ostersjon-nyheter-2"]
    assert keys[2].startswith("ny-")
    assert keys[3] == "x-example"
    assert len(set(keys)) == 4


def test_another_address_is_another_beginning(source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(
        verified_at=NOW, etag="x", failures_in_row=3, error_sv="fel", state={"page": {}, "moves": [1]}
    )
    changed = actions.change_source(
        source, {"address": "https://x.example", "name_sv": "Ny"}, selector=".n", by=BY, at=NOW
    )
    assert (changed.verified_at, changed.etag, changed.failures_in_row, changed.error_sv) == (None, "", 0, "")
    assert changed.state == {"moves": [1]}
    assert changed.options == {"selector": ".n"}
    event = AuditEvent.objects.get(action="monitoring.source.changed")
    assert event.changes == {
        "name_sv": ["Kommissionen", "Ny"],
        "address": ["", "https://x.example"],
        "selector": ["", ".n"],
    }
    again = actions.change_source(source, {"name_sv": "Ny"}, selector=".n", by=BY, at=NOW)
    assert again.name_sv == "Ny"
    assert AuditEvent.objects.filter(action="monitoring.source.changed").count() == 1


ACTIONS: dict[str, Callable[[Source, Viewer], Any]] = {
    "add": lambda source, by: actions.add_source(
        NewSource(f"A, of {by.name}", "https://a.example"), by=by, at=NOW
    ),
    "change": lambda source, by: actions.change_source(source, {"name_sv": "B"}, selector="", by=by, at=NOW),
    "switch": lambda source, by: actions.switch_source(source, on=False, by=by, at=NOW),
    "check": lambda source, by: actions.check_now(source, by=by, at=NOW),
    "catalogue": lambda source, by: actions.load_catalogue(NOW, by=by),
    "outlines": lambda source, by: actions.add_outlines([], by=by, at=NOW),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_change_sources(action: str, source: Source, person: Person) -> None:
    for account in Account.objects.all():
        viewer = person(account.email.partition("@")[0])
        may = bool(viewer.roles & {"strategist", "brussels_officer", "administrator"})
        if may:
            ACTIONS[action](source, viewer)
        else:
            with pytest.raises(NotAllowed):
                ACTIONS[action](source, viewer)
    with pytest.raises(NotAllowed):
        ACTIONS[action](source, NOBODY)


PAGES = ("add_source", "import_files", "by_hand")
POSTS = ("check_source", "switch_source", "change_source")


def test_who_gets_into_the_pages(source: Source, client_of: Callable[[str], Client], person: Person) -> None:
    seen = set()
    for account in Account.objects.order_by("pk"):
        name = account.email.partition("@")[0]
        viewer, client = person(name), client_of(name)
        may = bool(viewer.roles & {"strategist", "brussels_officer", "administrator"})
        if (kind := (may, tuple(sorted(viewer.roles)))) in seen:
            continue
        seen.add(kind)
        assert client.get(reverse("monitoring:sources")).status_code == 200
        page = client.get(reverse("monitoring:source", args=[source.key]))
        assert page.status_code == 200
        assert ("Fetch now" in text_of(page) or "/andra/" in text_of(page)) == may
        for one in PAGES:
            assert client.get(reverse(f"monitoring:{one}")).status_code == (200 if may else 403), (name, one)
        if not may:
            for one in POSTS:
                assert client.post(reverse(f"monitoring:{one}", args=[source.key])).status_code == 403
            assert client.post(reverse("monitoring:load_catalogue")).status_code == 403
            assert client.post(reverse("monitoring:import_opml")).status_code == 403
            assert client.post(reverse("monitoring:save_by_hand")).status_code == 403
    assert {kind[0] for kind in seen} == {True, False}
    source.refresh_from_db()
    assert source.is_active


def test_nobody_gets_in_without_signing_in(source: Source) -> None:
    for address in ("/kallor/", f"/kallor/{source.key}/", "/kallor/opml/hamta/", "/lagg-till/"):
        assert Client().get(address).status_code == 302
